"""The icons of the ribbon's drawing: our own simple strokes in a square of 24, one per name."""

_INK = "#3B3A39"
_BLUE = "#2F75B5"
_GREEN = "#548235"
_RED = "#C00000"
_GOLD = "#BF8F00"


def _stroke(path: str, colour: str = _INK) -> str:
    return (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.6" '
        'stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _shape(path: str, colour: str) -> str:
    return f'<path d="{path}" fill="{colour}"/>'


_PAGE = _stroke("M6 3h8l4 4v14H6z M14 3v4h4")
_GRID = _stroke("M4 5h16v14H4z M4 10h16 M4 14.5h16 M10 5v14")
_BUBBLE = _stroke("M4 5h16v11h-9l-4 4v-4H4z")

GLYPHS = {
    "Refresh": _stroke("M19 9a7.5 7.5 0 0 0-13.5-1M5 15a7.5 7.5 0 0 0 13.5 1", _GREEN)
    + _stroke("M5 4v4.5h4.5M19 20v-4.5h-4.5", _GREEN),
    "FileOpen": _shape("M3 7h7l2 2h8v10H3z", "#FFE699") + _stroke("M3 19V6h7l2 2h8v11z", _GOLD),
    "ReviewNewComment": _BUBBLE + _stroke("M12 7.5v6M9 10.5h6", _GREEN),
    "RefreshAll": _stroke("M4 4h7v5H4z M4 12h7v8H4z") + _stroke("M20 6v6h-6M20 12l-6-6", _GREEN),
    "TableInsertExcel": _shape("M4 5h16v5H4z", "#9DC3E6") + _GRID,
    "FileSendAsAttachment": _stroke("M3 6h14v10H3z M3 6l7 6 7-6")
    + _stroke("M14 20h7M18 17l3 3-3 3", _BLUE),
    "FileEmailAsPdfEmailAttachment": _stroke("M3 8h14v10H3z M3 8l7 6 7-6")
    + _stroke("M18 3v6M18 11.6v.2", _RED),
    "Consolidate": _stroke("M3 4h5v5H3z M3 15h5v5H3z M16 9h5v6h-5z")
    + _stroke("M8 6.5h3l3 4M8 17.5h3l3-4M12 12h3", _BLUE),
    "DataValidation": _stroke("M3 4h12v6H3z M3 13h9v6H3z") + _stroke("M13 16l3 3.5 6-8", _GREEN),
    "ReviewPreviousComment": _BUBBLE + _stroke("M16 10.5H9M11.5 8L9 10.5l2.5 2.5", _BLUE),
    "ReviewNextComment": _BUBBLE + _stroke("M8 10.5h7M12.5 8l2.5 2.5-2.5 2.5", _BLUE),
    "FileSave": _stroke("M4 4h13l3 3v13H4z", _BLUE) + _stroke("M8 4v5h8V4M8 20v-6h8v6", _BLUE),
    "Undo": _stroke("M10 5L4 11l6 6M4 11h9c4 0 7 3 7 8", "#7030A0"),
    "FileMarkAsFinal": _stroke("M4 12.5l5.5 6L20 6", _GREEN),
    "PivotTableReport": _shape("M4 5h16v5H4z M4 10h5v9H4z", "#C5E0B4") + _GRID,
    "TracePrecedents": _stroke("M14 12h7v7h-7z") + _stroke("M3 4l9 7M12 6v5H7", _BLUE),
    "GoalSeek": _stroke("M13 4h-2.5C9 4 9 6 8.7 8L7 19c-.2 1.4-1 2-2.5 2M5.5 10h6")
    + _stroke("M14 14l2.5 2.5L21 11", _GREEN),
    "WatchWindow": _stroke("M12 4a8 8 0 1 0 .01 0z") + _stroke("M12 8v4.5l3 2", _BLUE),
    "WindowSideBySide": _stroke("M3 5h8v14H3z M13 5h8v14h-8z")
    + _stroke("M5.5 9h3M15.5 9h3", _BLUE),
    "FileCheckIn": _PAGE + _stroke("M12 18v-7M9 14l3-3 3 3", _GREEN),
    "FilePrint": _stroke("M4 10h16v7H4z M7 10V4h10v6 M7 14h10v6H7z"),
    "Help": _stroke("M12 3a9 9 0 1 0 .01 0z", _BLUE)
    + _stroke("M9.5 9.5a2.6 2.6 0 1 1 3.6 2.4c-.8.4-1.1.9-1.1 1.8M12 17v.3", _BLUE),
    "Lock": _shape("M5 11h14v9H5z", "#FFD966") + _stroke("M5 11h14v9H5z M8 11V8a4 4 0 0 1 8 0v3"),
    "FormulaEvaluate": _PAGE + _stroke("M9 14l2.5 3 4-6", _GREEN),
    "ErrorChecking": _shape("M12 4l9 16H3z", "#FFE699")
    + _stroke("M12 4l9 16H3z M12 10v5M12 17.6v.2", _RED),
}
"""The strokes by Office's name of the icon they stand for."""
