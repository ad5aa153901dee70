"""The print set-up of a sheet; what stands already is not set again, which costs a pagination."""

import re
from typing import Any

_LANDSCAPE = 2
_FONT = re.compile(r'^&"[^"]*"&\d+')
_FIELDS = {"&P": "PageNumber", "&N": "PageCount"}
_FOOTERS = {"LeftFooter": "LeftText", "RightFooter": "RightText"}
_PLAIN = {
    "FitToPagesWide": ("ScaleToPagesX", int),
    "FitToPagesTall": ("ScaleToPagesY", int),
    "CenterHorizontally": ("CenterHorizontally", bool),
}


def assign(document: Any, xl: Any, name: str, value: Any) -> None:
    """Set one property of Excel's page set-up; paper and titles come in LibreOffice's measures."""
    style = document.StyleFamilies.getByName("PageStyles").getByName(xl.PageStyle)
    if name in _PLAIN:
        ours, kind = _PLAIN[name]
        _put(style, ours, kind(value))
    elif name in _FOOTERS:
        _footer(document, style, _FOOTERS[name], value)
    elif name == "PaperSize":
        short, long = value
        _size(style, (long, short) if style.IsLandscape else (short, long))
    elif name == "Orientation":
        sides = sorted((style.Size.Width, style.Size.Height))
        _put(style, "IsLandscape", value == _LANDSCAPE)
        _size(style, sides[::-1] if style.IsLandscape else sides)
    elif name in {"PrintTitleRows", "PrintTitleColumns"}:
        _titles(xl, name.removeprefix("Print"), value)
    else:
        raise NotImplementedError(name)


def _put(style: Any, name: str, value: Any) -> None:
    if getattr(style, name) != value:
        setattr(style, name, value)


def _size(style: Any, sides: Any) -> None:
    size = style.Size
    if (size.Width, size.Height) != tuple(sides):
        size.Width, size.Height = sides
        style.Size = size


def _titles(xl: Any, what: str, place: tuple[int, int] | None) -> None:
    """Repeat the lines between two, counted from 1, on every page; none where there is no place."""
    repeated, titles = getattr(xl, f"getPrint{what}"), getattr(xl, f"get{what}")
    if repeated() != bool(place):
        getattr(xl, f"setPrint{what}")(bool(place))
    if place:
        first, last = place[0] - 1, place[1] - 1
        rows = what == "TitleRows"
        area = (0, first, 0, last) if rows else (first, 0, last, 0)
        wanted, now = xl.getCellRangeByPosition(*area).RangeAddress, titles()
        ends = ("StartRow", "EndRow") if rows else ("StartColumn", "EndColumn")
        if any(getattr(wanted, end) != getattr(now, end) for end in ends):
            getattr(xl, f"set{what}")(wanted)


def _footer(document: Any, style: Any, side: str, value: str) -> None:
    _put(style, "FooterIsOn", True)
    content = style.RightPageFooterContent
    text = getattr(content, side)
    parts = [part for part in re.split("(&P|&N|&&)", _FONT.sub("", value)) if part]
    if _spelled(text) == [part.replace("&&", "&") for part in parts]:
        return
    text.setString("")
    cursor = text.createTextCursor()
    for part in parts:
        cursor.gotoEnd(False)
        if part in _FIELDS:
            kind = f"com.sun.star.text.TextField.{_FIELDS[part]}"
            text.insertTextContent(cursor, document.createInstance(kind), False)
        else:
            text.insertString(cursor, part.replace("&&", "&"), False)
    style.RightPageFooterContent = content


def _spelled(text: Any) -> list[str]:
    """The parts of a footer: texts, and the fields as Excel spells them."""
    found = []
    for paragraph in _each(text):
        for portion in _each(paragraph):
            if portion.TextPortionType != "TextField":
                found.append(portion.getString())
                continue
            names = portion.TextField.SupportedServiceNames
            kinds = [k for k, n in _FIELDS.items() if any(each.endswith(n) for each in names)]
            found += kinds or ["?"]
    return [each for each in found if each]


def _each(container: Any) -> Any:
    """What stands in a container, one after another."""
    walk = container.createEnumeration()
    while walk.hasMoreElements():
        yield walk.nextElement()
