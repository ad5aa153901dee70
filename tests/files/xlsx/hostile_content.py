"""Faults X1 to X3 and L1 to L5: what stands in the parts, and how much of it."""

import zipfile
from collections.abc import Callable, Iterator

from tests.files.xlsx.hostile_case import Case
from tests.files.xlsx.parts import (
    BOOK,
    HEADER,
    MAIN,
    SHEET,
    STRINGS,
    Entry,
    Parts,
    forged,
    lying,
    packed,
    strings_part,
    valid,
    with_part,
    with_rows,
)
from xlsops.core.terms.refused_files import Reason

_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED


def markup_cases() -> Iterator[Case]:
    """X1 to X3: the same faults in every part in turn, read or not."""
    for part in (*valid(), "xl/theme/theme1.xml", "customXml/item1.xml", "xl/comments1.xml"):
        for name, change, reason in (
            ("x01 doctype", _doctype("<!DOCTYPE a>"), Reason.TIDAK_AMAN),
            (
                "x02 xxe",
                _doctype('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
                Reason.TIDAK_AMAN,
            ),
            (
                "x02 remote",
                _doctype('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'),
                Reason.TIDAK_AMAN,
            ),
            ("x03 laughs", _doctype(_laughs()), Reason.TIDAK_AMAN),
            (
                "x04 quadratic",
                _doctype(f'<!DOCTYPE a [<!ENTITY e "{"x" * 9_000}">]>'),
                Reason.TIDAK_AMAN,
            ),
            (
                "x05 utf-16 doctype",
                lambda text: (
                    _doctype("<!DOCTYPE a>")(text).replace("UTF-8", "UTF-16").encode("utf-16")
                ),
                Reason.TIDAK_AMAN,
            ),
            ("x07 deep", _deep, Reason.RUSAK),
            ("x08 cut", lambda text: text[:-3], Reason.RUSAK),
            ("x08 empty", lambda _text: "", Reason.RUSAK),
            ("x08 two roots", lambda text: text + "<a/>", Reason.RUSAK),
            ("x08 bare ampersand", lambda text: _inside(text, "<a>&b</a>"), Reason.RUSAK),
            (
                "x09 bad utf-8",
                lambda text: _inside(text, "<a>~</a>").encode().replace(b"~", b"\xff"),
                Reason.RUSAK,
            ),
            ("x10 control", lambda text: _inside(text, "<a>\x01</a>"), Reason.RUSAK),
            ("x11 bogus coding", lambda text: text.replace("UTF-8", "bogus"), Reason.RUSAK),
            ("x11 utf-7", lambda text: text.replace("UTF-8", "utf-7"), Reason.RUSAK),
            ("x11 shift-jis", lambda text: text.replace("UTF-8", "shift_jis"), Reason.RUSAK),
        ):
            yield Case(
                f"{name} in {part}",
                lambda part=part, change=change: packed(  # type: ignore[misc]
                    _changed(part, change)
                ),
                reason,
            )
    for coding in ("utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"):
        yield Case(
            f"x12 sheet in {coding}",
            lambda coding=coding: packed(  # type: ignore[misc]
                _changed(SHEET, lambda text: text.replace('encoding="UTF-8" ', "").encode(coding))
            ),
            None,
        )
    yield Case(
        "x12 latin-1 strings",
        lambda: packed(
            _changed(
                STRINGS,
                lambda text: (
                    text.replace("UTF-8", "ISO-8859-1")
                    .replace("Jumlah", "Caf\xe9")
                    .encode("latin-1")
                ),
            )
        ),
        None,
    )


def size_cases() -> Iterator[Case]:
    """L1 to L5: more than a file may ask for, and much that it may."""
    zeros = bytes(60_000_000)
    for part in (SHEET, "xl/media/a.png"):
        yield Case(
            f"l01 bomb as {part}",
            lambda part=part: packed(valid() | {part: zeros}),  # type: ignore[misc]
            Reason.TERLALU_BESAR,
            "tidak wajar",
        )
    yield Case(
        "l02 many small bombs",
        lambda: packed(
            valid() | {f"xl/media/{number}.png": bytes(15_000_000) for number in range(4)}
        ),
        Reason.TERLALU_BESAR,
        "tidak wajar",
    )
    yield Case(
        "l02 declared 200 MB",
        lambda: lying(SHEET, method=_DEFLATED, size=200_000_000),
        Reason.TERLALU_BESAR,
        "melewati batas",
    )
    yield Case(
        "l03 declares less",
        lambda: lying(SHEET, method=_DEFLATED, size=50),
        Reason.TIDAK_AMAN,
        "dipalsukan",
    )
    yield Case(
        "l03 declares more",
        lambda: lying(SHEET, method=_DEFLATED, size=9_000),
        Reason.RUSAK,
        "berubah di perjalanan",
    )
    yield Case("l03 stored sizes", lambda: lying(SHEET, size=50), Reason.TIDAK_AMAN, "dipalsukan")
    yield Case(
        "l03 local size", lambda: lying(SHEET, local_size=5), Reason.TIDAK_AMAN, "dipalsukan"
    )
    yield Case("l04 overlap", lambda: lying(SHEET, offset=0), Reason.TIDAK_AMAN, "bertumpuk")
    yield Case("l04 beyond", lambda: lying(SHEET, offset=900_000), Reason.RUSAK, "terpotong")
    yield Case("l05 60,000 members", _crowd, Reason.TERLALU_BESAR, "60000 bagian")
    yield Case(
        "l06 26 MB", lambda: b"PK\x03\x04" + bytes(26_000_000), Reason.TERLALU_BESAR, "26 MB"
    )
    yield from _odd_but_fine()
    for name, rows in (
        ("l21 row number", '<row r="99999999999"><c r="A1"><v>1</v></c></row>'),
        ("l21 row beyond", '<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
        ("l21 row zero", '<row r="0"><c r="A0"><v>1</v></c></row>'),
        ("l21 row word", '<row r="x"/>'),
        ("l21 column beyond", '<row r="1"><c r="XFE1"><v>1</v></c></row>'),
        ("l21 column far beyond", '<row r="1"><c r="AAAA1"><v>1</v></c></row>'),
        ("l21 address", '<row r="1"><c r="A99999999999"><v>1</v></c></row>'),
    ):
        yield Case(name, lambda rows=rows: packed(with_rows(rows)), Reason.RUSAK)  # type: ignore[misc]
    arrays = "".join(
        f'<row r="{n}"><c r="A{n}"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c></row>'
        for n in range(1, 2_401)
    )
    yield Case(
        "l22 arrays over all", lambda: packed(with_rows(arrays)), Reason.TERLALU_BESAR, "larik"
    )
    for count in ("99999999999", "-1", "x", "9" * 400):
        yield Case(
            f"l20 {count[:12]} strings",
            lambda count=count: packed(  # type: ignore[misc]
                with_part(STRINGS, 'uniqueCount="2"', f'uniqueCount="{count}"')
            ),
            Reason.RUSAK,
        )


def _odd_but_fine() -> Iterator[Case]:
    one = '<row r="1"><c r="A1"><v>1</v></c></row>'
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    blank_rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(1, 60_001))
    wide = "".join(f'<c r="{_letters(n)}1" s="1"/>' for n in range(1, 16_385))
    anchors = "".join(f'<hyperlink ref="A{n}" location="A1"/>' for n in range(1, 20_001))
    columns = "".join(f'<col min="1" max="{n}" hidden="1"/>' for n in range(1, 16_385))
    squares = " ".join(f"A{n}" for n in range(1, 20_001))
    for name, parts in (
        ("l07 ghost cell", with_rows(one + far)),
        ("l08 styled rows", with_rows(blank_rows)),
        ("l09 styled columns", with_rows(f'<row r="1">{wide}</row>')),
        ("l10 lying dimension", with_rows(one, '<dimension ref="A1:XFD1048576"/>')),
        (
            "l11 whole merge",
            with_rows(one, "", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        ),
        ("l12 many links", with_rows(one, "", f"<hyperlinks>{anchors}</hyperlinks>")),
        (
            "l13 many squares",
            with_rows(
                one, "", f'<dataValidations><dataValidation sqref="{squares}"/></dataValidations>'
            ),
        ),
        ("l14 many styles", with_rows(one, styles=_many_styles())),
        ("l15 many names", with_part(BOOK, "</workbook>", _many_names() + "</workbook>")),
        (
            "l16 greatest column",
            with_rows(one, '<cols><col min="1" max="2147483647" hidden="1"/></cols>'),
        ),
        ("l17 overlapping columns", with_rows(one, f"<cols>{columns}</cols>")),
        (
            "l18 long text",
            with_rows(one, strings=strings_part(f"<si><t>{'x' * 1_000_000}</t></si>")),
        ),
        (
            "l19 nested formula",
            with_rows(
                f'<row r="1"><c r="A1"><f>{"(" * 20_000}1{")" * 20_000}</f><v>1</v></c></row>'
            ),
        ),
    ):
        yield Case(name, lambda parts=parts: packed(parts), None)  # type: ignore[misc]


def _changed(part: str, change: Callable[[str], str | bytes]) -> Parts:
    text = valid().get(part, f"{HEADER}<a><b>teks</b></a>")
    assert isinstance(text, str)
    return valid() | {part: change(text)}


def _doctype(declaration: str) -> Callable[[str], str]:
    return lambda text: text.replace(HEADER, HEADER + declaration)


def _laughs() -> str:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE a [<!ENTITY e0 "ha">{levels}]>'


def _inside(text: str, addition: str) -> str:
    """Put markup just before the last closing tag."""
    head, slash, tail = text.rpartition("</")
    return head + addition + slash + tail


def _deep(text: str) -> str:
    return _inside(text, "<a>" * 5_000 + "</a>" * 5_000)


def _crowd() -> bytes:
    return forged(Entry(f"a/{number}", b"") for number in range(60_000))


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _many_styles() -> str:
    xfs = '<xf numFmtId="0"/>' * 200_000
    return f'{HEADER}<styleSheet xmlns="{MAIN}"><cellXfs>{xfs}</cellXfs></styleSheet>'


def _many_names() -> str:
    names = "".join(
        f'<definedName name="n{n}">Isian!$A${n}</definedName>' for n in range(1, 100_001)
    )
    return f"<definedNames>{names}</definedNames>"
