from curriculum_kit.syllabus.matrix import Cell, Matrix, MatrixRow, course_matrix, module_matrix
from tests.unit.syllabus.courses import material_from

COURSE = """
assumes: {algebra: APPLIED}
concepts: {algebra: {}, slope: {name: Slope}, step: {}, noise: {}, lonely: {}}
series:
  one:
    modules:
      downhill:
        title: Downhill
        lessons:
          looking: {new: {slope: MENTIONED}}
          talking:
          resting:
          walking:
            new: {step: DEVELOPED, unheard-of: INTRODUCED}
            reinforced: {slope: MENTIONED -> INTRODUCED, algebra: APPLIED}
      uphill:
        lessons:
          climbing: {new: {noise: INTRODUCED}, reinforced: {slope: INTRODUCED}}
          falling: {reinforced: {slope: INTRODUCED -> DEVELOPED}}
"""


def of_module(slug: str) -> Matrix:
    return module_matrix(material_from(COURSE), slug)


def of_course() -> list[Matrix]:
    return list(course_matrix(material_from(COURSE)))


def shown(cell: Cell) -> str:
    """Write a cell: its span, what is held after it, and what a lesson does there."""
    held = cell.held.letter if cell.held else "-"
    if cell.touch is None:
        return f"{cell.span}{held}"
    before = cell.touch.start.letter if cell.touch.start else "-"
    return f"{'new ' if cell.touch.is_new else ''}{before}>{held}"


def rows_of(part: Matrix) -> dict[str, list[str]]:
    return {row.id: [shown(cell) for cell in row.cells] for row in part.rows}


def row_of(part: Matrix, concept: str) -> MatrixRow:
    return next(row for row in part.rows if row.id == concept)


def test_lessons_that_leave_a_concept_as_it_is_are_one_cell_with_what_is_held_in_between() -> None:
    assert rows_of(of_module("downhill")) == {
        "slope": ["new ->M", "2M", "M>I"],
        "step": ["3-", "new ->D"],
        "algebra": ["3A", "A>A"],
    }


def test_a_row_begins_with_what_is_held_before_its_module_and_ends_with_what_happens_later() -> (
    None
):
    downhill, uphill = (of_module(slug) for slug in ("downhill", "uphill"))
    assert row_of(downhill, "slope").before is None
    later = [(touch.lesson.slug, str(touch.end)) for touch in row_of(downhill, "slope").later]
    assert later == [("climbing", "INTRODUCED"), ("falling", "DEVELOPED")]
    assert str(row_of(uphill, "slope").before) == "INTRODUCED"
    assert row_of(uphill, "slope").later == ()


def test_the_course_shows_each_concept_once_with_the_module_that_brings_it() -> None:
    parts = [(part.title, [row.id for row in part.rows]) for part in of_course()]
    assert parts == [
        ("Held on day one", ["algebra"]),
        ("Module 1.1: Downhill", ["slope", "step"]),
        ("Module 1.2: uphill", ["noise"]),
        ("Taken up by no lesson", ["lonely"]),
    ]


def test_what_day_one_brings_is_held_before_and_everything_else_happens_later() -> None:
    assumed = of_course()[0]
    [algebra] = assumed.rows
    assert str(algebra.before) == "APPLIED"
    assert algebra.cells == ()
    assert [touch.lesson.slug for touch in algebra.later] == ["walking"]


def test_the_cells_of_every_row_add_up_to_the_columns() -> None:
    for part in of_course():
        assert {sum(cell.span for cell in row.cells) for row in part.rows} == {len(part.columns)}


def test_two_entries_of_one_lesson_for_one_concept_are_one_cell() -> None:
    text = """
    concepts: {slope: {}}
    series: {one: {modules: {only: {lessons: {
        looking: {new: {slope: INTRODUCED}, reinforced: {slope: INTRODUCED -> DEVELOPED}}}}}}}
    """
    part = module_matrix(material_from(text), "only")
    assert rows_of(part) == {"slope": ["new ->D"]}
