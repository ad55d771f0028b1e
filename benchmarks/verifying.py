"""How long ``verify`` takes for many trivial demos, against a fresh interpreter for each of them.

The yardstick does less than any isolating runner must: ``python -c "import numpy"``, once for each
demo and each control, as many at a time. Both take turns, and the best of each counts, so that
what else the machine does weighs on both alike.

    python benchmarks/verifying.py [number of demos]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from curriculum_kit.evidence.runner import verify
from curriculum_kit.model.course import Course
from curriculum_kit.source.project import load_course

JOBS = 2
DEMOS_A_FILE = 10
ROUNDS = 3

DEMO = '''
@demo
def mean_{number}(generator):
    """Return the mean of 1,000 draws."""
    return {{"mean": float(np.mean(generator.normal(size=1000)))}}


@mean_{number}.control
def shifted_{number}(generator):
    """Draw around 1."""
    return {{"mean": float(np.mean(generator.normal(1.0, size=1000)))}}
'''

CLAIM = """
  the-mean-is-near-zero-{number}:
    statement: The mean of 1,000 draws is near zero.
    demo: means_{file}:mean_{number}
    expect: {{mean: {{equals: 0, within: 0.5}}}}
"""


def main() -> None:
    """Print both times and their ratio."""
    demos = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as folder:
        course = _write_course(Path(folder), demos)
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(_seconds(lambda: _verify(course, Path(folder, "demos"), demos)))
            theirs.append(_seconds(lambda: _start_interpreters(2 * demos)))
    print(f"{demos} demos, each with a control, {JOBS} processes at a time, best of {ROUNDS}:")
    print(f"  curriculum verify            {min(ours):7.2f} s")
    print(f"  python -c 'import numpy'     {min(theirs):7.2f} s")
    print(f"  ratio                        {min(theirs) / min(ours):7.1f}")


def _write_course(folder: Path, demos: int) -> Course:
    root = folder / "curriculum"
    lesson = root / "series" / "module" / "lesson.yaml"
    lesson.parent.mkdir(parents=True)
    (folder / "demos").mkdir()
    (root / "curriculum.yaml").write_text("title: Means\nseries: [series]\n")
    (root / "series" / "series.yaml").write_text("title: Series\ngoal: Go.\nmodules: [module]\n")
    lesson.with_name("module.yaml").write_text("title: Module\ngoal: Go.\nlessons: [lesson]\n")
    claims = "".join(
        CLAIM.format(number=number, file=number // DEMOS_A_FILE) for number in range(demos)
    )
    lesson.write_text(f"title: Means\ncore: The mean\nload: BUILD\nclaims:{claims}")
    head = "import numpy as np\nfrom curriculum_kit import demo\n"
    for first in range(0, demos, DEMOS_A_FILE):
        numbers = range(first, min(first + DEMOS_A_FILE, demos))
        source = head + "".join(DEMO.format(number=number) for number in numbers)
        (folder / "demos" / f"means_{first // DEMOS_A_FILE}.py").write_text(source)
    return load_course(root).course


def _verify(course: Course, demos_folder: Path, demos: int) -> None:
    evidence = verify(course, demos_folder, jobs=JOBS)
    if not evidence.good or len(evidence.claims) != demos:
        raise SystemExit(f"not everything was verified: {evidence.counts}")


def _start_interpreters(count: int) -> None:
    with ThreadPoolExecutor(JOBS) as threads:
        for _ in threads.map(_start_interpreter, range(count)):
            pass


def _start_interpreter(_: int) -> None:
    subprocess.run([sys.executable, "-c", "import numpy"], check=True)


def _seconds(action: Callable[[], None]) -> float:
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
