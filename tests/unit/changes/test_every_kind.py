"""Every kind of change, by an edit of the small course that makes it, and by taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from curriculum_kit.model.change_kind import Impact
from curriculum_kit.model.change_kinds import KINDS
from tests.courses import small_course
from tests.unit.changes.looking import in_folders, listed

TABLE = yaml.safe_load(Path(__file__).with_name("every_kind.yaml").read_text("utf-8"))
MORE = TABLE.pop("the course before")["edits"]


def changed(folder: Path, edits: Sequence[Sequence[str]]) -> Path:
    """Write the small course with some edits, and return its folder."""
    folder.mkdir()
    course = small_course(folder)
    for edit in edits:
        match edit:
            case ["rm", name]:
                [file] = course.rglob(name)
                file.unlink()
            case ["mv", name, other]:
                [file] = course.rglob(name)
                file.rename(file.parents[name.count("/")] / other)
            case ["new", name, text]:
                file = course / name
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, "utf-8")
            case [name, old, new]:
                [file] = folder.rglob(name)
                text = file.read_text("utf-8")
                assert text.count(old) == 1, (name, old)
                file.write_text(text.replace(old, new), "utf-8")
    return course


@pytest.mark.parametrize("name", TABLE)
def test_a_change_is_told_and_its_way_back_too(name: str, tmp_path: Path) -> None:
    before = changed(tmp_path / "before", MORE)
    after = changed(tmp_path / "after", [*MORE, *TABLE[name]["edits"]])
    changes = in_folders(before, after)
    assert listed(changes) == sorted(TABLE[name]["changes"])
    back = in_folders(after, before)
    assert sorted((c.kind, c.former, c.before, c.after) for c in back) == sorted(
        (KINDS[c.kind].inverse, c.subject, c.after, c.before) for c in changes
    )


@pytest.mark.parametrize("name", TABLE)
def test_nothing_changes_from_a_version_to_itself(name: str, tmp_path: Path) -> None:
    course = changed(tmp_path / "course", [*MORE, *TABLE[name]["edits"]])
    assert in_folders(course, course) == ()


def test_there_is_a_case_for_every_kind_and_a_grave_one_for_the_grave() -> None:
    told = {tuple(line.split()[:2]) for each in TABLE.values() for line in each["changes"]}
    kinds = {kind for _impact, kind in told}
    assert kinds | {KINDS[kind].inverse for kind in kinds} == set(KINDS)
    breaking = {kind for impact, kind in told if impact == "breaking"}
    grave = {kind.name for kind in KINDS.values() if kind.impact is Impact.BREAKING}
    assert grave - breaking <= {"lesson-removed", "concept-removed", "assumption-raised"}


def test_a_kind_is_the_inverse_of_its_inverse() -> None:
    for kind in KINDS.values():
        assert KINDS[kind.inverse].inverse == kind.name
        assert kind.only_if is None or kind.impact is Impact.BREAKING
