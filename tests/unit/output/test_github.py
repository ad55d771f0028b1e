"""GitHub workflow commands, read back as the runner reads them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from curriculum_kit.output.github import github
from curriculum_kit.output.printable import printable
from tests.courses import checked, edit, small_course
from tests.unit.output.hostile import FILE, LESSON, STEPPING, hostile_course


class Command(NamedTuple):
    """A workflow command."""

    name: str
    properties: dict[str, str]
    message: str


def commands(text: str) -> tuple[list[Command], str]:
    """Return the commands and the last line."""
    assert text.endswith("\n")
    *lines, last = text[:-1].split("\n")
    return [_command(line) for line in lines], last


def _command(line: str) -> Command:
    start, head, message = line.split("::", 2)
    assert start == ""
    name, _, listed = head.partition(" ")
    pairs = dict(part.split("=", 1) for part in listed.split(","))
    return Command(name, {key: _plain(value) for key, value in pairs.items()}, _plain(message))


def _plain(text: str) -> str:
    for escape, character in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n")):
        text = text.replace(escape, character)
    return text.replace("%25", "%")


@pytest.fixture(autouse=True)
def _no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


def test_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(tmp_path)
    edit(course, LESSON, "core: A", "cor: A")
    (course / "foundations/descent/extra.yaml").touch()
    edit(course, STEPPING, "load: BUILD", "load: STRETCH")
    assert github(checked(course)).splitlines() == [
        (
            f"::error file=curriculum/{LESSON},line=2,endLine=2,col=1,endColumn=4,"
            "title=CUR005 unknown-key::lesson 'slopes' has no key 'cor'%0ADid you mean 'core'?"
        ),
        (
            f"::error file=curriculum/{STEPPING},line=3,endLine=3,col=7,endColumn=14,"
            "title=CUR101 adjacent-stretch::lesson 'stepping' is STRETCH, and so is 'slopes' right "
            "before it%0AMove a BUILD or CONSOLIDATE lesson between them, or waive with a reason."
        ),
        (
            "::warning file=curriculum/foundations/descent/extra.yaml,line=1,endLine=1,col=1,"
            "endColumn=1,title=CUR009 unlisted-file::lesson 'extra' lies here, but module "
            "'descent' does not list it%0AAdd 'extra' to 'lessons', or move the file out of the "
            "course."
        ),
        "Found 2 errors, 1 warning in 3 lessons, 4 concepts, 3 claims; 1 waived.",
    ]


def test_errors_come_first_and_infos_are_only_counted(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "concepts/extra").mkdir()
    (course / "foundations/descent/aaa.yaml").touch()
    edit(course, LESSON, "core: A", "cor: A")
    found, last = commands(github(checked(course)))
    assert [command.name for command in found][:1] == ["error"]
    assert [command.name for command in found] == sorted(command.name for command in found)
    edit(course, "curriculum.yaml", "unlisted-file: warning", "unlisted-file: info")
    found, last = commands(github(checked(course)))
    assert [command.name for command in found] == ["error"]
    assert " info in " in last


def test_a_sound_course_is_one_line(tmp_path: Path) -> None:
    found, last = commands(github(checked(small_course(tmp_path))))
    assert found == []
    assert last.startswith("All checks passed")


def test_columns_are_left_out_when_the_range_spans_lines(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "title: Slopes", "title: [one,\n  two]")
    [command], _last = commands(github(checked(course)))
    assert command.properties | {"file": ""} == {
        "file": "",
        "line": "1",
        "endLine": "2",
        "title": "CUR006 invalid-value",
    }


def test_hostile_text_stays_in_its_place(tmp_path: Path) -> None:
    course = hostile_course(tmp_path)
    report = checked(course)
    text = github(report)
    assert not {"\r", "\x00", "\x1b", "\x07", "\u202e"} & set(text)
    found, _last = commands(text)
    shown = [finding for finding in report.findings if finding.severity.label != "info"]
    assert len(found) == len(shown) == len(text.splitlines()) - 1
    by_title = {finding.code: finding for finding in shown}
    for command in found:
        assert set(command.properties) <= {"file", "line", "endLine", "col", "endColumn", "title"}
        finding = by_title[command.properties["title"].split()[0]]
        assert command.name == finding.severity.label
    files = {command.properties["file"] for command in found}
    assert printable(f"curriculum/foundations/descent/{FILE}") in files
    messages = [message.split("\n")[0] for *_ignored, message in found]
    assert sorted(messages) == sorted(printable(finding.message) for finding in shown)


@pytest.mark.parametrize(
    ("workspace", "path"),
    [
        (".", f"here/curriculum/{LESSON}"),
        ("here/curriculum", LESSON),
        ("elsewhere", f"curriculum/{LESSON}"),
    ],
)
def test_paths_are_relative_to_the_workspace(
    workspace: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = small_course(tmp_path / "here")
    (course.parent / ".git").mkdir()
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / workspace))
    edit(course, LESSON, "core: A", "cor: A")
    [command], _last = commands(github(checked(course)))
    assert command.properties["file"] == path


def test_a_file_outside_the_repository_has_no_place(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / ".git").mkdir()
    demos = tmp_path / "demos/slopes.py"
    demos.write_text(demos.read_text(encoding="utf-8") + "\n(", encoding="utf-8")
    found, _last = commands(github(checked(course)))
    assert found
    for command in found:
        assert not command.properties.get("file", "").startswith(("/", ".."))
