"""What ``curriculum render --to html`` costs, against ``curriculum validate`` on the same course.

Run as ``python -m benchmarks.render [CONCEPTS ...] [--write]``. The bundled course comes first,
then generated ones; the two commands are run in turn, and the ratio of their least processor times
is the figure to look at. A second rendering must find every page as it should be and write none.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from benchmarks.generated import Shape, write_course
from benchmarks.measurements import PAGE, ROOT, write
from benchmarks.validate import CURRICULUM, cost_of, least

SIZES = (500, 5_000)
ROUNDS = 3
SECTION = "## Rendering\n"
BOUNDS = {500: (3.4, 5.0), 5_000: (30.0, 52.0)}
"""By the number of concepts, seconds and megabytes that another site of this kind had taken."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on one course.

    Attributes:
        name: What it is called.
        concepts: How many concepts it has, if it is a generated one.
        validate: Processor time of validating it, in seconds.
        first: Processor time of rendering it into an empty folder, in seconds.
        again: Processor time of rendering it once more, in seconds.
        rewritten: Files that the second rendering wrote though nothing had changed.
        files: How many files the site has.
        size: Their size together, in bytes.
        largest: The size of the largest page, in bytes.
    """

    name: str
    concepts: int | None
    validate: float
    first: float
    again: float
    rewritten: int
    files: int
    size: int
    largest: int

    @property
    def ratio(self) -> float:
        """What rendering costs where validating costs 1."""
        return self.first / self.validate


def main() -> None:
    """Print the figures for each course."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.render")
    parser.add_argument("concepts", nargs="*", type=int, help="how many to generate, for each size")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    options = parser.parse_args()
    print(f"{'course':>9} {'validate':>9} {'render':>8} {'ratio':>6} {'again':>6} files    size")
    found = [figures("bundled", None, ROOT / "curriculum")]
    _print(found[0])
    for concepts in options.concepts or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            lessons = -(-concepts // 3)  # each introduces three
            course = write_course(Shape(lessons), Path(folder))
            found.append(figures(f"{concepts:,} concepts", concepts, course))
        _print(found[-1])
    if options.write:
        write(SECTION, markdown(found))


def figures(name: str, concepts: int | None, course: Path) -> Figures:
    """Measure one course.

    Args:
        name: What it is called.
        concepts: How many concepts it has, if it is a generated one.
        course: Its folder.
    """
    validate, first, again = [], [], []
    rewritten = 0
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as site:
            render = [CURRICULUM, "render", "-C", str(course), "--to", "html", "--out", site]
            validate.append(cost_of([CURRICULUM, "validate", "--format", "concise", str(course)]))
            first.append(cost_of(render))
            stamps = _stamps(Path(site))
            again.append(cost_of(render))
            now = _stamps(Path(site))
            rewritten += sum(now[path] != stamp for path, stamp in stamps.items())
            sizes = {path: path.stat().st_size for path in now}
    return Figures(
        name=name,
        concepts=concepts,
        validate=least(validate),
        first=least(first),
        again=least(again),
        rewritten=rewritten,
        files=len(sizes),
        size=sum(sizes.values()),
        largest=max(size for path, size in sizes.items() if path.suffix == ".html"),
    )


def markdown(found: Sequence[Figures]) -> str:
    """Return the section of the measurements' page.

    Args:
        found: What was measured, the bundled course first, the others by size.
    """
    rows = "\n".join(
        f"| {each.name} | {each.validate:.2f} s | {each.first:.1f} s{_bound(each, 0)} "
        f"| {each.ratio:.1f} | {each.again / each.first:.2f} | {each.files:,} "
        f"| {each.size / 1e6:.1f} MB{_bound(each, 1)} | {each.largest / 1e3:.0f} kB |"
        for each in found
    )
    rewritten = sum(each.rewritten for each in found)
    return f"""\
{SECTION}
`python -m benchmarks.render` renders the bundled course and generated ones as a web site, whole and
cold, and runs in turn `curriculum validate` on the same course. A second rendering, of the same
course to the same folder, must write nothing; it wrote {rewritten or "none"} of the files. Times
are of the processor, the least of {ROUNDS} rounds.

| course | validate | render | ratio | once more, first = 1 | files | size | largest page |
|---|---|---|---|---|---|---|---|
{rows}

{" ".join(_growth(*pair) for pair in pairwise(found) if pair[0].concepts)}
The goal is growth in line with the course. The largest page of the bundled course is to stay under
500 kB.
"""


def _growth(small: Figures, large: Figures) -> str:
    assert small.concepts is not None
    assert large.concepts is not None
    times = large.concepts / small.concepts
    return (
        f"{times:.0f} times the concepts cost {large.first / small.first:.1f} times as much to "
        f"render, and take {large.size / small.size:.1f} times the space."
    )


def _bound(found: Figures, which: int) -> str:
    if found.concepts not in BOUNDS:
        return ""
    unit = ("s", "MB")[which]
    return f" (goal {BOUNDS[found.concepts][which]:g} {unit})"


def _stamps(site: Path) -> dict[Path, tuple[int, int]]:
    """Return what tells a file that was written again, by the file."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in files}


def _print(found: Figures) -> None:
    print(
        f"{found.name:>9} {found.validate:8.2f}s {found.first:7.2f}s "
        f"{found.ratio:6.1f} {found.again / found.first:6.2f} {found.files:5} "
        f"{found.size / 1e6:6.1f} MB, the largest page {found.largest / 1e3:.0f} kB, "
        f"{found.rewritten} written again",
        flush=True,
    )


if __name__ == "__main__":
    main()
