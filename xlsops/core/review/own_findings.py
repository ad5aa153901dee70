"""What the head who answers for the data found himself, as findings beside those of the rules."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from xlsops import messages
from xlsops.core.form.layout import IDENTITY_FIELDS, identity_cell
from xlsops.core.form.submissions import Submission, value_text
from xlsops.core.journal.state import OwnFinding
from xlsops.core.spec.entries import wrong_and_cure
from xlsops.core.terms.column_keys import COVER_LINE
from xlsops.core.terms.findings import OWN, Finding, Severity
from xlsops.core.values.cells import Cell


class Spot(NamedTuple):
    """One place a bureau answers: where it stands, its line and column, what it is about and holds."""

    cell: Cell
    line: str
    field: str
    subject: str
    text: str


def spots(submission: Submission) -> Iterator[Spot]:
    """Yield every place a bureau answers, who filled the form included."""
    for each in submission.answers:
        yield Spot(each.cell, each.line.id, each.key, each.line.name, each.text)
    for key, label in IDENTITY_FIELDS.items():
        text = value_text(submission.identity[key].value).strip()
        yield Spot(identity_cell(key), COVER_LINE, key, label, text)


def own_findings(own: Iterable[OwnFinding], submission: Submission) -> Iterator[Finding]:
    """Yield what the head found in this submission, as long as the answer he found it in stands."""
    code = submission.layout.bureau.code
    wanted = {(each.line, each.field): each for each in own if each.bureau == code}
    for spot in spots(submission) if wanted else ():
        found = wanted.get((spot.line, spot.field))
        if found is not None and found.value == spot.text:
            yield Finding(
                OWN,
                found.severity,
                code,
                spot.cell,
                spot.line,
                spot.field,
                spot.subject,
                spot.text,
                *_told(found.words, found.severity),
            )


def _told(words: str, severity: Severity) -> tuple[str, str]:
    """Return what is wrong and what to do as sentences; the advice is ours where there is none."""
    what, cure = map(_sentence, wrong_and_cure(words))
    return what, cure or messages.pages.own_finding_advice(blocks=severity is Severity.ERROR)


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    text = text[:1].upper() + text[1:]
    return text if text[-1:] in {"", ".", "!", "?"} else f"{text}."
