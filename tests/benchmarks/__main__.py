"""Runs every `bench_*.py` beside this file and prints one table: ours, the floor, their ratio and the goal.

`python -m tests.benchmarks [--sizes 1000,10000,100000] [name ...]`; names choose modules (`gantt`).
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tests.benchmarks.figure import Figure
from wsg_desktop.ui.theme import IN_FUSION

SIZES = (1_000, 10_000, 100_000)
HEADINGS = ("what", "projects", "ours", "floor", "ratio", "goal", "")


def modules(names: Sequence[str]) -> list[str]:
    """Return the modules to run, all of them without `names`."""
    found = sorted(path.stem for path in Path(__file__).parent.glob("bench_*.py"))
    return [name for name in found if not names or name.removeprefix("bench_") in names]


def row_of(figure: Figure) -> tuple[str, ...]:
    """Return the cells of one figure."""
    floor = "" if figure.floor is None else f"{figure.floor:.2f} {figure.unit}"
    ratio = "" if figure.ratio is None else f"{figure.ratio:.2f} x"
    goals = [f"<= {figure.goal_ratio:g} x"] if figure.goal_ratio is not None else []
    goals += [f"<= {figure.goal:g} {figure.unit}"] if figure.goal is not None else []
    met = {True: "ok", False: "MISSED", None: ""}[figure.is_met]
    ours = f"{figure.ours:.2f} {figure.unit}"
    return (figure.name, f"{figure.size:,}", ours, floor, ratio, ", ".join(goals), met)


def print_table(rows: Iterable[tuple[str, ...]]) -> None:
    """Print rows as a Markdown table; the first one holds the headings."""
    lines = list(rows)
    widths = [max(len(line[column]) for line in lines) for column in range(len(lines[0]))]
    for number, line in enumerate(lines):
        cells = [
            cell.ljust(width) if column in {0, 5, 6} else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print("| " + " | ".join(cells) + " |")
        if number == 0:
            print("|" + "|".join("-" * (width + 2) for width in widths) + "|")


def main(arguments: Sequence[str]) -> int:
    """Measure and print; exit code 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("names", nargs="*", help="modules to run, without bench_ (all)")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of projects")
    chosen = parser.parse_args(arguments)
    sizes = [int(size) for size in chosen.sizes.split(",")]
    # Made before any module asks for one: the chart alone would make one without widgets.
    app = QApplication.instance() or QApplication([__file__, *IN_FUSION])
    assert isinstance(app, QApplication)
    figures: list[Figure] = []
    for name in modules(chosen.names):
        print(f"measuring {name.removeprefix('bench_')} ...", file=sys.stderr, flush=True)
        figures += import_module(f"tests.benchmarks.{name}").run(sizes)
    if not figures:
        print("nothing was measured: no such module", file=sys.stderr)
        return 2
    print_table([HEADINGS, *map(row_of, figures)])
    return 1 if any(figure.is_met is False for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
