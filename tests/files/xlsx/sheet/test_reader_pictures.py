"""Pictures in cells, and the comments beside them."""

import pytest

from tests.files.xlsx.parts import (
    HEADER,
    MAIN,
    OFFICE,
    PACKAGE,
    SHEETML,
    override,
    relationship,
    with_extra,
)
from tests.files.xlsx.readings import both_ways, taken
from xlsops.core.values.cells import PICTURE, ErrorValue, Number, Text

THREADED = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
PART, THREAD, SHEET_LINKS = (
    "xl/comments1.xml",
    "xl/threadedComments/t1.xml",
    "xl/worksheets/_rels/sheet1.xml.rels",
)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" t="e" vm="1"><v>#VALUE!</v></c>',
        '<c r="A1" t="str"><f>_xlfn.DISPIMG(&quot;ID_1&quot;,1)</f><v>=DISPIMG("ID_1",1)</v></c>',
        '<c r="A1" t="e"><f>DISPIMG("ID_1",1)</f><v>#NAME?</v></c>',
        '<c r="A1" t="e" vm="2"><f>_xlfn.IMAGE(B1)</f><v>#VALUE!</v></c>',
        '<c r="A1"><f>DISPIMG("ID_1",1)</f></c>',
    ],
)
def test_a_picture_in_a_cell_is_called_a_picture_and_no_error(cell: str) -> None:
    for content in both_ways(cell):
        assert (content.value, content.calculated) == (PICTURE, True)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1" t="e" vm="1"><f>SEQUENCE(3)</f><v>#VALUE!</v></c>', ErrorValue("#VALUE!")),
        ('<c r="A1" t="e"><v>#VALUE!</v></c>', ErrorValue("#VALUE!")),
        ('<c r="A1" vm="1"><v>5</v></c>', None),
        ('<c r="A1" t="str"><f>MYIMAGE(1)</f><v>a</v></c>', Text("a")),
    ],
)
def test_what_is_no_picture_is_read_as_ever(cell: str, value: object) -> None:
    for content in both_ways(cell):
        assert content.value == (value or Number(content.value.value))  # type: ignore[union-attr, arg-type]


def with_comments(*, threaded: bool) -> dict[str, str | bytes]:
    note = f"""{HEADER}<comments xmlns="{MAIN}"><authors><author>a</author></authors><commentList>
<comment ref="B2" authorId="0"><text><r><t>[Threaded] </t></r><r><t>menunggu data</t></r><rPh sb="0" eb="1"><t>x</t></rPh></text></comment>
<comment ref="nowhere1x" authorId="0"><text><t>y</t></text></comment></commentList></comments>"""
    thread = f"""{HEADER}<ThreadedComments xmlns="{THREADED}"><threadedComment ref="B2" id="1"><text>Menunggu BPS</text></threadedComment>
<threadedComment ref="B2" id="2" parentId="1"><text>Sudah</text></threadedComment></ThreadedComments>"""
    parts = with_extra(PART, note, f"{SHEETML}.comments+xml")
    links = [relationship(1, "comments", "../comments1.xml")]
    if threaded:
        parts[THREAD] = thread
        links.append(
            relationship(2, "threadedComment", "../threadedComments/t1.xml").replace(
                OFFICE, "http://schemas.microsoft.com/office/2017/10/relationships"
            )
        )
        types = str(parts["[Content_Types].xml"])
        parts["[Content_Types].xml"] = types.replace(
            "</Types>",
            override(THREAD, "application/vnd.ms-excel.threadedcomments+xml") + "</Types>",
        )
    parts[SHEET_LINKS] = (
        f'{HEADER}<Relationships xmlns="{PACKAGE}/relationships">{"".join(links)}</Relationships>'
    )
    return parts


def test_comments_are_read_with_their_cell() -> None:
    assert taken(with_comments(threaded=False)).sheets[0].comments == {
        (2, 2): "[Threaded] menunggu data"
    }


def test_a_thread_takes_the_place_of_the_note_that_stands_for_it() -> None:
    assert taken(with_comments(threaded=True)).sheets[0].comments == {
        (2, 2): "Menunggu BPS / Sudah"
    }
