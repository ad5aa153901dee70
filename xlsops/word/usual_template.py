"""Builds ``templates/bahan-laporan.docx``: the report as it is delivered, which an office changes in Word.

Run as a module it writes the file; a test compares.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as AT
from docx.shared import Cm, Pt, RGBColor

from xlsops.core.sheet.styles import GREY_INK, HEADING, LINE
from xlsops.excel.package.parts import put_together, take_apart
from xlsops.resources import asset
from xlsops.word.names import SPACE, Node, W, element
from xlsops.word.usual_styles import CELL, CONTENTS, ENTRIES, HEAD, SOURCE, WIDTH, set_styles
from xlsops.word.usual_texts import (
    BUREAUS,
    MONEY,
    NAME,
    OBJECTIVE,
    OPEN,
    UNANSWERED,
    WHO,
    TemplateColumn,
)

_BUILT = datetime(2026, 1, 1)  # noqa: DTZ001 - document times carry no zone
_PAPER, _MARGINS = (21.5, 33.0), (2.0, 2.0, 2.5, 2.0)
_OVERVIEW, _ACHIEVED = "A. Gambaran Umum", "B. Capaian Kinerja per Sasaran"
_SPENT, _OBSTACLES = "C. Realisasi Anggaran", "D. Hambatan dan Tindak Lanjut"
_REMARKS = "E. Catatan atas Data"
_SOURCE = "Sumber: rekap data kinerja {{ kantor }}, {{ periode }}"


def usual_template() -> bytes:
    """Return the template; always the same bytes."""
    document = Document()
    set_styles(document)
    _page(document)
    _front(document)
    _contents(document)
    _overview(document)
    _objectives(document)
    _money(document)
    _register(document)
    _remarks(document)
    about = document.core_properties
    about.title, about.author, about.comments = "Bahan LKjIP {{ periode }}", "xlsops", ""
    about.created = about.modified = _BUILT
    target = BytesIO()
    document.save(target)
    return put_together(take_apart(target.getvalue()))


def _page(document: Any) -> None:  # noqa: ANN401 - python-docx is used untyped
    """Set language, paper, header and footer."""
    language = document.styles.element.find(f".//{W}lang")
    if language is not None:
        language.set(f"{W}val", "id-ID")
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(each) for each in _PAPER)
    margins = (Cm(each) for each in _MARGINS)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = margins
    section.header_distance = section.footer_distance = Cm(1)
    _small(section.header.paragraphs[0], "{{ kantor }} · Bahan LKjIP {{ periode }}", AT.RIGHT)
    below = section.footer.paragraphs[0]
    document.styles["Footer"].paragraph_format.tab_stops.clear_all()
    below.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), 2)
    _small(below, "Sidik jurnal {{ sidik }}\tHalaman ")
    _field(below, "PAGE")
    _small(below, " dari ")
    _field(below, "NUMPAGES")


def _front(document: Any) -> None:  # noqa: ANN401
    _told(document, "BAHAN LAPORAN KINERJA (LKjIP)", "Title", AT.CENTER)
    _told(document, "{{ kantor }}", "Subtitle", AT.CENTER)
    _told(document, "{{ pemerintah }}", "Subtitle", AT.CENTER)
    _told(document, "{{ periode }} · keadaan {{ keadaan }}", "Subtitle", AT.CENTER)
    for word, text in (
        ("contoh", "{{ contoh }}"),
        ("sementara", "▲ SEMENTARA – angka belum final: {{ sementara }}"),
    ):
        _when(document, word)
        _shaded(_told(document, text, "Normal", AT.CENTER), "FFF2CC")
        _end(document)


def _contents(document: Any) -> None:  # noqa: ANN401
    """Add the table of contents: chapters and objectives, to which Word adds their pages as it opens it."""
    _told(document, "Daftar Isi", CONTENTS)
    chapter, objective = ENTRIES
    start = _told(document, _OVERVIEW, chapter)
    _told(document, _ACHIEVED, chapter)
    _loop(document, "s in daftar_sasaran")
    _told(document, "Sasaran {{ loop.index }}: {{ s.nama }}", objective)
    _end(document, "for")
    _told(document, _SPENT, chapter)
    _told(document, _OBSTACLES, chapter)
    end = _told(document, _REMARKS, chapter)
    instruction = element(f"{W}instrText", {SPACE: "preserve"})
    instruction.text = r' TOC \o "1-2" \h \z '
    opening = (_mark("begin", {f"{W}dirty": "true"}), instruction, _mark("separate"))
    for node in reversed(opening):
        start._p.insert(1, _in_run(node))  # noqa: SLF001 - python-docx has no fields
    end._p.append(_in_run(_mark("end")))  # noqa: SLF001


def _mark(kind: str, about: Mapping[str, str] | None = None) -> Node:
    return element(f"{W}fldChar", {f"{W}fldCharType": kind, **(about or {})})


def _in_run(node: Node) -> Node:
    run = element(f"{W}r")
    run.append(node)
    return run


def _overview(document: Any) -> None:  # noqa: ANN401
    document.add_heading(_OVERVIEW, 1)
    _told(
        document,
        "Sampai dengan {{ periode }}, {{ setda.masuk }} dari {{ setda.bagian }} bagian telah "
        "menyampaikan data kinerja. Dari {{ setda.jumlah }} indikator, {{ setda.terukur }} sudah "
        "dapat diukur.",
    )
    _when(document, "ada_capaian")
    _told(
        document,
        "Rata-rata capaian kinerja adalah {{ setda.capaian }} persen dengan predikat "
        "{{ setda.predikat }}, setiap indikator diperhitungkan paling tinggi 100 persen. Capaian "
        "tertinggi {{ setda.capaian_tertinggi }} persen ({{ setda.capaian_tertinggi_bagian }}), "
        "terendah {{ setda.capaian_terendah }} persen ({{ setda.capaian_terendah_bagian }}).",
    )
    _end(document)
    _caption(document, "Tabel A.1. Capaian kinerja per bagian")
    _table(document, "b in daftar_bagian", BUREAUS)
    _chart(document, "grafik_capaian", "Grafik A.1. Rata-rata capaian kinerja per bagian")
    _chart(document, "grafik_predikat", "Grafik A.2. Jumlah indikator menurut predikat")


def _objectives(document: Any) -> None:  # noqa: ANN401
    document.add_heading(_ACHIEVED, 1)
    _loop(document, "s in daftar_sasaran")
    document.add_heading("Sasaran {{ s.no }}: {{ s.nama }}", 2)
    _told(
        document,
        "Sasaran ini diukur dengan {{ s.jumlah }} indikator; {{ s.terukur }} sudah terukur"
        "{% if s.ada_capaian %}, dengan rata-rata capaian {{ s.capaian }} persen (predikat "
        "{{ s.predikat }}){% endif %}.",
    ).paragraph_format.keep_with_next = True
    _caption(document, "Tabel B.{{ s.no }}. Target, realisasi, dan capaian s.d. {{ triwulan }}")
    _table(document, "i in s.daftar_indikator", OBJECTIVE)
    _chart(document, "s.grafik", "Grafik B.{{ s.no }}. Capaian indikator sasaran {{ s.no }}")
    _loop(document, "i in s.daftar_penjelasan")
    _told(document, "{{ i.nama }} ({{ i.bagian }})", "Heading 3")
    for word, label in (
        ("pendorong", "Faktor pendorong"),
        ("hambatan", "Faktor penghambat"),
        ("tindak_lanjut", "Rencana tindak lanjut"),
        ("bukti", "Bukti dukung"),
        ("penanggung_jawab", "Penanggung jawab"),
    ):
        _when(document, f"i.{word}")
        _told(document, f"{label}: {{{{ i.{word} }}}}", "List Bullet")
        _end(document)
    _end(document, "for")
    _end(document, "for")


def _money(document: Any) -> None:  # noqa: ANN401
    document.add_heading(_SPENT, 1)
    _when(document, "ada_anggaran")
    _told(
        document,
        "Realisasi anggaran {{ setda.realisasi }} dari pagu yang dilaporkan {{ setda.pagu }} atau "
        "{{ setda.serapan }} persen; pagu seluruh bagian {{ setda.pagu_seluruh }}. Serapan tertinggi "
        "{{ setda.serapan_tertinggi }} persen ({{ setda.serapan_tertinggi_bagian }}), terendah "
        "{{ setda.serapan_terendah }} persen ({{ setda.serapan_terendah_bagian }}).",
    )
    _otherwise(document)
    _told(document, "Belum ada realisasi anggaran yang dilaporkan.")
    _end(document)
    _caption(document, "Tabel C.1. Pagu dan realisasi anggaran per bagian")
    _table(document, "b in daftar_bagian", MONEY)
    _chart(document, "grafik_serapan", "Grafik C.1. Serapan anggaran per bagian")


def _register(document: Any) -> None:  # noqa: ANN401
    document.add_heading(_OBSTACLES, 1)
    _when(document, "daftar_tindak_lanjut")
    _caption(document, "Tabel D.1. Hambatan dan rencana tindak lanjut {{ periode }}")
    _table(document, "t in daftar_tindak_lanjut", OPEN)
    _otherwise(document)
    _told(document, "Tidak ada hambatan yang dilaporkan bagian pada triwulan ini.")
    _end(document)
    _when(document, "daftar_belum_dijawab")
    _caption(
        document,
        "Tabel D.{% if daftar_tindak_lanjut %}2{% else %}1{% endif %}. Hambatan triwulan lalu yang tidak disebut lagi; perlu ditanyakan hasilnya",
    )
    _table(document, "t in daftar_belum_dijawab", UNANSWERED)
    _end(document)
    _when(document, "daftar_menunggu")
    _caption(
        document,
        "Tabel D.{% if daftar_tindak_lanjut and daftar_belum_dijawab %}3{% elif daftar_tindak_lanjut or "
        "daftar_belum_dijawab %}2{% else %}1{% endif %}. Hambatan triwulan lalu dari bagian yang belum mengirim",
    )
    _table(document, "t in daftar_menunggu", OPEN)
    _end(document)


def _remarks(document: Any) -> None:  # noqa: ANN401
    document.add_heading(_REMARKS, 1)
    _loop(document, "c in catatan")
    _told(document, "{{ c }}", "List Bullet")
    _end(document, "for")
    _told(
        document,
        "Sidik jurnal {{ sidik }}. Angka di dokumen ini terikat pada rekap: periksa kembali dengan "
        "xlsops recap --check sebelum dipakai.",
        "List Bullet",
    )
    _caption(document, "Tabel E.1. Asal data")
    _table(document, "b in daftar_bagian", WHO)
    _signatures(document)


def _signatures(document: Any) -> None:  # noqa: ANN401
    _told(document, "")
    table = document.add_table(1, 2)
    _fixed(table, (8.5, 8.5))
    for cell, above, role in zip(
        table.rows[0].cells,
        ("\nDisusun oleh", "{{ tempat }}, {{ tanggal }}\nMengetahui"),
        ("kasubbag", "kabag"),
        strict=True,
    ):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = AT.CENTER
        paragraph.add_run(f"{above}\n{{{{ {role}.jabatan }}}}\n\n\n\n")
        paragraph.add_run(f"{{{{ {role}.nama }}}}").bold = True
        paragraph.add_run(f"\n{{{{ {role}.pangkat }}}}\nNIP. {{{{ {role}.nip }}}}")
    _whole_rows(table)


def _table(document: Any, loop: str, columns: Sequence[TemplateColumn]) -> None:  # noqa: ANN401
    """Add a table with a row for each of a list."""
    table = document.add_table(4, len(columns))
    _fixed(table, [each.width for each in columns])
    _lined(table)
    heading, start, row, end = table.rows
    for cell, column in zip(heading.cells, columns, strict=True):
        _written(cell, column.heading, AT.CENTER, HEAD)
        cell._tc.get_or_add_tcPr().append(  # noqa: SLF001 - python-docx has no fill of its own
            element(f"{W}shd", {f"{W}val": "clear", f"{W}color": "auto", f"{W}fill": HEADING})
        )
    heading._tr.get_or_add_trPr().append(element(f"{W}tblHeader"))  # noqa: SLF001 - nor this
    _written(start.cells[0], f"{{%tr for {loop} %}}", AT.LEFT)
    for cell, column in zip(row.cells, columns, strict=True):
        _written(cell, column.text, _SIDES[column.side])
    _written(end.cells[0], "{%tr endfor %}", AT.LEFT)
    _whole_rows(table)
    _source(document, AT.LEFT)


_SIDES = {"left": AT.LEFT, "center": AT.CENTER, "right": AT.RIGHT}


def _written(cell: Any, text: str, side: Any, style: str = CELL) -> None:  # noqa: ANN401
    paragraph = cell.paragraphs[0]
    paragraph.style, paragraph.alignment = style, side
    paragraph.add_run(text)


def _fixed(table: Any, widths: Sequence[float]) -> None:  # noqa: ANN401
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _lined(table: Any) -> None:  # noqa: ANN401
    edges = element(f"{W}tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = {f"{W}val": "single", f"{W}sz": "4", f"{W}space": "0", f"{W}color": LINE}
        edges.append(element(f"{W}{side}", line))
    about = table._tbl.tblPr  # noqa: SLF001 - python-docx has no lines of its own
    (about.find(f"{W}tblLayout")).addprevious(edges)


def _whole_rows(table: Any) -> None:  # noqa: ANN401
    """Keep every row on one page."""
    for row in table.rows:
        about = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no such setting
        about.insert(0, element(f"{W}cantSplit"))


def _chart(document: Any, word: str, caption: str) -> None:  # noqa: ANN401
    _when(document, word)
    paragraph = _told(document, f"{{{{ {word} }}}}", "Normal", AT.CENTER)
    paragraph.paragraph_format.keep_with_next = True
    _told(document, caption, "Caption", AT.CENTER)
    _source(document, AT.CENTER)
    _end(document)


def _source(document: Any, side: Any) -> None:  # noqa: ANN401
    """Say beneath a table or chart where its figures come from, as a report of performance does."""
    _told(document, _SOURCE, SOURCE, side)


def _caption(document: Any, text: str) -> None:  # noqa: ANN401
    _told(document, text, "Caption")


def _told(document: Any, text: str, style: str = "Normal", side: Any = None) -> Any:  # noqa: ANN401
    paragraph = document.add_paragraph(text, style)
    if side is not None:
        paragraph.alignment = side
    return paragraph


def _when(document: Any, word: str) -> None:  # noqa: ANN401
    document.add_paragraph(f"{{%p if {word} %}}")


def _otherwise(document: Any) -> None:  # noqa: ANN401
    document.add_paragraph("{%p else %}")


def _loop(document: Any, words: str) -> None:  # noqa: ANN401
    document.add_paragraph(f"{{%p for {words} %}}")


def _end(document: Any, what: str = "if") -> None:  # noqa: ANN401
    document.add_paragraph(f"{{%p end{what} %}}")


def _small(paragraph: Any, text: str, side: Any = None) -> None:  # noqa: ANN401
    run = paragraph.add_run(text)
    run.font.size, run.font.color.rgb = Pt(8), RGBColor.from_string(GREY_INK)
    if side is not None:
        paragraph.alignment = side


def _field(paragraph: Any, name: str) -> None:  # noqa: ANN401
    field = element(f"{W}fldSimple", {f"{W}instr": f" {name} "})
    _small(paragraph, "1")
    field.append(paragraph.runs[-1]._r)  # noqa: SLF001 - python-docx has no fields
    paragraph._p.append(field)  # noqa: SLF001


def _shaded(paragraph: Any, fill: str) -> None:  # noqa: ANN401
    about = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no fill of its own
    shade = element(f"{W}shd", {f"{W}val": "clear", f"{W}color": "auto", f"{W}fill": fill})
    style = about.find(f"{W}pStyle")
    about.insert(0 if style is None else 1, shade)


if __name__ == "__main__":
    (asset("templates") / NAME).write_bytes(usual_template())
