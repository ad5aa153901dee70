"""``Riwayat``: what happened, newest first."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import accumulate

from xlsops.core.canvas import Canvas
from xlsops.core.cells import Grid, column_letters
from xlsops.core.events import Data, Event, Happened
from xlsops.core.handwriting import kept_in
from xlsops.core.numbers import indonesian, whole
from xlsops.core.outcomes import Fate
from xlsops.core.pages.view import View, head_texts
from xlsops.core.painted import Area, Painted
from xlsops.core.periods import long_date, long_time
from xlsops.core.submissions import shown

NAME = "Riwayat"
_HEADINGS = (
    "Waktu", "Oleh", "Peristiwa", "Bagian", "Hasil", "Uraian", "Tanda (SHA-256)",
    "Catatan jurnal",
)  # fmt: skip
EVENT_COLUMN = len(_HEADINGS)
"""Where the beginning of each event's name stands, so that a lost event is missed."""
_WIDTHS = (24.0, 18.0, 26.0, 14.0, 24.0, 70.0, 20.0, 20.0)
_SHORT, _MOST_TEXT = 16, 30_000
_SHOWN = re.compile(f"[0-9a-f]{{{_SHORT}}}")
_WORDS = {
    Happened.MADE.value: "Folder periode disiapkan",
    Happened.OPENED.value: "Periode dibuka",
    Happened.STEP_RECORDED.value: "Langkah dicatat",
    Happened.STEP_PLANNED.value: "Langkah direncanakan",
    Happened.STEP_SKIPPED.value: "Langkah dilewati",
    Happened.SET_ASIDE.value: "Kiriman dikesampingkan",
    Happened.USED_AGAIN.value: "Kiriman dipakai lagi",
    Happened.FORMATS_MADE.value: "Format dibuat",
    Happened.FORMATS_SENT.value: "Format disampaikan",
    Happened.FORMAT_CONFIRMED.value: "Format diterima bagian",
    Happened.REMINDED.value: "Pengingat dibuat",
    Happened.FILE_RECEIVED.value: "Kiriman dihimpun",
    Happened.COPY_RETURNED.value: "Salinan bertanda dibuat",
    Happened.DECIDED.value: "Temuan diputuskan",
    Happened.RETURNED.value: "Kiriman dikembalikan",
    Happened.APPROVED.value: "Bagian disahkan",
    Happened.HANDED_OVER.value: "Data diserahkan",
    Happened.RECAP_MADE.value: "Rekap dibuat",
    Happened.CARRIED.value: "Triwulan lalu diambil",
    Happened.LOST.value: "Catatan jurnal hilang",
    Happened.CHANGED_OUTSIDE.value: "Berubah di luar sel yang dikembalikan",
    Happened.FOUND.value: "Temuan sendiri dicatat",
    Happened.WITHDRAWN.value: "Temuan sendiri dicabut",
    Happened.HANDWRITING_KEPT.value: "Tulisan di lembar program disimpan",
    Happened.KEY_NOTED.value: "Kunci pejabat dicatat",
}


def history_page(view: View) -> Painted:
    """Return every event of the journal in words."""
    canvas = Canvas(NAME, _WIDTHS)
    for band in head_texts(view, "RIWAYAT"):
        canvas.band(*band)
    heading = canvas.list_heading(_HEADINGS)
    revisions = _revisions(view.events)
    for event in reversed(view.events):
        word = "Usulan revisi" if event.id in revisions else _WORDS.get(event.kind, event.kind)
        canvas.line(
            (
                long_time(view.local(event.at)), view.acted(event), word, *facts_in(event),
                event.id[:_SHORT],
            ),
            ("center", "text", "text", "center", "center", "text", "code", "code"),
        )  # fmt: skip
    last = max(canvas.row - 1, heading + 1)
    return view.finished(
        canvas.painted(
            freeze=(heading + 1, 1),
            filtered=Area(heading, 1, last, len(_HEADINGS)),
            title_rows=(heading, heading),
        )
    )


def events_in(grid: Grid) -> tuple[str, ...]:
    """Return the beginnings of the events' names that a painted history shows, from the top."""
    cells = (cell for (_, column), cell in sorted(grid.cells.items()) if column == EVENT_COLUMN)
    return tuple(name for name in (shown(cell.value) for cell in cells) if _SHOWN.fullmatch(name))


def named(event: Event) -> str:
    """Return what happened in words, and to which bureau."""
    return f"{_WORDS.get(event.kind, event.kind)} {event.data.get('bureau', '')}".rstrip()


