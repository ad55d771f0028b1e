"""Which pages are shown after a save, and what is said beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.preview.look import LookError
from curriculum_kit.preview.panel import MOST
from tests.courses import edit, small_course
from tests.unit.preview.editions import LESSON, PAGE, after, look_at, text_of


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return small_course(tmp_path)


def test_a_save_brings_new_pages(course: Path) -> None:
    first = after(look_at(course))
    assert "A number for steepness" in text_of(first, PAGE)
    edit(course, LESSON, "A number for steepness", "A quotient of differences")
    second = after(look_at(course), first)
    assert "A quotient of differences" in text_of(second, PAGE)
    assert second.made > first.made
    assert not second.panel.failed


def test_a_page_is_written_once(course: Path) -> None:
    edition = after(look_at(course))
    assert text_of(edition, PAGE) is text_of(edition, PAGE)


def test_a_broken_file_keeps_all_pages_as_they_were(course: Path) -> None:
    good = after(look_at(course))
    edit(course, LESSON, "title: Slopes", "title: [Slopes")
    edit(course, "foundations/descent/stepping.yaml", "One step downhill", "One leap")
    broken = after(look_at(course), good)
    assert "A number for steepness" in text_of(broken, PAGE)
    assert "One step downhill" in text_of(broken, PAGE)
    [note] = broken.panel.notes
    assert note == "These pages show the course as it was at 12:00:00, until it can be read again."
    [row] = broken.panel.rows
    assert (row.severity, row.rule) == ("error", "unreadable-yaml")
    assert row.where.endswith("slopes.yaml:1:8")  # where the list opens
    still = after(look_at(course), broken)
    assert still.panel.notes == (note,)


def test_a_repair_shows_at_once(course: Path) -> None:
    good = after(look_at(course))
    edit(course, LESSON, "title: Slopes", "title: [Slopes")
    broken = after(look_at(course), good)
    edit(course, LESSON, "title: [Slopes", "title: Inclines")
    repaired = after(look_at(course), broken)
    assert "Inclines" in text_of(repaired, PAGE)
    assert (repaired.panel.failed, repaired.panel.notes) == (False, ())


def test_a_course_that_was_broken_from_the_start_shows_what_can_be_read(course: Path) -> None:
    edit(course, LESSON, "title: Slopes", "title: [Slopes")
    edition = after(look_at(course))
    assert "One step downhill" in text_of(edition, PAGE)
    [note] = edition.panel.notes
    assert note == "Not in these pages, because it could not be read: lesson:slopes."
    edit(course, "foundations/descent/stepping.yaml", "One step downhill", "One leap")
    assert "One leap" in text_of(after(look_at(course), edition), PAGE)


def test_a_mistake_that_loses_nothing_shows_with_the_new_page(course: Path) -> None:
    good = after(look_at(course))
    edit(course, LESSON, "core: A number for steepness", "cor: A quotient")
    edition = after(look_at(course), good)
    assert "A quotient" in text_of(edition, PAGE)
    assert [row.rule for row in edition.panel.rows] == ["unknown-key"]
    assert edition.panel.notes == ()


def test_a_course_that_is_gone_keeps_its_pages(course: Path) -> None:
    good = after(look_at(course))
    gone = after(LookError("the course is gone"), good)
    assert gone.panel.headline == "the course is gone"
    assert gone.panel.notes == (
        "These pages show the course as it was at 12:00:00, until it can be read again.",
    )
    assert text_of(gone, PAGE) == text_of(good, PAGE)


def test_every_edition_has_a_name_of_its_own(course: Path) -> None:
    first = after(look_at(course))
    second = after(LookError("gone"), first)
    edit(course, LESSON, "title: Slopes", "title: [Slopes")
    third = after(look_at(course), second)
    assert len({first.name, second.name, third.name}) == 3


def test_the_gravest_findings_come_first(course: Path) -> None:
    (course / "foundations/descent/extra.yaml").touch()
    edit(course, "foundations/descent/stepping.yaml", "core: One", "cor: One")
    rows = after(look_at(course)).panel.rows
    assert [row.severity for row in rows] == ["error", "warning"]


def test_of_very_many_findings_some_are_shown_and_the_others_counted(course: Path) -> None:
    for number in range(MOST + 7):
        (course / f"foundations/descent/extra-{number}.yaml").touch()
    panel = after(look_at(course)).panel
    assert (len(panel.rows), panel.more) == (MOST, 7)
