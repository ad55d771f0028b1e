"""``curriculum verify --scheduler`` with a real scheduler and real workers, some of which die."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from distributed import Client

from tests.bundled import CURRICULUM
from tests.courses import write_tree
from tests.processes import children, descendants, is_running, wait_until

COURSE = """
    curriculum/curriculum.yaml:
        title: Ones
        series: [ones]
    curriculum/ones/series.yaml:
        title: Ones
        goal: Count.
        modules: [one]
    curriculum/ones/one/module.yaml:
        title: One
        goal: Count to one.
        lessons: [counting]
    curriculum/ones/one/counting.yaml:
        title: Counting
        core: One
        load: BUILD
        claims:
    demos/constants.py:
        from pathlib import Path
        ONE = float((Path(__file__).parent / "data" / "one.txt").read_text())
    demos/data/one.txt:
        1.0
"""

DEMOS = {
    "verified": "return {'x': ONE}",
    "failed": "return {'x': ONE + 1}",
    "random": "return {'x': ONE + generator.normal() / 1e3}",
    "raises": "raise ValueError('no')",
    "leaves": "os._exit(0)",
    "crashes": "os.kill(os.getpid(), 11)",
    "hoards": "np.ones(10**9)",
    "hangs": "time.sleep(1e6)",
}

SLOW = "time.sleep(0.2)\nreturn {'x': ONE}"

HEAD = """
import os, time
import numpy as np
from constants import ONE
from curriculum_kit import Axis, Figure, Series, demo
"""

FIGURE = """
@verified.figure
def picture():
    return Figure("One", Axis("x"), Axis("y"), [Series("line", [0.5, ONE], np.ones(2))])
