"""The letter that goes with a returned copy, as text for mail, WhatsApp or print."""

from xlsops import messages
from xlsops.core.checks.causes import first_of_each
from xlsops.core.journal.kinds import Returned
from xlsops.core.letters.plain import addressee_of, plain_fingerprint, plain_head, plain_signature
from xlsops.core.letters.return_note import (
    bureau_counts,
    bureau_of,
    nothing_to_fill,
    outside,
    place,
    to_mend,
)
from xlsops.core.terms.findings import Finding
from xlsops.core.values.numbers import whole_number_text
from xlsops.core.values.periods import day_and_hour, long_date
from xlsops.core.view.view import BureauView, View


def letter_subject(view: View) -> str:
    """Return what the letter is about."""
    return f"Pengembalian Data Kinerja {view.spec.period.title}"


def return_letter(view: View, each: BureauView, copy: str) -> str:
    """Return the letter to a bureau; ``copy`` is the name of the file that goes with it."""
    findings, more = first_of_each(to_mend(each.findings), bureau_of)
    return "\n".join(
        (
            *plain_head(view, letter_subject(view), addressee_of(view.spec, each.bureau)),
            *_opening(view, each),
            "",
            *(_item(number, each, finding) for number, finding in enumerate(findings, 1)),
            *(messages.pages.more_marked(sentence, "terlampir") for sentence in more),
            "",
            "Langkah perbaikan:",
            *_steps(view, each, copy),
            "",
            messages.letters.THANKS,
            "",
            *plain_signature(view),
            *plain_fingerprint(view, Returned),
        )
    )


def _opening(view: View, each: BureauView) -> tuple[str, ...]:
    came = view.local(each.record.at if each.record else view.now)
    errors, warnings = bureau_counts(each.findings)
    parts = [messages.letters.errors_to_mend(whole_number_text(errors))] if errors else []
    parts += [messages.letters.warnings_to_mend(whole_number_text(warnings))] if warnings else []
    return (
        messages.letters.checked(
            each.bureau.name,
            view.spec.period.title,
            long_date(came),
            f"{came:%H.%M}",
            " dan ".join(parts),
        ),
    )


def _steps(view: View, each: BureauView, copy: str) -> tuple[str, ...]:
    """Return what the bureau does with the copy; where that has mended all, it only sends it back."""
    until = _until(view, each)
    if nothing_to_fill(each):
        return messages.letters.open_restored(copy), messages.letters.send_as_it_is(until)
    return (
        messages.letters.open_marked(copy),
        messages.letters.MEND_ALL,
        messages.letters.send_mended(until),
    )


def _item(number: int, each: BureauView, finding: Finding) -> str:
    cell = finding.cell if outside(finding) else place(each.layout, finding)
    return messages.letters.item(
        number,
        finding.severity.value,
        cell.sheet,
        cell.address,
        finding.subject,
        f"{finding.message} {finding.advice}",
    )


def _until(view: View, each: BureauView) -> str:
    """Return until when, as status, Tahapan and reminder reckon it."""
    due = view.local(view.clocks.correction_due(each.bureau.code))
    told = day_and_hour(due)
    if due < view.now:
        return messages.letters.soon(told)
    return messages.letters.at_latest(told)
