"""Obstacles met while the add-in is built or installed; each writes its own sentence."""

from pathlib import PurePath

from xlsops.errors import XlsopsError


class AddinUnsupportedError(XlsopsError):
    """The add-in has no place on this system, because Excel has none."""

    def __init__(self, system: str) -> None:
        super().__init__(
            f"Tambahan Kinerja hanya dapat dipasang di Windows dan macOS, bukan di {system}; "
            "di komputer ini pakai perintah xlsops di terminal."
        )
        self.system = system


class AddinForeignError(XlsopsError):
    """A file of the add-in's name stands in its place and was not made here."""

    def __init__(self, path: PurePath) -> None:
        super().__init__(
            f"Sudah ada {path.name} di folder {path.parent} yang bukan buatan xlsops. "
            "Pindahkan atau ganti namanya, lalu ulangi."
        )
        self.path = path


class InterpreterPathError(XlsopsError):
    """Excel cannot start the Python of this path."""

    def __init__(self, interpreter: str, reason: str) -> None:
        super().__init__(
            f"Excel tidak dapat memanggil Python di {interpreter} karena {reason}. "
            "Pasang Python dan xlsops di folder lain, lalu ulangi dari sana."
        )
        self.interpreter = interpreter
        self.reason = reason


class WheelChangedError(XlsopsError):
    """The installed xlwings is not the one the add-in is made for."""

    def __init__(self, found: str, wanted: str) -> None:
        super().__init__(
            f"xlwings yang terpasang ({found}) bukan yang diperlukan ({wanted}). "
            f"Jalankan: pip install xlwings=={wanted}"
        )
        self.found = found
        self.wanted = wanted


class ExcelNeverStartedError(XlsopsError):
    """Excel for Mac has not made its own folder yet."""

    def __init__(self, folder: PurePath) -> None:
        super().__init__(
            "Excel belum pernah dijalankan di akun ini. "
            "Buka Excel sekali, tutup dengan Cmd+Q, lalu ulangi."
        )
        self.folder = folder