"""


def course_with(folder: Path, demos: dict[str, str]) -> Path:
    """Write a course with a claim for each demo: that x is one within a hundredth."""
    course = write_tree(folder, COURSE) / "curriculum"
    lesson = course / "ones/one/counting.yaml"
    claims = [
        f"  {name.replace('_', '-')}: {{statement: It is one., demo: 'measured:{name}',"
        " expect: {x: {equals: 1, within: 0.01}}, seeds: 2}\n"
        for name in demos
    ]
    lesson.write_text(lesson.read_text() + "".join(claims))
    source = HEAD
    for name, body in demos.items():
        indented = "\n".join(f"    {line}" for line in body.splitlines())
        source += f"@demo\ndef {name}(generator):\n{indented}\n"
        source += f"@{name}.control\ndef not_{name}():\n    return {{'x': 0.0}}\n"
    source += FIGURE if "verified" in demos else ""
    (folder / "demos/measured.py").write_text(source)
    return course


class Cluster:
    """A scheduler, and the workers that were started for it."""

    def __init__(self, stack: ExitStack, folder: Path, **settings: str) -> None:
        self._stack = stack
        self._folder = folder
        self.address = f"tcp://127.0.0.1:{free_port()}"
        port = self.address.rpartition(":")[2]
        words = ("scheduler", "--host", "127.0.0.1", "--port", port, "--no-show")
        self.scheduler = self._start(words, settings)
        wait_until(lambda: is_listening(int(port)))

    def worker(self, **settings: str) -> subprocess.Popen[bytes]:
        """Start a worker that runs one piece of work at a time."""
        words = ("worker", self.address, "--no-nanny", "--nthreads", "1", "--no-dashboard")
        return self._start((*words, "--local-directory", str(self._folder)), settings)

    def unfinished(self) -> int:
        """Return how many pieces of work wait or are worked on."""
        with Client(self.address, set_as_default=False) as client:
            states = client.run_on_scheduler(
                lambda dask_scheduler: [task.state for task in dask_scheduler.tasks.values()]
            )
        return sum(state != "memory" for state in states)

    def _start(self, words: tuple[str, ...], settings: dict[str, str]) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{words[0]}", *words[1:]],
            cwd=self._folder,
            env={**os.environ, "TMPDIR": str(self._folder), **settings},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        return process


@contextmanager
def cluster(folder: Path, **settings: str) -> Iterator[Cluster]:
    folder.mkdir()
    with ExitStack() as stack:
        yield Cluster(stack, folder, **settings)


def verifying(course: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(CURRICULUM), "verify", "-C", str(course), "--no-cache", "--format", "json", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def timeless(out: str) -> Any:
    """Return a report without how long anything took."""
    document = json.loads(out)
    del document["summary"]["seconds"]
    for each in document["claims"]:
        del each["seconds"]
    return document


def test_a_cluster_that_loses_a_worker_gives_the_verdicts_of_this_machine(tmp_path: Path) -> None:
    demos = {**DEMOS, **{f"slow_{number}": SLOW for number in range(6)}}
    course = course_with(tmp_path, demos)
    words = ("--timeout", "2", "--memory", "256")
    with cluster(tmp_path / "cluster") as there:
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        doomed, survivor = there.worker(), there.worker(TMPDIR=str(scratch))
        here = verifying(course, *words)
        out_here, err_here = here.communicate(timeout=120)
        run = verifying(course, *words, "--scheduler", there.address)
        wait_until(lambda: running_demos(doomed.pid) and running_demos(survivor.pid))
        orphans = descendants(doomed.pid)
        doomed.kill()
        out, err = run.communicate(timeout=120)
        assert (run.returncode, err) == (here.returncode, err_here) == (1, "")
        assert timeless(out) == timeless(out_here)
        wait_until(lambda: not any(map(is_running, orphans)))
        wait_until(lambda: not descendants(survivor.pid) and not list(scratch.iterdir()))
    verdicts = {each["claim"]: each["verdict"] for each in json.loads(out)["claims"]}
    errored = dict.fromkeys(("raises", "leaves", "crashes", "hoards", "hangs"), "errored")
    slow = {f"slow-{number}": "verified" for number in range(6)}
    assert verdicts == {
        "verified": "verified",
        "failed": "failed",
        "random": "verified",
        **errored,
        **slow,
    }


def test_ctrl_c_cancels_what_was_submitted(tmp_path: Path) -> None:
    course = course_with(tmp_path, {f"hangs_{number}": "time.sleep(1e6)" for number in range(4)})
    with cluster(tmp_path / "cluster") as there:
        worker = there.worker()
        run = verifying(course, "--scheduler", there.address, "--timeout", "1000")
        wait_until(lambda: running_demos(worker.pid))
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=120)
        assert run.returncode == 130
        assert "Traceback" not in err
        # Nothing is left there, and nothing that was waiting is begun.
        wait_until(lambda: not descendants(worker.pid))
        time.sleep(0.5)
        assert not descendants(worker.pid)


def test_a_demo_whose_workers_all_die_is_tried_twice_and_no_more(tmp_path: Path) -> None:
    course = course_with(tmp_path, {"waits": "time.sleep(1e6)", "verified": DEMOS["verified"]})
    settings = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with cluster(tmp_path / "cluster", **settings) as there:
        workers = [there.worker()]
        run = verifying(course, "--scheduler", there.address, "--timeout", "1000")
        for _ in range(3):  # the demo twice, as its first death may have been its control's
            if run.poll() is None:
                wait_until(lambda: running_demos(workers[-1].pid) or run.poll() is not None)
                time.sleep(0.3)
                workers.append(there.worker())
                workers[-2].kill()
        out, err = run.communicate(timeout=120)
    messages = {each["claim"]: each["message"] for each in json.loads(out)["claims"]}
    assert messages == {
        "waits": "the demo ended every worker that ran it",
        "verified": None,
    }, err


def test_a_scheduler_that_is_lost_ends_the_run_with_what_was_done(tmp_path: Path) -> None:
    demos = {"verified": DEMOS["verified"], "waits": "time.sleep(1e6)"}
    course = course_with(tmp_path, demos)
    with cluster(tmp_path / "cluster") as there:
        workers = [there.worker(), there.worker()]
        run = verifying(course, "--scheduler", there.address, "--timeout", "1000")

        def only_one_is_left() -> bool:
            begun = [demo for worker in workers for demo in running_demos(worker.pid)]
            return len(begun) == 1 and there.unfinished() == 1

        wait_until(only_one_is_left)
        time.sleep(1)  # for the results of the others to be fetched
        there.scheduler.kill()
        out, err = run.communicate(timeout=120)
        assert (run.returncode, out) == (2, "")
        assert "1 claim: 1 verified" in err
        assert f"the connection to the scheduler at {there.address} was lost" in err
        assert "Traceback" not in err
        wait_until(lambda: not any(running_demos(worker.pid) for worker in workers))


def refusal(course: Path, *words: str) -> str:
    """Run the command, which must refuse within seconds, and return what it says."""
    started = time.monotonic()
    run = verifying(course, *words)
    out, err = run.communicate(timeout=120)
    assert (run.returncode, out) == (2, "")
    assert "Traceback" not in err
    assert time.monotonic() - started < 40
    return " ".join(err.split())


def test_a_cluster_without_workers_or_with_unlike_ones_is_refused(tmp_path: Path) -> None:
    course = course_with(tmp_path, {"verified": DEMOS["verified"]})
    packages = write_tree(
        tmp_path / "packages",
        """
        curriculum_kit-0.0.1.dist-info/METADATA:
            Metadata-Version: 2.1
            Name: curriculum-kit
            Version: 0.0.1
        """,
    )
    with cluster(tmp_path / "cluster") as there:
        said = refusal(course, "--scheduler", there.address)
        assert f"has no workers: start some with 'dask worker {there.address}'" in said
        there.worker(PYTHONPATH=str(packages))
        wait_until(lambda: "has no workers" not in refusal(course, "--scheduler", there.address))
        said = refusal(course, "--scheduler", there.address)
        assert "has kit 0.0.1 (here " in said
        assert "install the same there, because what is measured depends on it" in said


def test_a_file_that_cannot_be_sent_is_a_wrong_call(tmp_path: Path) -> None:
    course = course_with(tmp_path, {"verified": DEMOS["verified"]})
    (tmp_path / "demos" / os.fsdecode(b"caf\xe9.txt")).touch()
    with cluster(tmp_path / "cluster") as there:
        there.worker()
        wait_until(lambda: "has no workers" not in refusal(course, "--scheduler", there.address))
        said = refusal(course, "--scheduler", there.address)
    assert r"holds a file whose name is no text: 'caf\xe9.txt', which is not sent" in said


def test_demos_that_import_more_than_numpy_need_the_same_packages_there(tmp_path: Path) -> None:
    course = course_with(tmp_path, {"verified": DEMOS["verified"]})
    packages = write_tree(
        tmp_path / "packages",
        """
        extra-1.0.dist-info/METADATA:
            Metadata-Version: 2.1
            Name: extra
            Version: 1.0
        """,
    )
    with cluster(tmp_path / "cluster") as there:
        there.worker(PYTHONPATH=str(packages))
        run = verifying(course, "--scheduler", there.address)
        assert run.communicate(timeout=120)[1] == ""
        assert run.returncode == 0
        file = tmp_path / "demos/measured.py"
        file.write_text("import click\n" + file.read_text())
        said = refusal(course, "--scheduler", there.address)
        assert "has other packages or versions of them, of which a demo imports some" in said


def test_a_scheduler_that_does_not_answer_is_named(tmp_path: Path) -> None:
    course = course_with(tmp_path, {"verified": DEMOS["verified"]})
    nobody = f"tcp://127.0.0.1:{free_port()}"
    assert f"no scheduler answers at '{nobody}'" in refusal(course, "--scheduler", nobody)
    assert "no scheduler answers at 'nonsense'" in refusal(course, "--scheduler", "nonsense")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        assert f"no scheduler answers at '{address}'" in refusal(course, "--scheduler", address)


def test_what_cannot_be_done_with_a_cluster_is_refused_before_any_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = course_with(tmp_path, {"verified": DEMOS["verified"]})
    said = refusal(course, "--scheduler", "tcp://127.0.0.1:1", "--jobs", "2")
    assert "the workers of a cluster say how many they run" in said
    packages = write_tree(tmp_path / "none", "dask.py:\n    raise ModuleNotFoundError('no dask')")
    monkeypatch.setenv("PYTHONPATH", str(packages))
    said = refusal(course, "--scheduler", "tcp://127.0.0.1:1")
    assert "install it with python -m pip install 'curriculum-kit[cluster]'" in said


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def is_listening(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def running_demos(worker: int) -> list[int]:
    """Return the processes of demos under a worker: the children of its children."""
    return [demo for template in children(worker) for demo in children(template)]
