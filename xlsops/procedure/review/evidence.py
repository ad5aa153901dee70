"""The files decisions rest on: put into the period's folder by the head, kept in the archive by hash."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.journal.facts.kinds import Decided
from xlsops.core.journal.state import Decision, State
from xlsops.core.terms.findings import FindingState
from xlsops.core.values.foreign_text import cited
from xlsops.files import archive
from xlsops.files.folders import PeriodFolder, lock_of
from xlsops.procedure.period.wholeness import files_in

_LARGEST = 100 * 1024 * 1024
_LONGEST = 5
"""So many letters has the ending of a file name at most, its dot included."""


class Evidence(Struct, frozen=True):
    """What became of the texts that name evidence: the file in the archive, what is to be told, what is absent."""

    kept: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def keep_evidence(folder: PeriodFolder, named: Iterable[str]) -> Evidence:
    """Keep the files that these texts name; a text that names none is evidence by itself.

    One that looks like the name of a file that is not there is absent; one that cannot be read is told.
    """
    there = {_plain(path.name): path for path in files_in(folder.evidence)}
    kept: dict[str, str] = {}
    notices: list[str] = []
    absent: list[str] = []
    for text in dict.fromkeys(named):
        path = there.get(_plain(_file_name(text)))
        if path is None:
            if looks_like_file(text):
                absent.append(text)
            continue
        data = _read(path)
        if isinstance(data, str):
            notices.append(data)
        elif not data:
            notices.append(messages.findings.evidence_empty(cited(path.name)))
        else:
            kept[text] = archive.kept_evidence(folder, data, path.name)
    return Evidence(kept, tuple(notices), tuple(absent))


def waiting_for_files(state: State) -> Iterator[Decision]:
    """Yield the acceptances that name a file which is not in the archive yet."""
    for key, each in state.decisions.items():
        accepted = each.state is FindingState.ACCEPTED
        if accepted and key not in state.evidence and looks_like_file(each.evidence):
            yield each


def decided_again(state: State, decision: Decision, file: str) -> Decided:
    """Return a decision once more, with the file it rests on."""
    code, bureau, line, column = decision.identity
    return Decided(
        bureau,
        code,
        line,
        column,
        decision.value,
        decision.state,
        decision.note,
        decision.evidence,
        decision.until,
        file,
        state.assignees.get(decision.identity, ""),
        state.chosen.get((decision.identity, decision.value), ""),
    )


def changed_evidence(folder: PeriodFolder, state: State) -> Iterator[str]:
    """Yield which files in the folder are not those any more that decisions rest on."""
    there = (
        {_plain(path.name): path for path in files_in(folder.evidence)} if state.evidence else {}
    )
    told: dict[str, set[str]] = {}
    for key, file in state.evidence.items():
        told.setdefault(state.decisions[key].evidence, set()).add(PurePath(file).stem)
    for text, shas in told.items():
        path = there.get(_plain(_file_name(text)))
        data = _read(path) if path else b""
        if path and isinstance(data, bytes) and archive.digest(data) not in shas:
            yield messages.findings.evidence_changed(cited(text))


def looks_like_file(text: str) -> bool:
    """Tell whether a text looks like the name of a file: it ends as such names do."""
    ending = PurePath(text).suffix
    return 1 < len(ending) <= _LONGEST and ending[1:].isalnum() and not ending[1:].isdigit()


def _file_name(text: str) -> str:
    """Return the name a text gives a file in the folder, the folder's own left out."""
    name = text.strip().replace("\\", "/")
    return name.removeprefix("bukti/")


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _read(path: Path) -> bytes | str:
    """Return the bytes of a file, or why they cannot be had."""
    if lock := lock_of(path):
        return messages.findings.evidence_open(cited(path.name), cited(lock))
    try:
        if path.is_symlink() or not path.is_file():
            return messages.findings.evidence_no_file(cited(path.name))
        if path.stat().st_size > _LARGEST:
            return messages.findings.evidence_too_large(cited(path.name))
        return path.read_bytes()
    except OSError:
        return messages.findings.evidence_unreadable(cited(path.name))
