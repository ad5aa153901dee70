"""What came of the contests, as a table for people, as CSV, and as a picture."""

import csv
import io
import math
from collections.abc import Iterable, Iterator, Sequence
from html import escape

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
_BAR, _LINE, _LEFT, _WIDTH = 14, 24, 420, 360
_DECADES = 4


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


def as_picture(rows: Sequence[dict[str, str]]) -> str:
    """Return how many times our processor time each took, as an SVG; its axis is logarithmic."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_LEFT + _WIDTH + 80}" '
        f'height="{_LINE * (len(rows) + 2)}" font-family="sans-serif" font-size="12">',
        f'<text x="{_LEFT}" y="16">processor time, xlsops = 1</text>',
    ]
    for power in range(_DECADES):
        times = 10.0 ** (power - 1)
        x, bottom = _at(times), _LINE * (len(rows) + 1)
        lines += [
            f'<path d="M{x:.0f} {_LINE}V{bottom}" stroke="#ccc"/>',
            f'<text x="{x:.0f}" y="{bottom + 14}" text-anchor="middle">{times:g}</text>',
        ]
    for number, row in enumerate(rows, 1):
        times, y = float(row["times ours"]), _LINE * number
        ours = row["candidate"].startswith("xlsops")
        label = escape(f"{row['contest']}: {row['candidate']}"[:64])
        lines += [
            f'<text x="{_LEFT - 8}" y="{y + 12}" text-anchor="end">{label}</text>',
            f'<rect x="{_LEFT}" y="{y}" width="{max(_at(times) - _LEFT, 1):.0f}" height="{_BAR}" '
            f'fill="{"#2f75b5" if ours else "#999"}"/>',
            f'<text x="{_at(times) + 6:.0f}" y="{y + 12}">{times:.2f}</text>',
        ]
    return "\n".join((*lines, "</svg>", ""))


def _at(times: float) -> float:
    """Return where a ratio ends: a tenth at the left, a hundred at the right."""
    share = (math.log10(max(times, 0.1)) + 1) / (_DECADES - 1)
    return _LEFT + _WIDTH * min(max(share, 0), 1)
