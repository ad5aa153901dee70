"""xlwings, imported here and nowhere else, without what it would do to Excel when Python ends.

On Windows it would force every Excel to end that has no ordinary window: a workbook in Protected
View, a preview in Outlook or Explorer, the start page. On macOS it would run whatever macro is
named CleanUp. ``App.quit`` and ``App.kill`` do the first as well, so nothing here calls them.

Nor does it bring what it takes from other packages where they are installed: they cost a click three
times what all else does, and nothing here hands it a frame, an array or a drawing.
"""

import atexit
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

__all__ = ["xw"]

_UNNEEDED = ("numpy", "pandas", "matplotlib", "plotly", "polars")


@contextmanager
def _absent(names: tuple[str, ...]) -> Iterator[None]:
    """Let an import find none of these packages that is not here yet; afterwards all are found again."""
    hidden = [each for each in names if each not in sys.modules]
    for each in hidden:
        sys.modules[each] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for each in hidden:
            del sys.modules[each]


with _absent(_UNNEEDED):
    import xlwings as xw

_TRIES = 200
"""xlwings asks a busy Excel again without end; so many times only bridges a moment."""


class _DefinedInXlwings:
    """Equals every function that is defined in a module of xlwings; ``atexit`` asks just that.

    Whoever imported xlwings first, and whatever it calls its clean-up, is all the same then.
    """

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        module = getattr(other, "__module__", None)
        return isinstance(module, str) and module.partition(".")[0] == "xlwings"


atexit.unregister(cast("Callable[[], None]", _DefinedInXlwings()))
_windows: Any = sys.modules.get("xlwings._xlwindows")
if _windows is not None:
    _windows.N_COM_ATTEMPTS = _TRIES
