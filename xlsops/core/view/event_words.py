"""What events tell, in words: what happened, to which bureau, with what outcome."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate
from types import MappingProxyType
from typing import Any, TypeVar

from msgspec import Struct

from xlsops import messages
from xlsops.core.journal.carried import figure_text
from xlsops.core.journal.events import Event
from xlsops.core.journal.facts import kinds, request_kinds
from xlsops.core.journal.facts.tiers import ApprovalReopened, TierSigned
from xlsops.core.sheet.handwriting import typed_in
from xlsops.core.terms.column_keys import COVER_LINE
from xlsops.core.values.calendar import WIB
from xlsops.core.values.cells import Cell
from xlsops.core.values.numbers import whole_number_text
from xlsops.core.values.periods import day_and_hour, long_date

Kind = TypeVar("Kind")
Words = tuple[str, str, str, str]
"""The bureau, the outcome, the description and the beginning of a hash; empty where there is none."""
_SHORT, _MOST_TEXT = 16, 30_000
_NO_HEADINGS: Mapping[str, str] = MappingProxyType({})


class _Told(Struct, frozen=True):
    """How a kind of event is called, and what is said of one."""

    word: str
    words: Callable[[Any], Words]


def word_of(event: Event) -> str:
    """Return what happened; of a kind nobody knows, its name in the journal."""
    told = _TOLD.get(type(event.fact))
    return told.word if told else event.kind


def words_of(event: Event, headings: Mapping[str, str] = _NO_HEADINGS) -> Words:
    """Return what is said of an event; nothing of one that nobody can read.

    ``headings`` are the form's columns by key; a key nobody knows any more stands for itself.
    """
    if isinstance(event.fact, kinds.Decided):
        return _decided(event.fact, headings)
    told = _TOLD.get(type(event.fact))
    return told.words(event.fact) if told else ("", "", "", "")


def event_name(event: Event) -> str:
    """Return what happened, and to which bureau."""
    return f"{word_of(event)} {event.bureau}".rstrip()


def events_in_one_line(events: Iterable[Event]) -> str:
    """Return what happened in one line: how often what, and of which bureaus."""
    by_word: dict[str, list[str]] = {}
    for event in events:
        by_word.setdefault(word_of(event), []).append(event.bureau)
    return "; ".join(
        f"{word}: {len(codes)} kali"
        + (f" ({', '.join(dict.fromkeys(filter(None, codes)))})" if any(codes) else "")
        for word, codes in by_word.items()
    )


def _begun(told: request_kinds.Made | request_kinds.Opened) -> Words:
    return "", "", told.period, ""


def _step(told: request_kinds.StepRecorded | request_kinds.StepPlanned) -> Words:
    people = ", ".join(told.participants)
    parts = (
        long_date(told.date),
        f"pukul {told.time}" if told.time else "",
        told.place,
        f"nomor {told.number}" if told.number else "",
        f"peserta: {people}" if people else "",
        told.notes,
    )
    return "", f"Langkah {told.step.number}", "; ".join(part for part in parts if part), ""


def _step_skipped(told: request_kinds.StepSkipped) -> Words:
    return "", f"Langkah {told.step.number}", told.reason, ""


def _file_moved(told: kinds.FileSetAside | kinds.FileUsedAgain) -> Words:
    return told.bureau, "", told.reason, told.sha[:_SHORT]


def _repair(told: kinds.RepairUndone | kinds.RepairRestored) -> Words:
    return told.bureau, told.place, told.reason, told.sha[:_SHORT]


def _formats_made(told: request_kinds.FormatsMade) -> Words:
    return "", f"{len(told.formats)} format", "Folder format/", ""


def _formats_sent(told: request_kinds.FormatsSent) -> Words:
    channel = f" lewat {told.channel}" if told.channel else ""
    return "", f"{len(told.bureaus)} bagian", f"{', '.join(told.bureaus)}{channel}", ""


def _format_confirmed(told: request_kinds.FormatConfirmed) -> Words:
    parts = (
        long_date(told.date),
        f"pukul {told.time}" if told.time else "",
        told.name,
        f"lewat {told.channel}" if told.channel else "",
        told.notes,
    )
    return told.bureau, "Tanda terima", "; ".join(part for part in parts if part), ""


def _reminded(told: request_kinds.Reminded) -> Words:
    late = told.late
    text = ", ".join(
        f"{code} (terlambat {late[code]} hari kerja)" if late.get(code) else code
        for code in told.bureaus
    )
    return "", f"{len(told.bureaus)} bagian", text, ""


def _letters_made(told: request_kinds.LettersMade) -> Words:
    places = Counter(each.file.rpartition("/")[0] for each in told.files)
    text = "; ".join(f"{place}/: {count} berkas" for place, count in places.items())
    codes = tuple(dict.fromkeys(each.bureau for each in told.files))
    return (codes[0] if len(codes) == 1 else ""), f"{len(codes)} bagian", text, ""


def _obstacles_noted(told: request_kinds.ObstaclesNoted) -> Words:
    codes = dict.fromkeys(each.bureau for each in told.obstacles)
    quarter = f"{told.quarter.label} {told.year}"
    text = f"{quarter}: {', '.join(codes)}" if codes else quarter
    return "", f"{len(told.obstacles)} hambatan", text, ""


def _file_received(told: kinds.FileReceived) -> Words:
    code = f" ({told.code})" if told.code else ""
    text = f"{told.name}: {told.message}" if told.message else told.name
    for each in told.replies:
        text += messages.clauses.replied(each.code, each.line, each.text)
    return told.bureau, f"{told.fate.value}{code}", text, told.sha[:_SHORT]


def _copy_returned(told: kinds.CopyReturned) -> Words:
    return told.bureau, f"{told.findings} temuan", told.file, ""


def _decided(told: kinds.Decided, headings: Mapping[str, str] = _NO_HEADINGS) -> Words:
    parts = (
        told.note.rstrip("."),
        f"bukti: {told.evidence}" if told.evidence else "",
        f"berlaku s.d. {long_date(told.until)}" if told.until else "",
        f"penelaah: {told.assignee}" if told.assignee else "",
    )
    more = "; ".join(part for part in parts if part)
    column = "" if told.field == told.line else headings.get(told.field, told.field)
    line = "" if column and told.line == COVER_LINE else told.line
    place = ", ".join(part for part in (line, column) if part)
    text = f"{told.code} pada {place}{f': {more}' if more else ''}"
    return told.bureau, told.state.value, text, ""


def _returned(told: kinds.Returned) -> Words:
    due = f", batas {day_and_hour(told.due.astimezone(WIB))}" if told.due else ""
    return told.bureau, f"{len(told.findings)} temuan{due}", told.file, told.sha[:_SHORT]


def _approved(told: kinds.Approved) -> Words:
    instead = f" menggantikan {told.replaces[:_SHORT]}" if told.replaces else ""
    others = ", ".join(sha[:_SHORT] for sha in told.parts if sha != told.sha)
    joined = f" digabung dengan {others}" if others else ""
    text = f"Kiriman {told.sha[:_SHORT]}{joined}{instead}"
    return told.bureau, "Disahkan", text, told.hash[:_SHORT]


def _tier_signed(told: TierSigned) -> Words:
    parts = (
        told.assistant,
        ", ".join(each.bureau for each in told.figures if not told.bureau),
        messages.tier_words.without(told.missing) if told.missing else "",
    )
    return told.bureau, told.tier, "; ".join(filter(None, parts)), told.hash[:_SHORT]


def _approval_reopened(told: ApprovalReopened) -> Words:
    whose = f"{told.assistant}: " if told.assistant else ""
    return told.bureau, told.tier or "Dibuka", f"{whose}{told.reason}", ""


def _handed_over(told: kinds.HandedOver) -> Words:
    missing = ", ".join(told.missing)
    text = f"Tanpa {missing}" if missing else "Semua bagian"
    return "", f"{len(told.bureaus)} bagian", text, told.hash[:_SHORT]


def _recap_made(told: kinds.RecapMade) -> Words:
    return "", told.coverage, told.file, told.sha[:_SHORT]


def _carried(told: kinds.Carried) -> Words:
    changes = [each for each in told.changes if not each.kept]
    kept = len(told.changes) - len(changes)
    texts = [
        f"{each.line} {each.column}: {figure_text(each.old)} menjadi {figure_text(each.new)}"
        for each in changes
    ]
    texts += [messages.clauses.figures_left(kept)] if kept else []
    codes = dict.fromkeys(each.bureau for each in changes)
    return ", ".join(codes), f"{len(changes)} angka", "; ".join(texts), ""


def _lost(told: kinds.Lost) -> Words:
    return "", f"{len(told.events)} catatan", f"{', '.join(told.events)}: {told.reason}", ""


def _changed_outside(told: kinds.ChangedOutside) -> Words:
    text = "; ".join(
        messages.clauses.changed(
            str(Cell(each.sheet, each.row, each.column)), each.label, each.old, each.new
        )
        for each in told.changes
    )
    return told.bureau, f"{whole_number_text(len(told.changes))} sel", text, told.sha[:_SHORT]


def _own_finding(told: kinds.Found | kinds.Withdrawn) -> Words:
    return told.bureau, told.severity.value, f"{told.cell}: {told.reason}", told.sha[:_SHORT]


def _handwriting(told: kinds.HandwritingKept) -> Words:
    """Return where something was typed, and what; more than a cell holds stays in the journal."""
    typed = typed_in(told)
    if len(typed) == 1:
        return "", str(typed[0].cell), typed[0].text, ""
    texts = [f"{each.cell.address}: {each.text}" for each in typed]
    ends = accumulate(len(text) + 2 for text in texts)
    fit = sum(end <= _MOST_TEXT for end in ends)
    more = messages.clauses.more_cells(whole_number_text(len(texts) - fit))
    text = "; ".join([*texts[:fit], *([more] if fit < len(texts) else [])])
    return "", f"{told.sheet}, {whole_number_text(len(typed))} sel", text, ""


def _key_noted(told: kinds.KeyNoted) -> Words:
    return "", told.role, f"{told.name} {told.key}".strip(), ""


def _told(kind: type[Kind], word: str, words: Callable[[Kind], Words]) -> tuple[type, _Told]:
    return kind, _Told(word, words)


_TOLD: dict[type, _Told] = dict(
    (
        _told(request_kinds.Made, "Folder periode disiapkan", _begun),
        _told(request_kinds.Opened, "Periode dibuka", _begun),
        _told(request_kinds.StepRecorded, "Langkah dicatat", _step),
        _told(request_kinds.StepPlanned, "Langkah direncanakan", _step),
        _told(request_kinds.StepSkipped, "Langkah dilewati", _step_skipped),
        _told(kinds.FileSetAside, "Kiriman dikesampingkan", _file_moved),
        _told(kinds.FileUsedAgain, "Kiriman dipakai lagi", _file_moved),
        _told(kinds.RepairUndone, "Perbaikan bacaan dibatalkan", _repair),
        _told(kinds.RepairRestored, "Perbaikan bacaan dipakai lagi", _repair),
        _told(request_kinds.FormatsMade, "Format dibuat", _formats_made),
        _told(request_kinds.FormatsSent, "Format disampaikan", _formats_sent),
        _told(request_kinds.FormatConfirmed, "Format diterima bagian", _format_confirmed),
        _told(request_kinds.Reminded, "Pengingat dibuat", _reminded),
        _told(request_kinds.LettersMade, "Surat dibuat", _letters_made),
        _told(request_kinds.ObstaclesNoted, "Hambatan triwulan lalu dicatat", _obstacles_noted),
        _told(kinds.FileReceived, "Kiriman dihimpun", _file_received),
        _told(kinds.CopyReturned, "Salinan bertanda dibuat", _copy_returned),
        _told(kinds.Decided, "Temuan diputuskan", _decided),
        _told(kinds.Returned, "Kiriman dikembalikan", _returned),
        _told(kinds.Approved, "Bagian disahkan", _approved),
        _told(TierSigned, "Jenjang disahkan", _tier_signed),
        _told(ApprovalReopened, "Pengesahan dibuka", _approval_reopened),
        _told(kinds.HandedOver, "Data diserahkan", _handed_over),
        _told(kinds.RecapMade, "Rekap dibuat", _recap_made),
        _told(kinds.Carried, "Triwulan lalu diambil", _carried),
        _told(kinds.Lost, "Catatan jurnal hilang", _lost),
        _told(kinds.ChangedOutside, "Berubah di luar sel yang dikembalikan", _changed_outside),
        _told(kinds.Found, "Temuan sendiri dicatat", _own_finding),
        _told(kinds.Withdrawn, "Temuan sendiri dicabut", _own_finding),
        _told(kinds.HandwritingKept, "Tulisan di lembar program disimpan", _handwriting),
        _told(kinds.KeyNoted, "Kunci pejabat dicatat", _key_noted),
    )
)
