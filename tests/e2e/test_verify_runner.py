"""Demos that hang, crash, lie and litter: each gets its verdict, and its neighbors never notice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from curriculum_kit.evidence.record import ClaimEvidence
from curriculum_kit.evidence.work import Limits
from curriculum_kit.model.course import Course
from tests.bundled import ROOT
from tests.processes import children, descendants, is_running, wait_until
from tests.system import landlock_version
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

FLOOD = """
while True:
    for each in range(3, 30):
        try: os.write(each, b'x' * 2**16)
        except OSError: pass
"""

HOSTILE = {
    "sleeps": ("import time; time.sleep(1e6)", "ran longer than its time limit of 2.5 s"),
    "spins": ("while True: pass", "ran longer than its time limit of 2.5 s"),
    "prints_for_ever": (
        "while True: print('x' * 2**20)",
        "ran longer than its time limit of 2.5 s",
    ),
    "shouts_for_ever": (
        "while True: os.write(2, b'x' * 2**20)",
        "ran longer than its time limit of 2.5 s",
    ),
    "floods_whatever_is_open": (
        FLOOD,
        "sent more than 1 MiB of results",
    ),
    "forks_for_ever": ("while True: os.fork()", "started more than 64 processes"),
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
    slow = {"sleeps", "spins", "prints_for_ever", "shouts_for_ever", "wants_more_and_more"}
    bodies = {name: body for name, (body, _) in (HOSTILE | FAILING).items() if name not in slow}
    chance = demo_source("chance", "return {'x': generator.normal()}", parameters="generator")
    source = "".join(demo_source(name, body) for name, body in (bodies | LITTERING).items())
    write_demos(tmp_path, measured=source + chance)
    claims = [
        claim("measured:chance", {"x": {"between": [-9, 1.9]}}, seeds=3, name="chance"),
        *(claim(f"measured:{name}", name=slug(name)) for name in bodies | LITTERING),
    ]
    backward = verified(course_of(*reversed(claims)), tmp_path, jobs=2)
    reports = [
        timeless(verified(course_of(*claims), tmp_path, jobs=jobs, fork=fork))
        for jobs, fork in ((1, True), (4, True), (3, False))
    ]
    reports.append(timeless({each.id: backward[each.id] for each in claims}))
    assert reports == reports[:1] * 4


@pytest.mark.parametrize("jobs", [1, 4])
def test_what_kills_the_runner_costs_nobody_else(jobs: int, tmp_path: Path) -> None:
    names = [f"good_{number}" for number in range(8)]
    source = demo_source("kills", "os.kill(os.getppid(), 9)\nreturn {'x': 1.0}")
    source += "".join(
        demo_source(name, "import time; time.sleep(0.1)\nreturn {'x': 1.0}") for name in names
    )
    write_demos(tmp_path, measured=source)
    order = [*names[:4], "kills", *names[4:]]
    course = course_of(*(claim(f"measured:{name}", name=slug(name)) for name in order))
    evidence = verified(course, tmp_path, jobs=jobs, limits=LIMITS)
    messages = {name: each.message or "" for name, each in evidence.items() if not each.good}
    assert messages.keys() == {"kills"}
    refused = "the demo raised PermissionError: [Errno 1] Operation not permitted (measured.py"
    carried_out = "the demo killed the process that runs the demos"
    keeps_signals_in = landlock_version() >= 6
    assert messages["kills"].startswith(refused if keeps_signals_in else carried_out)


def test_a_demo_whose_runner_is_killed_is_tried_once_more(tmp_path: Path) -> None:
    names = [f"good_{number}" for number in range(4)]
    source = demo_source("waits", "import time; time.sleep(1e6)\nreturn {'x': 1.0}")
    source += "".join(demo_source(name, "return {'x': 1.0}") for name in names)
    write_demos(tmp_path, measured=source)
    order = [*names[:2], "waits", *names[2:]]
    course = course_of(*(claim(f"measured:{name}", name=slug(name)) for name in order))
    before = set(children(os.getpid()))

    def kill_two_runners() -> None:
        for _ in range(2):
            wait_until(lambda: bool(busy_runners(before)))
            time.sleep(0.3)
            for runner in busy_runners(before):
                os.kill(runner, signal.SIGKILL)
                before.add(runner)

    killer = Thread(target=kill_two_runners)
    killer.start()
    evidence = verified(course, tmp_path, limits=Limits(timeout=1000))
    killer.join()
    messages = {name: each.message for name, each in evidence.items()}
    killed = "the demo killed the process that runs the demos"
    assert messages == {slug(name): None if name in names else killed for name in order}


def busy_runners(others: set[int]) -> list[int]:
    """Return the children of this process that run a demo, others left out."""
    return [each for each in children(os.getpid()) if each not in others and children(each)]


@pytest.mark.parametrize("ending", ["return {'x': 1.0}", "os.abort()"])
def test_nothing_that_a_demo_starts_outlives_it(ending: str, tmp_path: Path) -> None:
    body = f"""
import subprocess, time
for number in range(4):
    child = os.fork()
    if child == 0:
        if number == 1:
            os.setsid()
        if number == 2 and os.fork() == 0:
            os.setsid()
        open(f'{{os.getpid()}}.pid', 'x').close()
        time.sleep(1e6)
subprocess.Popen(['sleep', '1000'], start_new_session=True)
while len([name for name in os.listdir() if name.endswith('.pid')]) < 5:
    time.sleep(0.01)
time.sleep(0.5)
{ending}
"""
    write_demos(tmp_path, measured=demo_source("forks", body))
    seen: set[int] = set()
    others = set(descendants(os.getpid()))  # a browser, perhaps, that other tests share
    with watching(lambda: seen.update(set(descendants(os.getpid())) - others)):
        evidence = verified(course_of(claim("measured:forks", name="forks")), tmp_path)
    aborted = "the demo was killed by SIGABRT"
    assert evidence["forks"].message == (aborted if "abort" in ending else None)
    assert len(seen) >= 8, "the runner, the demo and six processes of its own"
    wait_until(lambda: not any(map(is_running, seen)))


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
    body = "import time; time.sleep(1e6)"
    names = ("one", "two", "three")
    write_demos(tmp_path, measured="".join(demo_source(name, body) for name in names))
    root = str(ROOT)
    run = RUN.format(root=root, folder=str(tmp_path), fork=fork)
    with subprocess.Popen(
        [sys.executable, "-c", run],
        stdout=subprocess.PIPE,
        cwd=tmp_path,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    ) as process:
        wait_until(lambda: len(descendants(process.pid)) >= (3 if fork else 2))
        begun = descendants(process.pid)
        process.send_signal(number)
        assert process.communicate(timeout=120)[0] == printed
    wait_until(lambda: not any(map(is_running, begun)))


@contextmanager
def watching(look: Callable[[], None]) -> Iterator[None]:
    """Look again and again, from another thread."""
    is_over = Event()

    def watch() -> None:
        while not is_over.wait(0.02):
            look()

    watcher = Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        is_over.set()
        watcher.join()
