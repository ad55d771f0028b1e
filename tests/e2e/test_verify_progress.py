"""What ``verify`` shows while it runs: a bar on a terminal, and what was done when interrupted."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bundled import CURRICULUM
from tests.courses import edit, small_course
from tests.processes import wait_until

SLOW = "import time; time.sleep(1.6)\n    return {"


def slow_course(folder: Path, *, slow: str = SLOW) -> Path:
    """Write the small course, the demo of its second lesson a slow one."""
    course = small_course(folder)
    demos = folder / "demos"
    source = (demos / "slopes.py").read_text()
    (demos / "slow.py").write_text(source.replace("return {", slow, 1))
    file = "foundations/descent/stepping.yaml"
    edit(course, file, "slopes:parabola", "slow:parabola")
    return course


def on_terminal(course: Path, environment: Mapping[str, str]) -> str:
    """Return what ``verify`` writes to a terminal at its standard error."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [str(CURRICULUM), "verify", "-C", str(course), "lesson:slopes", "lesson:stepping"],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, **environment},
    )
    os.close(theirs)
    said = b""
    while select.select([ours], [], [], 120)[0]:
        try:
            chunk = os.read(ours, 1 << 12)
        except OSError:
            break  # the other end is closed
        if not chunk:
            break
        said += chunk
    os.close(ours)
    assert run.wait(120) == 1, said  # the control of the second claim meets what it expects
    return said.decode()


def test_a_bar_is_drawn_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    said = on_terminal(slow_course(tmp_path), {})
    assert "Verifying" in said
    assert "100%" in said


def test_no_bar_is_drawn_in_ci(tmp_path: Path) -> None:
    assert on_terminal(slow_course(tmp_path), {"CI": "true"}) == ""


def test_no_bar_is_drawn_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    called = subprocess.run(
        [str(CURRICULUM), "verify", "-C", str(slow_course(tmp_path)), "lesson:stepping"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (called.returncode, called.stderr) == (1, "")


@pytest.mark.parametrize(
    ("asked", "form"),
    [(signal.SIGINT, "text"), (signal.SIGINT, "json"), (signal.SIGTERM, "text")],
)
def test_ctrl_c_says_what_was_done(asked: signal.Signals, form: str, tmp_path: Path) -> None:
    """So does what build services send to a job that they cancel."""
    slow = "import time; open('begun', 'w').close(); time.sleep(1e6)\n    return {"
    course = slow_course(tmp_path, slow=slow)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    run = subprocess.Popen(
        [str(CURRICULUM), "verify", "-C", str(course), "--jobs", "1", "--format", form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(scratch)},
        start_new_session=True,
    )
    wait_until(lambda: list(scratch.glob("*/*/begun")))
    os.killpg(run.pid, asked)  # as a terminal does
    out, err = run.communicate(timeout=120)
    assert (run.returncode, out) == (130, "")
    first, claim, *_ = err.splitlines()
    assert first == "slopes"
    assert claim.split() == ["verified", "parabola-rises-by-two"]
    assert "1 claim: 1 verified" in err
    assert err.endswith("Of 3 claims, the others were not judged.\nInterrupted.\n")
    assert list(scratch.iterdir()) == []
