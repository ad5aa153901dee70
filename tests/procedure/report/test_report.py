"""The material for the report is made beside the recap, worked on by people, and held against the recap."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from tests.ooxml import validated
from tests.procedure.tiny import CLEAN, CODES, OTHER, Tiny, line, opened, sending
from tests.quarter import NOW
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.recap.report.figures import figures_of
from xlsops.core.terms.outcome import Outcome
from xlsops.excel.package.parts import put_together, take_apart
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.period.wholeness import read_records
from xlsops.procedure.recording.entries import distribute
from xlsops.procedure.report.checking import check_report
from xlsops.procedure.report.making import make_report
from xlsops.word.drawn import bars_of
from xlsops.word.names import W
from xlsops.word.usual_texts import NAME

Change = Callable[[bytes], bytes]
FIRST = "rekap/Bahan LKjIP TW2 2026 (sementara).docx"


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """Return the tiny office with what both bureaus sent."""
    office = opened(tmp_path / "Kinerja")
    distribute(office.period(), "surat")
    for code in CODES:
        office.drop(f"{code}.xlsx", sending(code, CLEAN))
    collect(office.period())
    return office


def made(tiny: Tiny) -> Path:
    """Make the document and return where it lies."""
    return tiny.root / make_report(tiny.period()).data["report"]


def checked(tiny: Tiny, path: Path) -> Outcome:
    return check_report(tiny.period(NOW + timedelta(hours=2)), path)


def holdings(outcome: Outcome) -> list[str]:
    return [each["holding"] for each in outcome.data["figures"]]


def edited(path: Path, name: str, change: Change) -> Path:
    """Return a copy in which a part is another."""
    parts = take_apart(path.read_bytes())
    parts[name] = change(parts[name])
    target = path.with_name("suntingan.docx")
    target.write_bytes(put_together(parts))
    return target


def test_every_figure_of_the_document_is_the_recaps_and_the_same_bytes_come_again(
    tiny: Tiny,
) -> None:
    path = made(tiny)
    assert path == tiny.root / FIRST
    assert validated(path) == []
    before = path.read_bytes()
    assert made(tiny) == path
    assert path.read_bytes() == before
    outcome = checked(tiny, path)
    assert (holdings(outcome), outcome.attention, outcome.data["copy"]) == ([], False, None)
    body = Document(str(path)).element.body
    titles = {each.get(f"{W}val") for each in body.iter(f"{W}alias")}
    shown = figures_of(view_of(tiny.period()).recap)
    assert titles
    assert titles <= {
        each.name if len(each.name) < 65 else f"{each.name[:63].rstrip()}…"
        for each in shown.values()
    }


def test_the_document_tells_the_quarter_in_chapters_tables_and_charts(tiny: Tiny) -> None:
    document = Document(str(made(tiny)))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert [each[:2] for each in headings] == ["A.", "B.", "C.", "D.", "E."]
    everything = "".join(each.text or "" for each in document.element.body.iter(f"{W}t"))
    for told in ("SEMENTARA – angka belum final", "DATA CONTOH", "Sidik jurnal"):
        assert told in everything
    assert "{{" not in everything
    assert "{%" not in everything
    charts = [name for name in take_apart((tiny.root / FIRST).read_bytes()) if "/charts/" in name]
    assert charts


def test_a_figure_that_moved_in_the_recap_is_told_with_its_sentence_and_marked_in_a_copy(
    tiny: Tiny,
) -> None:
    path = made(tiny)
    tiny.drop("lagi.xlsx", sending("HUKUM", OTHER, 90))
    collect(tiny.period(NOW + timedelta(hours=1)))
    before = path.read_bytes()
    outcome = checked(tiny, path)
    assert outcome.attention
    assert set(holdings(outcome)) == {"rekap berubah"}
    told = next(line for line in outcome.lines if "realisasi s.d." in line)
    assert "tertulis" in told
    assert "rekap 79,00" in told
    assert path.read_bytes() == before
    copy = Path(outcome.data["copy"])
    assert copy.name == "Bahan LKjIP TW2 2026 (sementara) (diperiksa).docx"
    assert validated(copy) == []
    text = "".join(each.text or "" for each in Document(str(copy)).element.body.iter(f"{W}t"))
    assert "[rekap: 79,00]" in text
    figures = [each for each in outcome.data["figures"] if each["written"] is not None]
    assert text.count("[rekap: ") == len(figures)


def test_a_document_beside_the_recap_is_no_fault_of_the_records(tiny: Tiny) -> None:
    assert made(tiny).is_file()
    assert not read_records(tiny.folder).faults


def test_a_document_people_wrote_in_is_never_replaced(tiny: Tiny) -> None:
    path = made(tiny)
    path.write_bytes(b"disunting")
    again = made(tiny)
    assert again.name == "Bahan LKjIP TW2 2026 (sementara) ke-2.docx"
    assert path.read_bytes() == b"disunting"


def retyped(part: bytes) -> bytes:
    """Type another figure into the first control, as Word does."""
    return re.sub(
        rb"(<w:sdtContent><w:r>.*?<w:t[^>]*>)[^<]*", rb"\g<1>99,99", part, count=1, flags=re.DOTALL
    )


def unframed(part: bytes) -> bytes:
    """Take away the names of all controls, as LibreOffice does when it saves."""
    return re.sub(rb"<w:(?:tag|alias) [^>]*/>", b"", part)


def loosened(part: bytes) -> bytes:
    """Take the first control and its bookmark away and leave its text."""
    name = re.search(rb'w:tag w:val="([^"]*)"', part)
    assert name
    part = part.replace(b'<w:tag w:val="%b"/>' % name[1], b"", 1)
    return part.replace(b'w:name="%b"' % name[1], b'w:name="lain"', 1)


def emptied(part: bytes) -> bytes:
    """Delete the text of the first control and leave its frame."""
    return re.sub(
        rb"(<w:sdtContent><w:r>.*?<w:t[^>]*>)[^<]*", rb"\g<1>", part, count=1, flags=re.DOTALL
    )


def hidden(part: bytes) -> bytes:
    """Hide the text of the first control; what stands behind it is no frame's."""
    return re.sub(rb"(<w:sdtContent><w:r>)(<w:rPr>)?", looked(b"vanish"), part, count=1)


