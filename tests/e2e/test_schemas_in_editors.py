"""The schemas at work: in the YAML language server of editors, and in a checker for CI."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bundled import BUNDLED, ROOT, copied, curriculum
from tests.courses import edit, small_course
from tests.language_client import Client, Message, served
from tests.schemas import kind_of
from tests.unit.editor.schemas.test_agreement import BROKEN

NODE = Path(sys.executable).with_name("node")
SERVER = ROOT / "tests/node/node_modules/yaml-language-server/bin/yaml-language-server"
CHECKER = Path(sys.executable).with_name("check-jsonschema")
MODELINE = "# yaml-language-server: $schema=../../schemas/lesson.json\n"
KINDS = ("course", "concepts", "series", "module", "lesson")


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("bundled"))


@pytest.fixture(scope="module")
def server(course: Path) -> Iterator[Client]:
    markdown = ["markdown", "plaintext"]
    text_document = {
        "hover": {"contentFormat": markdown},
        "completion": {"completionItem": {"documentationFormat": markdown}},
        "publishDiagnostics": {},
    }
    workspace = {"configuration": True, "workspaceFolders": True}
    with served(course, command=[NODE, SERVER, "--stdio"]) as running:
        running.initialize(course, textDocument=text_document, workspace=workspace)
        yield running


@pytest.fixture
def lesson(course: Path, request: pytest.FixtureRequest) -> Path:
    """Return the path of a lesson that is open in the editor and not saved."""
    name = "".join(letter for letter in request.node.name if letter.isalnum())
    return course / "foundations/training-neural-networks" / f"{name}.yaml"


def hover(server: Client, lesson: Path, text: str) -> str:
    answer: Message = server.at_mark("textDocument/hover", lesson, MODELINE + text)
    said: str = answer["contents"]["value"]
    return said


def offered(server: Client, lesson: Path, text: str) -> dict[str, str]:
    """Return what is offered at the cursor, with what is said about it."""
    answer = server.at_mark("textDocument/completion", lesson, MODELINE + text)
    return {item["label"]: _words(item.get("documentation", "")) for item in answer["items"]}


def marked(server: Client, file: Path, text: str | None = None) -> list[Message]:
    """Return what is marked in a file, as it is on disk or with another text."""
    server.open(file, text)
    found = server.published(lambda params: bool(params["uri"] == file.as_uri()))
    server.close(file)
    return found


def _words(documentation: Any) -> str:
    return str(documentation["value"] if isinstance(documentation, dict) else documentation)


def test_hovering_a_key_explains_it(server: Client, lesson: Path) -> None:
    said = hover(server, lesson, "title: T\nmin|utes: 40\n")
    assert "How long it takes, in minutes." in said
    assert "Example:\n\n```yaml\n45\n```" in said


def test_hovering_a_word_explains_all_of_them(server: Client, lesson: Path) -> None:
    said = hover(server, lesson, "status: bu|ilt\n")
    assert "How far the lesson is made." in said
    assert "Default: `planned`." in said
    assert "* `built`: Its material is complete." in said
    assert "* `in-progress`: Its material is being made." in said


@pytest.mark.parametrize(
    "text",
    [
        "new:\n  mom|entum: DEVELOPED\n",
        "new:\n  mom|entum: {depth: DEVELOPED}\n",
        "reinforced:\n  mom|entum: INTRODUCED -> DEVELOPED\n",
        "requires:\n  mom|entum: DEVELOPED\n",
    ],
)
def test_hovering_a_concept_defines_it(text: str, server: Client, lesson: Path) -> None:
    said = hover(server, lesson, text)
    assert said.startswith("#### Momentum\n\nAn update that follows a decaying running sum")


def test_keys_are_offered_with_what_they_mean(server: Client, lesson: Path) -> None:
    found = offered(server, lesson, "title: T\nmi|")
    assert found["minutes"].startswith("How long it takes, in minutes.")
    assert found["misconceptions"].startswith("What learners wrongly believe")
    assert "title" not in found


def test_words_are_offered_with_what_they_mean(server: Client, lesson: Path) -> None:
    assert offered(server, lesson, "title: T\nload: |") == {
        "STRETCH": "A genuinely new paradigm or mechanism.",
        "BUILD": "Extends or combines known pieces.",
        "CONSOLIDATE": "Integrates, with (almost) nothing new.",
    }
    assert list(offered(server, lesson, "title: T\nnew:\n  momentum: |")) == [
        *("MENTIONED", "INTRODUCED", "DEVELOPED", "APPLIED")
    ]
    steps = offered(server, lesson, "title: T\nreinforced:\n  momentum: |")
    assert steps["INTRODUCED -> DEVELOPED"].startswith("Afterwards: Can trace")


@pytest.mark.parametrize(
    "text",
    [
        "title: T\nnew:\n  |",
        "title: T\nreinforced:\n  |",
        "title: T\nrequires:\n  |",
        "title: T\nmisconceptions:\n  a:\n    about: [|]",
        "title: T\nmisconceptions:\n  a:\n    about:\n      - |",
    ],
)
def test_the_concepts_of_this_course_are_offered(text: str, server: Client, lesson: Path) -> None:
    found = offered(server, lesson, text)
    assert found["momentum"].startswith("An update that follows")
    assert len(found) == 90


def test_lessons_and_claims_of_this_course_are_offered(server: Client, lesson: Path) -> None:
    start = "title: T\nmisconceptions:\n  a:\n"
    lessons = offered(server, lesson, start + "    addressed_in: [|]")
    assert lessons["optimizers"] == "Optimizers: Momentum, RMSProp, Adam"
    claims = offered(server, lesson, start + "    refuted_by: [|]")
    assert len(claims) > len(lessons) == 17


def test_a_broken_file_is_marked_where_it_is_broken(server: Client, lesson: Path) -> None:
    text = (
        "title: 3\nlode: BUILD\nload: build\nnew: {momentumm: DEVELOPED}\n"
        "reinforced: {adam: INTRODUCED => DEVELOPED}\nclaims: {c: {statement: s, expect: {m: {}}}}"
    )
    found = {
        (each["range"]["start"]["line"], each["range"]["start"]["character"]): each["message"]
        for each in marked(server, lesson, MODELINE + text)
    }
    assert found == {
        (1, 0): 'Missing property "core".',
        (1, 7): 'Incorrect type. Expected "string".',
        (2, 0): "Property lode is not allowed.",
        (3, 6): 'Value is not accepted. Valid values: "STRETCH", "BUILD", "CONSOLIDATE".',
        (4, 6): "No concept of this course has this id. "
        "If it is new, 'curriculum schema --write' adds it here.",
        (5, 19): found[5, 19],
        (6, 36): "Give exactly one of equals, at_most, at_least, between, is.",
    }
    assert '"INTRODUCED -> DEVELOPED"' in found[5, 19]


def test_nothing_is_marked_in_the_bundled_course(course: Path, server: Client) -> None:
    files = sorted(course.rglob("*.yaml"))
    assert len(files) == 29
    assert {file.name: marked(server, file) for file in files} == {file.name: [] for file in files}


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Print the schemas that fit every course; return where they are, by the kind of file."""
    folder = tmp_path_factory.mktemp("schemas")
    printed = {kind: folder / f"{kind}.json" for kind in KINDS}
    for kind, file in printed.items():
        assert curriculum("schema", kind, "-o", str(file)).returncode == 0
    return printed


