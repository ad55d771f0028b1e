"""What lies in a folder after one rendering and the next."""

import json
import re
from pathlib import Path

import pytest

from curriculum_kit.cli.manifest import FILE, digest_of
from tests.courses import edit, small_course
from tests.unit.cli.calling import Caller


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The small course, in a folder of its own."""
    return small_course(tmp_path / "made")


class Rendered:
    """Renders a course to a folder.

    Args:
        curriculum: Calls the command.
    """

    def __init__(self, curriculum: Caller) -> None:
        self._curriculum = curriculum

    def __call__(self, course: Path, folder: Path, *words: str, to: str = "html") -> str:
        """Render it, and return what was said."""
        done = self._curriculum("render", *words, "-C", course, "--to", to, "--out", folder)
        assert done.status in (0, 1), done.err
        return done.err


@pytest.fixture
def rendered(curriculum: Caller) -> Rendered:
    return Rendered(curriculum)


def without_momentum(course: Path) -> None:
    """Rename a concept, so that one page goes and another comes."""
    for file in course.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub(r"\bmomentum\b", "inertia", text), encoding="utf-8")


@pytest.mark.parametrize(("form", "suffix"), [("html", "html"), ("markdown", "md")])
def test_the_page_of_a_concept_that_is_gone_goes(
    rendered: Rendered, course: Path, tmp_path: Path, form: str, suffix: str
) -> None:
    out = tmp_path / "out"
    rendered(course, out, to=form)
    page = out / "concepts" / f"momentum.{suffix}"
    assert page.is_file()
    without_momentum(course)
    said = rendered(course, out, to=form)
    assert f"Removed {page}\n" in said
    assert not page.exists()
    assert (out / "concepts" / f"inertia.{suffix}").is_file()
    assert rendered(course, out, to=form).count("\n") == 1  # that all are up to date


def test_files_of_others_stay(rendered: Rendered, course: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    rendered(course, out)
    (out / "concepts" / "mine.html").write_text("mine", encoding="utf-8")
    (out / "CNAME").write_text("example.org", encoding="utf-8")
    without_momentum(course)
    rendered(course, out)
    assert (out / "concepts" / "mine.html").read_text(encoding="utf-8") == "mine"
    assert (out / "CNAME").read_text(encoding="utf-8") == "example.org"


def test_a_page_that_somebody_changed_stays_and_is_named_once(
    rendered: Rendered, course: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    rendered(course, out)
    page = out / "concepts" / "momentum.html"
    page.write_text("mine now", encoding="utf-8")
    without_momentum(course)
    assert f"Left {page}: it no longer belongs to the course, but it was changed" in rendered(
        course, out
    )
    assert page.read_text(encoding="utf-8") == "mine now"
    assert "Left" not in rendered(course, out)


def test_a_part_of_the_course_takes_nothing_away(
    rendered: Rendered, course: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    rendered(course, out)
    without_momentum(course)
    assert "Removed" not in rendered(course, out, "descent")
    assert (out / "concepts" / "momentum.html").is_file()
    assert "Removed" in rendered(course, out)
    assert not (out / "concepts" / "momentum.html").exists()


def test_a_lesson_that_cannot_be_read_keeps_its_page(
    rendered: Rendered, course: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    rendered(course, out)
    page = out / "lessons" / "slopes.html"
    before = page.read_bytes()
    edit(course, "foundations/descent/slopes.yaml", "title: Slopes", "title: [")
    assert "Removed" not in rendered(course, out)
    assert page.read_bytes() == before


def test_forms_in_one_folder_leave_each_other_alone(
    rendered: Rendered, course: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    rendered(course, out, to="html")
    assert "Removed" not in rendered(course, out, to="markdown")
    assert "Removed" not in rendered(course, out, to="json")
    without_momentum(course)
    rendered(course, out, to="markdown")
    assert (out / "concepts" / "momentum.html").is_file()
    assert not (out / "concepts" / "momentum.md").exists()


def test_a_record_leads_to_nothing_outside_its_folder(
    rendered: Rendered, course: Path, tmp_path: Path
) -> None:
    out, outside = tmp_path / "out", tmp_path / "outside"
    rendered(course, out)
    outside.mkdir()
    prey = outside / "prey.html"
    prey.write_text("prey", encoding="utf-8")
    (out / "linked").symlink_to(outside)
    (out / "link.html").symlink_to(prey)
    record = json.loads((out / FILE).read_text(encoding="utf-8"))
    names = (
        "../outside/prey.html",
        str(prey),
        "linked/prey.html",
        "link.html",
        ".",
        "",
        "a\0b",
        "\ud800",
    )
    record["files"]["html"] |= dict.fromkeys(names, digest_of(b"prey"))
    (out / FILE).write_text(json.dumps(record), encoding="utf-8")
    said = rendered(course, out)
    assert "Removed" not in said
    assert prey.read_text(encoding="utf-8") == "prey"
    assert (out / "link.html").is_symlink()
    left = f"{out}/../outside/prey.html"
    assert f"Left {left}: {FILE} names it, but it does not lie in the folder" in said
    assert f"Left {out}/link.html: {FILE} names it, but a link leads to it" in said
    assert "changed by hand" not in said


@pytest.mark.parametrize(
    "record",
    [
        "<<<<<<< ours",
        "[]",
        '{"schema_version": 2, "files": {"html": {"concepts/momentum.html": "0"}}}',
        '{"schema_version": 1, "files": [1]}',
        '{"schema_version": 1, "files": {"html": 3}}',
        '{"schema_version": 1, "files": {"html": {"concepts/momentum.html": 3}}}',
    ],
)
def test_a_record_that_makes_no_sense_is_written_anew(
    rendered: Rendered, course: Path, tmp_path: Path, record: str
) -> None:
    out = tmp_path / "out"
    rendered(course, out)
    good = (out / FILE).read_text(encoding="utf-8")
    (out / FILE).write_text(record, encoding="utf-8")
    assert "Removed" not in rendered(course, out)
    assert (out / FILE).read_text(encoding="utf-8") == good
