"""Words that mean a part of a course, and what is said about those that do not."""

from __future__ import annotations

import pytest

from curriculum_kit.syllabus.subject import Subjects, UnknownSubjectError
from tests.unit.syllabus.courses import course_of

SUBJECTS = Subjects(
    course_of(
        """
        concepts:
          adam: {name: Adam optimizer, aliases: [Adaptive moments]}
          momentum: {name: Momentum}
        series:
          basics:
            modules:
              first: {lessons: {momentum: {}, resting: {}}}
              second:
                lessons:
                  claiming:
                    claims: {it-holds: {statement: It holds.}}
                    misconceptions: {it-falls: {belief: It falls., correction: It holds.}}
        """
    )
)


@pytest.mark.parametrize(
    ("word", "subject"),
    [
        ("adam", "concept:adam"),
        ("concept:adam", "concept:adam"),
        ("Adam optimizer", "concept:adam"),
        ("adaptive MOMENTS", "concept:adam"),
        ("concept:Adam Optimizer", "concept:adam"),
        ("resting", "lesson:resting"),
        ("lesson:momentum", "lesson:momentum"),
        ("1.1.2", "lesson:resting"),
        ("lesson:1.2.1", "lesson:claiming"),
        ("module:second", "module:second"),
        ("1.2", "module:second"),
        ("module:1.1", "module:first"),
        ("it-holds", "claim:it-holds"),
        ("misconception:it-falls", "misconception:it-falls"),
    ],
)
def test_words_that_mean_something(word: str, subject: str) -> None:
    assert str(SUBJECTS.named(word)) == subject


@pytest.mark.parametrize(
    ("word", "message"),
    [
        (
            "momentum",
            "'momentum' may mean 'concept:momentum' or 'lesson:momentum': write one of them",
        ),
        ("concept:admm", "there is no concept 'admm'. Did you mean 'concept:adam'?"),
        ("concept:restin", "there is no concept 'restin'. Did you mean 'lesson:resting'?"),
        ("lesson:restin", "there is no lesson 'restin'. Did you mean 'lesson:resting'?"),
        (
            "adaptive moment",
            (
                "there is no concept, lesson, module, claim or misconception 'adaptive moment'. "
                "Did you mean 'Adaptive moments'?"
            ),
        ),
        ("module:9.9", "there is no module '9.9'. There is 'module:first', for example."),
        ("lesson:adam", "there is no lesson 'adam'. Did you mean 'concept:adam'?"),
    ],
)
def test_words_that_do_not(word: str, message: str) -> None:
    with pytest.raises(UnknownSubjectError) as raised:
        SUBJECTS.named(word)
    assert str(raised.value) == message


def test_a_concept_is_meant_where_only_concepts_are_asked_for() -> None:
    assert SUBJECTS.concept("momentum") == "momentum"
    assert SUBJECTS.concept("concept:Adaptive moments") == "adam"
    with pytest.raises(UnknownSubjectError, match="no concept 'resting'"):
        SUBJECTS.concept("resting")