def in_words(events: Iterable[Event]) -> str:
    """Return what happened in one line: how often what, and of which bureaus."""
    by_kind: dict[str, list[str]] = {}
    for event in events:
        by_kind.setdefault(event.kind, []).append(str(event.data.get("bureau", "")))
    return "; ".join(
        f"{_WORDS.get(kind, kind)}: {len(codes)} kali"
        + (f" ({', '.join(dict.fromkeys(filter(None, codes)))})" if any(codes) else "")
        for kind, codes in by_kind.items()
    )


def _revisions(events: Iterable[Event]) -> set[str]:
    """Return the events of files that came in while an approval of their bureau stood."""
    approved: dict[str, str] = {}
    aside, revisions = set[str](), set[str]()
    for event in events:
        sha, bureau = str(event.data.get("sha")), str(event.data.get("bureau"))
        match event.kind:
            case Happened.APPROVED.value:
                approved[bureau] = "" if sha in aside else sha
            case Happened.SET_ASIDE.value:
                aside.add(sha)
                approved = {code: "" if each == sha else each for code, each in approved.items()}
            case Happened.USED_AGAIN.value:
                aside.discard(sha)
            case Happened.FILE_RECEIVED.value:
                counts = event.data["fate"] in {Fate.ACCEPTED.value, Fate.NOTED.value}
                if counts and approved.get(bureau):
                    revisions.add(event.id)
    return revisions


def facts_in(event: Event) -> tuple[str, str, str, str]:
    """Return (bureau, outcome, description, hash) of an event; raises where it lacks one of them."""
    data = event.data
    match event.kind:
        case Happened.STEP_RECORDED.value | Happened.STEP_PLANNED.value:
            return "", f"Langkah {data['step']}", _recorded(data), ""
        case Happened.STEP_SKIPPED.value:
            return "", f"Langkah {data['step']}", str(data["reason"]), ""
        case Happened.SET_ASIDE.value | Happened.USED_AGAIN.value:
            return str(data["bureau"]), "", str(data["reason"]), str(data["sha"])[:_SHORT]
        case Happened.FORMATS_MADE.value:
            return "", f"{len(data['formats'])} format", "Folder format/", ""
        case Happened.FORMATS_SENT.value:
            codes = ", ".join(data["bureaus"])
            channel = f" lewat {data['channel']}" if data["channel"] else ""
            return "", f"{len(data['bureaus'])} bagian", f"{codes}{channel}", ""
        case Happened.REMINDED.value:
            return "", f"{len(data['bureaus'])} bagian", _reminded(data), ""
        case Happened.FILE_RECEIVED.value:
            code = f" ({data['code']})" if data["code"] else ""
            text = f"{data['name']}: {data['message']}" if data["message"] else str(data["name"])
            return str(data["bureau"]), f"{data['fate']}{code}", text, str(data["sha"])[:_SHORT]
        case Happened.COPY_RETURNED.value:
            return str(data["bureau"]), f"{data['findings']} temuan", str(data["file"]), ""
        case Happened.DECIDED.value:
            return str(data["bureau"]), str(data["state"]), _decision(data), ""
    return _later_facts(event)


def _later_facts(event: Event) -> tuple[str, str, str, str]:
    """Return the same of what a bureau confirms, and of what happens once findings are judged."""
    data = event.data
    match event.kind:
        case Happened.FORMAT_CONFIRMED.value:
            return str(data["bureau"]), "Tanda terima", _confirmed(data), ""
        case Happened.RETURNED.value:
            text = str(data["file"])
            return (
                str(data["bureau"]),
                f"{len(data['findings'])} temuan",
                text,
                str(data["sha"])[:_SHORT],
            )
        case Happened.APPROVED.value:
            instead = (
                f" menggantikan {str(data['replaces'])[:_SHORT]}" if data.get("replaces") else ""
            )
            text = f"Kiriman {str(data['sha'])[:_SHORT]}{instead}"
            return str(data["bureau"]), "Disahkan", text, str(data["hash"])[:_SHORT]
        case Happened.HANDED_OVER.value:
            missing = ", ".join(data["missing"])
            text = f"Tanpa {missing}" if missing else "Semua bagian"
            return "", f"{len(data['bureaus'])} bagian", text, str(data["hash"])[:_SHORT]
        case Happened.RECAP_MADE.value:
            return "", str(data["coverage"]), str(data["file"]), str(data["sha"])[:_SHORT]
    return _other_facts(event)


