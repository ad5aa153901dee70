"""A template of Word is filled as an office left it, and what is wrong in it is said in its words."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt

from tests.core.views import view
from tests.ooxml import validated
from tests.stopped import stopped_by
from xlsops import messages
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.recap.report.bound import BoundFigure
from xlsops.core.recap.report.words import ReportSource, report_words
from xlsops.core.spec.reading import WIB
from xlsops.core.values.periods import Period
from xlsops.excel.package.parts import put_together
from xlsops.resources import asset
from xlsops.word.binding import read_list
from xlsops.word.filling import Template, filled
from xlsops.word.names import DOCUMENT, W, read_part, text_of
from xlsops.word.reading import open_report
from xlsops.word.usual_template import usual_template
from xlsops.word.usual_texts import NAME

MADE = datetime(2026, 7, 20, 9, tzinfo=WIB)
FIGURE = BoundFigure("kantor/capaian", "Setda: rata-rata capaian (%)", "83,33")
WORDS = {"capaian": FIGURE, "nama": "A & B < C", "daftar": [{"isi": FIGURE}, {"isi": "teks"}]}


def template(*paragraphs: str) -> Template:
    document = Document()
    for each in paragraphs:
        document.add_paragraph(each)
    target = BytesIO()
    document.save(target)
    return Template("templates/bahan-laporan.docx", target.getvalue())


def parts_of(template: Template, words: Mapping[str, object] | None = None) -> dict[str, bytes]:
    return filled(template, words or WORDS, Period(2026, 2), MADE, "Setda")


def texts(parts: Mapping[str, bytes]) -> list[str]:
    """Return the paragraphs as a reader sees them."""
    return [text_of(each) for each in read_part(parts[DOCUMENT]).iter(f"{W}p")]


def test_figures_stand_in_their_sentences_with_the_looks_of_the_words_around() -> None:
    parts = parts_of(template("Capaian {{ capaian }} persen, {{ nama }}, lagi {{ capaian }}."))
    assert texts(parts) == ["Capaian 83,33 persen, A & B < C, lagi 83,33."]
    found = open_report(parts).found
    assert [each.text for each in found] == ["83,33", "83,33"]
    listed = read_list(parts)
    assert listed is not None
    assert [(each.mark, each.bound) for each in listed] == [(each.mark, FIGURE) for each in found]


def test_a_word_that_word_tore_into_runs_is_filled_in_the_looks_of_its_run() -> None:
    document = Document()
    paragraph = document.add_paragraph("Nilai ")
    for piece in ("{{ cap", "aian }} persen"):
        paragraph.add_run(piece).font.size = Pt(20)
    target = BytesIO()
    document.save(target)
    parts = parts_of(Template("t", target.getvalue()))
    assert texts(parts) == ["Nilai 83,33 persen"]
    (runs,) = open_report(parts).runs
    assert b'w:sz w:val="40"' in parts["word/document.xml"]
    assert len(runs) == 1


def test_loops_and_headers_are_filled_and_the_same_things_give_the_same_bytes() -> None:
    document = Document()
    for each in ("{%p for d in daftar %}", "Isi {{ d.isi }}", "{%p endfor %}"):
        document.add_paragraph(each)
    document.sections[0].header.paragraphs[0].text = "Atas {{ capaian }}"
    target = BytesIO()
    document.save(target)
    made = [put_together(parts_of(Template("t", target.getvalue()))) for _ in range(2)]
    assert made[0] == made[1]
    assert texts(parts_of(Template("t", target.getvalue()))) == ["Isi 83,33", "Isi teks"]
    assert len(open_report(parts_of(Template("t", target.getvalue()))).found) == 2


def test_signs_no_document_may_hold_are_left_out_of_what_bureaus_wrote() -> None:
    parts = parts_of(template("{{ nama }}"), {"nama": "a\x00b\ue0000\ue001c\ud800"})
    assert texts(parts) == ["ab0c"]


def test_what_bureaus_wrote_is_never_taken_for_words_of_the_template() -> None:
    parts = parts_of(template("{{ nama }}"), {"nama": "{{ capaian }} {% for %}"})
    assert texts(parts) == ["{{ capaian }} {% for %}"]


def test_an_unknown_word_is_named() -> None:
    with stopped_by(messages.report_told.unknown_word) as stopped:
        parts_of(template("{{ capaianku }}"))
    assert '"capaianku"' in str(stopped.value)


@pytest.mark.parametrize("text", ["{{ capaian", "{%p for d in daftar %}", "{% aneh %}"])
def test_words_that_are_not_whole_are_said_to_be(text: str) -> None:
    with stopped_by(messages.report_told.broken_template):
        parts_of(template(text))


@pytest.mark.parametrize(
    "text",
    ["{{ nama + 1 }}", "{{ 1 / 0 }}", "{{ nama() }}", '{% include "x" %}', "{{ range(10**9) }}"],
)
def test_what_cannot_be_reckoned_is_a_fault_of_the_template(text: str) -> None:
    with stopped_by(messages.report_told.not_reckoned):
        parts_of(template(text))


def test_a_template_cannot_reach_into_the_program() -> None:
    with stopped_by(messages.report_told.broken_template):
        parts_of(template("{{ nama.__class__.__mro__ }}"))


@pytest.mark.parametrize("data", [b"", b"bukan dokumen", b"PK\x03\x04rusak"])
def test_what_is_no_document_is_said_to_be_none(data: bytes) -> None:
    with stopped_by(messages.report_told.no_template):
        parts_of(Template("templates/bahan-laporan.docx", data))


def test_the_delivered_template_is_what_the_program_builds() -> None:
    assert (asset("templates") / NAME).read_bytes() == usual_template()


def test_the_contents_name_the_chapters_that_are_there_and_are_told_their_pages_by_word() -> None:
    document = Document(BytesIO(usual_template()))
    entries = [each.text for each in document.paragraphs if each.style.name == "toc 1"]
    chapters = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    assert entries == chapters
    marks = document.element.xpath(".//w:fldChar[@w:fldCharType]")
    kinds = [each.get(f"{W}fldCharType") for each in marks]
    assert kinds == ["begin", "separate", "end"]
    assert marks[0].get(f"{W}dirty") == "true"


def test_the_delivered_template_is_whole(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(usual_template())
    assert validated(path) == []


def test_on_another_paper_what_is_written_stays_as_wide() -> None:
    usual = Template("t", usual_template())
    everything = report_words(ReportSource(view(), MADE, RecapNotes()))
    widths = []
    for paper in (None, (21.0, 29.7)):
        made = template("Isi")._replace(data=usual.data, paper=paper)
        parts = filled(made, everything, Period(2026, 2), MADE, "Setda")
        section = Document(BytesIO(put_together(parts))).sections[0]
        widths.append(section.page_width - section.left_margin - section.right_margin)
        assert round(section.page_height.cm, 1) == (paper or (0, 33.0))[1]
    assert abs(widths[0] - widths[1]) < 1000