def struck(part: bytes) -> bytes:
    """Strike the text of the first control through, and type another behind it."""
    return re.sub(rb"(<w:sdtContent><w:r>)(<w:rPr>)?", looked(b"strike"), part, count=1)


def looked(look: bytes) -> Callable[[re.Match[bytes]], bytes]:
    def change(match: re.Match[bytes]) -> bytes:
        about = b"<w:rPr><w:%b/>" % look
        return match[1] + (about if match[2] else about + b"</w:rPr>")

    return change


def signed(part: bytes) -> bytes:
    """Put a figure behind the one in the first control, as a sign of a font."""
    sign = b'<w:r><w:sym w:font="Arial" w:char="F039"/></w:r></w:sdtContent>'
    return part.replace(b"</w:sdtContent>", sign, 1)


def moved(part: bytes) -> bytes:
    """Move the first paragraph with a figure behind itself, as tracking tells it; what it left is another."""
    place = part.index(b"<w:sdt>")
    start, end = part.rindex(b"<w:p>", 0, place), part.index(b"</w:p>", place) + len(b"</w:p>")
    whole = part[start:end]
    inside = whole[len(b"<w:p>") : -len(b"</w:p>")]
    looks = inside[: inside.index(b"</w:pPr>") + len(b"</w:pPr>")] if b"<w:pPr>" in inside else b""
    told = inside[len(looks) :]
    about = b'w:id="9%d" w:author="A" w:date="2026-07-01T00:00:00Z"'
    there, here = (
        b"<w:p>%b<w:%b %b>%b</w:%b></w:p>" % (looks, tag, about % number, text, tag)
        for number, (tag, text) in enumerate(((b"moveFrom", retyped(told)), (b"moveTo", told)))
    )
    return part[:start] + there + here + part[end:]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (moved, []),
        (retyped, ["diubah tangan"]),
        (unframed, []),
        (lambda part: unframed(retyped(part)), ["diubah tangan"]),
        (loosened, ["ikatan hilang"]),
        (emptied, ["ikatan hilang"]),
        (hidden, ["ikatan hilang"]),
        (struck, ["ikatan hilang"]),
        (signed, ["diubah tangan"]),
    ],
    ids=[
        "moved",
        "typed anew",
        "saved by LibreOffice",
        "both",
        "frame taken away",
        "deleted",
        "hidden",
        "struck through",
        "a sign of a font",
    ],
)
def test_what_was_changed_by_hand_is_named_as_such(
    tiny: Tiny, change: Change, expected: list[str]
) -> None:
    path = edited(made(tiny), "word/document.xml", change)
    outcome = checked(tiny, path)
    assert holdings(outcome) == expected
    assert outcome.attention is bool(expected)


