"""The page for the Sekda is whole in one file, tells what the journal tells, and fits a telephone."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import datetime
from html import escape
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.browser import Browser
from tests.cli.test_main import object_of, one_sentence, run
from tests.procedure.halfway import halfway
from tests.quarter import ACTOR, Room, events, files
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.journal.fingerprint import code_of
from xlsops.core.values.calendar import WIB
from xlsops.files.folders import CONTROL
from xlsops.procedure.period.loading import load
from xlsops.procedure.requests.reminding import remind
from xlsops.procedure.status.standing import status

__all__ = ["halfway"]
OVERDUE = datetime(2026, 7, 14, 9, tzinfo=WIB)
PHONE, LAPTOP = (360, 740), (1200, 900)
EVIL = """Bagian <script>alert("x")</script> & 'Kawan' """
PAPERS = {"215mm 330mm": (609.4, 935.4), "210mm 297mm": (595.3, 841.9)}


@pytest.fixture
def busy(halfway: Room) -> Room:
    """All stand somewhere: sent, returned, silent; with a name that is no harmless one."""
    path = halfway.root / CONTROL
    book = load_workbook(path)
    (row,) = [row for row in book["Master Bagian"].iter_rows() if row[0].value == "ORG"]
    row[2].value = EVIL.strip()
    book.save(path)
    return halfway


def written(room: Room, now: datetime = OVERDUE, name: str = "status.html") -> Path:
    target = room.root / "berkas" / name
    status(load(room.root, now, ACTOR, reading=True), target)
    return target


def test_the_command_writes_the_page_and_says_where(busy: Room, tmp_path: Path) -> None:
    target = tmp_path / "baru" / "status.html"
    told = object_of(
        run("status", busy.root, "--html", target, "--now", "2026-07-14T09:00", "--json")
    )
    assert told["html"] == str(target)
    assert target.read_text("utf-8").startswith("<!DOCTYPE html>\n")
    assert object_of(run("status", busy.root, "--json"))["html"] is None
    shown = run("status", busy.root, "--html", tmp_path)
    assert (
        shown.out.splitlines()[-1]
        == f"Halaman status ditulis: {tmp_path / 'Status Kinerja TW2 2026.html'}"
    )


@pytest.mark.parametrize("name", [CONTROL, "status", "status.pdf"])
def test_nothing_but_a_page_is_ever_written_over(room: Room, name: str) -> None:
    before = files(room.root)
    with stopped_by(messages.folders.page_name, match="berakhiran"):
        status(room.period(), room.root / name)
    after = files(room.root)
    after[CONTROL] = before[CONTROL]
    assert after == before
    one_sentence(run("status", room.root, "--html", room.root / name), "bukan nama halaman status")


def test_the_same_journal_and_moment_give_the_same_bytes(busy: Room) -> None:
    first = written(busy).read_bytes()
    assert written(busy, name="lagi.html").read_bytes() == first
    assert written(busy, OVERDUE.replace(hour=10), "nanti.html").read_bytes() != first


def test_the_page_takes_nothing_from_outside_and_runs_nothing(busy: Room) -> None:
    text = written(busy).read_text("utf-8")
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert not re.search(
        r"://|//\w|\bsrc\s*=|<link|<img|<iframe|@import|url\(|<script|\bon\w+\s*=|javascript:", text
    )
    assert str(busy.root) not in text


def test_what_people_wrote_stands_as_they_wrote_it(busy: Room) -> None:
    text = written(busy).read_text("utf-8")
    assert "<script" not in text
    assert escape(EVIL.strip(), quote=False).replace('"', "&#34;").replace("'", "&#39;") in text


def test_the_foot_names_the_last_event_as_it_lies_in_the_journal(busy: Room) -> None:
    text = written(busy).read_text("utf-8")
    kept = {path.stem[-16:]: path for path in (busy.root / "jurnal").glob("*.json")}
    seen = {head[:16] for each in events(busy.root) for head in each["heads"]}
    (last,) = set(kept) - seen
    assert re.findall(r"<code>(.*?)</code>", text) == [
        code_of(last),
        kept[last].name,
        hashlib.sha256(kept[last].read_bytes()).hexdigest(),
    ]
    assert f"Jurnal: {len(kept)} catatan, terakhir 8 Juli 2026 pukul 09.00 WIB." in text


def test_an_office_may_have_its_own_page(busy: Room) -> None:
    own = busy.root / "templates" / "status.html"
    own.parent.mkdir()
    own.write_bytes(b"\xef\xbb\xbf<p>{{ page.title }}: {{ page.tiles[0].value }}</p>")
    assert (
        written(busy).read_bytes()
        == b"<p>Monitoring Kinerja Triwulan II Tahun 2026: 8 dari 10 bagian</p>"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"<p>\n{% for %}", "tidak dapat diisi pada baris 2"),
        (b"{{ page.tidak_ada }}", "tidak dapat diisi"),
        (b"{{ page.__class__.__mro__ }}", "tidak dapat diisi"),
        (b"{{ 1 / 0 }}", "tidak dapat diisi"),
        (b"\xff", "tidak terbaca sebagai teks UTF-8"),
    ],
)
def test_a_fault_of_the_offices_page_is_told_and_nothing_is_written(
    busy: Room, text: bytes, told: str
) -> None:
    own = busy.root / "templates" / "status.html"
    own.parent.mkdir()
    own.write_bytes(text)
    with stopped_by(messages.folders.template) as stopped:
        written(busy)
    assert str(stopped.value).startswith("templates/status.html tidak ")
    assert told in str(stopped.value)
    assert not (busy.root / "berkas" / "status.html").exists()


def test_on_a_telephone_and_on_a_laptop_nothing_sticks_out_and_nothing_is_asked_for(
    busy: Room, browser: Browser
) -> None:
    phone, laptop = browser.seen(written(busy), PHONE, LAPTOP)
    for each, (width, _) in ((phone, PHONE), (laptop, LAPTOP)):
        assert (each.width, each.needed <= width, each.outside) == (width, True, [])
        assert (each.requests, each.scripts) == ([], 0)
        assert EVIL.strip() in each.text
        for words in (
            "Langkah sekarang: 7. Penghimpunan dan validasi",
            "8 dari 10 bagian",
            "Terlambat",
            "2 hari kerja",
            "Seluruh bagian",
        ):
            assert words in each.text
    assert "Langkah\tPelaksana" in laptop.text
    assert "Langkah\tPelaksana" not in phone.text
    assert "7. Penghimpunan dan validasi\n" in phone.text


def test_a_page_that_is_too_wide_or_asks_for_something_is_noticed(
    browser: Browser, tmp_path: Path
) -> None:
    page = tmp_path / "buruk.html"
    page.write_text(
        '<body><img src="http://gambar.invalid/a.png"><div style="width:500px">x</div>', "utf-8"
    )
    (seen,) = browser.seen(page, PHONE)
    assert (seen.needed > seen.width, len(seen.outside)) == (True, 1)
    assert seen.requests == ["http://gambar.invalid/a.png"]


def test_the_print_is_on_the_offices_paper_and_says_it_all_on_two_pages(
    busy: Room, browser: Browser, poppler: Callable[..., str], tmp_path: Path
) -> None:
    text = written(busy).read_text("utf-8")
    for paper, points in PAPERS.items():
        page, pdf = tmp_path / "status.html", tmp_path / "status.pdf"
        page.write_text(text.replace("size: 215mm 330mm", f"size: {paper}"), "utf-8")
        browser.printed(page, pdf)
        info = poppler("pdfinfo", pdf)
        size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", info)
        assert size is not None
        assert [float(each) for each in size.groups()] == pytest.approx(points, abs=1)
        assert re.search(r"^Pages: +2$", info, re.MULTILINE)
        shown = poppler("pdftotext", "-layout", pdf, "-")
        for words in (
            "Sembilan langkah",
            "Bagian dan langkah 5, 6, 7",
            "Seluruh bagian",
            "Jurnal: ",
        ):
            assert words in shown


def test_a_picture_of_it_is_dark_text_on_light(
    busy: Room, browser: Browser, tmp_path: Path
) -> None:
    picture = tmp_path / "status.png"
    browser.pictured(written(busy), picture, *PHONE)
    assert picture.read_bytes().startswith(b"\x89PNG")
    from PIL import Image  # noqa: PLC0415

    with Image.open(picture) as image:
        assert image.size == PHONE
        colours = image.convert("RGB").getcolors(PHONE[0] * PHONE[1]) or []
    most = {colour for _, colour in sorted(colours, reverse=True)[:3]}
    assert {(255, 255, 255), (0x1F, 0x38, 0x64)} <= most


def test_reminders_are_told_beside_their_bureau(
    busy: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xlsops.procedure.papers.parcels.printer", lambda: None)
    remind(busy.period(OVERDUE), ["ORG"])
    assert written(busy).read_text("utf-8").count("diingatkan 1 kali, terakhir 14 Juli 2026") == 1


def test_the_machine_readable_answer_is_one_object(busy: Room, tmp_path: Path) -> None:
    ran = run("status", busy.root, "--html", tmp_path / "a.htm", "--json")
    assert json.loads(ran.out)["coverage"] == "8 dari 10 bagian"
