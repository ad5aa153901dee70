"""What is exported for analysts: what cannot be read, and where it cannot be written."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.message import Message, entry, folder_name, numbered


@entry
def ending(path: PurePath, endings: Sequence[str]) -> Message:
    """The name of the file to be written does not say which kind of file is wanted."""
    return Message(
        f"Nama {path.name} tidak menyebut jenis berkas yang dapat ditulis.",
        f"Sebutkan sesudah --to nama yang berakhiran {', '.join(endings[:-1])}, atau {endings[-1]}.",
    )


@entry
def no_parquet_library() -> Message:
    """What writes Parquet files is not installed."""
    return Message(
        "Berkas .parquet memerlukan pustaka pyarrow, yang belum terpasang.",
        'Jalankan: pip install "xlsops[parquet]", lalu ulangi; atau pilih nama berakhiran .csv.',
    )


@entry
def no_folder(folder: PurePath) -> Message:
    """A folder that is to be read is not there."""
    return Message(
        f"Folder {folder_name(folder)} tidak ada.",
        "Periksa namanya: sebut folder periode, atau folder yang memuat beberapa folder periode.",
    )


@entry
def no_place(target: PurePath, folder: PurePath) -> Message:
    """The folder in which something is to be written is not there."""
    return Message(
        f"{target.name} tidak dapat ditulis, karena folder {folder_name(folder)} tidak ada.",
        "Buat foldernya dahulu, atau sebut folder lain.",
    )


@entry
def of_period(path: PurePath, folder: PurePath) -> Message:
    """The file to be written lies where a period folder keeps its own."""
    return Message(
        f"{path.name} akan menimpa atau menyusupi isi folder periode {folder_name(folder)}.",
        "Sebutkan sesudah --to nama lain, di luar bagian-bagian folder periode.",
    )


@entry
def nothing_read(folders: Sequence[str]) -> Message:
    """None of the folders that were named can be read; the reason of each is listed."""
    return Message(f"Tidak satu pun folder dapat dibaca:{numbered(list(folders))}", "")


@entry
def too_many_rows(path: PurePath, rows: int, most: int) -> Message:
    """A worksheet does not hold so many rows."""
    return Message(
        f"Ada {rows} baris untuk {path.name}, sedangkan satu lembar Excel memuat paling banyak {most}.",
        "Pilih nama berakhiran .csv atau .parquet, atau sebutkan lebih sedikit folder.",
    )


@entry
def too_large(path: PurePath) -> Message:
    """The texts and figures of a table are more than Excel opens in one worksheet."""
    return Message(
        f"Isi {path.name} lebih besar daripada yang dapat dibuka Excel dalam satu lembar.",
        "Pilih nama berakhiran .csv atau .parquet, atau sebutkan lebih sedikit folder.",
    )
