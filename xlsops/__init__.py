"""Performance data of a regency's bureaus: Excel in front, Python behind."""

import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xlsops.procedure.exporting import findings, frame, results

__all__ = ["findings", "frame", "results"]
__version__ = "0.3.0"

# openpyxl looks once, when it is first imported, for lxml, with which it writes other bytes, and for
# defusedxml, with which it reads another way. What an office's computer has installed must not
# decide; this runs before any module of the program, so before any of them imports openpyxl.
os.environ.update(OPENPYXL_LXML="False", OPENPYXL_DEFUSEDXML="False")

if not TYPE_CHECKING:  # a type checker would take any name for one that is here

    def __getattr__(name: str) -> Any:  # noqa: ANN401
        """Return what analysts call; pandas is imported when they first do."""
        if name not in __all__:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        from xlsops.procedure import exporting  # noqa: PLC0415

        return getattr(exporting, name)
