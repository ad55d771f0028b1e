"""``curriculum schema``: prints schemas, and sets up a course for editors."""

from __future__ import annotations

import errno
import json
import os
from importlib.resources import files
from pathlib import Path

import pytest

from curriculum_kit.cli.schema import PRINTED, WRITTEN
from curriculum_kit.editor.schemas.documents import schema_of
from curriculum_kit.editor.schemas.kinds import FILE_KINDS
from curriculum_kit.rules.registry import RULES
from tests.bundled import BUNDLED
from tests.courses import checked, edit, small_course
from tests.unit.cli.calling import Caller

WHY = "'curriculum validate' tells why it cannot be read."
LESSON = "foundations/descent/slopes.yaml"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_the_kinds_are_those_there_are() -> None:
    assert tuple(kind.name for kind in FILE_KINDS) == WRITTEN
    published = files("curriculum_kit.output").joinpath("schemas").iterdir()
    assert {each.name for each in published} == {f"{kind}.json" for kind in PRINTED}


@pytest.mark.parametrize("kind", FILE_KINDS, ids=lambda kind: kind.name)
def test_a_kind_is_printed(kind: object, curriculum: Caller) -> None:
    [meant] = [each for each in FILE_KINDS if each == kind]
    assert curriculum("schema", meant.name) == (0, schema_of(meant, RULES), "")


@pytest.mark.parametrize("kind", PRINTED)
def test_what_a_verb_prints_is_described(kind: str, curriculum: Caller) -> None:
    status, out, err = curriculum("schema", kind)
    assert (status, err) == (0, "")
    assert json.loads(out)["title"]


def test_one_schema_of_all_kinds(curriculum: Caller, tmp_path: Path) -> None:
    assert curriculum("schema", "-o", tmp_path / "all.json") == (0, "", "")
    schema = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert [each["$ref"] for each in schema["anyOf"]] == [f"#/$defs/{k}-file" for k in WRITTEN]


def test_a_course_is_set_up_and_nothing_else_is_touched(tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    before = contents(course)
    status, out, err = curriculum("schema", "--write", "-C", course)
    assert (status, out) == (0, "")
    assert err.splitlines()[-1] == "Wrote 4 more"
    after = contents(course)
    assert set(after) - set(before) == {f"schemas/{kind}.json" for kind in WRITTEN}
    for name, content in before.items():
        line, _, rest = after[name].partition(b"\n")
        path = line.decode().removeprefix("# yaml-language-server: $schema=")
        assert (course / name).parent.joinpath(path).resolve().parent == course / "schemas"
        assert rest == content
    assert after[LESSON].startswith(b"# yaml-language-server: $schema=../../schemas/lesson.json\n")
    assert checked(course).findings == ()


def test_what_is_set_up_stays_as_it_is(tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    curriculum("schema", "--write", "-C", course)
    times = {file: file.stat().st_mtime_ns for file in course.rglob("*")}
    assert curriculum("schema", "--write", "-C", course) == (0, "", "14 of 14 files up to date\n")
    assert curriculum("schema", "--check", "-C", course) == (0, "", "14 of 14 files up to date\n")
    assert {file: file.stat().st_mtime_ns for file in course.rglob("*")} == times


def test_what_is_out_of_date_is_said(
    tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = small_course(tmp_path)
    curriculum("schema", "--write", "-C", course)
    monkeypatch.chdir(tmp_path)
    edit(course, "concepts/mathematics.yaml", "How much a function rises", "How it rises")
    edit(course, LESSON, "../../schemas/lesson.json", "lesson.json")
    before = contents(course)
    status, out, err = curriculum("schema", "--check")
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        "Out of date: curriculum/schemas/course.json",
        "Out of date: curriculum/schemas/concepts.json",
        "Out of date: curriculum/schemas/module.json",
        "Out of date: curriculum/schemas/lesson.json",
        f"Out of date: curriculum/{LESSON}",
        "'curriculum schema --write' writes them anew.",
        "9 of 14 files up to date",
    ]
    assert contents(course) == before
    assert curriculum("schema", "--write").status == 0
    assert curriculum("schema", "--check").status == 0


def test_a_course_in_a_linked_folder(tmp_path: Path, curriculum: Caller) -> None:
    small_course(tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real" / "curriculum")
    assert curriculum("schema", "--write", "-C", tmp_path / "link").status == 0
    assert curriculum("schema", "--check", "-C", tmp_path / "real/curriculum").status == 0


def test_a_missing_lesson_and_an_empty_registry_do_no_harm(
    tmp_path: Path, curriculum: Caller
) -> None:
    course = small_course(tmp_path)
    (course / LESSON).unlink()
    for file in (course / "concepts").iterdir():
        file.write_bytes(b"")
    assert curriculum("schema", "--write", "-C", course).status == 0
    assert curriculum("schema", "--check", "-C", course).status == 0


def test_nothing_is_written_from_files_that_cannot_be_read(
    tmp_path: Path, curriculum: Caller
) -> None:
    course = small_course(tmp_path)
    (course / LESSON).write_text("title: [", encoding="utf-8")
    before = contents(course)
    assert curriculum("schema", "--write", "-C", course) == (
        1,
        "",
        f"The schemas would lack what a file of the course should say: {WHY}\n",
    )
    assert contents(course) == before


def test_a_file_in_the_way_of_the_folder(tmp_path: Path, curriculum: Caller) -> None:
    course = small_course(tmp_path)
    (course / "schemas").write_bytes(b"")
    before = contents(course)
    status, _out, err = curriculum("schema", "--write", "-C", course)
    assert (status, err.splitlines()[-1]) == (
        2,
        f"Error: cannot write '{course}/schemas': File exists",
    )
    assert contents(course) == before


def test_a_full_disk_leaves_no_folder(
    tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = small_course(tmp_path)
    before = contents(course)

    def full_disk(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full_disk)
    status, _out, err = curriculum("schema", "--write", "-C", course)
    assert status == 2
    assert f"cannot write '{course}/schemas/course.json': No space left on device" in err
    assert contents(course) == before
    assert not (course / "schemas").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["lessons"], "'lessons' is not one of"),
        (["--write", "--check"], "give one of them"),
        (["lesson", "--write"], "in its folder"),
        (["lesson", "-C", "."], "add --write or --check"),
    ],
)
def test_a_call_that_cannot_be_meant(words: list[str], said: str, curriculum: Caller) -> None:
    status, out, err = curriculum("schema", *words)
    assert (status, out) == (2, "")
    assert said in err


def test_the_bundled_course_is_set_up(curriculum: Caller) -> None:
    status, _out, err = curriculum("schema", "--check", "-C", BUNDLED)
    assert (status, err) == (0, "34 of 34 files up to date\n")
