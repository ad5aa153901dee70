"""Number formats: which one each cell style has."""

from functools import lru_cache

from xlsops.core.values.number_formats import LONGEST
from xlsops.files.xlsx.markup import parse
from xlsops.files.xlsx.ooxml import DEEPEST, MAIN, digits
from xlsops.files.xlsx.unreadable import damaged

GENERAL = "General"
BUILTIN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)',
    6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)',
    8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)",
    38: "#,##0_);[Red](#,##0)",
    39: "#,##0.00_);(#,##0.00)",
    40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)',
    44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}
_ASIAN_DATES = (*range(27, 32), 36, *range(50, 55), 57, 58)
BUILTIN.update(dict.fromkeys(_ASIAN_DATES, "yyyy/m/d"))

_CACHED = 200_000
_XF_DEPTH = 3


def number_formats(data: bytes | None) -> tuple[str, ...]:
    """Return the number format of every cell style of a plain styles part, in order.

    Of one that is too long only so much is kept that this is seen.
    """
    if data is None:
        return ()
    return _cached(data) if len(data) <= _CACHED else _formats(data)


@lru_cache(maxsize=32)
def _cached(data: bytes) -> tuple[str, ...]:
    """Return the formats; the submissions of one period share their styles part."""
    return _formats(data)


def _formats(data: bytes) -> tuple[str, ...]:
    codes: dict[str, str] = {}
    chosen: list[str] = []
    path: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        path.append(name)
        if len(path) > DEEPEST:
            damaged("bagian gaya bersarang terlalu dalam")
        if len(path) == _XF_DEPTH:
            if name == MAIN + "numFmt" and path[1] == MAIN + "numFmts":
                code = attributes.get("formatCode", GENERAL)
                codes[attributes.get("numFmtId", "")] = code[: LONGEST + 1]
            elif name == MAIN + "xf" and path[1] == MAIN + "cellXfs":
                chosen.append(attributes.get("numFmtId", "0"))

    def end(_name: str) -> None:
        path.pop()

    parse("xl/styles.xml", data, start, end)
    return tuple(codes.get(number) or _builtin(number) for number in chosen)


def _builtin(number: str) -> str:
    return BUILTIN.get(int(number), GENERAL) if digits(number, 3) else GENERAL
