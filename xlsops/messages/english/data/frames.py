"""What is exported for analysts: what cannot be read, and where it cannot be written."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.english.words import counted
from xlsops.messages.message import Message, entry, folder_name, numbered


@entry
def ending(path: PurePath, endings: Sequence[str]) -> Message:
    return Message(
        f"The name {path.name} does not say which kind of file to write.",
        f"After --to, give a name that ends in {', '.join(endings[:-1])} or {endings[-1]}.",
    )


@entry
def no_parquet_library() -> Message:
    return Message(
        "Files of the kind .parquet need the library pyarrow, which is not installed.",
        'Run: pip install "xlsops[parquet]", then try again; or choose a name that ends in .csv.',
    )


@entry
def no_folder(folder: PurePath) -> Message:
    return Message(
        f"The folder {folder_name(folder)} does not exist.",
        "Check its name: name a period folder, or a folder that holds several period folders.",
    )


@entry
def no_place(target: PurePath, folder: PurePath) -> Message:
    return Message(
        f"{target.name} cannot be written, because the folder {folder_name(folder)} does not exist.",
        "Make the folder first, or name another one.",
    )


@entry
def of_period(path: PurePath, folder: PurePath) -> Message:
    return Message(
        f"{path.name} would overwrite or slip among what the period folder {folder_name(folder)} holds.",
        "After --to, give another name, outside the parts of a period folder.",
    )


@entry
def nothing_read(folders: Sequence[str]) -> Message:
    return Message(f"Not one of the folders can be read:{numbered(list(folders))}", "")


@entry
def too_many_rows(path: PurePath, rows: int, most: int) -> Message:
    return Message(
        f"There {'is' if rows == 1 else 'are'} {counted(rows, 'row')} for {path.name}, while one Excel sheet "
        f"holds at most {most}.",
        "Choose a name that ends in .csv or .parquet, or name fewer folders.",
    )


@entry
def too_large(path: PurePath) -> Message:
    return Message(
        f"What {path.name} would hold is more than Excel can open in one sheet.",
        "Choose a name that ends in .csv or .parquet, or name fewer folders.",
    )
