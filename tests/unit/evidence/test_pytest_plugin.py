"""``pytest demos/`` as its users type it, on a course with everything that can be wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.courses import write_tree

COURSE = """
    curriculum/curriculum.yaml:
        title: Course
        series: [series]
    curriculum/series/series.yaml:
        title: Series
        goal: Go.
        modules: [module]
    curriculum/series/module/module.yaml:
        title: Module
        goal: Go.
        lessons: [lesson]
    curriculum/series/module/lesson.yaml:
        title: Lesson
        core: It
        load: BUILD
        claims:
          true-claim:
            statement: It is one.
            demo: inner.slopes:one
            expect: {slope: {equals: 1, within: 0.25}}
          false-claim:
            statement: It is two.
            demo: inner.slopes:one
            expect: {slope: {equals: 2}}
          idle-control:
            statement: It is positive.
            demo: inner.slopes:one
            expect: {slope: {at_least: 0}}
          half-controlled:
            statement: There are two.
            demo: others:pair
            expect: {first: {equals: 1}, second: {equals: 1}}
          crashing-control:
            statement: It is one.
            demo: others:crashing
            expect: {slope: {equals: 1}}
          uncontrolled:
            statement: It is one.
            demo: others:alone
            expect: {slope: {equals: 1}}
          hasty-claim:
            statement: It is one.
            demo: others:nobody
            expect: {slope: {equals: 1}}
          broken-file:
            statement: It is one.
            demo: broken:f
            expect: {slope: {equals: 1}}
          no-demo:
            statement: It is one.
            expect: {slope: {equals: 1}}
    demos/inner/slopes.py:
        open("imported", "w").close()
        from curriculum_kit import demo

        @demo
        def one():
            return {"slope": 1.0}

        @one.control("two :: of   them")
        def two():
            return {"slope": 3.0}
    demos/others.py:
        from curriculum_kit import demo

        @demo
        def pair():
            return {"first": 1.0, "second": 1.0}

        @pair.control
        def another_first():
            return {"first": 2.0, "second": 1.0}

        @demo
        def crashing():
            return {"slope": 1.0}

        @crashing.control
        def crashed():
            raise ValueError("no")

        @demo
        def alone():
            return {"slope": 1.0}
    demos/broken.py:
        from curriculum_kit import demo
        @demo
        def f(:
    demos/plain.py:
        raise SystemError("nobody asked for this file")
    tests/test_plain.py:
        import curriculum_kit
        def test_plain():
            pass
"""

OUTCOMES = {
    "demos/broken.py::broken-file": "FAILED",
    "demos/inner/slopes.py::true-claim": "PASSED",
    "demos/inner/slopes.py::true-claim[two : of them]": "PASSED",
    "demos/inner/slopes.py::false-claim": "FAILED",
    "demos/inner/slopes.py::false-claim[two : of them]": "PASSED",
    "demos/inner/slopes.py::idle-control": "PASSED",
    "demos/inner/slopes.py::idle-control[two : of them]": "FAILED",
    "demos/others.py::half-controlled": "FAILED",
    "demos/others.py::half-controlled[another first]": "PASSED",
    "demos/others.py::crashing-control": "PASSED",
    "demos/others.py::crashing-control[crashed]": "FAILED",
    "demos/others.py::uncontrolled": "FAILED",
    "demos/others.py::hasty-claim": "FAILED",
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_tree(tmp_path, COURSE)


def run(folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly"]
    done = subprocess.run(
        [*command, "-W", "error", *arguments],
        check=False,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.stderr == ""
    return done.stdout


def outcomes(printed: str) -> dict[str, str]:
    """Read what ``-v`` prints, with or without the worker that pytest-xdist puts before it."""
    found = {}
    for line in printed.splitlines():
        for outcome in ("PASSED", "FAILED"):
            if "::" in line and (line.endswith("%]") and f" {outcome} " in line):
                found[line.partition(f" {outcome} ")[0]] = outcome
            elif line.startswith("[gw") and f" {outcome} " in line:
                found[line.partition(f" {outcome} ")[2].strip()] = outcome
    return found


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["demos"], set(OUTCOMES)),
        (["demos", "-n", "2"], set(OUTCOMES)),
        (["demos/others.py"], {name for name in OUTCOMES if "others" in name}),
        (["demos", "-k", "idle"], {name for name in OUTCOMES if "idle" in name}),
        (
            ["demos/inner/slopes.py::true-claim[two : of them]"],
            {"demos/inner/slopes.py::true-claim[two : of them]"},
        ),
        (["."], {*OUTCOMES, "tests/test_plain.py::test_plain"}),
        (["tests"], {"tests/test_plain.py::test_plain"}),
    ],
)
def test_claims_and_controls_are_tests(
    arguments: list[str], expected: set[str], course: Path
) -> None:
    printed = run(course, "-v", *arguments)
    wanted = {name: OUTCOMES.get(name, "PASSED") for name in expected}
    assert outcomes(printed) == wanted, printed
    assert not (course / "imported").exists()


def test_failures_show_expected_and_measured_values_side_by_side(course: Path) -> None:
    printed = run(course, "demos", "-k", "false-claim or crashing or half or hasty or broken")
    for text in (
        """
claim 'false-claim' is not verified: slope is 1.0, expected 2

  It is two.

  measurement  expected  measured
  slope        2         1.0       not met
""",
        "control 'crashed' raised ValueError: no (others.py, line 17)\n",
        "claim 'half-controlled' is not verified: no control violates second\n",
        "claim 'hasty-claim' is not verified: 'others.py' has no function 'nobody'\n",
        "claim 'broken-file' is not verified: 'broken.py' is not valid Python",
    ):
        assert text in printed
    assert "Traceback" not in printed
    assert "Error:" not in printed.replace("ValueError: no", "")


def test_junit_counts_each(course: Path) -> None:
    run(course, "demos", "--junitxml=report.xml")
    [suite] = ElementTree.parse(course / "report.xml").getroot()
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("13", "7", "0")


def test_from_within_the_demos_folder(course: Path) -> None:
    printed = run(course / "demos", "-v", "inner")
    assert len(outcomes(printed)) == 6, printed


def test_a_test_file_of_demos_is_still_a_test_file(course: Path) -> None:
    source = (course / "demos" / "others.py").read_text()
    (course / "demos" / "test_it.py").write_text(source + "\ndef test_it():\n    pass\n")
    assert outcomes(run(course, "-v", "demos/test_it.py")) == {
        "demos/test_it.py::test_it": "PASSED"
    }


def test_without_demos_the_plug_in_stays_out_of_the_way(course: Path) -> None:
    (course / "tests" / "test_plain.py").write_text(
        "import sys\n"
        "import curriculum_kit\n"
        "def test_nothing_heavy_is_loaded():\n"
        "    assert not {'pydantic', 'yaml', 'numpy', 'networkx'} & sys.modules.keys()\n"
    )
    assert "1 passed" in run(course, "tests")
