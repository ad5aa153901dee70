"""The places README and CONTRIBUTING send an engineer to are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
QUOTED = re.compile(r"`([^`\n]+)`")
PLACE = re.compile(
    r"(?!NAME\.)[\w.-]+(?:/[\w.-]+)*(?:/|\.(?:py|toml|csv|html|xlsx|txt|bas|xml|md))"
)
HOUSE = [
    f"/{path.relative_to(ROOT).as_posix()}{'/' * path.is_dir()}"
    for folder in ("xlsops", "tests", "templates", "workbook", "macros")
    for path in (ROOT / folder, *(ROOT / folder).rglob("*"))
    if "__pycache__" not in path.parts
] + [f"/{path.name}" for path in ROOT.iterdir() if path.is_file()]
OF_A_PERIOD = {"arsip/", "jurnal/"}
"""Folders an office has, not this project."""


def named(paper: str) -> list[str]:
    """Return every place that the part of a paper names that is for engineers."""
    _, _, text = (ROOT / paper).read_text("utf-8").rpartition("\n## For engineers")
    return [
        name for name in QUOTED.findall(text) if PLACE.fullmatch(name) and name not in OF_A_PERIOD
    ]


@pytest.mark.parametrize("paper", ["README.md", "CONTRIBUTING.md"])
def test_every_place_that_is_named_is_there(paper: str) -> None:
    places = named(paper)
    assert len(places) > 40
    gone = [name for name in places if not any(each.endswith(f"/{name}") for each in HOUSE)]
    assert gone == []
