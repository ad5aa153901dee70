"""The benchmarks run; no time is asserted."""

import csv
import json
import warnings
from contextlib import redirect_stdout
from decimal import Decimal
from io import StringIO
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from tests.benchmarks import alone, many_rules, national, racing
from tests.benchmarks.__main__ import main
from tests.benchmarks.clicks import Proportion, click, draw, seconds
from tests.benchmarks.contests import contests
from tests.benchmarks.plots import shares
from tests.benchmarks.queue_order import ORDERS, curve, planted_office
from tests.benchmarks.racing import Candidate, Run
from tests.benchmarks.table import HEADINGS

_TINY = ["--files", "1", "--bureaus", "2", "--rows", "20", "--events", "20", "--rounds", "1"]


_FEW = ("whole job", "journal")
"""The contests of a default run."""
_OF_ITS_OWN = "ours.journal"
"""The candidate that is raced in a process of its own here, too; the others in this one, which is begun already."""


@pytest.fixture
def mostly_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let all candidates but one run in this process; return who had a process of its own."""
    real, apart = racing._alone, list[str]()

    def run(candidate: Candidate, warm: Path, full: Path) -> Run:
        if candidate.module == _OF_ITS_OWN:
            apart.append(candidate.module)
            return real(candidate, warm, full)
        with redirect_stdout(StringIO()) as told, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # as in a process of its own
            alone.main(f"tests.benchmarks.{candidate.module}", str(warm), str(full))
        return Run(**json.loads(told.getvalue().splitlines()[-1]))

    monkeypatch.setattr(racing, "_alone", run)
    return apart


@pytest.mark.parametrize(
    "only", [_FEW, pytest.param((), marks=pytest.mark.exhaustive)], ids=["some", "all"]
)
def test_the_table_of_benchmarks_is_made_at_tiny_size(
    only: tuple[str, ...],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    mostly_here: list[str],
) -> None:
    table, plot = tmp_path / "table.csv", tmp_path / "table.svg"
    main([*_TINY, "--only", *only, "--csv", str(table), "--plot", str(plot)])
    assert mostly_here == [_OF_ITS_OWN]
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    everybody = [
        (contest.name, each.name)
        for contest in contests(1, 2, 20, 20)
        if contest.name in (only or {contest.name})
        for each in contest.candidates
    ]
    assert [(row["contest"], row["candidate"]) for row in rows] == everybody
    assert set(rows[0]) == set(HEADINGS)
    assert all(f"| {name} |" in capsys.readouterr().out for _, name in everybody[:1])
    assert parse(plot).getroot().tag.endswith("svg")  # noqa: S314 - our own
    ours = next(row for row in rows if row["contest"] == "whole job")
    assert (ours["found"], int(ours["of"]) > 0) == (ours["of"], True)


def test_the_benchmark_of_a_country_tells_each_step_and_what_it_makes_of_all(
    capsys: pytest.CaptureFixture[str],
) -> None:
    national.main(["--offices", "1", "--bureaus", "2", "--rows", "5", "--rounds", "1"])
    told = capsys.readouterr().out
    assert "1 offices of 2 bureaus, 2 files, one process, median of 1" in told
    assert all(f"{step} " in told for step in (national.WHOLE, *national.STEPS.values()))
    assert f"{514 * 40 * 4} files" in told


def test_what_rules_cost_is_told_for_a_rule_and_row(capsys: pytest.CaptureFixture[str]) -> None:
    many_rules.main(["--rules", "8", "--rows", "10"])
    assert "8 rules x 10 rows:" in capsys.readouterr().out


def test_what_clicks_cost_is_drawn_over_the_size_of_the_office(tmp_path: Path) -> None:
    measured = [Proportion(10, 1.0, 0.5, 0.4, 0.35), Proportion(40, 3.0, 0.7, 0.5, 0.35)]
    assert str(measured[1]).split() == ["40", "3.00", "0.70", "0.50", "3.75"]
    draw(measured, tmp_path / "clicks.svg")
    texts = {"".join(each.itertext()).strip() for each in parse(tmp_path / "clicks.svg").iter()}  # noqa: S314 - our own
    assert {"bureaus", "first collect", "collect of one new file", "3.00"} <= texts


def test_a_click_that_fails_is_named_instead_of_measured(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"failed \(2\): -m xlsops status .*tidak ada"):
        seconds(click("status", tmp_path / "tidak ada"), tmp_path)


def test_the_first_tenth_of_the_queue_catches_most_of_the_error(tmp_path: Path) -> None:
    offices = [planted_office(seed, bureaus=8, years=0) for seed in range(2)]
    caught = {order: curve(offices, order)[10] for order in ORDERS}
    assert caught["queue"] > Decimal("0.8")
    assert caught["queue"] > max(caught[order] for order in ORDERS if order != "queue")
    shares({"queue": [float(caught["queue"])] * 101}, tmp_path / "curve.svg")
    assert "findings looked at" in (tmp_path / "curve.svg").read_text("utf-8")
