"""What is answered: to whom, for which address, under which headers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

import pytest

from curriculum_kit.preview.answers import HEADERS, address_in, answer_to, is_ours
from curriculum_kit.preview.copies import Copies
from curriculum_kit.preview.edition import Edition
from tests.courses import small_course
from tests.unit.preview.editions import PAGE, after, look_at


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    return after(look_at(small_course(tmp_path)))


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8000", "localhost:8000", "LocalHost:8000", "[::1]:8000"]
)
def test_names_of_this_computer_are_ours(host: str) -> None:
    assert is_ours([host], 8000)


@pytest.mark.parametrize(
    "hosts",
    [
        [],
        [""],
        ["127.0.0.1"],
        ["127.0.0.1:80"],
        ["127.0.0.1:8001"],
        ["localhost"],
        ["::1:8000"],
        ["evil.example:8000"],
        ["localhost.evil.example:8000"],
        ["127.0.0.1.evil.example:8000"],
        ["evil.example@localhost:8000"],
        ["0.0.0.0:8000"],
        ["127.0.0.2:8000"],
        ["localhost:8000", "localhost:8000"],
        ["localhost:8000", "evil.example:8000"],
    ],
)
def test_other_names_are_not_whatever_they_lead_to(hosts: list[str]) -> None:
    assert not is_ours(hosts, 8000)


def test_browsers_leave_out_the_usual_port() -> None:
    assert is_ours(["localhost"], 80)
    assert is_ours(["localhost:80"], 80)
    assert not is_ours(["localhost"], 8000)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("/", "index.html"),
        ("/?now", "index.html"),
        ("/modules/descent.html", "modules/descent.html"),
        ("/modules/descent.html?x=/y#z", "modules/descent.html"),
        ("//modules/descent.html", "/modules/descent.html"),
        ("/a/../index.html", "a/../index.html"),
        ("http://evil.example/", None),
        ("*", None),
        ("", None),
    ],
)
def test_an_address_is_taken_as_it_stands(target: str, address: str | None) -> None:
    assert address_in(target) == address


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        (PAGE, "text/html; charset=utf-8"),
        ("assets/style.css", "text/css; charset=utf-8"),
        ("preview/panel.css", "text/css; charset=utf-8"),
        ("preview/live.js", "text/javascript; charset=utf-8"),
        ("preview/keep.js", "text/javascript; charset=utf-8"),
    ],
)
def test_files_of_the_site_and_of_the_preview(address: str, kind: str, edition: Edition) -> None:
    answer = answer_to(address, edition)
    assert (answer.status, answer.kind) == (HTTPStatus.OK, kind)
    assert answer.body


@pytest.mark.parametrize(
    "address",
    [
        "../curriculum.yaml",
        "assets/../../../../site.py",
        "/etc/passwd",
        "etc/passwd",
        "curriculum.yaml",
        "preview/answers.py",
        "preview/../live.js",
        "modules",
        "modules/",
        "modules/descent.html/",
        "modules%2fdescent.html",
        "modules/nothing-like-it.html",
        "modules\\descent.html",
        "<script>alert(1)</script>",
    ],
)
def test_nothing_else_is_served(address: str, edition: Edition) -> None:
    answer = answer_to(address, edition)
    assert answer.status == HTTPStatus.NOT_FOUND
    assert b"No such page" in answer.body
    assert b"<script>alert" not in answer.body


def test_what_is_no_path_is_no_request(edition: Edition) -> None:
    assert answer_to(None, edition).status == HTTPStatus.BAD_REQUEST


def test_pages_and_missing_pages_are_loaded_anew_and_files_are_served_as_rendered(
    edition: Edition,
) -> None:
    script = f'<script src="/preview/live.js" data-edition="{edition.name}"></script></body>'
    for address in ("index.html", PAGE, "modules/to-come.html"):
        assert answer_to(address, edition).body.decode().count(script) == 1
    assert answer_to("assets/style.css", edition).body.decode() == (
        edition.copies.pages["assets/style.css"]()
    )


def test_no_other_site_may_frame_the_pages_or_take_their_scripts() -> None:
    policy = HEADERS["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "frame-ancestors 'none'", "script-src 'self'"} <= set(policy)
    unsafe = [each for each in policy if "unsafe" in each]
    assert unsafe == ["style-src-attr 'unsafe-inline'"]  # with which MathML aligns and colors
    assert HEADERS["Cross-Origin-Resource-Policy"] == "same-origin"
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert HEADERS["Cache-Control"] == "no-store"


def test_a_page_that_cannot_be_written_shows_its_last_state(edition: Edition) -> None:
    good = answer_to(PAGE, edition).body.decode()
    failing: dict[str, Callable[[], str]] = {PAGE: lambda: f"{1 // 0}"}
    now = replace(edition, name="next", copies=Copies(failing, edition.copies.written()))
    answer = answer_to(PAGE, now)
    assert answer.status == HTTPStatus.OK
    assert "<h1>Module 1.1: Descent</h1>" in good
    assert "<h1>Module 1.1: Descent</h1>" in answer.body.decode()
    assert "a bug of ours (ZeroDivisionError" in answer.body.decode()
    assert "its last good state is shown" in answer.body.decode()


def test_a_page_that_could_never_be_written_says_so(edition: Edition) -> None:
    failing: dict[str, Callable[[], str]] = {PAGE: lambda: f"{1 // 0}"}
    answer = answer_to(PAGE, replace(edition, copies=Copies(failing)))
    assert answer.status == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "ZeroDivisionError" in answer.body.decode()
    assert "/preview/live.js" in answer.body.decode()


def test_a_browser_that_asks_for_an_icon_has_nothing_to_complain_of(edition: Edition) -> None:
    answer = answer_to("favicon.ico", edition)
    assert (answer.status, answer.body) == (HTTPStatus.NO_CONTENT, b"")
