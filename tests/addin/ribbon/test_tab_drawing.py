"""The drawing of the tab shows what the ribbon's XML says, and says that it is a drawing."""

import subprocess
import sys
from pathlib import Path

from lxml import etree

from xlsops.addin.ribbon.tab_drawing import CAPTION, drawing
from xlsops.addin.ribbon.tab_glyphs import GLYPHS
from xlsops.addin.ribbon.xml import ribbon_xml
from xlsops.core.terms.operations import IMAGES, OPERATIONS, TAB, RibbonGroup, Size

SVG = "{http://www.w3.org/2000/svg}"


def test_every_label_stands_in_the_drawing() -> None:
    root = etree.fromstring(drawing(ribbon_xml()).encode())
    texts = [element.text for element in root.iter(f"{SVG}text")]
    large = {o.label for o in OPERATIONS if o.size is Size.LARGE}
    assert {o.label for o in OPERATIONS} - large <= set(texts)
    assert {word for label in large for word in label.split(" ", 1)} <= set(texts)
    assert {group.value for group in RibbonGroup} <= set(texts)
    assert texts.count(TAB) == 1
    assert texts[-1] == CAPTION
    assert "bukan tangkapan layar" in CAPTION


def test_it_fits_on_the_laptop_of_an_office() -> None:
    root = etree.fromstring(drawing(ribbon_xml()).encode())
    assert float(root.get("width")) <= 1366


def test_every_icon_has_its_strokes() -> None:
    assert set(GLYPHS) == IMAGES
    for glyph in GLYPHS.values():
        etree.fromstring(f"<g>{glyph}</g>")


def test_the_module_writes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "tab.svg"
    command = [sys.executable, "-m", "xlsops.addin.ribbon.tab_drawing", str(path)]
    subprocess.run(command, check=True, cwd=Path(__file__).parents[2])
    assert path.read_text(encoding="utf-8") == drawing(ribbon_xml())
