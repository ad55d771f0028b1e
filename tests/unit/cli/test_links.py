"""Links that came with a course: what the verbs write goes nowhere else."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.courses import edit, small_course
from tests.unit.cli.calling import Caller

LESSON = "foundations/descent/slopes.yaml"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small course in a repository, which is the working directory, beside somebody's home."""
    course = small_course(tmp_path / "repository")
    (tmp_path / "home").mkdir()
    (tmp_path / "home/precious").write_text("precious\n", "utf-8")
    monkeypatch.chdir(tmp_path / "repository")
    return course


def linked(path: str, to: str) -> None:
    """Put a link to something in the home in the place of a path of the repository."""
    place = Path(path)
    if place.is_dir() and not place.is_symlink():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    home = Path(os.path.relpath(Path("../home").resolve(), place.parent.resolve()))
    place.symlink_to(home / to)


def untouched(tmp_path: Path) -> bool:
    """Tell whether the home is as it was."""
    precious = tmp_path / "home/precious"
    return [*tmp_path.joinpath("home").rglob("*")] == [precious] and (
        precious.read_text("utf-8") == "precious\n"
    )


@pytest.mark.parametrize("form", ["html", "markdown", "json", "csv"])
@pytest.mark.parametrize("to", ["precious", "", "nothing-yet"])
def test_no_page_is_written_through_a_link_in_its_folder(
    form: str, to: str, course: Path, curriculum: Caller, tmp_path: Path
) -> None:
    words = ("render", "-C", course, "--to", form, "--out", "site")
    assert curriculum(*words).status == 0
    for path in sorted(Path("site").rglob("*")):
        if path.exists():
            linked(str(path), to)
    edit(course, LESSON, "title: Slopes", "title: Slants")
    done = curriculum(*words)
    assert done.status == 2
    assert "cannot write 'site/" in done.err
    assert "this is a link, and nothing is written through it: remove it" in done.err
    assert untouched(tmp_path)


def test_no_page_is_removed_through_a_link(
    course: Path, curriculum: Caller, tmp_path: Path
) -> None:
    words = ("render", "-C", course, "--out", "site")
    assert curriculum(*words).status == 0
    shutil.move("site/concepts", "../home/concepts")
    linked("site/concepts", "concepts")
    before = sorted((tmp_path / "home").rglob("*"))
    assert curriculum(*words).status == 2
    assert sorted((tmp_path / "home").rglob("*")) == before


@pytest.mark.parametrize("named", ["site", "out/site"])
def test_the_folder_that_is_named_is_where_it_seems_to_be(
    named: str, course: Path, curriculum: Caller, tmp_path: Path
) -> None:
    linked(named.partition("/")[0], "")
    done = curriculum("render", "-C", course, "--out", named)
    assert done.status == 2
    assert f"cannot write '{named}': a link leads from here to '{tmp_path}/home" in done.err
    assert untouched(tmp_path)
    elsewhere = tmp_path / "home" / "www"
    elsewhere.mkdir()
    assert curriculum("render", "-C", course, "--out", elsewhere).status == 0
    assert (elsewhere / "index.md").is_file()


WRITING = [
    ("curriculum/schemas", "", ("schema", "--write")),
    ("curriculum/schemas/lesson.json", "precious", ("schema", "--write")),
    ("curriculum/evidence.json", "precious", ("verify", "--evidence", "curriculum/evidence.json")),
    ("curriculum/evidence.json", "new", ("verify", "--evidence", "curriculum/evidence.json")),
    ("known", "precious", ("validate", "--baseline", "known", "--update-baseline")),
    ("known", "new", ("validate", "--baseline", "known", "--update-baseline")),
    ("report", "precious", ("validate", "--output", "report")),
    ("reports", "", ("validate", "--output", "reports/report")),
    ("started", "", ("init", "started")),
    ("started/curriculum", "", ("init", "started")),
    ("started/.vscode", "new", ("init", "started")),
    ("curriculum/concepts", "", ("new", "concept", "leap")),
    ("demos", "", ("new", "claim", "leap", "--in", "slopes")),
]


@pytest.mark.parametrize(("place", "to", "words"), WRITING)
def test_a_verb_writes_through_no_link_that_leads_out(
    place: str, to: str, words: tuple[str, ...], course: Path, curriculum: Caller, tmp_path: Path
) -> None:
    linked(place, to)
    done = curriculum(*words, *([] if words[0] == "init" else ["-C", course]))
    assert done.status != 0
    assert "Traceback" not in done.err
    assert untouched(tmp_path)


@pytest.mark.parametrize("words", [(), ("--diff",), ("--check",)])
def test_a_file_that_leads_out_is_not_formatted(
    words: tuple[str, ...], course: Path, curriculum: Caller, tmp_path: Path
) -> None:
    (tmp_path / "home/precious").write_text("core: true\ntitle:   T\n", "utf-8")
    linked(f"curriculum/{LESSON}", "precious")
    done = curriculum("fmt", "-C", course, *words)
    assert done.status == 1
    assert f"curriculum/{LESSON}: cannot be read: a link leads out of the course here." in done.err
    assert "title:   T" not in done.out
    assert (tmp_path / "home/precious").read_text("utf-8") == "core: true\ntitle:   T\n"


def test_a_link_that_stays_in_the_course_is_followed(course: Path, curriculum: Caller) -> None:
    lesson = course / LESSON
    lesson.rename(course / "slopes.txt")
    lesson.symlink_to("../../slopes.txt")
    edit(course, "slopes.txt", "title: Slopes\n", "")
    with (course / "slopes.txt").open("a", encoding="utf-8") as file:
        file.write("title: Slopes\n")
    assert curriculum("fmt", "-C", course).status == 0
    assert lesson.is_symlink()
    assert (course / "slopes.txt").read_text("utf-8").startswith("title: Slopes\n")


def test_standard_output_is_no_link_of_a_course(course: Path, curriculum: Caller) -> None:
    done = curriculum("validate", "-C", course, "--output", "/dev/stdout")
    assert "cannot write" not in done.err
