"""The pages of lessons, concepts, claims and misconceptions, before anybody formats them."""

from __future__ import annotations

import pytest

from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.syllabus.claim_page import claim_page
from curriculum_kit.syllabus.concept_page import Link, concept_page
from curriculum_kit.syllabus.holdings import Assumption
from curriculum_kit.syllabus.lesson_page import lesson_page
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.misconception_page import misconception_page
from tests.unit.syllabus.courses import material_from

COURSE = """
assumes: {algebra: APPLIED}
concepts:
  algebra: {name: Algebra}
  slope: {name: Slope (of a line), aliases: [Steepness], definition: Rise., sources: [a book],
          requires: {algebra: DEVELOPED}}
  step: {name: Step, requires: {slope: INTRODUCED}}
  leap: {name: Leap, requires: {step: INTRODUCED, slope: INTRODUCED, algebra: MENTIONED}}
  turn: {name: Turn, requires_any: [{magic: APPLIED, slope: INTRODUCED}]}
  magic: {name: Magic}
series:
  basics:
    modules:
      lines:
        title: Lines
        lessons:
          drawing: {title: Drawing, load: STRETCH, new: {slope: INTRODUCED}}
        misconceptions:
          slopes-are-heights:
            belief: A slope is a height.
            correction: It is not.
            about: [slope]
            addressed_in: [stepping, nowhere]
            refuted_by: [steps-rise, no-such-claim]
      descent:
        title: Descent
        lessons:
          stepping:
            title: Stepping
            minutes: 30
            new: {step: INTRODUCED, turn: INTRODUCED}
            reinforced: {slope: {depth: INTRODUCED -> DEVELOPED, label: again}}
            requires:
              slope: {depth: DEVELOPED, gap: {size: small, resolution: recap}}
              magic: INTRODUCED
            examples:
              - {kind: positive, what: a stair}
              - {kind: negative, what: a cliff}
            claims:
              steps-rise:
                statement: Each step rises by 1.
                demo: steps:rise
                expect: {rise: {equals: 1, within: 0.5, unit: m}}
                seeds: 3
                sources: [a book]
            misconceptions:
              steps-are-level: {belief: Steps are level., correction: They rise.}
          leaping: {title: Leaping, load: BUILD, new: {leap: APPLIED}}
"""


@pytest.fixture(scope="module")
def material() -> Material:
    return material_from(COURSE)


def row(assumption: Assumption) -> str:
    held, gap = assumption.held, assumption.gap
    source = f"{held.lesson.label if held.lesson else 'day one'}" if held else "nowhere"
    why = ", ".join(
        (
            *(["the lesson"] if assumption.stated else []),
            *(each.id for each in assumption.required_by),
        )
    )
    verdict = "OK" if assumption.met else f"GAP ({gap.resolution})" if gap else "GAP"
    others = "".join(f" or {other.id}" for other in assumption.alternatives)
    return (
        f"{assumption.concept.id}{others} {assumption.depth} for {why}: "
        f"{held.depth if held else None} from {source}, {verdict}"
    )


def link(found: Link) -> str:
    chain = f", by {' '.join(each.id for each in found.chain)}" if found.redundant else ""
    others = "".join(f" or {other.id}" for other in found.alternatives)
    return f"{found.concept.id} {found.depth}{others}{chain}"


def test_what_a_lesson_assumes(material: Material) -> None:
    assert list(map(row, lesson_page(material, "stepping").assumes)) == [
        "slope DEVELOPED for the lesson, step, turn: INTRODUCED from 1.1.1, GAP (recap)",
        "magic INTRODUCED for the lesson: None from nowhere, GAP",
        "algebra DEVELOPED for slope: APPLIED from day one, OK",
    ]
    assert list(map(row, lesson_page(material, "drawing").assumes)) == [
        "algebra DEVELOPED for slope: APPLIED from day one, OK"
    ]


def test_an_alternative_that_is_held_is_among_what_a_lesson_assumes() -> None:
    material = material_from(
        """
        assumes: {slope: INTRODUCED}
        concepts: {magic: {}, slope: {},
                   turn: {requires_any: [{magic: APPLIED, slope: INTRODUCED}]}}
        series: {s: {modules: {m: {lessons: {turning: {new: {turn: INTRODUCED}}}}}}}
        """
    )
    assert list(map(row, lesson_page(material, "turning").assumes)) == [
        "slope or magic INTRODUCED for turn: INTRODUCED from day one, OK"
    ]


