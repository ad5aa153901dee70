"""What goes with a bureau's form when it is handed out (step 3): letter, mail and message."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from xlsops import messages
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.notice import Notice, addressed
from xlsops.core.journal.events import heads_of, of_kind
from xlsops.core.journal.facts.request_kinds import FormatsSent
from xlsops.core.journal.fingerprint import code_of
from xlsops.core.results.follow_ups import FollowUp, Together, alike_together
from xlsops.core.spec.spec import Bureau
from xlsops.core.values.periods import long_date
from xlsops.core.values.visible import one_line
from xlsops.messages.message import listed

KIND = "Pengantar"
_NAMED, _LONGEST = 3, 300


def cover(
    source: DocumentSource, bureau: Bureau, file: str = "", open_: Sequence[FollowUp] = ()
) -> Notice:
    """Return what is written to a bureau with its form; ``file`` names the form, if it goes along.

    What it told of obstacles a quarter ago is still ``open_``: it is asked what became of that.

    It is of the day the form was first handed out, today where it was not, and prints the journal's
    fingerprint as it stood then: so it is the same each time it is made again.
    """
    view = source.view
    at = handed_at(source, bureau.code)
    told = alike_together(open_)
    before = {
        "triwulan_lalu": open_[0].told.title if open_ else "",
        "jumlah_hambatan": str(len(told)),
    }
    words = source.words("pengantar", addressed(source, bureau, file) | before)
    ask = "minta" if view.spec.settings.due else "minta_tanpa_batas"
    enclosed = (words("disertakan"),) if file else ()
    short = (words("pesan_disertakan"),) if file else ()
    return Notice(
        source,
        KIND,
        bureau,
        view.local(at or view.now).date(),
        words,
        (
            words("pembuka"),
            *enclosed,
            words(ask),
            *((words("hambatan_lalu"), *_asked_again(told)) if told else ()),
            words("konfirmasi"),
            *words.all("penutup"),
        ),
        (
            words("pesan_pembuka"),
            *short,
            words(f"pesan_{ask}"),
            *((words("pesan_hambatan_lalu"),) if told else ()),
            words("pesan_konfirmasi"),
            words("pesan_penutup"),
        ),
        ", ".join(map(code_of, _seen(source, bureau.code, at))),
    )


def _asked_again(told: Sequence[Together]) -> Iterator[str]:
    """Yield a line for each obstacle a bureau is asked about again."""
    for number, (each, what) in enumerate(told, 1):
        yield messages.letters.asked_again(
            number,
            _short(listed(what, _NAMED, "; ")),
            _short(each.obstacle),
            _short(each.plan),
            _short(each.owner),
            long_date(each.due) if each.due else "",
            each.age,
            each.since.quarter.label,
        )


def _short(text: str) -> str:
    """Return what a bureau wrote as a letter repeats it: one line, not without end."""
    line = one_line(text)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def handed_at(source: DocumentSource, code: str) -> datetime | None:
    """Return when the form that was last made for a bureau was first handed to it, if it was."""
    state = source.view.state
    return state.sent[code].at if state.has_format_of_today(code) else None


def _seen(source: DocumentSource, code: str, at: datetime | None) -> tuple[str, ...]:
    """Return the journal's last events as they were when the form was handed out, or as they are."""
    events = source.view.events
    handing = (
        each.heads
        for each, told in of_kind(events, FormatsSent)
        if each.at == at and code in told.bureaus
    )
    return next(handing, heads_of(events))
