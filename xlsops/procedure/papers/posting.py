"""Where letters to bureaus are written: each beside those made before, never in place of one."""

from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path

from xlsops.core.journal.events import of_kind
from xlsops.core.journal.facts.kinds import Returned
from xlsops.core.journal.facts.particulars import LetterMade
from xlsops.core.journal.facts.request_kinds import LettersMade
from xlsops.files.archive import digest
from xlsops.files.writing import make_folder, write_files
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.naming import letter_name

LETTER = "Surat"
"""What the letter of a returned copy is called."""

Files = Mapping[str, bytes]
"""Files by their path in the period folder."""


def made_before(period: LoadedPeriod) -> Mapping[str, str]:
    """Return the hashes of all letters and returned copies made so far, by path in the period folder.

    Of letters that earlier versions wrote with a copy no hash was recorded: theirs is empty, as is
    that of no file.
    """
    known: dict[str, str] = {}
    for _, told in of_kind(period.events, Returned):
        name = letter_name(period, LETTER, told.bureau)
        known |= {told.file: told.sha, f"kembali/{name}.txt": "", f"kembali/{name}.eml": ""}
    return {**known, **period.state.letters}


def with_free_number(known: Mapping[str, str], make: Callable[[int], Files]) -> Files:
    """Return the files of a letter under the first number that no other letter has."""
    return next(
        files
        for number in count(1)
        if (files := make(number))
        and all(known.get(path, sha) == sha for path, sha in _hashes(files).items())
    )


def post(period: LoadedPeriod, files: Files) -> tuple[Path, ...]:
    """Write letters and return where; one that was made before and still lies there stays as it is.

    Somebody may have written its number on it since.
    """
    root, letters = period.folder.root, period.state.letters
    made = {
        root / name: data
        for name, data in files.items()
        if name not in letters or not (root / name).is_file()
    }
    for folder in {path.parent for path in made}:
        make_folder(folder)
    write_files(made)
    return tuple(made)


def letters_to_tell(period: LoadedPeriod, letters: Mapping[str, Files]) -> list[LettersMade]:
    """Return what is told of letters, by bureau, that no event tells of yet; nothing where there are none.

    A print that was made again is told of again.
    """
    new = tuple(
        LetterMade(code, path, sha)
        for code, files in letters.items()
        for path, sha in _hashes(files).items()
        if path not in period.state.letters
        or (_is_print(path) and sha != period.state.letters[path])
    )
    return [LettersMade(new)] if new else []


def _is_print(path: str) -> bool:
    """Tell whether a file is a print, which tells when it was made: made again, it is another."""
    return path.endswith(".pdf")


def _hashes(files: Files) -> dict[str, str]:
    return {path: digest(data) for path, data in files.items()}
