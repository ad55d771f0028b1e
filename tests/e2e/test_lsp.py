"""The language server, as an editor talks to it over its standard input and output."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bundled import CURRICULUM
from tests.courses import small_course
from tests.language_client import Client, Message, served

EDITS = {
    "workspace": {"workspaceEdit": {"documentChanges": True, "resourceOperations": ["rename"]}}
}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return small_course(tmp_path)


@pytest.fixture
def client(course: Path) -> Iterator[Client]:
    with served(course.parent) as client:
        client.initialize(course.parent, **EDITS)
        yield client


def lesson(course: Path, name: str = "descent/stepping") -> Path:
    return course / "foundations" / f"{name}.yaml"


def where(text: str, piece: str) -> tuple[int, int]:
    """Return the line and character of the place marked by ``^``, in UTF-16 units."""
    before, _, after = piece.partition("^")
    assert text.count(before + after) == 1, piece
    offset = text.index(before + after) + len(before)
    start = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset), len(text[start:offset].encode("utf-16-le")) // 2


def with_edits(text: str, edits: list[Message]) -> str:
    """Make edits as an editor does, which counts in UTF-16 units."""
    lines = [line.encode("utf-16-le") for line in text.splitlines(keepends=True)] + [b""]

    def offset(position: dict[str, int]) -> int:
        before = sum(map(len, lines[: position["line"]]))
        return before + 2 * position["character"]

    content = text.encode("utf-16-le")
    for edit in sorted(edits, key=lambda each: -offset(each["range"]["start"])):
        start, end = (offset(edit["range"][side]) for side in ("start", "end"))
        content = content[:start] + edit["newText"].encode("utf-16-le") + content[end:]
    return content.decode("utf-16-le")


def edits_of(change: Message, file: Path) -> list[Message]:
    [found] = [
        each["edits"]
        for each in change["documentChanges"]
        if each.get("textDocument", {}).get("uri") == file.as_uri()
    ]
    edits: list[Message] = found
    return edits


def messages(diagnostics: list[Message]) -> list[str]:
    return [each["code"] for each in diagnostics]


def test_it_says_what_it_can_do(course: Path) -> None:
    with served(course.parent) as client:
        known = client.initialize(course.parent)
        assert known["positionEncoding"] == "utf-16"
        for provider in ("hover", "definition", "references", "documentSymbol"):
            assert known[f"{provider}Provider"]
        assert known["renameProvider"]
        assert client.end() == 0
        assert client.process.stderr is not None
        assert client.process.stderr.read() == b""


def test_an_editor_that_leaves_without_a_word_is_told_by_the_status(client: Client) -> None:
    client.notify("exit")
    assert client.process.wait(30) == 1


def mistyped(client: Client, file: Path) -> tuple[str, Any]:
    """Type a wrong depth into a lesson; return the text as it was, and what is found."""
    text = client.open(file)
    assert client.diagnostics(file) == []
    client.change(file, text.replace("INTRODUCED -> DEVELOPED", "MENTIONED -> DEVELOPED"))
    [found] = client.diagnostics(file)
    return text, found


def test_findings_come_and_go_as_somebody_types(client: Client, course: Path) -> None:
    file = lesson(course)
    text, found = mistyped(client, file)
    assert found["code"] == "CUR303 wrong-starting-depth"
    assert found["severity"] == 1
    assert found["source"] == "curriculum"
    assert found["range"]["start"] == {"line": 8, "character": 9}
    assert "slope" in found["message"]
    page = Path(found["codeDescription"]["href"].removeprefix("file://"))
    assert "wrong-starting-depth" in page.read_text(encoding="utf-8")
    client.change(file, text)
    assert client.diagnostics(file) == []
    assert client.end() == 0
    assert not page.exists()


def test_findings_in_other_files_come_and_go_too(client: Client, course: Path) -> None:
    file, other = lesson(course, "descent/slopes"), lesson(course)
    text = client.open(file)
    client.change(file, text.replace("  slope: INTRODUCED", "  slope: MENTIONED"))
    found = client.published(lambda params: params["uri"] == other.as_uri())
    assert "CUR303 wrong-starting-depth" in messages(found)
    [first, *_] = found
    notes = first.get("relatedInformation", [])
    assert all(note["location"]["uri"].startswith("file://") for note in notes)
    client.change(file, text)
    assert client.published(lambda params: params["uri"] == other.as_uri()) == []


def test_what_closes_unsaved_is_forgotten(client: Client, course: Path) -> None:
    file = lesson(course)
    text = client.open(file, lesson(course).read_text().replace("load: BUILD", "load: BULID"))
    assert messages(client.diagnostics(file)) == ["CUR006 invalid-value"]
    client.notify("textDocument/didClose", {"textDocument": {"uri": file.as_uri()}})
    assert client.published(lambda params: params["uri"] == file.as_uri()) == []
    assert "BULID" in text


def test_what_is_saved_elsewhere_is_found(client: Client, course: Path) -> None:
    client.open(lesson(course))
    assert client.diagnostics(lesson(course)) == []
    other = lesson(course, "descent/slopes")
    other.write_text(other.read_text().replace("load: STRETCH", "load: STRECH"))
    change = {"uri": other.as_uri(), "type": 2}
    client.notify("workspace/didChangeWatchedFiles", {"changes": [change]})
    found = client.published(lambda params: params["uri"] == other.as_uri())
    assert messages(found) == ["CUR006 invalid-value"]


def test_a_hover_and_a_jump(client: Client, course: Path) -> None:
    file = lesson(course)
    text = client.open(file)
    at = client.at(file, *where(text, "reinforced:\n  sl^ope"))
    said = client.request("textDocument/hover", at)
    assert said["contents"]["value"].startswith("**Slope** `slope`")
    assert said["range"]["start"] == {"line": 8, "character": 2}
    [place] = client.request("textDocument/definition", at)
    assert place["uri"] == (course / "concepts/mathematics.yaml").as_uri()
    assert place["range"]["start"] == {"line": 2, "character": 0}
    at = client.at(file, *where(text, "demo: slopes:par^abola"))
    [place] = client.request("textDocument/definition", at)
    assert place["uri"] == (course.parent / "demos/slopes.py").as_uri()
    assert place["range"]["start"] == {"line": 3, "character": 4}


def test_references_with_and_without_the_definition(client: Client, course: Path) -> None:
    file = lesson(course)
    text = client.open(file)
    at = client.at(file, *where(text, "reinforced:\n  sl^ope"))
    every = client.request(
        "textDocument/references", {**at, "context": {"includeDeclaration": True}}
    )
    named = client.request(
        "textDocument/references", {**at, "context": {"includeDeclaration": False}}
    )
    assert len(every) == len(named) + 1 == 7


def test_completion_in_the_midst_of_typing(client: Client, course: Path) -> None:
    file = lesson(course)
    text = client.open(file)
    client.change(file, text.replace("load: BUILD", "load: CON"))
    at = client.at(file, 2, 9)
    [item] = client.request("textDocument/completion", at)["items"]
    assert item["label"] == "CONSOLIDATE"
    assert with_edits("title: T\n\nload: CON\n", [item["textEdit"]]).endswith("load: CONSOLIDATE\n")


def test_a_rename_reaches_every_file_and_moves_a_lesson(client: Client, course: Path) -> None:
    file, module = lesson(course), lesson(course, "descent/module")
    text, listed = client.open(file), client.open(module)
    at = client.at(file, *where(text, "reinforced:\n  sl^ope"))
    assert client.request("textDocument/prepareRename", at)["placeholder"] == "slope"
    change = client.request("textDocument/rename", {**at, "newName": "steepness"})
    assert "steepness: INTRODUCED -> DEVELOPED" in with_edits(text, edits_of(change, file))
    assert len(change["documentChanges"]) == 5
    at = client.at(module, *where(listed, "addressed_in: [step^ping]"))
    change = client.request("textDocument/rename", {**at, "newName": "walking"})
    assert "lessons: [slopes, walking]" in with_edits(listed, edits_of(change, module))
    assert change["documentChanges"][-1] == {
        "kind": "rename",
        "oldUri": file.as_uri(),
        "newUri": lesson(course, "descent/walking").as_uri(),
    }
    refused = client.answer("textDocument/rename", {**at, "newName": "Not An Id"})
    assert "cannot be an id" in refused["error"]["message"]
    assert "data" not in refused["error"]


def test_a_fix_and_a_waiver_are_applied(client: Client, course: Path) -> None:
    file = lesson(course)
    text = client.open(file).replace("INTRODUCED -> DEVELOPED", "MENTIONED -> DEVELOPED")
    client.change(file, text)
    [found] = client.diagnostics(file)
    params = {
        "textDocument": {"uri": file.as_uri()},
        "range": found["range"],
        "context": {"diagnostics": [found]},
    }
    fix, waiver = client.request("textDocument/codeAction", params)
    assert fix["isPreferred"]
    assert fix["diagnostics"] == [found]
    client.change(file, with_edits(text, edits_of(fix["edit"], file)))
    assert client.diagnostics(file) == []
    assert "with a reason" in waiver["title"]
    client.change(file, with_edits(text, edits_of(waiver["edit"], file)))
    assert messages(client.diagnostics(file)) == ["CUR901 waiver-without-reason"]


def test_fixes_are_offered_for_what_an_editor_asks_about(client: Client, course: Path) -> None:
    file = lesson(course)
    _text, found = mistyped(client, file)
    start = found["range"]["start"] | {"character": 0}
    asked = {"textDocument": {"uri": file.as_uri()}, "range": {"start": start, "end": start}}
    for about, offered in (([found], 2), ([], 0), ([found | {"source": "another"}], 0)):
        params = asked | {"context": {"diagnostics": about}}
        assert len(client.request("textDocument/codeAction", params)) == offered


SMILING = "claims: {🎓: {statement: 🎓}, wrong: {statement: x, dmeo: y}}\n"


@pytest.mark.parametrize(
    ("offered", "chosen", "character"),
    [
        (None, "utf-16", len("claims: {🎓: {statement: 🎓}, wrong: {statement: x, ") + 2),
        (
            ["utf-8", "utf-16"],
            "utf-8",
            len("claims: {🎓: {statement: 🎓}, wrong: {statement: x, ") + 6,
        ),
        (["utf-32"], "utf-32", len("claims: {🎓: {statement: 🎓}, wrong: {statement: x, ")),
    ],
)
def test_columns_count_what_was_agreed_upon(
    course: Path, offered: list[str] | None, chosen: str, character: int
) -> None:
    file = lesson(course)
    text = file.read_text(encoding="utf-8")
    text = text[: text.index("claims:")] + SMILING
    with served(course.parent) as client:
        known = client.initialize(course.parent, general={"positionEncodings": offered})
        assert known["positionEncoding"] == chosen
        client.open(file, text)
        found = client.diagnostics(file)
        [misspelt] = [each for each in found if each["code"] == "CUR005 unknown-key"]
        line = text[: text.index("claims:")].count("\n")
        start, end = misspelt["range"]["start"], misspelt["range"]["end"]
        assert start == {"line": line, "character": character}
        assert end == {"line": line, "character": character + len("dmeo")}
        at = client.at(file, line, character + 2)
        assert client.request("textDocument/hover", at) is None
        params = {
            "textDocument": {"uri": file.as_uri()},
            "range": {"start": start, "end": start},
            "context": {"diagnostics": []},
        }
        titles = [each["title"] for each in client.request("textDocument/codeAction", params)]
        assert any("demo" in title for title in titles)


def test_a_broken_file_is_reported_and_keeps_its_meaning(client: Client, course: Path) -> None:
    file = lesson(course)
    text = client.open(file)
    assert client.diagnostics(file) == []
    broken = text.replace("title: Stepping", "title: [Stepping")
    client.change(file, broken)
    assert messages(client.diagnostics(file)) == ["CUR001 unreadable-yaml"]
    at = client.at(file, *where(broken, "reinforced:\n  sl^ope"))
    assert "**Slope**" in client.request("textDocument/hover", at)["contents"]["value"]
    client.change(file, text)
    assert client.diagnostics(file) == []


def test_other_files_are_none_of_its_business(client: Client, course: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere.yaml"
    other.write_text("load: [\n")
    client.open(other)
    at = client.at(other, 0, 1)
    for method in ("hover", "definition", "completion", "documentSymbol", "codeLens"):
        assert client.request(f"textDocument/{method}", at) is None
    file = lesson(course)
    client.open(file)
    assert client.diagnostics(file) == []


def test_several_courses_at_once(tmp_path: Path) -> None:
    first, second = small_course(tmp_path / "one"), small_course(tmp_path / "two")
    with served(tmp_path) as client:
        client.initialize(tmp_path / "one", tmp_path / "two")
        for course in (first, second):
            file = lesson(course)
            text = client.open(file)
            assert client.diagnostics(file) == []
            client.change(file, text.replace("load: BUILD", "load: BULID"))
            assert messages(client.diagnostics(file)) == ["CUR006 invalid-value"]


def test_a_course_that_nobody_opens_is_checked_as_well(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = lesson(course)
    file.write_text(file.read_text().replace("load: BUILD", "load: BULID"))
    with served(tmp_path) as client:
        client.initialize(tmp_path)
        found = client.published(lambda params: params["uri"] == file.as_uri())
        assert messages(found) == ["CUR006 invalid-value"]


def test_a_course_that_vanishes_takes_its_findings_along(client: Client, course: Path) -> None:
    file = lesson(course)
    client.open(file, file.read_text().replace("load: BUILD", "load: BULID"))
    assert client.diagnostics(file)
    (course / "curriculum.yaml").unlink()
    client.notify("textDocument/didSave", {"textDocument": {"uri": file.as_uri()}})
    assert client.published(lambda params: params["uri"] == file.as_uri()) == []


@pytest.mark.parametrize(
    "position", [{"line": 9999, "character": 0}, {"line": 0, "character": 9999}]
)
def test_a_position_that_is_not_there_does_no_harm(
    client: Client, course: Path, position: dict[str, int]
) -> None:
    file = lesson(course)
    client.open(file)
    for method in ("hover", "definition", "completion", "prepareRename"):
        params = {"textDocument": {"uri": file.as_uri()}, "position": position}
        assert "error" not in client.answer(f"textDocument/{method}", params)


@pytest.mark.parametrize(
    "text", ["", "\ufeff", "[" * 5000, "\0", "a: &b [*b]", "\ud800", "- 1\n- 2"]
)
def test_any_text_is_answered(client: Client, course: Path, text: str) -> None:
    file = lesson(course)
    client.open(file)
    assert client.diagnostics(file) == []
    client.change(file, text)
    assert client.diagnostics(file)
    for method in ("hover", "completion", "documentSymbol", "codeLens"):
        assert "error" not in client.answer(f"textDocument/{method}", client.at(file, 0, 0))
    assert client.end() == 0


def test_nothing_of_the_course_is_executed(course: Path, tmp_path: Path) -> None:
    trace = tmp_path / "executed"
    demos = course.parent / "demos/slopes.py"
    demos.write_text(demos.read_text() + f"\nopen({str(trace)!r}, 'w')\n")
    with served(course.parent) as client:
        client.initialize(course.parent)
        file = lesson(course)
        text = client.open(file)
        client.request("textDocument/hover", client.at(file, *where(text, "slopes:par^abola")))
        assert client.end() == 0
    assert not trace.exists()


def test_without_the_extra_it_says_what_to_install(course: Path, tmp_path: Path) -> None:
    probe = (
        "import sys; sys.modules['pygls'] = None\n"
        "import importlib.util as util\n"
        "known = util.find_spec\n"
        "util.find_spec = lambda name, *rest: None if name == 'pygls' else known(name, *rest)\n"
        "from curriculum_kit.cli.main import main; main(['lsp'])"
    )
    called = subprocess.run(
        [sys.executable, "-c", probe], cwd=course, capture_output=True, text=True, check=False
    )
    assert called.returncode == 2
    assert "pip install 'curriculum-kit[lsp]'" in called.stderr
    assert "Traceback" not in called.stderr


def test_it_starts_without_a_terminal_or_a_course(tmp_path: Path) -> None:
    environment = {**os.environ, "HOME": str(tmp_path)}
    with served(tmp_path, environment) as client:
        client.initialize()
        assert client.end() == 0


def test_the_command_is_there() -> None:
    called: Any = subprocess.run(
        [CURRICULUM, "lsp", "--help"], capture_output=True, text=True, check=True
    )
    assert "Language Server Protocol" in called.stdout
