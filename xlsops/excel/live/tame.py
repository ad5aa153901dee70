"""xlwings, imported here and nowhere else, without what it would do to Excel when Python ends.

On Windows it would force every Excel to end that has no ordinary window: a workbook in Protected
View, a preview in Outlook or Explorer, the start page. On macOS it would run whatever macro is
named CleanUp. ``App.quit`` and ``App.kill`` do the first as well, so nothing here calls them.
"""

import atexit
import sys
from collections.abc import Callable
from typing import Any, cast

import xlwings as xw

__all__ = ["xw"]

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
