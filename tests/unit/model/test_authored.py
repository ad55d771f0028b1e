"""Ids and what most likely stands for one; short forms and what they stand for."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from curriculum_kit.model.authored import as_slug
from curriculum_kit.model.course import Outline
from curriculum_kit.model.lesson import Lesson, LessonRequirement, NewConcept
from curriculum_kit.model.vocabulary import Depth


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Big Steps", "big-steps"),
        ("big_steps", "big-steps"),
        ("big--steps-", "big-steps"),
        ("./big-steps.yaml", "big-steps"),
        ("descent\\steps.yml", "steps"),
        ("größer", None),
        ("!", None),
        ("", None),
    ],
)
def test_the_id_that_a_text_stands_for(text: str, slug: str | None) -> None:
    assert as_slug(text) == slug


def lesson(**keys: object) -> Lesson:
    return TypeAdapter(Lesson).validate_python({"title": "T", "core": "C", "load": "BUILD", **keys})


def test_a_short_form_means_the_same_as_the_long_one() -> None:
    short, long = lesson(new={"slope": "APPLIED"}), lesson(new={"slope": {"depth": "APPLIED"}})
    assert short == long


def test_a_short_form_means_in_each_place_what_is_asked_for_there() -> None:
    taught = lesson(new={"slope": "APPLIED"}, requires={"line": "APPLIED"})
    assert taught.new == {"slope": NewConcept(depth=Depth.APPLIED)}
    assert taught.requires == {"line": LessonRequirement(depth=Depth.APPLIED)}


def test_what_a_short_form_means_is_shared_and_so_cannot_be_changed() -> None:
    taught = lesson(new={"slope": "APPLIED", "line": "APPLIED"})
    assert taught.new["slope"] is taught.new["line"]
    with pytest.raises(AttributeError):
        taught.new["slope"].depth = Depth.MENTIONED  # type: ignore[misc]  # this is the point


def test_what_can_be_changed_is_not_shared() -> None:
    keys = {"title": "T", "audience": "A", "series": []}
    rules = {"long-chain": "off", "open-gap": "off"}
    read = TypeAdapter(Outline).validate_python({**keys, "rules": rules})
    assert read.rules["long-chain"] == read.rules["open-gap"] == {"severity": "off"}
    assert read.rules["long-chain"] is not read.rules["open-gap"]


def test_a_mistaken_short_form_is_a_mistake_each_time() -> None:
    for _ in range(2):
        with pytest.raises(ValidationError) as raised:
            lesson(new={"slope": "DEEP", "line": "DEEP"})
        places = [error["loc"] for error in raised.value.errors()]
        assert places == [("new", "slope", "depth"), ("new", "line", "depth")]
