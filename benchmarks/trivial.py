"""A course of many trivial demos, and the same functions as tests of pytest."""

from __future__ import annotations

from pathlib import Path

DEMOS_A_FILE = 10

DEMO_HEAD = "import numpy as np\nfrom curriculum_kit import demo\n"
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

TEST_HEAD = "import numpy as np\n"
TEST = """
def test_mean_{number}():
    generator = np.random.default_rng({number})
    assert abs(float(np.mean(generator.normal(size=1000)))) <= 0.5


def test_shifted_{number}():
    generator = np.random.default_rng({number})
    assert abs(float(np.mean(generator.normal(1.0, size=1000)))) > 0.5
"""

CLAIM = """
  the-mean-is-near-zero-{number}:
    statement: The mean of 1,000 draws is near zero, in case {number}.
    demo: means_{file}:mean_{number}
    expect: {{mean: {{equals: 0, within: 0.5}}}}
"""


def write_course(folder: Path, demos: int) -> Path:
    """Write the course and its demos.

    Args:
        folder: Where its folder and that of its demos are made.
        demos: How many demos there are.

    Returns:
        The course's folder.
    """
    root = folder / "curriculum"
    lesson = root / "series" / "module" / "lesson.yaml"
    lesson.parent.mkdir(parents=True)
    (root / "curriculum.yaml").write_text("title: Means\nseries: [series]\n")
    (root / "series" / "series.yaml").write_text("title: Series\ngoal: Go.\nmodules: [module]\n")
    lesson.with_name("module.yaml").write_text("title: Module\ngoal: Go.\nlessons: [lesson]\n")
    claims = "".join(
        CLAIM.format(number=number, file=number // DEMOS_A_FILE) for number in range(demos)
    )
    lesson.write_text(f"title: Means\ncore: The mean\nload: BUILD\nclaims:{claims}")
    _write_files(folder / "demos", "means", DEMO_HEAD, DEMO, demos)
    return root


def write_tests(folder: Path, demos: int) -> Path:
    """Write a test for each demo and each control.

    Args:
        folder: Where the tests' folder is made.
        demos: How many demos there are.

    Returns:
        The tests' folder.
    """
    tests = folder / "tests"
    _write_files(tests, "test_means", TEST_HEAD, TEST, demos)
    (tests / "pytest.ini").write_text("[pytest]\n")
    return tests


def _write_files(folder: Path, name: str, head: str, body: str, count: int) -> None:
    folder.mkdir()
    for first in range(0, count, DEMOS_A_FILE):
        numbers = range(first, min(first + DEMOS_A_FILE, count))
        source = head + "".join(body.format(number=number) for number in numbers)
        (folder / f"{name}_{first // DEMOS_A_FILE}.py").write_text(source)
