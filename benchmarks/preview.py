"""How soon a save shows in a page of ``curriculum serve`` that is open in a browser.

Run as ``python -m benchmarks.preview [SAVES] [--write]`` where a Chromium is installed. A lesson of
a copy of the bundled course gets another title, again and again; measured is the time until the
open page has it in its heading. Goal: under half a second, on a computer with nothing else to do.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measurements import PAGE, ROOT, write
from benchmarks.validate import CURRICULUM
from playwright.sync_api import sync_playwright

from curriculum_kit.syllabus.pdf.printer import find_browser

SECTION = "## Previewing\n"
GOAL = 0.5
LESSON = "foundations/the-learning-problem/gradient-descent.yaml"
ADDRESS = "lessons/gradient-descent.html"
BETWEEN = 0.23
"""Seconds from one save to the next, so that saves fall on every part of the server's round."""


def main() -> None:
    """Print how long saves took to show."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.preview")
    parser.add_argument("saves", nargs="?", type=int, default=40, help="how often to save")
    parser.add_argument("--write", action="store_true", help=f"write docs/{PAGE.name}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("curriculum", "demos"):
            shutil.copytree(ROOT / name, Path(folder) / name)
        took = measured(Path(folder) / "curriculum", options.saves)
    print(f"{middle(took):.2f} s in the middle, {most(took):.2f} s for nineteen of twenty saves")
    if options.write:
        write(SECTION, markdown(took))


def measured(course: Path, saves: int) -> list[float]:
    """Save a lesson again and again while a page that shows it is open.

    Args:
        course: A course that may be changed.
        saves: How often.

    Returns:
        The seconds from each save until the page shows it.
    """
    lesson = course / LESSON
    text = lesson.read_text(encoding="utf-8")
    [line] = [line for line in text.splitlines() if line.startswith("title:")]
    took = []
    with _served(course) as url, sync_playwright() as driver:
        arguments = ["--no-sandbox", "--disable-gpu"]
        browser = driver.chromium.launch(executable_path=str(find_browser(None)), args=arguments)
        page = browser.new_page()
        page.goto(url + ADDRESS)
        for number in range(saves):
            heading = page.get_by_role("heading", level=1, name=f"Descent {number}", exact=False)
            started = time.monotonic()
            lesson.write_text(text.replace(line, f"title: Descent {number}"), encoding="utf-8")
            heading.wait_for()
            took.append(time.monotonic() - started)
            time.sleep(BETWEEN)
        browser.close()
    return took


def middle(took: Sequence[float]) -> float:
    """Return the median.

    Args:
        took: Seconds.
    """
    return statistics.median(took)


def most(took: Sequence[float]) -> float:
    """Return what nineteen of twenty stay under.

    Args:
        took: Seconds.
    """
    return statistics.quantiles(took, n=20)[-1]


def markdown(took: Sequence[float]) -> str:
    """Return the section of the measurements' page.

    Args:
        took: The seconds from each save until the page showed it.
    """
    return f"""\
{SECTION}
`python -m benchmarks.preview` opens a page of `curriculum serve` on the bundled course in a
browser, saves the lesson that it shows {len(took)} times, each with another title, and waits for
the title to stand in the open page. It took {middle(took):.2f} s in the middle, and
{most(took):.2f} s or less nineteen times of twenty (goal: under {GOAL} s), while the computer's
load was {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.
"""


@contextmanager
def _served(course: Path) -> Iterator[str]:
    process = subprocess.Popen(
        [CURRICULUM, "serve", "-C", str(course), "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
