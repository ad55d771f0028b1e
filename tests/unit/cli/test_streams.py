"""The real command on real streams: pipes, terminals, full disks, text that means harm."""

from __future__ import annotations

import os
import pty
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from curriculum_kit.cli.validate import FORMATS
from tests.bundled import CURRICULUM
from tests.courses import edit, small_course

LESSON = "foundations/descent/slopes.yaml"
PLAIN = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LC_ALL": "C.UTF-8"}


def run(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [CURRICULUM, *map(str, words)],
        env=PLAIN | environment,
        capture_output=True,
        timeout=60,
        check=False,
    )


def run_in_terminal(*words: object, environment: Mapping[str, str] | None = None) -> bytes:
    """Return what the command writes to a terminal of 80 columns."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [CURRICULUM, *map(str, words)],
        env=PLAIN | {"TERM": "xterm", "COLUMNS": "80"} | dict(environment or {}),
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    written = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:  # Linux says so where others return nothing
            break
        if not part:
            break
        written += part
    os.close(leader)
    process.wait(timeout=60)
    return written


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = small_course(tmp_path)
    edit(root, LESSON, "core: A", "cor: A")
    return root


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["validate", "{}"], 1),
        (["validate", "{}", "--format", "json"], 1),
        (["validate", "{}", "--ignore", "unknown-key"], 0),
        (["rules"], 0),
        (["explain", "CUR101"], 0),
        (["--help"], 0),
        (["validate", "--help"], 0),
        (["--version"], 0),
    ],
)
def test_a_closed_pipe_is_quiet_and_changes_no_status(
    words: list[str], status: int, course: Path
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    called = subprocess.run(
        [CURRICULUM, *(word.format(course) for word in words)],
        env=PLAIN,
        stdout=writing,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(writing)
    assert (called.returncode, called.stderr) == (status, b"")


@pytest.mark.parametrize(
    "words",
    [
        ["validate", "{}"],
        ["rules"],
        ["--help"],
        ["init", "{}/new"],
        ["new", "concept", "other", "--in", "mathematics", "-C", "{}"],
        ["fmt", "--check", "-C", "{}"],
    ],
)
def test_a_full_disk_is_a_wrong_call_and_no_finding(words: list[str], course: Path) -> None:
    with Path("/dev/full").open("wb") as disk:
        called = subprocess.run(
            [CURRICULUM, *(word.format(course) for word in words)],
            env=PLAIN,
            stdout=disk,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert called.returncode == 2
    assert b"cannot write to standard output: No space left on device" in called.stderr
    assert b"Traceback" not in called.stderr


@pytest.mark.parametrize(
    "words",
    [
        'validate "$1"',
        'validate "$1" --format json',
        'verify -C "$1" --format json',
        "--help",
        "rules",
    ],
)
@pytest.mark.parametrize("closed", [">&-", "<&- >&-"])
def test_a_closed_output_is_a_wrong_call_and_no_finding(
    words: str, closed: str, course: Path
) -> None:
    called = subprocess.run(
        ["sh", "-c", f'"$0" {words} {closed}', CURRICULUM, str(course)],
        env=PLAIN,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert called.returncode == 2
    assert b"cannot write to standard output: Bad file descriptor" in called.stderr
    assert b"Traceback" not in called.stderr


def test_a_closed_output_is_no_matter_to_what_goes_to_a_file(course: Path) -> None:
    called = subprocess.run(
        ["sh", "-c", '"$0" validate "$1" -o "$1/report" >&-', CURRICULUM, str(course)],
        env=PLAIN,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (called.returncode, called.stderr) == (1, b"")
    assert "unknown-key" in (course / "report").read_text(encoding="utf-8")


@pytest.mark.parametrize(("closed", "status"), [("2>&-", 1), (">&- 2>&-", 2), ("<&-", 1)])
def test_closed_streams(closed: str, status: int, course: Path) -> None:
    called = subprocess.run(
        ["sh", "-c", f'"$0" validate "$1" {closed}', CURRICULUM, str(course)],
        env=PLAIN,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (called.returncode, called.stderr) == (status, b"")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_course_gives_the_same_report(form: str, course: Path) -> None:
    edit(course, LESSON, "title: Slopes", "tilte: Slopes\nlaod: BUILD\nnwe: {a: b}")
    edit(course, LESSON, "load: STRETCH\n", "")
    ring = "{a: {name: A, requires: {b: APPLIED}}, b: {name: B, requires: {a: APPLIED}}}"
    (course / "concepts/ring.yaml").write_text(ring, encoding="utf-8")
    reports = {
        run("validate", course, "--format", form, PYTHONHASHSEED=seed).stdout for seed in "0123"
    }
    assert len(reports) == 1


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX"},
    ],
)
@pytest.mark.parametrize("form", FORMATS)
def test_streams_that_know_only_ascii(form: str, environment: dict[str, str], course: Path) -> None:
    edit(course, LESSON, "title: Slopes", "título: 学习 →\ntitle: Slopes")
    called = run("validate", course, "--format", form, **environment)
    assert (called.returncode, called.stderr) == (1, b"")
    assert b"unknown-key" in called.stdout or b"CUR005" in called.stdout


@pytest.mark.parametrize(
    ("environment", "options", "colored"),
    [
        ({}, [], True),
        ({"NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": ""}, [], True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({}, ["--color", "never"], False),
    ],
)
def test_color_on_a_terminal(
    environment: dict[str, str], options: list[str], colored: bool, course: Path
) -> None:
    written = run_in_terminal("validate", course, *options, environment=environment)
    assert (b"\x1b[" in written) is colored


@pytest.mark.parametrize(
    ("environment", "options", "colored"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
        ({}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--format", "json"], False),
        ({}, ["--format", "json", "--color", "always"], False),
        ({"FORCE_COLOR": "1"}, ["--format", "github", "--color", "always"], False),
        ({}, ["--format", "junit", "--color", "always"], False),
    ],
)
def test_color_in_a_pipe(
    environment: dict[str, str], options: list[str], colored: bool, course: Path
) -> None:
    called = run("validate", course, *options, **environment)
    assert (b"\x1b[" in called.stdout) is colored


HOSTILE = r"\x1b]0;owned\x07\x9b2J\u202egnp.exe\u2066\r\n::error::x"


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "github"])
def test_text_that_steers_never_reaches_a_terminal(form: str, tmp_path: Path) -> None:
    folder = tmp_path / "here\x1b[2J"
    folder.mkdir()
    course = small_course(folder)
    edit(course, "curriculum.yaml", "title: Descent", f'title: "{HOSTILE}"')
    edit(course, LESSON, "core: A", f'"{HOSTILE}": A')
    edit(course, LESSON, "  slope: INTRODUCED", f'  "{HOSTILE}": INTRODUCED')
    edit(course, "concepts/mathematics.yaml", "[Steepness,", f'["{HOSTILE}", "{HOSTILE}",')
    said = "A running average is nothing new to programmers."
    edit(course, "foundations/acceleration/rolling.yaml", said, f'"{HOSTILE}"')
    (course / "foundations/descent/\x1b[31mred\u202e\n.yaml").touch()
    written = run_in_terminal("validate", course, "--format", form)
    text = re.sub(r"\x1b\[(?:1;3[1-6]|[0-9]{1,2})?m", "", written.decode()).replace("\r\n", "\n")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert not re.search("^::error", text, re.MULTILINE)
    assert "gnp.exe" in text


@pytest.mark.parametrize(
    "words",
    [
        ["validate", "\x1b[2J\u202e"],
        ["validate", "--select", "\x1b[2J"],
        ["validate", "--format", "\x1b[2J"],
        ["explain", "\x1b[2J"],
        ["\x1b[2J"],
        ["validate", "-o", "/nowhere/\x1b[2J"],
    ],
)
def test_nor_does_what_was_typed(words: list[str]) -> None:
    written = run_in_terminal(*words)
    assert b"Error: " in written
    assert b"\x1b[2J" not in written
    assert "\u202e".encode() not in written


def test_a_working_directory_that_is_gone(course: Path) -> None:
    script = 'mkdir "$1/gone" && cd "$1/gone" && rmdir "$1/gone" && "$0" validate $2'
    for words, status, said in (
        ("", 2, b"the working directory is gone"),
        ("curriculum", 2, b"it holds no curriculum.yaml"),
        (str(course), 1, b""),
    ):
        called = subprocess.run(
            ["sh", "-c", script, CURRICULUM, str(course.parent), words],
            env=PLAIN,
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert called.returncode == status
        assert said in called.stderr