def test_what_a_lesson_brings(material: Material) -> None:
    page = lesson_page(material, "stepping")
    assert [(each.title, each.is_new, each.start, each.end) for each in page.brings] == [
        ("Step", True, None, Depth.INTRODUCED),
        ("Turn", True, None, Depth.INTRODUCED),
        ("Slope (again)", False, Depth.INTRODUCED, Depth.DEVELOPED),
    ]
    assert page.new == 2


def test_a_lesson_stands_between_its_neighbors_across_borders(material: Material) -> None:
    page = lesson_page(material, "stepping")
    assert (page.module.number, page.number, page.minutes) == ("1.2", 1, 30)
    assert page.previous is not None
    assert (page.previous.label, page.previous.title) == ("1.1.1", "Drawing")
    assert page.following is not None
    assert page.following.slug == "leaping"
    assert lesson_page(material, "leaping").following is None
    assert lesson_page(material, "drawing").previous is None


def test_a_lesson_addresses_its_own_misconceptions_and_those_filed_elsewhere(
    material: Material,
) -> None:
    page = lesson_page(material, "stepping")
    assert [each.id for each in page.misconceptions] == ["slopes-are-heights", "steps-are-level"]
    assert lesson_page(material, "drawing").misconceptions == ()


def test_a_claim_names_what_it_refutes(material: Material) -> None:
    page = claim_page(material, "steps-rise")
    assert [(each.measurement, str(each.value)) for each in page.expected] == [
        ("rise", "1 m within 0.5")
    ]
    assert (page.demo, page.seeds, page.sources) == ("steps:rise", 3, ("a book",))
    assert page.lesson.label == "1.2.1"
    assert [each.id for each in page.refutes] == ["slopes-are-heights"]
    assert lesson_page(material, "stepping").claims == (page,)


def test_a_misconception_names_lessons_and_claims_that_are_not_there(material: Material) -> None:
    page = misconception_page(material, "slopes-are-heights")
    assert [(each.slug, each.title) for each in page.addressed_in] == [
        ("stepping", "Stepping"),
        ("nowhere", None),
    ]
    assert [(each.id, each.statement) for each in page.refuted_by] == [
        ("steps-rise", "Each step rises by 1."),
        ("no-such-claim", None),
    ]
    assert [each.example.what for each in page.counterexamples] == ["a cliff"]
    assert [each.name for each in page.about] == ["Slope (of a line)"]


def test_the_timeline_of_a_concept(material: Material) -> None:
    page = concept_page(material, "slope")
    assert page.assumed is None
    assert [(each.lesson.label, each.entry.start, each.entry.end) for each in page.touched] == [
        ("1.1.1", None, Depth.INTRODUCED),
        ("1.2.1", Depth.INTRODUCED, Depth.DEVELOPED),
    ]
    assert page.held is not None
    assert page.held.depth is Depth.DEVELOPED
    assert concept_page(material, "algebra").assumed is Depth.APPLIED
    assert concept_page(material, "magic").held is None


def test_what_a_concept_stands_on_and_what_builds_on_it(material: Material) -> None:
    assert list(map(link, concept_page(material, "slope").requires)) == ["algebra DEVELOPED"]
    assert list(map(link, concept_page(material, "slope").dependents)) == [
        "step INTRODUCED",
        "leap INTRODUCED, by step slope",
        "turn INTRODUCED or magic",
    ]
    assert list(map(link, concept_page(material, "leap").requires)) == [
        "step INTRODUCED",
        "slope INTRODUCED, by step slope",
        "algebra MENTIONED, by step slope algebra",
    ]
    [group] = concept_page(material, "turn").requires_any
    assert list(map(link, group)) == ["magic APPLIED", "slope INTRODUCED"]


def test_the_lessons_that_need_a_concept(material: Material) -> None:
    used = concept_page(material, "slope").used
    assert [(each.lesson.slug, each.assumption.depth) for each in used] == [
        ("stepping", Depth.DEVELOPED),
        ("leaping", Depth.INTRODUCED),
    ]


def test_misspelt_concepts_stand_for_those_that_were_meant() -> None:
    material = material_from(
        """
        concepts: {slope: {name: Slope}, step: {requires: {slpoe: INTRODUCED}}}
        series: {s: {modules: {m: {lessons: {one: {new: {slop: INTRODUCED}},
                                             two: {new: {step: INTRODUCED}}}}}}}
        """
    )
    page = concept_page(material, "slope")
    assert [each.lesson.slug for each in page.touched] == ["one"]
    assert [each.concept.id for each in page.dependents] == ["step"]
    assert [(each.lesson.slug, each.assumption.met) for each in page.used] == [("two", True)]
    assert [each.concept.known for each in concept_page(material, "step").requires] == [True]
