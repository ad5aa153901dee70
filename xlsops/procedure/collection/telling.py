"""What is told of the files that came in, and of the findings on them."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from msgspec import Struct

from xlsops import messages
from xlsops.core.form.differences import AnswerChange
from xlsops.core.pages.proposal import how_to_decide, proposal_data, proposal_text
from xlsops.core.review.doubts import counting
from xlsops.core.review.several_people import apart_told
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.foreign_text import cited
from xlsops.core.values.grouped import grouped, span
from xlsops.core.values.numbers import whole_number_text
from xlsops.core.view.view import BureauView, View
from xlsops.procedure.intake.inbox import Taken, readable_name

_REPLIES_SHOWN = 3
"""So many answers to no finding are quoted."""


class Collected(Struct, frozen=True):
    """The view after a collection, the files of the inbox, and by bureau what changed astray."""

    view: View
    taken: Sequence[Taken]
    strays: Sequence[tuple[str, AnswerChange]]

    @property
    def accepted(self) -> list[Taken]:
        """Return the files that were taken just now."""
        return [
            each
            for each in self.taken
            if not each.again and each.examined.fate in {Fate.ACCEPTED, Fate.NOTED}
        ]

    @property
    def refused(self) -> list[Taken]:
        """Return the files that are refused, now or before."""
        return [each for each in self.taken if each.examined.fate is Fate.REFUSED]

    @property
    def refused_now(self) -> list[Taken]:
        """Return the files that were refused just now."""
        return [each for each in self.refused if not each.again]

    @property
    def deferred(self) -> list[Taken]:
        """Return the files that could not be read yet."""
        return [each for each in self.taken if each.examined.fate is Fate.DEFERRED]

    @property
    def missing(self) -> list[str]:
        """Return the codes of the bureaus that have sent nothing that counts."""
        return [each.bureau.code for each in self.view.bureaus if each.record is None]

    @property
    def revised(self) -> list[BureauView]:
        """Return the bureaus that sent something after their approval."""
        return [each for each in self.view.bureaus if each.revision]


def collected(found: Collected) -> Outcome:
    """Return what a collection tells; somebody must look only at what is new."""
    came = {each.examined.bureau for each in found.accepted}
    attention = (
        found.refused_now
        or found.deferred
        or found.strays
        or _behind(found)
        or _to_look_at(found.view, came)
    )
    lines = (*_files_told(found), *_bureaus_told(found), *findings_lines(found.view))
    return Outcome(lines, _data(found), attention=bool(attention))


def findings_lines(view: View) -> tuple[str, ...]:
    """Return the findings in a few sentences."""
    infos = sum(each.count(Severity.INFO) for each in view.bureaus)
    lines = [
        messages.collecting.open_ones(
            view.errors, view.warnings, infos, view.recap.received, len(view.recap.bureaus)
        )
    ]
    lines += [
        f"  {messages.collecting.open_of(each.bureau.name, errors, warnings)}"
        for each in view.bureaus
        if (errors := each.count(Severity.ERROR)) + (warnings := each.count(Severity.WARNING))
    ]
    return tuple(lines)


def findings_data(view: View) -> dict[str, int]:
    """Return how many findings stand, by severity."""
    return {
        "galat": view.errors,
        "peringatan": view.warnings,
        "informasi": sum(each.count(Severity.INFO) for each in view.bureaus),
    }


def unsure_files(view: View) -> dict[str, list[str]]:
    """Return by bureau the names of the files of which nobody knows which is the newest."""
    return {
        each.bureau.code: [file.name for file in each.unsure]
        for each in view.bureaus
        if each.unsure
    }


def _files_told(found: Collected) -> Iterator[str]:
    """Yield what became of the files, and the reason of each that is new."""
    known = sum(each.again for each in found.taken)
    accepted, refused, deferred = found.accepted, found.refused_now, found.deferred
    yield messages.collecting.files(
        len(found.taken), known, len(accepted), len(refused), len(deferred)
    )
    for each in (*accepted, *refused, *deferred):
        name, told = cited(each.path.name), each.examined
        yield f"  {messages.collecting.file(name, told.fate.value, told.bureau, told.message)}"
    before = len(found.refused) - len(found.refused_now)
    if before:
        yield f"  {messages.collecting.still_refused(before)}"


def _bureaus_told(found: Collected) -> Iterator[str]:
    """Yield who owes, what waits for a decision, what is doubtful, and what changed astray."""
    if found.missing:
        yield messages.collecting.missing(found.missing)
    if found.revised:
        yield messages.collecting.REVISED
        yield from (f"  {proposal_text(each)} {how_to_decide(each)}" for each in found.revised)
    came = dict.fromkeys(each.examined.bureau for each in found.accepted)
    yield from (text for code in came if (text := counting(found.view.state, code)))
    for each in found.accepted:
        yield from _replies_told(found.view, each)
    yield from found.view.doubts
    yield from apart_told(found.view.state, (each.bureau.code for each in found.view.bureaus))
    if found.strays:
        yield messages.collecting.STRAYED
        yield from grouped(
            found.strays, lambda each: each[0], lambda each: f"  {each[0]} {each[1]}", _strays_alike
        )


def _replies_told(view: View, came: Taken) -> Iterator[str]:
    """Yield how many findings a file answers, and what it says to findings that are none of its bureau's."""
    code, replies = came.examined.bureau, came.examined.replies
    known = {
        (each.code, each.line, each.field)
        for bureau in view.bureaus
        if bureau.bureau.code == code
        for stands in (bureau, bureau.latest)
        for each in (*stands.findings, *stands.accepted, *stands.fixed)
    }
    stray = [each for each in replies if (each.code, each.line, each.field) not in known]
    if answered := len(replies) - len(stray):
        yield messages.collecting.answered(code, answered)
    if stray:
        texts = [cited(each.text) for each in stray[:_REPLIES_SHOWN]]
        yield messages.collecting.answered_nothing(code, len(stray), texts)


