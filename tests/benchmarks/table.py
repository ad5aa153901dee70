"""What came of the contests, as a table for people and as CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from tests.benchmarks.racing import Standing

HEADINGS = (
    "contest",
    "candidate",
    "versions",
    "processes",
    "things",
    "rounds",
    "cpu ms",
    "cpu from",
    "cpu to",
    "wall ms",
    "wall from",
    "wall to",
    "peak MB",
    "times ours",
    "found",
    "of",
    "told",
)
_SHOWN = (
    "contest",
    "candidate",
    "versions",
    "processes",
    "cpu ms",
    "spread",
    "wall ms",
    "peak MB",
    "times ours",
    "found",
)


def facts(standings: Iterable[Standing]) -> Iterator[dict[str, str]]:
    """Yield each row of the table by heading; times are milliseconds for one thing."""
    for each in standings:
        count = each.contest.count
        processor = [value * 1000 / count for value in each.spread(lambda run: run.processor)]
        wall = [value * 1000 / count for value in each.spread(lambda run: run.wall)]
        memory, _, _ = each.spread(lambda run: run.megabytes)
        told = each.runs[0].told
        cells = (
            each.contest.name,
            each.candidate.name,
            each.candidate.versions,
            str(each.candidate.processes or "cores + 1"),
            str(count),
            str(len(each.runs)),
            *(f"{value:.4g}" for value in (*processor, *wall)),
            f"{memory:.0f}",
            f"{each.times_ours:.2f}",
            *(str(told.get(key, "")) for key in ("found", "of", "told")),
        )
        yield dict(zip(HEADINGS, cells, strict=True))


def as_csv(rows: Sequence[dict[str, str]]) -> str:
    """Return the table with all its columns, as CSV."""
    target = io.StringIO()
    writer = csv.DictWriter(target, HEADINGS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return target.getvalue()


def as_text(rows: Sequence[dict[str, str]]) -> str:
    """Return the table as Markdown writes it; times are of the processor, for one thing."""
    shown = [[_shown(row, heading) for heading in _SHOWN] for row in rows]
    lines = [list(_SHOWN), ["---"] * len(_SHOWN), *shown]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _shown(row: dict[str, str], heading: str) -> str:
    if heading == "spread":
        return f"{row['cpu from']}–{row['cpu to']}"
    if heading == "found" and row["of"]:
        told = f", told {row['told']}" if row["told"] else ""
        return f"{row['found']} of {row['of']}{told}"
    return row[heading]
