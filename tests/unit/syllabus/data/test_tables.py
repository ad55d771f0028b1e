"""The tables of a course, read back as a spreadsheet would."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from curriculum_kit.syllabus.data.tables import LESSON_COLUMNS, cell, tables
from curriculum_kit.syllabus.material import Material
from tests.bundled import curriculum
from tests.unit.syllabus.courses import material_from
from tests.unit.syllabus.test_lesson_and_concept_pages import COURSE


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


@pytest.fixture(scope="module")
def material() -> Material:
    return material_from(COURSE)


def test_a_lesson_is_a_row(material: Material) -> None:
    [columns, *rows] = rows_of(dict(tables(material))["lessons.csv"])
    assert columns == list(LESSON_COLUMNS)
    assert dict(zip(columns, rows[1], strict=True)) == {
        "number": "1.2.1",
        "module": "descent",
        "lesson": "stepping",
        "title": "Stepping",
        "core": "C",
        "load": "BUILD",
        "status": "planned",
        "minutes": "30",
        "new_concepts": "2",
        "concepts": "3",
        "gaps": "2",
        "claims": "1",
        "misconceptions": "2",
        "objective": "",
        "position": "",
    }


def test_a_concept_is_a_row_of_depths_held_after_each_lesson(material: Material) -> None:
    assert rows_of(dict(tables(material))["depths.csv"]) == [
        ["concept", "name", "day one", "drawing", "stepping", "leaping"],
        ["algebra", "Algebra", "APPLIED", "APPLIED", "APPLIED", "APPLIED"],
        ["slope", "Slope (of a line)", "", "INTRODUCED", "DEVELOPED", "DEVELOPED"],
        ["step", "Step", "", "", "INTRODUCED", "INTRODUCED"],
        ["leap", "Leap", "", "", "", "APPLIED"],
        ["turn", "Turn", "", "", "INTRODUCED", "INTRODUCED"],
        ["magic", "Magic", "", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        (" =1+1", "'=1+1"),
        ("\x00=1", "\\x00=1"),
        ("\u202e=1", "\\u202e=1"),
        ("1 = 1", "1 = 1"),
        ("a\nb", "a b"),
        (None, ""),
        (-7, "-7"),
    ],
)
def test_no_cell_is_a_formula(text: str | int | None, written: str) -> None:
    assert cell(text) == written


def test_what_a_text_holds_ends_no_cell_and_no_row() -> None:
    material = material_from(
        """
        concepts: {idea: {name: 'a, "b"'}}
        series: {s: {modules: {m: {lessons: {one: {title: "a, \\"b\\"\\nc", core: "=1,2"}}}}}}
        """
    )
    found = dict(tables(material))
    assert rows_of(found["lessons.csv"])[1][3:5] == ['a, "b" c', "'=1,2"]
    assert rows_of(found["depths.csv"])[1][:2] == ["idea", 'a, "b"']
    assert all(text.count("\r\n") == text.count("\n") == 2 for text in found.values())


def test_both_tables_are_written_to_a_folder(tmp_path: Path) -> None:
    done = curriculum("render", "--to", "csv", "--out", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["depths.csv", "lessons.csv"]
    written = (tmp_path / "lessons.csv").read_bytes().decode("utf-8")
    assert any(row[2] == "optimizers" for row in rows_of(written))
    again = curriculum("render", "--to", "csv", "--out", str(tmp_path))
    assert again.stderr == f"2 of 2 already up to date in {tmp_path}\n"


def test_tables_do_not_go_to_standard_output() -> None:
    done = curriculum("render", "--to", "csv")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--to csv writes files: name a folder with --out" in done.stderr
