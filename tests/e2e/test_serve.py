"""``curriculum serve``, asked over the network while files of the bundled course are saved."""

from __future__ import annotations

import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bundled import copied, curriculum
from tests.courses import edit
from tests.e2e.serving import Events, Serving, served
from tests.processes import PATIENCE
from tests.unit.evidence.recorded_course import recorded_course

MODULE = "foundations/the-learning-problem/module.yaml"
LESSON = "foundations/the-learning-problem/gradient-descent.yaml"
TITLE = "title: The Learning Problem"
PAGE = "modules/the-learning-problem.html"
SAVES = 10


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def serving(course: Path) -> Iterator[Serving]:
    with served(course) as running:
        yield running


@pytest.fixture
def events(serving: Serving) -> Iterator[Events]:
    """Return the stream of an open page, which has been told what it shows."""
    stream = Events(serving)
    stream.next()
    yield stream
    stream.close()


def test_each_save_is_announced_and_shown(course: Path, serving: Serving, events: Events) -> None:
    before = serving.page(PAGE)
    for title in (f"Learning, Defined {number}" for number in range(SAVES)):
        manifest = course / MODULE
        lines = manifest.read_text(encoding="utf-8").splitlines(keepends=True)
        text = "".join(f"title: {title}\n" if line.startswith("title:") else line for line in lines)
        manifest.write_text(text, encoding="utf-8")
        name = events.next()
        page = serving.page(PAGE)
        assert f"<h1>Module 1.1: {title}</h1>" in page
        assert f'data-edition="{name}"' in page
        assert title not in before


def test_a_broken_file_leaves_the_page_and_says_where(
    course: Path, serving: Serving, events: Events
) -> None:
    assert "preview-panel" not in serving.page(PAGE)
    good = (course / LESSON).read_text(encoding="utf-8")
    (course / LESSON).write_text(good + "]\n", encoding="utf-8")
    events.next()
    page = serving.page(PAGE)
    assert "lessons/gradient-descent.html" in page
    assert "until it can be read again" in page
    line = len(good.splitlines()) + 1
    assert f"gradient-descent.yaml:{line}:1</code> CUR001 unreadable-yaml" in page
    (course / LESSON).write_text(good, encoding="utf-8")
    events.next()
    assert "preview-panel" not in serving.page(PAGE)


def test_findings_show_beside_the_new_page(course: Path, serving: Serving, events: Events) -> None:
    lines = (course / MODULE).read_text(encoding="utf-8").splitlines()
    line = lines.index(TITLE) + 1
    edit(course, MODULE, TITLE, "titel: Learning, Defined")
    events.next()
    page = serving.page(PAGE)
    assert "<h1>Module 1.1: Learning, Defined</h1>" in page
    assert f"module.yaml:{line}:1</code> CUR005 unknown-key" in page


def test_a_page_comes_and_goes_with_its_lesson(
    course: Path, serving: Serving, events: Events
) -> None:
    address = "lessons/gradient-descent.html"
    assert "Gradient" in serving.page(address)
    away = course / "away"
    shutil.move(course / LESSON, away)
    events.next()
    assert "Gradient" in serving.page(address)  # lost, and so kept
    shutil.move(away, course / LESSON)
    events.next()
    assert "preview-panel" not in serving.page(address)
    answer, body = serving.ask("/lessons/no-such-lesson.html")
    assert (answer.status, "No such page" in body) == (404, True)


def test_the_course_may_come_and_go(course: Path, serving: Serving, events: Events) -> None:
    away = course.with_name("away")
    course.rename(away)
    events.next()
    page = serving.page(PAGE)
    assert "holds no curriculum.yaml" in page
    assert "The Learning Problem</h1>" in page
    away.rename(course)
    events.next()
    assert "preview-panel" not in serving.page(PAGE)


def test_a_course_broken_from_the_start_is_served_as_far_as_it_can_be_read(course: Path) -> None:
    (course / LESSON).write_text("title: [", encoding="utf-8")
    with served(course) as serving:
        page = serving.page(PAGE)
    assert "The Learning Problem</h1>" in page
    assert "because it could not be read: lesson:gradient-descent." in page


def test_only_reading_and_only_by_the_names_of_this_computer(serving: Serving) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "NONSENSE"):
        answer, _body = serving.ask(method=method)
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD")
    for host in ("evil.example", f"evil.example:{serving.port}", "127.0.0.1", "localhost:1"):
        for target in ("/", "/preview/events", "/assets/search-index.js"):
            answer, body = serving.ask(target, host=host)
            assert answer.status == 403
            assert "Learning" not in body
    for host in (f"localhost:{serving.port}", f"[::1]:{serving.port}"):
        assert serving.ask(host=host)[0].status == 200