def _data(found: Collected) -> dict[str, Any]:
    """Return what a collection tells machines."""
    return {
        "files": [
            {
                "name": readable_name(each.path.name),
                "fate": each.examined.fate.value,
                "code": each.examined.code,
                "bureau": each.examined.bureau,
                "known": each.again,
                "message": each.examined.message,
                "replies": len(each.examined.replies),
            }
            for each in found.taken
        ],
        "accepted": len(found.accepted),
        "refused": len(found.refused),
        "deferred": len(found.deferred),
        "missing": found.missing,
        "findings": findings_data(found.view),
        "revised": [each.bureau.code for each in found.revised],
        "unsure": unsure_files(found.view),
        "proposals": [data for each in found.view.bureaus if (data := proposal_data(each))],
        "outside": [
            {"bureau": code, "cell": str(each.cell), "old": each.old, "new": each.new}
            for code, each in found.strays
        ],
    }


def _strays_alike(strays: Sequence[tuple[str, AnswerChange]]) -> str:
    """Return many changes of a bureau as one line; the list of findings names each."""
    code, where = strays[0][0], span(each.cell for _, each in strays)
    return f"  {messages.collecting.strays(code, whole_number_text(len(strays)), where)}"


def _to_look_at(view: View, came: Collection[str]) -> bool:
    """Tell whether what just came from these bureaus needs a look; what stood before was told then."""
    return any(
        each.revision
        or each.unsure
        or any(one.severity is not Severity.INFO for one in each.latest.findings)
        for each in view.bureaus
        if each.bureau.code in came
    )


def _behind(found: Collected) -> bool:
    """Tell whether a file came that is older than what was there already."""
    shas = {each.sha for each in found.accepted}
    state = found.view.state
    newest = (state.versions(each.examined.bureau)[-1:] for each in found.accepted)
    return any(each and each[0].sha not in shas for each in newest)
