"""What a demo may not touch, and what it finds around itself.

Whether something can be refused depends on the system: each test asks the system first, and insists
on a refusal where it can.
"""

from __future__ import annotations

import os
import socket
import tempfile
from pathlib import Path

import pytest

from curriculum_kit.evidence.work import Limits
from tests.system import can_leave_network, landlock_version
from tests.unit.evidence.claims import claim, course_of, demo_source, verified, write_demos

every_strategy = pytest.mark.parametrize("fork", [True, False], ids=["fork", "spawn"])

DONE = "return {'x': 1.0}"


def outcomes(folder: Path, bodies: dict[str, str], *, fork: bool) -> dict[str, str]:
    """Run demos, and return what each is told; nothing for one that measured."""
    write_demos(folder, measured="".join(demo_source(*each) for each in bodies.items()))
    course = course_of(*(claim(f"measured:{name}", name=name) for name in bodies))
    evidence = verified(course, folder, fork=fork, limits=Limits(timeout=10, memory=64))
    return {name: each.message or "" for name, each in evidence.items()}


@every_strategy
def test_there_is_no_network(fork: bool, tmp_path: Path) -> None:
    tcp = socket.create_server(("127.0.0.1", 0))
    udp = socket.socket(type=socket.SOCK_DGRAM)
    with tcp, udp:
        udp.bind(("127.0.0.1", 0))
        for listener in (tcp, udp):
            listener.settimeout(0.2)
        bodies = {
            "tcp": f"import socket\nsocket.create_connection({tcp.getsockname()!r}, 5)\n{DONE}",
            "udp": "import socket\nsender = socket.socket(type=socket.SOCK_DGRAM)\n"
            f"sender.sendto(b'hello', {udp.getsockname()!r})\n{DONE}",
        }
        told = outcomes(tmp_path, bodies, fork=fork)
        has_left = can_leave_network()
        refused = {"tcp": has_left or landlock_version() >= 4, "udp": has_left}
        for name, message in told.items():
            assert message.startswith("the demo raised ") or not refused[name], message
        for listener, name in ((tcp, "tcp"), (udp, "udp")):
            if refused[name]:
                with pytest.raises(TimeoutError):
                    _ = listener.accept() if name == "tcp" else listener.recv(9)


@every_strategy
def test_nothing_outside_its_own_folder_can_be_written(fork: bool, tmp_path: Path) -> None:
    demos, outside = tmp_path / "demos", tmp_path / "outside"
    demos.mkdir()
    outside.mkdir()
    kept = outside / "kept.txt"
    kept.write_text("kept")
    at = f"{str(outside)!r}"
    bodies = {
        "makes": f"open({at} + '/new.txt', 'w')",
        "appends": f"open({at} + '/kept.txt', 'a').write('more')",
        "removes": f"os.remove({at} + '/kept.txt')",
        "renames": f"os.rename({at} + '/kept.txt', 'taken.txt')",
        "links": f"os.symlink('/', {at} + '/link')",
        "folders": f"os.mkdir({at} + '/folder')",
        "starts": "import subprocess\n"
        f"subprocess.run(['touch', {at} + '/touched'], check=True, stderr=subprocess.DEVNULL)",
    }
    told = outcomes(demos, {name: f"{body}\n{DONE}" for name, body in bodies.items()}, fork=fork)
    if landlock_version() == 0:
        assert not (outside / "kept.txt").exists()
        return
    for name, message in told.items():
        assert message.startswith("the demo raised "), (name, message)
    assert [(path.name, path.read_text()) for path in outside.iterdir()] == [("kept.txt", "kept")]


@every_strategy
def test_a_demo_has_a_folder_of_its_own(
    fork: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    body = """
        from pathlib import Path
        import tempfile
        assert os.listdir() == [], 'others were here'
        here = os.getcwd()
        places = {Path.home(), Path(tempfile.gettempdir()), Path(os.environ['TMPDIR'])}
        assert places == {Path(here)}, places
        Path('results').mkdir()
        Path('results', 'table.txt').write_text('1')
        os.replace('results/table.txt', 'table.txt')
        with tempfile.TemporaryFile() as file:
            file.write(b'1')
        open(os.devnull, 'w').write('1')
        return {'x': float(Path('table.txt').read_text())}
    """
    demos = tmp_path / "demos"
    demos.mkdir()
    assert outcomes(demos, {"one": body, "two": body}, fork=fork) == {"one": "", "two": ""}
    assert list(scratch.iterdir()) == []


@every_strategy
def test_no_file_outgrows_the_memory_limit(fork: bool, tmp_path: Path) -> None:
    told = outcomes(tmp_path, {"writes": f"open('f', 'wb').truncate(2**27)\n{DONE}"}, fork=fork)
    assert told["writes"].startswith("the demo raised OSError: [Errno 27] File too large")


@every_strategy
def test_linear_algebra_has_one_thread(
    fork: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    body = f"""
        a = np.ones((600, 600))
        a @ a
        threads = len(os.listdir('/proc/self/task'))
        assert threads == 1, threads
        {DONE}
    """
    assert outcomes(tmp_path, {"multiplies": body}, fork=fork) == {"multiplies": ""}


def test_random_numbers_are_loaded_ahead(tmp_path: Path) -> None:
    first = "import sys\nassert 'numpy.random' in sys.modules\nfrom curriculum_kit import demo\n\n"
    (tmp_path / "measured.py").write_text(first + demo_source("f", DONE))
    assert verified(course_of(claim()), tmp_path)["a-claim"].message is None


def test_no_demo_can_end_what_was_there_before_it(tmp_path: Path) -> None:
    body = f"os.kill({os.getpid()}, 0)\n{DONE}"
    told = outcomes(tmp_path, {"signals": body}, fork=True)
    is_refused = told["signals"].startswith("the demo raised PermissionError: [Errno 1] ")
    assert is_refused is (landlock_version() >= 6)
