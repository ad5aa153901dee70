"""The benchmarks run; no time is asserted."""

import csv
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from tests.benchmarks import national
from tests.benchmarks.__main__ import main
from tests.benchmarks.contests import contests
from tests.benchmarks.table import HEADINGS

_TINY = ["--files", "1", "--bureaus", "2", "--rows", "20", "--events", "20", "--rounds", "1"]


def test_the_table_of_all_benchmarks_is_made_at_tiny_size(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, plot = tmp_path / "table.csv", tmp_path / "table.svg"
    main([*_TINY, "--csv", str(table), "--plot", str(plot)])
    with table.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    everybody = [
        (contest.name, each.name)
        for contest in contests(1, 2, 20, 20)
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
