"""The component LibreOffice loads: it runs functions of the modules beside it."""

import importlib
import sys
from pathlib import Path
from typing import Any

import unohelper
from com.sun.star.task import XJob

NAME = "xlsops.Within"
_HERE = Path(__file__).parent


class Within(unohelper.Base, XJob):
    """Calls a function by its module's and its own name."""

    def __init__(self, context: object) -> None:
        del context

    def execute(self, told: tuple[Any, ...]) -> Any:
        """Return what the function returns: values, and objects of LibreOffice."""
        module, name, arguments = (each.Value for each in told)
        return getattr(importlib.import_module(f"{_HERE.name}.{module}"), name)(*arguments)


if str(_HERE.parent) not in sys.path:
    sys.path.append(str(_HERE.parent))
g_ImplementationHelper = unohelper.ImplementationHelper()  # noqa: N816 - the loader looks for it
g_ImplementationHelper.addImplementation(Within, NAME, ("com.sun.star.task.Job",))
