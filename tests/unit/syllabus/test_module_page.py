from dataclasses import replace
from pathlib import Path

import pytest

from curriculum_kit.findings import Finding, Severity
from curriculum_kit.model.vocabulary import Status
from curriculum_kit.places import Place, Span
from curriculum_kit.syllabus import phrases
from curriculum_kit.syllabus.markdown import module_markdown
from curriculum_kit.syllabus.material import Material, material_of
from curriculum_kit.syllabus.module_page import ModulePage, module_page
from tests.courses import checked, edit, small_course
from tests.unit.syllabus.courses import material_from, sections_of

TWO_MODULES = """
assumes: {algebra: APPLIED}
concepts:
  algebra: {name: Algebra}
  slope: {name: Slope (of a line)}
  step: {name: Step}
  noise: {name: Noise}
series:
  basics:
    modules:
      lines:
        title: Lines
        lessons:
          drawing: {load: BUILD, status: built, new: {slope: MENTIONED}}
          sloping: {load: STRETCH, status: built, reinforced: {slope: INTRODUCED}}
      descent:
        title: Descent
        narrative:
          premise: Standing on a hill.
          acts:
            - {title: Down, lessons: [stepping, resting], story: Down we go.}
            - {title: Up, lessons: [climbing], story: And up.}
        lessons:
          stepping:
            load: STRETCH
            status: built
            new: {step: INTRODUCED, noise: MENTIONED}
            reinforced:
              slope: {depth: DEVELOPED, label: again}
              algebra: {depth: APPLIED, label: as ever}
          resting:
            load: BUILD
            status: in-progress
            reinforced:
              step: INTRODUCED
              slope: {depth: DEVELOPED, label: at rest}
              noise: MENTIONED -> DEVELOPED
          climbing:
            load: STRETCH
            reinforced: {ghost: INTRODUCED, mystery: MENTIONED -> INTRODUCED}
        misconceptions:
          steps-are-slopes:
            belief: A step is a slope
            correction: It is a move.
            addressed_in: [stepping, resting]
            refuted_by: [steps-move, slopes-do-not]
          hills-are-flat:
            belief: Hills are flat
            correction: They are not.
            addressed_in: [sloping, climbing]
          nobody-cares: {belief: Nobody cares, correction: We do.}
"""


@pytest.fixture(scope="module")
def descent() -> ModulePage:
    return module_page(material_from(TWO_MODULES), "descent")


def test_status_and_numbers_are_derived_from_the_lessons(descent: ModulePage) -> None:
    assert (descent.number, descent.title, descent.pattern) == ("1.2", "Descent", "S-B-S")
    assert (descent.status, descent.built, descent.new) == (Status.IN_PROGRESS, 1, 1)
    sections = sections_of(module_markdown(descent))
    assert next(iter(sections)) == "Module 1.2: Descent"
    assert sections["Module 1.2: Descent"].paragraphs == [
        "Status: In progress (1 of 3 lessons built)"
    ]


def test_acts_name_the_lessons_they_span(descent: ModulePage) -> None:
    assert sections_of(module_markdown(descent))["Narrative Arc"].paragraphs == [
        "Standing on a hill.",
        "Act 1 — Down (lessons 1-2): Down we go.",
        "Act 2 — Up (lesson 3): And up.",
    ]


def test_entries_say_where_concepts_come_from_and_how_far_they_go(descent: ModulePage) -> None:
    (table,) = sections_of(module_markdown(descent))["Concept Distribution"].tables
    assert table == [
        ["Concept", "Lesson", "New or Reinforced"],
        ["Step", "1", "New (INTRODUCED)"],
        ["Noise", "1", "New (MENTIONED)"],
        ["Slope (again)", "1", "Reinforced: INTRODUCED -> DEVELOPED"],
        ["Algebra (as ever)", "1", "Reinforced from day one (APPLIED)"],
        ["Step", "2", "Reinforced (INTRODUCED)"],
        ["Slope (at rest)", "2", "Reinforced (DEVELOPED)"],
        ["Noise", "2", "Reinforced: MENTIONED -> DEVELOPED"],
        ["ghost", "3", "Reinforced (INTRODUCED), though nothing before teaches it"],
        ["mystery", "3", "Reinforced: MENTIONED -> INTRODUCED"],
    ]


def test_depth_that_stays_names_the_module_that_brought_it_there() -> None:
    page = module_page(
        material_from(
            """
            series:
              s:
                modules:
                  m: {lessons: {a: {new: {slope: MENTIONED}}}}
                  n: {lessons: {b: {reinforced: {slope: MENTIONED -> DEVELOPED}}}}
                  o: {lessons: {c: {reinforced: {slope: DEVELOPED}}}}
            """
        ),
        "o",
    )
    assert [phrases.entry(row) for row in page.concepts] == ["Reinforced from 1.2 (DEVELOPED)"]


