"""The English of what is told at the computer, by choice: ``XLSOPS_LANG=en``.

For ``xlsops/messages/ROOM/MODULE.py`` it stands here in ``ROOM/MODULE.py``, with the same names, the same
parameters and the same kinds; the catalogue hands that module over instead. ``interface`` holds the English
of tables that are said where the thing is: the help of commands, the ribbon, the guide. Nothing here may be
written into a file of the office: its papers are Indonesian.

What stands on the office's sheets and in its files is quoted as it stands: names of sheets, columns, settings,
folders and states, findings, reasons and steps. A button is named as the English ribbon labels it, with what
the sheets call it in brackets: Collect Submissions (Himpun Kiriman); ``core.terms.told_operations.NAMED`` has
them all. ``xlsops decide`` and its like are told as ``Run: xlsops collect`` or ``First run: xlsops collect``,
which a message box turns into the button.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

ROOMS = ("auditing", "checking", "computer", "data", "sheets", "shown", "steps")


def twins() -> dict[str, ModuleType]:
    """Return every module of the catalogue that has an English twin, by its name."""
    rooms = [each.name for each in iter_modules(__path__) if each.name in ROOMS]
    return {
        each.name: import_module(f"{__name__}.{room}.{each.name}")
        for room in rooms
        for each in iter_modules(import_module(f"{__name__}.{room}").__path__)
    }
