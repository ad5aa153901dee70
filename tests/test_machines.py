"""What the tests ask of a computer is what the README names, and CI has just that."""

import re
from pathlib import Path

from tests import ooxml

ROOT = Path(__file__).parents[1]


def test_ci_installs_just_the_packages_the_readme_names() -> None:
    named = re.search(r"`apt-get install --no-install-recommends ([^`]+)`", _text("README.md"))
    installed = re.search(r"^packages=\((.+)\)$", _text(".ci/run"), re.MULTILINE)
    assert named
    assert installed
    assert named[1].split() == installed[1].split()


def test_the_readme_and_ci_get_the_validator_the_way_a_skipped_test_says() -> None:
    assert f"`{ooxml.HOW}`" in _text("README.md")
    assert ooxml.HOW in _text(".ci/run")
    assert "node_modules/" in _text(".gitignore").splitlines()


def test_the_validator_is_found_where_npm_puts_it_or_where_it_is_named(tmp_path: Path) -> None:
    scope = tmp_path / "node_modules/@xarsh"
    for place in ("", "ooxml-validator/node_modules/@xarsh/"):
        folder = scope / f"{place}ooxml-validator-linux-x64"
        folder.mkdir(parents=True)
        (folder / "package.json").touch()
        program = folder / "ooxml-validator"
        program.touch(mode=0o755)
        assert ooxml.validator({}, tmp_path) == program
        assert ooxml.validator({ooxml.VALIDATOR: "/lain"}, tmp_path) == Path("/lain")
        program.unlink()


def _text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")
