"""Native tables: XlsxWriter makes them of two rows, for it notes down every cell of one in its memory."""

from xlsops.core.sheet.sheet import Area


def begun(area: Area) -> Area:
    """Return the first two rows of a table, its heading and what stands below."""
    return area._replace(bottom=area.top + 1)


def spanning(part: bytes, area: Area) -> bytes:
    """Return the part of a table that was made of its first two rows, over all of them."""
    return part.replace(_ref(begun(area)), _ref(area))


def _ref(area: Area) -> bytes:
    return f'ref="{area.address}"'.encode()
