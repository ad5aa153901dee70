"""The sheets the program paints, as they stand before anything has been painted."""

from msgspec import Struct

from xlsops import messages
from xlsops.core.pages import findings_list
from xlsops.core.sheet.canvas import Canvas
from xlsops.core.sheet.sheet import Link, Sheet
from xlsops.core.sheet.styles import HELP_INK, NAVY
from xlsops.core.spec import tables


class Place(Struct, frozen=True):
    """A painted sheet: its name, title, and what will stand there after which button."""

    sheet: str
    title: str
    shows: str
    button: str


FIRST_SHEETS = (
    Place("Beranda", "KENDALI KINERJA", "keadaan periode dalam satu halaman", "Segarkan"),
)
LAST_SHEETS = (
    Place(
        "Tahapan", "TAHAPAN SOP", "sembilan langkah SOP, rencana dan kenyataannya", "Segarkan"
    ),
    Place(
        "Penyampaian", "PENYAMPAIAN FORMAT DAN PENGINGAT",
        "format setiap bagian, tanda terimanya, dan pengingatnya", "Segarkan",
    ),
    Place(
        "Himpunan", "HIMPUNAN ISIAN BAGIAN", "isian semua bagian, satu baris satu jawaban",
        "Himpun Kiriman",
    ),
    Place(
        "Temuan", "DAFTAR TEMUAN", "sel yang perlu diperhatikan dan keputusan Kabag",
        "Himpun Kiriman",
    ),
    Place(
        "Rekap Setda", "REKAPITULASI DATA KINERJA", "rekap semua bagian",
        "Buat Rekap",
    ),
    Place(
        tables.RULES_RECORD, "REKAM ATURAN", "setiap aturan dan jadi apa temuannya",
        "Himpun Kiriman",
    ),
    Place("Riwayat", "RIWAYAT", "setiap kejadian yang tercatat di folder jurnal", "Segarkan"),
)  # fmt: skip
TABS = {
    **{each.sheet: NAVY for each in FIRST_SHEETS},
    **{each.sheet: HELP_INK for each in LAST_SHEETS},
}
"""The colours of their tabs."""

_WIDTHS = (5.0, 48.0, 98.0)
_TITLE_HEIGHT, _SECTION, _LINE = 27.0, 24.0, 16.5
_FIRST_STEPS = (
    ("Panduan", "A1", "Baca Panduan", "Apa buku kerja ini, sembilan langkahnya, arti warnanya."),
    (
        tables.SETTINGS.sheet, "C5", "Isi Pengaturan",
        "Nama kantor, tahun, triwulan, batas waktu kirim.",
    ),
    (
        tables.BUREAUS.sheet, "A5", "Sesuaikan Master Bagian dan Pejabat",
        "Menurut SOTK yang berlaku.",
    ),
    (
        tables.INDICATORS.sheet, "A5", "Ganti Master Indikator dan Master Program",
        "Menurut perjanjian kinerja dan DPA.",
    ),
    (
        tables.SETTINGS.sheet, "C5", "Ubah Data contoh menjadi tidak",
        "Setelah seluruh contoh diganti.",
    ),
    (
        "", "", "Tekan Buka Periode pada tab Kinerja",
        "Setelah itu halaman ini menampilkan keadaan periode.",
    ),
)  # fmt: skip


def place_pages(paper: int) -> tuple[Sheet, ...]:
    """Return the painted sheets, empty: each says who fills it, the first also where to start."""
    return tuple(_page(place, paper) for place in (*FIRST_SHEETS, *LAST_SHEETS))


def _page(place: Place, paper: int) -> Sheet:
    canvas = Canvas(place.sheet, _WIDTHS)
    canvas.band(place.title, "title", _TITLE_HEIGHT)
    text = messages.pages.filled_by_program(
        place.shows, place.button, decisions=place.sheet == findings_list.NAME
    )
    canvas.standing(text, "help", _LINE, len(_WIDTHS))
    if place in FIRST_SHEETS:
        _first_steps(canvas)
    return canvas.painted(paper=paper, footer="Kendali Kinerja – &A")


def _first_steps(canvas: Canvas) -> None:
    canvas.band("Mulai dari sini", "section", _SECTION)
    canvas.line(("No", "Yang dikerjakan", "Penjelasan"), ("heading",) * len(_WIDTHS))
    for number, (target, address, what, why) in enumerate(_FIRST_STEPS, 1):
        look = "link" if target else "text"
        row = canvas.line((number, what, why), ("center", look, "text"))
        if target:
            canvas.links.append(Link(row, 2, target, address))
