"""``Riwayat``: what happened, newest first."""

from xlsops.core.events import Event, Happened
from xlsops.core.pages.view import View, head_texts
from xlsops.core.painted import Area, Canvas, Painted
from xlsops.core.periods import long_time

NAME = "Riwayat"
_HEADINGS = ("Waktu", "Oleh", "Peristiwa", "Bagian", "Hasil", "Uraian", "Tanda (SHA-256)")
_WIDTHS = (24.0, 18.0, 26.0, 14.0, 24.0, 70.0, 20.0)
_WORDS = {
    Happened.OPENED.value: "Periode dibuka",
    Happened.FORMATS_MADE.value: "Format dibuat",
    Happened.FILE_RECEIVED.value: "Kiriman dihimpun",
    Happened.COPY_RETURNED.value: "Salinan bertanda dibuat",
    Happened.RECAP_MADE.value: "Rekap dibuat",
}


def history_page(view: View) -> Painted:
    """Return every event of the journal in words."""
    canvas = Canvas(NAME, _WIDTHS)
    for band in head_texts(view, "RIWAYAT"):
        canvas.band(*band)
    heading = canvas.line(_HEADINGS, ("heading",) * len(_HEADINGS))
    for event in reversed(view.events):
        canvas.line(
            (long_time(view.local(event.at)), event.by,
             _WORDS.get(event.kind, event.kind), *_facts(event)),
            ("center", "text", "text", "center", "center", "text", "code"),
        )  # fmt: skip
    last = max(canvas.row - 1, heading + 1)
    return view.finished(
        canvas.painted(
            freeze=(heading + 1, 1),
            filtered=Area(heading, 1, last, len(_HEADINGS)),
            title_rows=(heading, heading),
        )
    )


def _facts(event: Event) -> tuple[str, str, str, str]:
    """Return (bureau, outcome, description, hash) of an event."""
    data = event.data
    match event.kind:
        case Happened.FILE_RECEIVED.value:
            code = f" ({data['code']})" if data["code"] else ""
            text = f"{data['name']}: {data['message']}" if data["message"] else str(data["name"])
            return str(data["bureau"]), f"{data['fate']}{code}", text, str(data["sha"])[:16]
        case Happened.FORMATS_MADE.value:
            return "", f"{len(data['formats'])} format", "Folder format/", ""
        case Happened.COPY_RETURNED.value:
            return str(data["bureau"]), f"{data['findings']} temuan", str(data["file"]), ""
        case Happened.RECAP_MADE.value:
            return "", str(data["coverage"]), str(data["file"]), str(data["sha"])[:16]
    return "", "", str(data.get("period", "")), ""
