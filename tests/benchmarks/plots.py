"""What came of the contests and of the clicks, as pictures."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure

OURS, THEIRS = "#2f75b5", "#999999"
_WIDTH, _LINE, _LABEL = 10.0, 0.28, 64

mpl.rcParams["svg.hashsalt"] = "xlsops"
mpl.rcParams["svg.fonttype"] = "none"


def bars(rows: Sequence[Mapping[str, str]], target: Path) -> None:
    """Draw how many times our processor time each candidate took; the axis is logarithmic.

    ``rows`` are those of the table, by heading; the ending of ``target`` says the format.
    """
    figure = Figure(figsize=(_WIDTH, _LINE * len(rows) + 1), layout="constrained")
    axes = figure.subplots()
    names = [f"{row['contest']}: {row['candidate']}"[:_LABEL] for row in rows]
    times = [float(row["times ours"]) for row in rows]
    colours = [OURS if row["candidate"].startswith("xlsops") else THEIRS for row in rows]
    drawn = axes.barh(range(len(rows)), times, color=colours)
    axes.bar_label(drawn, fmt="%.2f", padding=3)
    axes.set_yticks(range(len(rows)), names)
    axes.set(xscale="log", xlabel="processor time, xlsops = 1")
    axes.margins(x=0.15)
    axes.invert_yaxis()
    figure.savefig(target, metadata=_undated(target))


def lines(sizes: Sequence[int], series: Mapping[str, Sequence[float]], target: Path) -> None:
    """Draw seconds of processor time over the number of bureaus, a line for each of ``series``."""
    figure = Figure(figsize=(_WIDTH, _WIDTH / 2), layout="constrained")
    axes = figure.subplots()
    for name, seconds in series.items():
        (line,) = axes.plot(sizes, seconds, marker="o", label=name)
        for size, value in zip(sizes, seconds, strict=True):
            axes.annotate(
                f"{value:.2f}", (size, value), (0, 6), textcoords="offset points",
                color=line.get_color(), fontsize="small",
            )  # fmt: skip
    axes.set(yscale="log", xlabel="bureaus", ylabel="seconds of processor time")
    axes.set_xticks(sizes)
    axes.margins(y=0.1)  # room above for what the highest point says
    axes.set_ylim(bottom=0.1)
    axes.grid(alpha=0.3)
    axes.legend()
    figure.savefig(target, metadata=_undated(target))


def shares(curves: Mapping[str, Sequence[float]], target: Path) -> None:
    """Draw what part is caught by the first percents of a queue, a line for each of ``curves``."""
    figure = Figure(figsize=(_WIDTH, _WIDTH / 2), layout="constrained")
    axes = figure.subplots()
    for name, caught in curves.items():
        axes.plot([100 * each for each in caught], label=name)
    axes.axvline(10, color=THEIRS, linestyle=":")
    axes.set(xlabel="findings looked at, %", ylabel="error caught, %", xlim=(0, 100), ylim=(0, 100))
    axes.grid(alpha=0.3)
    axes.legend(loc="lower right")
    figure.savefig(target, metadata=_undated(target))


def _undated(target: Path) -> dict[str, None] | None:
    """Return what keeps a picture the same when it is drawn again."""
    return {"Date": None} if target.suffix == ".svg" else None