def _other_facts(event: Event) -> tuple[str, str, str, str]:
    """Return the same of what is recorded beside the course of the steps."""
    data = event.data
    match event.kind:
        case Happened.CARRIED.value:
            return *_carried(data), ""
        case Happened.LOST.value:
            return (
                "",
                f"{len(data['events'])} catatan",
                f"{', '.join(data['events'])}: {data['reason']}",
                "",
            )
        case Happened.CHANGED_OUTSIDE.value:
            text = "; ".join(
                f"{each['sheet']}!{column_letters(int(each['column']))}{each['row']} ({each['label']}): "
                f'"{each["old"] or "kosong"}" menjadi "{each["new"] or "kosong"}"'
                for each in data["changes"]
            )
            return (
                str(data["bureau"]),
                f"{whole(len(data['changes']))} sel",
                text,
                str(data["sha"])[:_SHORT],
            )
        case Happened.FOUND.value | Happened.WITHDRAWN.value:
            text = f"{data['cell']}: {data['reason']}"
            return str(data["bureau"]), str(data["severity"]), text, str(data["sha"])[:_SHORT]
        case Happened.HANDWRITING_KEPT.value:
            return *_handwriting(event), ""
        case Happened.KEY_NOTED.value:
            return "", str(data["role"]), f"{data['name']} {data['key']}".strip(), ""
    return "", "", str(data.get("period", "")), ""


def _handwriting(event: Event) -> tuple[str, str, str]:
    """Return (no bureau, where something was typed, what); more than a cell holds stays in the journal."""
    typed = kept_in(event)
    if len(typed) == 1:
        return "", str(typed[0].cell), typed[0].text
    texts = [f"{each.cell.address}: {each.text}" for each in typed]
    ends = accumulate(len(text) + 2 for text in texts)
    fit = sum(end <= _MOST_TEXT for end in ends)
    more = f"dan {whole(len(texts) - fit)} sel lagi, tersimpan di jurnal"
    text = "; ".join([*texts[:fit], *([more] if fit < len(texts) else [])])
    return "", f"{typed[0].cell.sheet}, {whole(len(typed))} sel", text


def _carried(data: Data) -> tuple[str, str, str]:
    """Return (bureaus, how much was replaced, each figure before and after)."""
    changes = [each for each in data["changes"] if not each["kept"]]
    kept = len(data["changes"]) - len(changes)
    told = [
        f"{each['line']} {each['column']}: {_figure(each['old'])} menjadi {_figure(each['new'])}"
        for each in changes
    ]
    told += [f"{kept} angka yang diubah di sini dibiarkan"] if kept else []
    codes = dict.fromkeys(str(each["bureau"]) for each in changes)
    return ", ".join(codes), f"{len(changes)} angka", "; ".join(told)


def _figure(text: str | None) -> str:
    return "kosong" if text is None else indonesian(Decimal(text))


def _decision(data: Data) -> str:
    evidence, until = data.get("evidence"), data.get("until")
    parts = (
        str(data["note"]).rstrip("."), f"bukti: {evidence}" if evidence else "",
        f"berlaku s.d. {long_date(date.fromisoformat(until))}" if until else "",
    )  # fmt: skip
    told = "; ".join(part for part in parts if part)
    return f"{data['code']} pada {data['line']}, {data['field']}{f': {told}' if told else ''}"


def _reminded(data: Data) -> str:
    late = data["late"]
    return ", ".join(
        f"{code} (terlambat {late[code]} hari kerja)" if late.get(code) else str(code)
        for code in data["bureaus"]
    )


def _confirmed(data: Data) -> str:
    parts = (
        long_date(date.fromisoformat(data["date"])), f"pukul {data['time']}" if data["time"] else "",
        str(data["name"]), f"lewat {data['channel']}" if data["channel"] else "", str(data["notes"]),
    )  # fmt: skip
    return "; ".join(part for part in parts if part)


def _recorded(data: Data) -> str:
    people = ", ".join(data["participants"])
    time, number = data.get("time"), data.get("number")
    parts = (
        long_date(date.fromisoformat(data["date"])), f"pukul {time}" if time else "",
        str(data["place"]), f"nomor {number}" if number else "",
        f"peserta: {people}" if people else "", str(data["notes"]),
    )  # fmt: skip
    return "; ".join(part for part in parts if part)
