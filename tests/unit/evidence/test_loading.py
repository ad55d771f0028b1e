"""What a demo's process imports, and where it runs."""

from __future__ import annotations

import os
import py_compile
from pathlib import Path

import pytest

from tests.unit.evidence.claims import claim, course_of, demo_source, verified, write_demos

every_strategy = pytest.mark.parametrize("fork", [True, False], ids=["fork", "spawn"])


@every_strategy
def test_files_are_found_wherever_they_lie_and_whatever_they_are_called(
    fork: bool, tmp_path: Path
) -> None:
    body = "import shared\nreturn {'x': shared.ONE}"
    write_demos(tmp_path, shared="ONE = 1.0\n")
    names = {
        "statistics": "statistics",
        "math": "math",
        "training-dynamics": "training-dynamics",
        "package": "package/__init__",
        "package.inner": "package/inner",
    }
    (tmp_path / "package").mkdir()
    for file in names.values():
        write_demos(tmp_path, **{file: demo_source("f", body)})
    write_demos(
        tmp_path, **{"package/inner": "from . import f as outer\n" + demo_source("f", body)}
    )
    course = course_of(
        *(claim(f"{name}:f", name=f"claim-{number}") for number, name in enumerate(names))
    )
    for evidence in verified(course, tmp_path, fork=fork).values():
        assert evidence.good, (evidence.demo, evidence.message)


def test_an_edit_within_the_second_that_keeps_the_size_is_seen(tmp_path: Path) -> None:
    files = [tmp_path / "measured.py", tmp_path / "shared.py"]
    for number in (1, 2):
        body = "import shared\nreturn {'x': shared.X}"
        write_demos(tmp_path, measured=demo_source("f", body), shared=f"X = {number}.0\n")
        for file in files:
            os.utime(file, (1e9, 1e9))
        evidence = verified(course_of(claim()), tmp_path)["a-claim"]
        assert evidence.measurements["x"].value == number
        for file in files:
            # As a program that imports the demos for itself would leave it behind.
            assert py_compile.compile(str(file))


def test_a_demo_leaves_nothing_in_the_working_directory_or_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    folder = tmp_path / "demos"
    elsewhere.mkdir()
    folder.mkdir()
    monkeypatch.chdir(elsewhere)
    body = "import tempfile\nopen('here', 'x').close()\nopen(tempfile.mkstemp()[0]).close()"
    body += "\nreturn {'x': float(len(os.listdir('.'))) - 1}"
    write_demos(folder, measured=demo_source("f", body))
    assert verified(course_of(claim()), folder)["a-claim"].message is None
    assert list(elsewhere.iterdir()) == []
    assert [file.name for file in folder.iterdir()] == ["measured.py"]


def test_a_file_called_numpy_in_the_working_directory_is_not_numpy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "demos").mkdir()
    (tmp_path / "numpy.py").write_text("raise SystemError")
    monkeypatch.chdir(tmp_path)
    write_demos(tmp_path / "demos", measured=demo_source("f", "return {'x': 1.0}"))
    assert verified(course_of(claim()), tmp_path / "demos")["a-claim"].good


def test_linear_algebra_keeps_to_one_thread(tmp_path: Path) -> None:
    body = "np.ones((500, 500)) @ np.ones((500, 500))\n"
    body += "return {'x': float(len(os.listdir('/proc/self/task')))}"
    write_demos(tmp_path, measured=demo_source("f", body))
    assert verified(course_of(claim()), tmp_path)["a-claim"].message is None


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            "for each in (2, 3): f.control('in a loop')(lambda: {'x': 2.0})\n",
            "the demo has 3 controls once it is imported, 1 in its source",
        ),
        ("f = print\n", None),
        ("f = f.measure\n", None),
        (
            "globals()['f'] = f.measure\n",
            "the demo is not a demo once its file is imported: 'f'",
        ),
    ],
)
def test_what_the_source_shows_is_what_counts(
    source: str, message: str | None, tmp_path: Path
) -> None:
    write_demos(tmp_path, measured=demo_source("f", "return {'x': 1.0}") + source)
    evidence = verified(course_of(claim()), tmp_path)["a-claim"]
    expected = "'measured.py' has no function 'f'" if message is None else message
    assert evidence.message == expected
    assert not evidence.good