def test_a_chart_whose_figures_were_edited_or_that_became_a_picture_is_told(tiny: Tiny) -> None:
    path = made(tiny)
    name = next(each for each in take_apart(path.read_bytes()) if each.startswith("word/charts/g"))
    figure = rb"(<c:val>.*?<c:v>)[^<]*"
    other = edited(
        path, name, lambda part: re.sub(figure, rb"\g<1>7", part, count=1, flags=re.DOTALL)
    )
    outcome = checked(tiny, other)
    assert (holdings(outcome), outcome.attention) == (["diubah tangan"], True)
    assert any("grafiknya tidak lagi menggambarkan angka semula" in each for each in outcome.lines)
    plain = edited(
        path, "word/document.xml", lambda part: re.sub(rb"<c:chart [^>]*/>", b"", part, count=1)
    )
    assert holdings(checked(tiny, plain)) == ["diubah tangan"]


def test_a_figure_that_stands_in_another_place_or_twice_is_still_held_against_the_recap(
    tiny: Tiny,
) -> None:
    def twice(part: bytes) -> bytes:
        controls = re.findall(rb"<w:sdt>.*?</w:sdt>", part, re.DOTALL)
        return part.replace(b"<w:sectPr", b"<w:p>%b</w:p><w:sectPr" % retyped(controls[0]), 1)

    path = edited(made(tiny), "word/document.xml", twice)
    assert holdings(checked(tiny, path)) == ["diubah tangan"]


def test_what_was_pasted_into_another_document_is_checked_and_that_nothing_can_be_missed_is_said(
    tiny: Tiny,
) -> None:
    path = edited(
        made(tiny),
        "word/_rels/document.xml.rels",
        lambda part: re.sub(rb"<Relationship [^>]*kinerja[^>]*/>", b"", part),
    )
    outcome = checked(tiny, path)
    assert holdings(outcome) == []
    assert messages.report_told.no_list() in outcome.lines


def test_figures_of_another_quarter_are_not_held_against_this_one(tiny: Tiny) -> None:
    path = edited(
        made(tiny),
        "word/document.xml",
        lambda part: part.replace(b"kinerja_20262_", b"kinerja_20261_"),
    )
    with stopped_by(messages.report_told.other_quarter) as stopped:
        checked(tiny, path)
    assert "TW I 2026" in str(stopped.value)


def test_a_document_without_a_bound_figure_is_said_to_have_none(tiny: Tiny) -> None:
    target = tiny.root / "lain.docx"
    Document().save(str(target))
    with stopped_by(messages.report_told.nothing_bound):
        checked(tiny, target)


@pytest.mark.parametrize("data", [b"", b"teks", b"PK\x03\x04", b"\xd0\xcf\x11\xe0 terkunci"])
def test_what_is_no_document_is_refused_in_one_sentence(tiny: Tiny, data: bytes) -> None:
    target = tiny.root / "rusak.docx"
    target.write_bytes(data)
    with stopped_by(messages.report_told.unreadable):
        checked(tiny, target)


def test_a_document_with_a_broken_part_is_refused(tiny: Tiny) -> None:
    path = edited(made(tiny), "word/document.xml", lambda part: part[: len(part) // 2])
    with stopped_by(messages.report_told.unreadable):
        checked(tiny, path)


def test_a_document_that_is_not_there_is_said_to_be_missing(tiny: Tiny) -> None:
    with stopped_by(messages.report_told.no_such_file):
        checked(tiny, tiny.root / "tidak ada.docx")
    with stopped_by(messages.report_told.no_file):
        checked(tiny, tiny.root)


def test_the_offices_own_template_is_used_and_what_is_wrong_in_it_is_said(tiny: Tiny) -> None:
    tiny.folder.templates.mkdir()
    own = Document()
    own.add_paragraph("Milik kantor: {{ setda.capaian }}")
    own.save(str(tiny.folder.templates / NAME))
    assert Document(str(made(tiny))).paragraphs[0].text.startswith("Milik kantor: ")
    own.add_paragraph("{{ setda.laba }}")
    own.save(str(tiny.folder.templates / NAME))
    with stopped_by(messages.report_told.unknown_word) as stopped:
        made(tiny)
    assert '"laba"' in str(stopped.value)


def test_a_quarter_of_which_little_is_known_is_told_without_a_wrong_figure(tmp_path: Path) -> None:
    office = opened(tmp_path / "Kinerja")
    office.drop("HUKUM.xlsx", sending("HUKUM", CLEAN))
    collect(office.period())
    path = made(office)
    document = Document(BytesIO(path.read_bytes()))
    table = next(each for each in document.tables if "Serapan (%)" in each.rows[0].cells[-1].text)
    cells = ["".join(t.text or "" for t in each._tc.iter(f"{W}t")) for each in table.rows[2].cells]
    assert cells[2:] == ["belum ada"] * 3
    parts = take_apart(path.read_bytes())
    drawn = [bars_of(part) for name, part in parts.items() if name.startswith("word/charts/g")]
    assert [None in {figure for _, figure in each} for each in drawn] == [True, False, True]
    assert line("KKP")
    assert holdings(checked(office, path)) == []
