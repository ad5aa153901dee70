"""The bytes that are tested are those an office gets, whatever else its computer has installed."""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import pytest

from tests.addin.conftest import built
from tests.conftest import lacking
from tests.messages.english import indonesian_in
from tests.procedure.small_quarter import quarter
from tests.quarter import Played, files, finished, played
from xlsops.core.terms.steps import Step
from xlsops.demo.play import DESK, WHOLE
from xlsops.excel.control.build import build_control
from xlsops.excel.form.template import build_template
from xlsops.files.archive import digest
from xlsops.files.folders import CONTROL
from xlsops.resources import asset

__all__ = ["built", "finished", "played"]

EXTRAS = ("lxml", "defusedxml", "numpy", "pandas")
"""What openpyxl and xlwings look for and the program does without."""
PLAY = """
import json, sys, pathlib
sys.modules.update(dict.fromkeys(sys.argv[3:]))  # None: cannot be imported
from xlsops.core.terms.steps import Step
from xlsops.demo.play import play
until = Step[sys.argv[2]]
told = play(pathlib.Path(sys.argv[1]), until=until, replacing=True)
print(json.dumps(dict(told.data)), *told.lines, sep=chr(10))
"""


def started(
    *arguments: str | Path,
    path: Path | None = None,
    behind: tuple[str, ...] = (),
    **surroundings: str,
) -> subprocess.CompletedProcess[str]:
    """Run Python as a process of its own, ``behind`` another command, with one more folder to import from."""
    places = [str(each) for each in (path, Path(__file__).parents[1]) if each]
    return subprocess.run(
        [*behind, sys.executable, *arguments],
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=240,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)}
        | {"OPENPYXL_LXML": "True"}
        | surroundings,
    )


@pytest.mark.parametrize(
    ("name", "until"),
    [("played", DESK), pytest.param("finished", WHOLE, marks=pytest.mark.exhaustive)],
)
def test_an_office_without_the_developers_libraries_and_told_in_english_gets_the_bytes_that_are_tested(
    name: str, until: Step, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The quarter is played again, over an earlier demo that stands elsewhere."""
    before: Played = request.getfixturevalue(name)
    root = tmp_path / "tempat lain" / "Contoh"
    shutil.copytree(before.root, root)
    began = datetime.now(UTC).timestamp()
    done = started("-c", PLAY, root, until.name, *EXTRAS, XLSOPS_LANG="en")
    assert done.stderr == ""
    assert files(root) == files(before.root)
    assert all(path.stat().st_mtime >= began - 1 for path in root.rglob("*.xlsx"))
    data, *lines = done.stdout.splitlines()
    facts = json.loads(data) | {"folder": "", "seconds": 0}
    assert facts == {**before.outcome.data, "folder": "", "seconds": 0}
    assert indonesian_in("\n".join(lines)) == []
    assert not {*lines} & {*before.outcome.lines}


@pytest.mark.parametrize(
    "module", ["xlsops.excel.editing.saving", "xlsops.procedure.quarters.carrying"]
)
def test_openpyxl_takes_the_path_without_lxml_and_defusedxml_though_both_are_there(
    module: str, tmp_path: Path
) -> None:
    (tmp_path / "defusedxml").mkdir()
    (tmp_path / "defusedxml" / "__init__.py").touch()
    done = started(
        "-c",
        f"import {module}, openpyxl, lxml, defusedxml; print(openpyxl.LXML, openpyxl.DEFUSEDXML)",
        path=tmp_path,
    )
    assert (done.stdout.split(), done.stderr) == (["False", "False"], "")


QUARTER = """
import locale, pathlib, sys
locale.setlocale(locale.LC_ALL, "")
from tests.procedure.small_quarter import quarter
quarter(pathlib.Path(sys.argv[1]))
print(locale.setlocale(locale.LC_ALL), hash("sidik") % 2**32)
"""
COMPUTERS = (("id_ID", "Asia/Jayapura", "1", "id"), ("tr_TR", "America/New_York", "4711", "en"))
"""Language, zone, seed of hashes and interface of two computers; in Turkish the small of I is no i."""


@pytest.fixture(scope="module")
def languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the two languages compiled, wherever the system keeps its own."""
    place = tmp_path_factory.mktemp("bahasa")
    for name in ("id_ID", "tr_TR"):
        made = place / name
        command = ["localedef", "-i", name, "-f", "UTF-8", made]
        try:
            subprocess.run(command, check=False, capture_output=True)
        except FileNotFoundError:
            pytest.skip("localedef is not there: languages cannot be made")
        if not made.exists():
            lacking(f"the source of the language {name} (package locales) is not there")
    return place


def test_language_zone_and_order_of_memory_of_a_computer_change_no_byte(
    languages: Path, tmp_path: Path
) -> None:
    quarter(tmp_path / "di sini")
    here, told = files(tmp_path / "di sini"), set()
    assert len(here) > 15
    for language, zone, seed, interface in COMPUTERS:
        root = tmp_path / language
        done = started(
            "-c",
            QUARTER,
            root,
            LOCPATH=str(languages),
            LC_ALL=language,
            TZ=zone,
            PYTHONHASHSEED=seed,
            XLSOPS_LANG=interface,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"{language} ")
        told.add(done.stdout)
        assert files(root) == here
    assert len(told) == len(COMPUTERS)


def test_the_delivered_template_and_control_workbook_are_what_is_built_from_text(
    tmp_path: Path,
) -> None:
    build_template(tmp_path / "format.xlsx")
    build_control(asset("workbook") / "data", tmp_path / CONTROL)
    delivered = [asset("templates") / "format.xlsx", asset("workbook") / CONTROL]
    assert [digest(each.read_bytes()) for each in delivered] == [
        digest((tmp_path / each.name).read_bytes()) for each in delivered
    ]


def packing(path: Path) -> set[tuple[int, tuple[int, ...]]]:
    """Return on which system, and when, the parts of a package say they were put in."""
    with ZipFile(path) as package:
        return {(each.create_system, each.date_time) for each in package.infolist()}


def test_no_workbook_tells_on_which_system_or_when_it_was_put_together(
    played: Played, built: Path
) -> None:
    made = [
        each
        for folder in ("format", "kembali", "rekap", "berkas")
        for each in (played.root / folder).glob("*.xlsx")
    ]
    delivered = [asset("templates") / "format.xlsx", asset("workbook") / CONTROL, built]
    assert len(made) > 12
    assert {
        fact for each in (*made, *delivered, played.root / CONTROL) for fact in packing(each)
    } == {(3, (1980, 1, 1, 0, 0, 0))}


def test_the_addin_that_administrators_know_by_its_fingerprint_is_the_same_with_every_zlib(
    built: Path,
) -> None:
    with ZipFile(built) as package:
        assert {each.compress_type for each in package.infolist()} == {ZIP_STORED}


def test_the_tests_themselves_take_that_path() -> None:
    assert not openpyxl.LXML


def test_a_script_that_imported_openpyxl_with_lxml_before_is_told_instead_of_writing_other_bytes() -> (
    None
):
    done = started("-c", "import openpyxl, xlsops.excel.editing.saving")
    assert done.returncode == 1
    assert "tulis import xlsops di baris pertama" in done.stderr.splitlines()[-1]
    without = "import sys; sys.modules['lxml'] = None; import openpyxl, xlsops.excel.editing.saving"
    assert started("-c", without).stderr == ""