def test_head_is_get_without_the_body(serving: Serving) -> None:
    got, page = serving.ask(f"/{PAGE}")
    head, nothing = serving.ask(f"/{PAGE}", method="HEAD")
    assert nothing == ""
    assert head.status == 200
    assert head.headers["Content-Length"] == str(len(page.encode()))
    sent = {name: value for name, value in got.getheaders() if name != "Date"}
    assert sent == {name: value for name, value in head.getheaders() if name != "Date"}
    stream, nothing = serving.ask("/preview/events", method="HEAD")
    assert (stream.headers["Content-Type"], nothing) == ("text/event-stream", "")


def test_every_answer_has_the_headers(serving: Serving, events: Events) -> None:
    for target, method, host in (
        ("/", "GET", None),
        ("/nothing", "GET", None),
        ("/", "POST", None),
        ("/", "GET", "evil.example"),
        ("*", "GET", None),
        ("/assets/style.css", "GET", None),
    ):
        answer, _body = serving.ask(target, method, host)
        assert answer.headers["Cache-Control"] == "no-store", target
        assert answer.headers["X-Content-Type-Options"] == "nosniff", target
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"], target
    assert "Cache-Control: no-store" in events.head


def test_no_file_is_served_by_its_path(course: Path, serving: Serving) -> None:
    (course / "secret.html").write_text("secret", encoding="utf-8")
    for target in (
        "/secret.html",
        "/../curriculum/secret.html",
        "/assets/../../curriculum/secret.html",
        "/%2e%2e/curriculum/secret.html",
        f"/{course}/secret.html",
        f"//{course}/secret.html",
        "/curriculum.yaml",
        "/etc/passwd",
    ):
        assert serving.ask(target)[0].status == 404, target


def test_noise_in_place_of_a_request_harms_nobody(serving: Serving) -> None:
    for noise in (
        b"\x16\x03\x01\x00\xa5\x01\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"\r\n",
        b"GET /",
    ):
        with socket.create_connection(("127.0.0.1", serving.port), timeout=PATIENCE) as connection:
            connection.sendall(noise)
    assert "Learning" in serving.page("index.html")


def test_it_listens_on_this_computer_only(serving: Serving) -> None:
    listening = Path(f"/proc/{serving.process.pid}/net/tcp").read_text().splitlines()[1:]
    [mine] = {
        local
        for _number, local, _remote, state, *_rest in map(str.split, listening)
        if state == "0A" and local.endswith(f":{serving.port:04X}")
    }
    assert mine == f"0100007F:{serving.port:04X}"


def test_a_browser_that_went_away_leaves_no_thread(serving: Serving) -> None:
    before = serving.threads()
    streams = [Events(serving) for _number in range(20)]
    for stream in streams:
        stream.next()
    assert serving.threads() >= before + 20
    for stream in streams:
        stream.close()
    deadline = time.monotonic() + PATIENCE
    while serving.threads() > before:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_control_c_ends_it_though_browsers_listen(
    course: Path, serving: Serving, events: Events
) -> None:
    edit(course, MODULE, TITLE, "title: Learning, Defined")
    events.next()
    started = time.monotonic()
    status, said = serving.interrupt()
    assert status == 0
    assert time.monotonic() - started < PATIENCE / 10
    assert "Traceback" not in said
    assert "bug" not in said
    [opening, change, ended] = said.splitlines()
    assert opening == "Serving 'curriculum' there; Ctrl-C ends."
    assert "All checks passed" in change
    assert ended == "Ended."


def test_a_port_that_is_taken_is_a_wrong_call(course: Path, serving: Serving) -> None:
    called = curriculum("serve", "-C", str(course), "--port", str(serving.port))
    assert (called.returncode, called.stdout) == (2, "")
    assert f"cannot serve on port {serving.port}: Address already in use" in called.stderr
    assert "--port 0 takes any that is free" in called.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-C", "nowhere"), "no course in "),
        (("--port", "70000"), "70000 is not in the range"),
        (("--port", "http"), "'http' is not a valid integer"),
    ],
)
def test_a_wrong_call_ends_it_before_it_begins(words: tuple[str, ...], said: str) -> None:
    called = curriculum("serve", *words)
    assert (called.returncode, called.stdout) == (2, "")
    assert said in called.stderr


def test_evidence_that_is_none_is_said(course: Path) -> None:
    (course / "evidence.json").write_text("{", encoding="utf-8")
    with served(course) as running:
        page = running.page(PAGE)
    assert "evidence.json" in page
    assert "this is no JSON" in page


def test_a_claim_is_stale_as_soon_as_the_data_of_its_demo_change(tmp_path: Path) -> None:
    course = recorded_course(tmp_path)
    with served(course) as running:
        assert '<b class="chip verified">' in running.page("lessons/slopes.html")
        stream = Events(running)
        stream.next()
        (tmp_path / "demos/points.csv").write_text("1,2\n", encoding="utf-8")
        stream.next()
        assert '<b class="chip stale">' in running.page("lessons/slopes.html")
        stream.close()
