"""What a dataset was made from: a line for every period folder, so that nothing is read twice."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict, fields

from xlsops import messages
from xlsops.errors import XlsopsError
from xlsops.files.writing import write_whole
from xlsops.frames.parts import PART
from xlsops.frames.subjects import Subject

NAME = "_isi.json"
"""Beginning with a line below, so that whoever reads the dataset passes it over."""

HELD = "_sedang_ditulis"
"""What lies there while an export writes."""


class Done(Struct, frozen=True):
    """A period folder as it was read: by ``key``, and where its rows are.

    They hold from ``since`` to ``until``, days in ISO form: then a rule or an acceptance begins or ends.
    """

    folder: str
    key: str
    since: str
    until: str
    part: str
    rows: int
    files: int
    period: str
    office: str


def read_record(dataset: Path, subject: Subject) -> dict[str, Done]:
    """Return what is known of a dataset, by folder; a damaged record tells nothing, so all is read again.

    Raises where the dataset is about something else, or the folder holds something else.
    """
    try:
        text = (dataset / NAME).read_bytes()
    except FileNotFoundError:
        if dataset.is_dir() and any(each.name != HELD for each in dataset.iterdir()):
            raise XlsopsError(messages.cluster.not_a_dataset(dataset)) from None
        return {}
    except NotADirectoryError:
        raise XlsopsError(messages.cluster.not_a_dataset(dataset)) from None
    try:
        told = json.loads(text)
        held, lines = told["isi"], [Done(**each) for each in told["folder"]]
    except (ValueError, LookupError, TypeError):
        return {}
    if held != subject.value:
        raise XlsopsError(messages.cluster.other_subject(dataset, str(held), subject.value))
    return {each.folder: each for each in lines if _is_sound(each)}


def keep(dataset: Path, subject: Subject, done: Iterable[Done]) -> None:
    """Write the record: the same lines give the same bytes."""
    lines = sorted(done, key=lambda each: each.folder)
    told: Mapping[str, object] = {"isi": subject.value, "folder": [asdict(each) for each in lines]}
    write_whole(dataset / NAME, json.dumps(told, indent=1).encode("ascii"))


def _is_sound(done: Done) -> bool:
    return (
        all(isinstance(getattr(done, each.name), each.type) for each in fields(done))
        and PART.fullmatch(done.part) is not None
    )
