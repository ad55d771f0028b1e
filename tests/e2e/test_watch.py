"""``curriculum validate --watch``, in a terminal, while files are saved."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bundled import CURRICULUM
from tests.courses import edit, small_course
from tests.processes import PATIENCE

LESSON = "foundations/descent/slopes.yaml"
CLEAR = "\x1b[2J\x1b[H"
FOOTER = re.compile(r"Checked at \d\d:\d\d:\d\d\. Watching 'curriculum'; Ctrl-C ends\.\r?\n")


class Watch:
    """The command, watching, and what it has printed to its terminal.

    Args:
        words: What follows ``curriculum validate``.
    """

    def __init__(self, *words: object) -> None:
        self._screen, terminal = pty.openpty()
        self.process = subprocess.Popen(
            [CURRICULUM, "validate", "--watch", "--format", "concise", *map(str, words)],
            env={"PATH": os.environ["PATH"], "TERM": "xterm", "NO_COLOR": "1"},
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            start_new_session=True,
        )
        os.close(terminal)
        self._unread = ""

    def next_report(self) -> str:
        """Wait for the next report to be complete, and return it with all before it."""
        deadline = time.monotonic() + PATIENCE
        while (footer := FOOTER.search(self._unread)) is None:
            assert time.monotonic() < deadline, f"no report, but {self._unread!r}"
            self._read()
        report, self._unread = self._unread[: footer.end()], self._unread[footer.end() :]
        return report.replace("\r\n", "\n")

    def says_nothing_for(self, seconds: float) -> bool:
        """Tell whether nothing more is printed for some time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self._read()
        return not self._unread

    def end(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Interrupt it, and return its status and last words."""
        self.process.send_signal(how)
        status = self.process.wait(timeout=PATIENCE)
        self._read()
        return status, self._unread

    def close(self) -> None:
        """End it however it stands."""
        self.process.kill()
        self.process.wait()
        os.close(self._screen)

    def _read(self) -> None:
        ready, _, _ = select.select([self._screen], [], [], 0.1)
        if ready:
            try:
                self._unread += os.read(self._screen, 65536).decode()
            except OSError:  # Linux says so when the other side is closed
                time.sleep(0.1)


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return small_course(tmp_path)


@pytest.fixture
def watch(course: Path) -> Iterator[Watch]:
    """Return a watch on the course, its first report read."""
    watching = Watch(course)
    try:
        assert "All checks passed" in watching.next_report()
        yield watching
    finally:
        watching.close()


def test_it_checks_again_on_save(course: Path, watch: Watch) -> None:
    edit(course, LESSON, "core: A", "cor: A")
    report = watch.next_report()
    assert report.startswith(CLEAR)
    assert report.count(CLEAR) == 1
    assert "slopes.yaml:2:1: error CUR005" in report
    edit(course, LESSON, "cor: A", "core: A")
    report = watch.next_report()
    assert "CUR005" not in report
    assert "All checks passed" in report
    # Cleared before printing and not after: the report still stands there.
    assert not report.split("All checks passed")[1].count("\x1b")


def test_a_demo_is_a_file_of_the_course(course: Path, watch: Watch) -> None:
    edit(course.parent, "demos/slopes.py", "@parabola.control", "# no control")
    assert "CUR504" in watch.next_report()


def test_new_and_removed_files(course: Path, watch: Watch) -> None:
    extra = course / "foundations/descent/extra.yaml"
    extra.touch()
    assert "CUR009" in watch.next_report()
    extra.unlink()
    assert "All checks passed" in watch.next_report()


def test_a_file_that_vanishes_in_the_middle_of_a_save(course: Path, watch: Watch) -> None:
    path = course / LESSON
    text = path.read_text(encoding="utf-8")
    path.unlink()
    assert "error CUR008" in watch.next_report()
    beside = path.with_suffix(".new")
    beside.write_text(text, encoding="utf-8")
    beside.rename(path)
    assert "All checks passed" in watch.next_report()


def test_the_course_may_come_and_go(course: Path, watch: Watch) -> None:
    away = course.with_name("away")
    course.rename(away)
    report = watch.next_report()
    assert f"'{course}' is gone." in report
    away.rename(course)
    assert "All checks passed" in watch.next_report()
    manifest = course / "curriculum.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.unlink()
    assert "it holds no curriculum.yaml" in watch.next_report()
    manifest.write_text(text, encoding="utf-8")
    assert "All checks passed" in watch.next_report()
    shutil.rmtree(course)
    assert "is gone." in watch.next_report()
    small_course(course.parent)
    assert "All checks passed" in watch.next_report()


def test_what_is_no_part_of_the_course_is_passed_over(course: Path, watch: Watch) -> None:
    (course / "notes.txt").touch()
    (course / ".slopes.yaml.swp").touch()
    (course.parent / "demos/__pycache__").mkdir()
    (course.parent / "demos/__pycache__/slopes.py").touch()
    assert watch.says_nothing_for(1)
    edit(course, LESSON, "core: A", "cor: A")
    assert "CUR005" in watch.next_report()


def test_waiting_costs_next_to_nothing(watch: Watch) -> None:
    def used() -> float:
        fields = Path(f"/proc/{watch.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    before = used()
    assert watch.says_nothing_for(2)
    assert used() - before <= 0.2


def test_control_c_ends_it(watch: Watch) -> None:
    status, last = watch.end()
    assert status == 130
    assert "Traceback" not in last
    assert "Interrupted." in last


def test_demos_elsewhere(course: Path) -> None:
    (course.parent / "demos").rename(course.parent / "shown")
    edit(course, "curriculum.yaml", "title: Descent", "title: Descent\ndemos: ../shown")
    watching = Watch(course)
    try:
        report = watching.next_report()
        assert report.count(CLEAR) == 1
        assert "All checks passed" in report
        edit(course.parent, "shown/slopes.py", "@parabola.control", "# no control")
        assert "CUR504" in watching.next_report()
    finally:
        watching.close()


def test_a_baseline_is_watched_too(course: Path, tmp_path: Path) -> None:
    edit(course, LESSON, "core: A", "cor: A")
    baseline = tmp_path / "baseline.txt"
    words = (CURRICULUM, "validate", course, "--baseline", baseline, "--update-baseline")
    subprocess.run(words, check=True, capture_output=True, timeout=PATIENCE)
    watching = Watch(course, "--baseline", baseline)
    try:
        assert "1 in the baseline" in watching.next_report()
        text = baseline.read_text(encoding="utf-8")
        baseline.write_text("<<<<<<< HEAD\n", encoding="utf-8")
        assert "cannot be used as a baseline" in watching.next_report()
        baseline.write_text(text, encoding="utf-8")
        assert "1 in the baseline" in watching.next_report()
        edit(course, LESSON, "cor: A", "core: A")
        assert "1 entry of the baseline no longer occurs" in watching.next_report()
    finally:
        watching.close()


def test_nothing_is_cleared_where_there_is_no_terminal(course: Path, tmp_path: Path) -> None:
    words = (CURRICULUM, "validate", "--watch", course)
    printed = tmp_path / "printed"
    with printed.open("wb") as file:
        process = subprocess.Popen(words, stdout=file, stderr=file)
    try:
        wait_for(printed, "Ctrl-C ends.", times=1)
        edit(course, LESSON, "core: A", "cor: A")
        wait_for(printed, "Ctrl-C ends.", times=2)
        assert "\x1b" not in printed.read_text(encoding="utf-8")
    finally:
        process.kill()
        process.wait()


def wait_for(file: Path, text: str, *, times: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while file.read_text(encoding="utf-8").count(text) < times:
        assert time.monotonic() < deadline, file.read_text(encoding="utf-8")
        time.sleep(0.05)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "json"], "--watch prints for people: --format full or concise"),
        (["--output", "report"], "--watch prints to the terminal and takes no --output"),
        (["--baseline", "b", "--update-baseline"], "--watch only looks"),
        (["--select", "no-such-rule"], "there is no rule 'no-such-rule'"),
        (["--baseline", "no-such-file"], "there is no baseline 'no-such-file'"),
        (["-C", "nowhere"], "no course in "),
    ],
)
def test_a_wrong_call_ends_it_before_it_begins(words: list[str], said: str, course: Path) -> None:
    called = subprocess.run(
        [CURRICULUM, "validate", "--watch", *words],
        cwd=course,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (called.returncode, called.stdout) == (2, "")
    assert said in called.stderr
