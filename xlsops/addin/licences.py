"""The licences of what the add-in carries from others, as they must travel with it."""

from importlib.metadata import distribution

from xlsops.addin.wheel import DISTRIBUTION


def licences() -> str:
    """Return the text that travels with the add-in: the licence of xlwings."""
    return (
        f"Kinerja.xlam memuat satu modul VBA dari paket {DISTRIBUTION}, yang dipangkas, "
        f"dengan lisensi berikut.\n\n{_xlwings()}"
    )


def _xlwings() -> str:
    for path in distribution(DISTRIBUTION).files or ():
        if path.name == "LICENSE.txt":
            return path.read_text(encoding="utf-8").replace("\r\n", "\n").strip() + "\n"
    message = f"the installed {DISTRIBUTION} carries no LICENSE.txt"
    raise FileNotFoundError(message)
