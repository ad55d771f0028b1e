"""How it is said that learners are no longer told something, or that they are now."""

from __future__ import annotations

from dataclasses import fields

import pytest

from curriculum_kit.changes.change import COURSE, Part
from curriculum_kit.changes.texts import TEXTS
from curriculum_kit.changes.told import LOSSES, said, told_otherwise
from curriculum_kit.model.lesson import Scope
from curriculum_kit.model.module import Narrative

LESSON = Part("lesson", "slopes", "slopes")

SAID = [
    (
        ("objective", "Compute a slope.", None),
        (
            "the objective of lesson 'slopes' is gone: learners are no longer told what they "
            "will be able to do"
        ),
    ),
    (("objective", None, "Compute a slope."), "the objective of lesson 'slopes' is new"),
    (
        ("objective", "Compute a slope.", "Compute slopes."),
        "the objective of lesson 'slopes' is worded otherwise",
    ),
    (
        ("mental_models", ("a", "b", "c"), ("a",)),
        (
            "the mental models of lesson 'slopes' are fewer, 1 now and 3 before: learners lose a "
            "picture to think with"
        ),
    ),
    (
        ("mental_models", ("a",), ("a", "b")),
        "the mental models of lesson 'slopes' are more, 2 now and 1 before",
    ),
    (
        ("scope", Scope(covers=("a",), leaves_out=("b",)), Scope(covers=("a",))),
        (
            "in the scope of lesson 'slopes', the things that it leaves out are gone: learners are "
            "no longer told all that it leaves out"
        ),
    ),
    (
        ("scope", Scope(covers=("a",)), None),
        (
            "the scope of lesson 'slopes' is gone: learners are no longer told what it covers and "
            "what it leaves out"
        ),
    ),
]


@pytest.mark.parametrize(
    ("text", "says"), SAID, ids=[f"{text[0]}-{n}" for n, (text, _) in enumerate(SAID)]
)
def test_what_is_said(text: tuple[str, object, object], says: str) -> None:
    assert [change.message for change in told_otherwise(LESSON, *text)] == [says]


def test_the_course_is_named_as_such() -> None:
    [change] = told_otherwise(COURSE, "audience", "Programmers", None)
    assert change.message == (
        "the audience of the course is gone: nobody is told any more whom the course is for"
    )


def test_line_breaks_are_no_words() -> None:
    assert list(told_otherwise(LESSON, "objective", "one\ntwo", "one two ")) == []


def test_for_everything_that_may_be_left_out_it_is_said_what_follows() -> None:
    must_stand = {"title", "core", "name", "statement", "belief", "correction", "premise"}
    pieces = {each.name for kind in (Narrative, Scope) for each in fields(kind)}
    keys = {key for each in TEXTS.values() for key in each} | pieces | {"audience"}
    assert keys - must_stand == set(LOSSES)


def test_lists_in_lists_are_told_apart_and_sentences_need_no_mark() -> None:
    assert said([["visual", "a hill"], ["verbal", "a walk"]]) == "visual, a hill; verbal, a walk"
    assert said(["There is a valley.", [["Seeing", ["slopes"], "Down."]]]) == (
        "There is a valley. Seeing, slopes, Down."
    )
    assert (said([]), said(None), said("as it is")) == ("", None, "as it is")
