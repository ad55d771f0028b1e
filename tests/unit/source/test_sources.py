"""From a spot in the course to file, line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.places import Place, Pointer, Span
from curriculum_kit.source.project import Project, load_course
from curriculum_kit.source.repairs import Repairs
from tests.courses import edit, small_course


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return load_course(small_course(tmp_path))


def text_at(project: Project, where: Pointer) -> str:
    place = project.sources.place(where)
    line = project.sources.line(place)
    assert line is not None
    span = place.span
    text = line[span.column - 1 : span.end_column - 1 if span.line == span.end_line else None]
    return f"{Path(place.file).name}: {text}"


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (Pointer("course"), "curriculum.yaml: title"),
        (Pointer("course", ("assumes", "algebra")), "curriculum.yaml: APPLIED"),
        (Pointer("course", ("assumes", "algebra"), key=True), "curriculum.yaml: algebra"),
        (Pointer("series:foundations", ("modules", 1)), "series.yaml: acceleration"),
        (Pointer("module:descent"), "module.yaml: title"),
        (Pointer("module:descent", ("lessons",), key=True), "module.yaml: lessons"),
        (Pointer("module:descent", ("narrative", "acts", 1, "title")), "module.yaml: Walking"),
        (Pointer("lesson:slopes", ("load",)), "slopes.yaml: STRETCH"),
        (Pointer("lesson:slopes", ("examples", 1, "kind"), key=True), "slopes.yaml: kind"),
        (Pointer("lesson:slopes", ("new", "slope"), key=True), "slopes.yaml: slope"),
        (Pointer("concept:momentum"), "optimization.yaml: momentum"),
        (Pointer("concept:momentum", ("name",)), "optimization.yaml: Momentum"),
        (Pointer("concept:slope", ("aliases", 1)), "mathematics.yaml: Rate of change"),
        (Pointer("claim:rolling-is-smooth"), "rolling.yaml: rolling-is-smooth"),
        (Pointer("claim:rolling-is-smooth", ("demo",)), "rolling.yaml: slopes:parabola"),
        (Pointer("misconception:steepest-is-shortest", ("about", 0)), "module.yaml: gradient-desc"),
        (Pointer("misconception:larger-is-faster"), "stepping.yaml: larger-is-faster"),
        # What is not written stands at the nearest thing above it that is.
        (Pointer("lesson:stepping", ("minutes",)), "stepping.yaml: title: Stepping"),
        (Pointer("concept:algebra", ("requires", "slope"), key=True), "mathematics.yaml: name: A"),
        (Pointer("lesson:nobody", ("load",)), "curriculum.yaml: title: Descent"),
        (Pointer("nothing-at-all"), "curriculum.yaml: title"),
    ],
)
def test_place(project: Project, where: Pointer, text: str) -> None:
    assert text_at(project, where).startswith(text)


def test_a_place_stands_for_itself(project: Project) -> None:
    place = Place("/somewhere/else.yaml", Span(3, 4, 3, 5))
    assert project.sources.place(place) is place
    assert project.sources.line(place) is None


@pytest.mark.parametrize("text", ["", "# only a comment\n", "title: [broken\n"])
def test_a_file_without_data_is_pointed_at_as_a_whole(text: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "foundations/descent/slopes.yaml").write_text(text, encoding="utf-8")
    place = load_course(course).sources.place(Pointer("lesson:slopes", ("load",)))
    assert (Path(place.file).name, place.span) == ("slopes.yaml", Span(1, 1, 1, 1))


def test_columns_count_characters_and_lines_end_where_editors_end_them(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / "foundations/descent/slopes.yaml"
    text = file.read_text(encoding="utf-8").replace("title: Slopes", 'title: "山\u2028𝄞\x85é"')
    file.write_bytes(text.replace("\n", "\r\n").encode())
    project = load_course(course)
    assert project.sources.place(Pointer("lesson:slopes", ("title",))).span == Span(1, 8, 1, 15)
    assert text_at(project, Pointer("lesson:slopes", ("load",))) == "slopes.yaml: STRETCH"


def test_spots_under_a_misspelt_key_are_found(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, "foundations/descent/stepping.yaml", "reinforced:", "reinforcd:")
    project = load_course(course)
    where = Pointer("lesson:stepping", ("reinforced", "slope"), key=True)
    assert text_at(project, where) == "stepping.yaml: slope"


def test_repairs_of_parts_add_up() -> None:
    whole = Repairs()
    whole.add(Repairs(left_out={("aliases", 0)}), ("slope",))
    whole.add(Repairs(renamed={("name",): "nmae"}, left_out={("aliases", 1)}), ("step",))
    assert whole.as_written(("slope", "aliases", 0)) == ("slope", "aliases", 1)
    assert whole.as_written(("step", "aliases", 0)) == ("step", "aliases", 0)
    assert whole.as_written(("step", "aliases", 1)) == ("step", "aliases", 2)
    assert whole.as_written(("step", "name")) == ("step", "nmae")
    assert whole.as_written(("slope", "name")) == ("slope", "name")