def test_the_checker_accepts_every_file(schemas: dict[str, Path]) -> None:
    courses = [BUNDLED, *sorted((ROOT / "tests/courses").iterdir())]
    kinds = {
        file: kind_of(file, course) for course in courses for file in sorted(course.rglob("*.yaml"))
    }
    assert len(kinds) > 40
    assert refused_by_checker(kinds, schemas) == set()


def test_the_checker_refuses_every_broken_file(schemas: dict[str, Path], tmp_path: Path) -> None:
    kinds = {}
    for number, case in enumerate(BROKEN):
        course = small_course(tmp_path / str(number))
        [file] = course.rglob(case.file)
        edit(course, str(file.relative_to(course)), case.old, case.new)
        kinds[file] = kind_of(file, course)
    assert len(kinds) > 60
    assert refused_by_checker(kinds, schemas) == set(kinds)


def refused_by_checker(kinds: dict[Path, str], schemas: dict[str, Path]) -> set[Path]:
    """Return which of some files the checker refuses, each by the schema of its kind."""
    refused: set[Path] = set()
    for kind, schema in schemas.items():
        meant = {file for file, each in kinds.items() if each == kind}
        assert meant
        checked = subprocess.run(
            [CHECKER, "--schemafile", schema, "-o", "json", "-v", *meant],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        report = json.loads(checked.stdout)
        assert not report.get("parse_errors")
        found = {Path(each["filename"]) for each in report["errors"]}
        # It lists what it has read only where it has nothing to complain about.
        assert found or set(map(Path, report["checked_paths"])) == meant
        assert checked.returncode == bool(found)
        refused |= found
    return refused