def test_a_wrongly_said_start_is_replaced_by_what_the_learner_holds() -> None:
    page = module_page(
        material_from(
            """
            series:
              s:
                modules:
                  m:
                    lessons:
                      a: {new: {slope: MENTIONED}}
                      b: {reinforced: {slope: INTRODUCED -> DEVELOPED}}
                      c: {reinforced: {slope: DEVELOPED -> INTRODUCED}}
            """
        ),
        "m",
    )
    assert [phrases.entry(row) for row in page.concepts] == [
        "New (MENTIONED)",
        "Reinforced: MENTIONED -> DEVELOPED",
        "Reinforced (DEVELOPED)",
    ]


def test_misconceptions_name_the_lessons_that_address_them(descent: ModulePage) -> None:
    (table,) = sections_of(module_markdown(descent))["Module-Level Misconceptions"].tables
    assert table[1:] == [
        [
            '"A step is a slope"',
            "Addressed in lessons 1-2: It is a move. (refuted by steps-move, slopes-do-not)",
        ],
        ['"Hills are flat"', "Addressed in lesson 3 and lesson 2 of module 1.1: They are not."],
        ['"Nobody cares"', "Not addressed yet: We do."],
    ]


def test_only_what_costs_the_learner_a_new_idea_counts() -> None:
    material = material_from(
        """
        assumes: {known: INTRODUCED}
        series:
          s:
            modules:
              m:
                lessons:
                  a: {new: {one: INTRODUCED, two: APPLIED, named: MENTIONED, known: DEVELOPED}}
                  b: {reinforced: {one: INTRODUCED -> DEVELOPED, named: INTRODUCED}}
        """
    )
    assert [lesson.new for lesson in module_page(material, "m").lessons] == [2, 0]


def _waived(rule: str, subject: str, reason: str) -> Finding:
    place = Place(str(Path("x.yaml")), Span(1, 1, 1, 2))
    return Finding("CUR000", rule, Severity.ERROR, "so it is", (subject,), place, waived=reason)


def test_each_waived_finding_of_the_module_is_noted_with_its_reason() -> None:
    waived = (
        _waived("adjacent-stretch", "lesson:stepping", "They *belong* together."),
        _waived("act-mismatch", "module:descent", "The acts are meant so."),
        _waived("unaddressed-misconception", "misconception:nobody-cares", "Nobody does."),
        _waived("adjacent-stretch", "lesson:sloping", "Another module."),
        _waived("prerequisite-cycle", "concept:slope", "No module at all."),
        _waived("claim-without-demo", "lesson:climbing", ""),
    )
    page = module_page(material_from(TWO_MODULES, waived), "descent")
    notes = sections_of(module_markdown(page))["Cognitive Load Trajectory"].paragraphs[1:]
    says = "The rule says: so it is. The reason for waiving it:"
    assert notes == [
        f"Note: adjacent-stretch is waived for lesson 1. {says} They belong together.",
        f"Note: claim-without-demo is waived for lesson 3. {says} none given.",
        f"Note: act-mismatch is waived for the module. {says} The acts are meant so.",
        (
            "Note: unaddressed-misconception is waived for misconception 'nobody-cares'. "
            f"{says} Nobody does."
        ),
    ]


def test_claims_are_listed_with_their_demos_and_left_out_where_there_are_none(
    descent: ModulePage,
) -> None:
    assert "Claims" not in sections_of(module_markdown(descent))
    page = module_page(
        material_from(
            """
            series:
              s:
                modules:
                  m:
                    lessons:
                      a: {}
                      b:
                        claims:
                          it-holds: {statement: "It *holds*.", demo: "file:function"}
                          so-does-this: {statement: This too.}
            """
        ),
        "m",
    )
    (table,) = sections_of(module_markdown(page))["Claims"].tables
    assert table == [
        ["Lesson", "Claim", "Statement", "Demo"],
        ["2", "it-holds", "It holds.", "file:function"],
        ["2", "so-does-this", "This too.", "none yet"],
    ]


THREE_IN_A_ROW = """
series:
  s: {modules: {m1: {lessons: {l1: {load: STRETCH}, l2: {load: STRETCH}, l3: {load: STRETCH}}}}}
"""


def test_a_lesson_that_could_not_be_read_is_left_out_and_the_others_keep_their_numbers() -> None:
    material = material_from(THREE_IN_A_ROW)
    lessons = {slug: lesson for slug, lesson in material.course.lessons.items() if slug != "l2"}
    course = replace(material.course, lessons=lessons)
    page = module_page(Material(course, material.timeline), "m1")
    assert [lesson.number for lesson in page.lessons] == [1, 3]
    assert page.adjacent == ()
    assert module_markdown(page)


@pytest.mark.parametrize(("at_least", "rests"), [(1, False), (2, True)])
def test_a_lesson_is_a_rest_by_the_settings_of_the_rule(
    tmp_path: Path, at_least: int, rests: bool
) -> None:
    course = small_course(tmp_path)
    setting = f"rules:\n  no-recovery: {{at_least: {at_least}}}"
    edit(course, "curriculum.yaml", "rules:", setting)
    report = checked(course)
    found = [finding.rule for finding in report.findings]
    [recovery] = module_page(material_of(report), "descent").recoveries
    assert (recovery.stretch.new, recovery.following and recovery.following.new) == (1, 1)
    assert recovery.is_rest is rests
    assert ("no-recovery" in found) is not rests
