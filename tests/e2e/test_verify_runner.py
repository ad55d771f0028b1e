"""Demos that hang, crash, lie and litter: each gets its verdict, and its neighbors never notice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from curriculum_kit.evidence.record import ClaimEvidence
from curriculum_kit.evidence.work import Limits
from curriculum_kit.model.course import Course
from tests.unit.evidence.claims import (
    claim,
    course_of,
    demo_source,
    timeless,
    verified,
    write_demos,
)

LIMITS = Limits(timeout=2.5, memory=512)

FORGE = """
for each in range(99):
    try: os.write(each, b'{"token": "guess", "measurements": {"x": 1.0}}\\n')
    except OSError: pass
"""

HOSTILE = {
    "sleeps": ("import time; time.sleep(1e6)", "ran longer than its time limit of 2.5 s"),
    "spins": ("while True: pass", "ran longer than its time limit of 2.5 s"),
    "prints_for_ever": (
        "while True: print('x' * 2**20)",
        "ran longer than its time limit of 2.5 s",
    ),
    "leaves": ("os._exit(0)", "ended its process without a result (exit status 0)"),
    "leaves_with_last_words": (
        "os.write(2, b'goodbye\\n'); os._exit(3)",
        "ended its process without a result (exit status 3); its last output: goodbye",
    ),
    "kills_itself": ("os.kill(os.getpid(), 9)", "was killed by SIGKILL"),
    "aborts": ("os.abort()", "was killed by SIGABRT"),
    "reads_at_zero": ("import ctypes; ctypes.string_at(0)", "was killed by SIGSEGV"),
    "wants_8_gb": ("np.ones(10**9)", "went over its memory limit of 512 MiB"),
    "wants_more_and_more": (
        "hoard = []\nwhile True: hoard.append(np.empty(2**24))",
        "went over its memory limit of 512 MiB",
    ),
    "raises": ("raise ValueError('one\\ntwo')", "raised ValueError: one two (measured.py, line "),
    "exits": ("raise SystemExit(0)", "raised SystemExit: 0 (measured.py, line "),
    "interrupts": ("raise KeyboardInterrupt", "raised KeyboardInterrupt (measured.py, line "),
    "cannot_say_what": (
        "class Mute(Exception):\n    def __str__(self): raise self\nraise Mute",
        "raised Mute (measured.py, line ",
    ),
    "recurses": ("def f(): return f()\nf()", "raised RecursionError: maximum recursion depth"),
    "asks": ("return {'x': input()}", "raised EOFError: EOF when reading a line"),
    "returns_a_list": ("return [1.0]", "returned a list, not measurements by name"),
    "returns_none": ("pass", "returned None, not measurements by name"),
    "returns_nothing": ("return {}", "returned no measurements"),
    "returns_an_array": (
        "return {'x': np.ones(3)}",
        "measured 'x' as an array of shape (3,), not as a number",
    ),
    "returns_a_text": ("return {'x': '1.0'}", "measured 'x' as a str, not as a number"),
    "names_by_number": ("return {1: 1.0}", "named a measurement by an int, not by a text"),
    "measures_too_large": ("return {'x': 10**400}", "whole number that is too large to compare"),
    "measures_too_much": ("return {'x' * 2**21: 1.0}", "sent more than 1 MiB of results"),
    "measures_nan": ("return {'x': float('nan')}", "measures 'x' as NaN, which is no number"),
    "measures_something_else": ("return {'y': 1.0}", "does not measure 'x'"),
    "measures_more": ("return {'x': 1.0, 'y': 1.0}", "measures 'y', of which the claim expects"),
    "forges_and_leaves": (FORGE + "os._exit(0)", "wrote to a file that is not its own"),
    "forges_and_returns": (FORGE + "return {'x': 1.0}", "wrote to a file that is not its own"),
    "closes_everything": (
        "os.closerange(0, 99)\nreturn {'x': 1.0}",
        "ended its process without a result (exit status 1)",
    ),
}

FAILING = {
    "measures_infinity": ("return {'x': float('inf')}", "x is inf, expected 1"),
    "measures_a_truth": ("return {'x': True}", "x is true, expected 1"),
}

HARMLESS = {
    "plain": "return {'x': 1.0}",
}

LITTERING = {
    "prints_50_mb": "for each in range(50): print('x' * 2**20)\nreturn {'x': 1.0}",
    "leaves_a_thread": (
        "import threading, time\nthreading.Thread(target=time.sleep, args=(1e6,)).start()\n"
        "return {'x': 1.0}"
    ),
    "leaves_an_exit_handler": (
        "import atexit, time\natexit.register(time.sleep, 1e6)\nreturn {'x': 1.0}"
    ),
}

OTHER_FILES = {
    "fails_at_import": (
        "import nothing_of_this_name\n",
        "cannot be imported: ModuleNotFoundError: No module named 'nothing_of_this_name'",
    ),
    "exits_at_import": ("raise SystemExit\n", "cannot be imported: SystemExit"),
    "hangs_at_import": ("while True: pass\n", "ran longer than its time limit of 2.5 s"),
    "changes_directory": ("os.chdir('/nowhere')\n", "cannot be imported: FileNotFoundError"),
}

ARITY = "takes (a, b): it may take one argument, the generator"


def hostile_course(folder: Path) -> Course:
    bodies = {name: body for name, (body, _) in (HOSTILE | FAILING).items()} | HARMLESS
    source = "".join(demo_source(name, body) for name, body in bodies.items())
    source += demo_source("takes_two", "return {'x': 1.0}", parameters="a, b")
    write_demos(folder, measured=source)
    for name, (head, _) in OTHER_FILES.items():
        write_demos(folder, **{name: head + demo_source(name, "return {'x': 1.0}")})
    claims = [claim(f"measured:{name}", name=slug(name)) for name in (*bodies, "takes_two")]
    claims += [claim(f"{name}:{name}", name=slug(name)) for name in OTHER_FILES]
    return course_of(*claims)


def slug(name: str) -> str:
    return name.replace("_", "-")


@pytest.mark.parametrize(
    ("jobs", "fork"), [(2, True), (4, True), (3, False)], ids=["two", "four", "spawn"]
)
def test_every_demo_gets_its_own_verdict(jobs: int, fork: bool, tmp_path: Path) -> None:
    evidence = verified(hostile_course(tmp_path), tmp_path, jobs=jobs, limits=LIMITS, fork=fork)
    expected = {
        **{slug(name): ("errored", message) for name, (_, message) in HOSTILE.items()},
        **{slug(name): ("failed", message) for name, (_, message) in FAILING.items()},
        **{slug(name): ("verified", None) for name in HARMLESS},
        **{slug(name): ("errored", message) for name, (_, message) in OTHER_FILES.items()},
        "takes-two": ("errored", ARITY),
    }
    assert evidence.keys() == expected.keys()
    unlike = {
        name: (each.verdict.value, each.message)
        for name, each in evidence.items()
        if not is_as_expected(each, *expected[name])
    }
    assert unlike == {}


def is_as_expected(evidence: ClaimEvidence, verdict: str, message: str | None) -> bool:
    if evidence.verdict != verdict or (message is None) is not (evidence.message is None):
        return False
    return message is None or message in (evidence.message or "")


@pytest.mark.parametrize("fork", [True, False], ids=["fork", "spawn"])
def test_what_a_demo_prints_or_leaves_behind_is_no_fault(fork: bool, tmp_path: Path) -> None:
    source = "".join(demo_source(name, body) for name, body in LITTERING.items())
    write_demos(tmp_path, measured=source)
    course = course_of(*(claim(f"measured:{name}", name=slug(name)) for name in LITTERING))
    evidence = verified(course, tmp_path, fork=fork)
    assert {name: each.message for name, each in evidence.items()} == {
        slug(name): None for name in LITTERING
    }
    assert all(each.seconds < 20.0 for each in evidence.values())


def test_the_evidence_does_not_depend_on_how_it_came_about(tmp_path: Path) -> None:
    slow = {"sleeps", "spins", "prints_for_ever", "wants_more_and_more"}
    bodies = {name: body for name, (body, _) in (HOSTILE | FAILING).items() if name not in slow}
    chance = demo_source("chance", "return {'x': generator.normal()}", parameters="generator")
    source = "".join(demo_source(name, body) for name, body in (bodies | LITTERING).items())
    write_demos(tmp_path, measured=source + chance)
    course = course_of(
        claim("measured:chance", {"x": {"between": [-9, 1.9]}}, seeds=3, name="chance"),
        *(claim(f"measured:{name}", name=slug(name)) for name in bodies | LITTERING),
    )
    reports = [
        timeless(verified(course, tmp_path, jobs=jobs, fork=fork))
        for jobs, fork in ((1, True), (4, True), (3, False))
    ]
    assert reports[0] == reports[1] == reports[2]


@pytest.mark.parametrize("jobs", [1, 4])
def test_killing_the_runner_costs_nobody_else(jobs: int, tmp_path: Path) -> None:
    names = [f"good_{number}" for number in range(8)]
    source = demo_source("kills", "os.kill(os.getppid(), 9)\nreturn {'x': 1.0}")
    source += "".join(
        demo_source(name, "import time; time.sleep(0.1)\nreturn {'x': 1.0}") for name in names
    )
    write_demos(tmp_path, measured=source)
    order = [*names[:4], "kills", *names[4:]]
    course = course_of(*(claim(f"measured:{name}", name=slug(name)) for name in order))
    evidence = verified(course, tmp_path, jobs=jobs, limits=LIMITS)
    messages = {name: each.message for name, each in evidence.items() if not each.good}
    assert messages == {"kills": "the demo killed the process that runs the demos"}


def test_nothing_that_a_demo_starts_outlives_it(tmp_path: Path) -> None:
    body = f"""
