"""The texts in ``macros/`` written anew from the table: ``python -m xlsops.addin.regenerate``."""

from collections.abc import Mapping
from pathlib import Path

from xlsops.addin.ribbon.callbacks import ribbon_bas, this_workbook_cls
from xlsops.addin.ribbon.xml import ribbon_xml
from xlsops.resources import asset


def texts() -> Mapping[str, str]:
    """Return every generated file of ``macros/`` by its name."""
    return {
        "customUI14.xml": ribbon_xml(),
        "Ribbon.bas": ribbon_bas(),
        "ThisWorkbook.cls": this_workbook_cls(),
    }


def regenerate(folder: Path) -> tuple[Path, ...]:
    """Write the generated files into a folder and return their paths."""
    written = []
    for name, text in texts().items():
        path = folder / name
        path.write_text(text, encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


if __name__ == "__main__":
    for path in regenerate(asset("macros")):
        print(path.name)  # noqa: T201
