"""The program's own folders are found in a checkout and in an installed package."""

from pathlib import Path

import pytest

from tests.stopped import stopped_by
from xlsops import messages, resources
from xlsops.resources import asset


def test_the_macros_are_found_in_the_checkout() -> None:
    assert (asset("macros") / "Ribbon.bas").is_file()


def test_an_installed_package_goes_before_the_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "xlsops"
    (package / "assets" / "macros").mkdir(parents=True)
    (tmp_path / "macros").mkdir()
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(resources, "_PACKAGE", package)
    assert asset("macros") == package / "assets" / "macros"
    assert asset("templates") == tmp_path / "templates"


def test_a_missing_folder_is_named() -> None:
    with stopped_by(messages.folders.asset_missing, match="gambar"):
        asset("gambar")