import subprocess, time
for number in range(4):
    child = os.fork()
    if child == 0:
        if number == 1:
            os.setsid()
        if number == 2 and os.fork() == 0:
            os.setsid()
        open({str(tmp_path)!r} + f'/{{os.getpid()}}.pid', 'x').close()
        time.sleep(1e6)
subprocess.Popen(['sleep', '1000'], start_new_session=True)
while len([name for name in os.listdir({str(tmp_path)!r}) if name.endswith('.pid')]) < 5:
    time.sleep(0.01)
return {{'x': 1.0}}
"""
    write_demos(tmp_path, measured=demo_source("forks", body))
    evidence = verified(course_of(claim("measured:forks", name="forks")), tmp_path)
    assert evidence["forks"].message is None
    processes = [int(file.stem) for file in tmp_path.glob("*.pid")]
    assert len(processes) == 5
    assert not any(map(is_running, processes))


RUN = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from tests.unit.evidence.claims import claim, course_of, verified
folder = Path({folder!r})
course = course_of(*(claim(f"measured:{{name}}", name=name) for name in ("one", "two", "three")))
try:
    verified(course, folder, jobs=2, fork={fork})
except KeyboardInterrupt:
    print("interrupted")
"""


@pytest.mark.parametrize(
    ("number", "fork", "printed"),
    [
        (signal.SIGINT, True, b"interrupted\n"),
        (signal.SIGTERM, True, b""),
        (signal.SIGKILL, True, b""),
        (signal.SIGINT, False, b"interrupted\n"),
    ],
)
def test_an_interrupted_run_leaves_no_process(
    number: signal.Signals, fork: bool, printed: bytes, tmp_path: Path
) -> None:
    body = f"""
import time
open({str(tmp_path)!r} + f'/{{os.getpid()}}.pid', 'x').close()
open({str(tmp_path)!r} + f'/{{os.getppid()}}.ppid', 'w').close()
time.sleep(1e6)
"""
    names = ("one", "two", "three")
    write_demos(tmp_path, measured="".join(demo_source(name, body) for name in names))
    root = str(Path(__file__).parents[2])
    run = RUN.format(root=root, folder=str(tmp_path), fork=fork)
    with subprocess.Popen(
        [sys.executable, "-c", run],
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as process:
        wait_until(lambda: len(list(tmp_path.glob("*.pid"))) > 0)
        process.send_signal(number)
        assert process.communicate(timeout=30)[0] == printed
    pids = [int(file.stem) for file in tmp_path.glob("*pid")]
    assert len(pids) > 1
    wait_until(lambda: not any(map(is_running, pids)))


def is_running(process: int) -> bool:
    """Tell whether a process runs; one that nobody has waited for does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < deadline, "it never came to be"
        time.sleep(0.02)
