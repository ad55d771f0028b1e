"""What is left of authored data after its mistakes, and that nothing else is lost."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.module import Module
from curriculum_kit.source.recovery import Outcome, validated
from curriculum_kit.source.schema import WHOLE, Shape

LESSON = Shape.of(Lesson)
MODULE = Shape.of(Module)
SOUND: dict[str, Any] = {"title": "T", "core": "C", "load": "BUILD"}
BELIEF = {"belief": "It is so.", "correction": "It is not."}


def recovered(written: dict[str, Any]) -> Outcome[Lesson]:
    return validated(LESSON, SOUND | written, "lesson:a-lesson")


def lesson(written: dict[str, Any]) -> Lesson:
    entity = recovered(written).entity
    assert entity is not None
    return entity


@pytest.mark.parametrize(
    ("written", "value", "lost"),
    [
        pytest.param({"titel": "T2", "title": "T"}, "T", set(), id="the-right-key-is-there-too"),
        pytest.param({"homework": [1]}, "T", set(), id="a-key-that-resembles-none"),
        pytest.param({"title": 7}, "a-lesson", {"title"}, id="a-title-of-another-kind"),
        pytest.param({"title": ""}, "a-lesson", {"title"}, id="an-empty-title"),
    ],
)
def test_title(written: dict[str, Any], value: str, lost: set[str]) -> None:
    outcome = recovered(written)
    assert outcome.entity is not None
    assert outcome.entity.title == value
    assert outcome.lost == lost
    assert len(outcome.mistakes) == 1


@pytest.mark.parametrize(
    ("written", "kept", "lost"),
    [
        pytest.param({"New": {"a": "MENTIONED"}}, {"a": "MENTIONED"}, set(), id="key"),
        pytest.param({"new": {"a": "mentioned"}}, {"a": "MENTIONED"}, set(), id="word"),
        pytest.param({"new": {"a": {"dept": "APPLIED"}}}, {"a": "APPLIED"}, set(), id="inner-key"),
        pytest.param(
            {"new": {"a": "KNOWN", "b": "APPLIED"}}, {"b": "APPLIED"}, {"new"}, id="entry"
        ),
        pytest.param({"new": {"a": 3, "b": "APPLIED"}}, {"b": "APPLIED"}, {"new"}, id="kind"),
        pytest.param({"new": {"a": {}, "b": "APPLIED"}}, {"b": "APPLIED"}, {"new"}, id="empty"),
        pytest.param({"new": ["a", "b"]}, {}, {"new"}, id="whole"),
    ],
)
def test_entries(written: dict[str, Any], kept: dict[str, str], lost: set[str]) -> None:
    outcome = recovered(written)
    assert outcome.entity is not None
    assert {name: str(new.depth) for name, new in outcome.entity.new.items()} == kept
    assert outcome.lost == lost


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("INTRODUCED -> DEVELOPD", "INTRODUCED -> DEVELOPED"),
        ("introduced -> DEVELOPED", "INTRODUCED -> DEVELOPED"),
        ("Applied", "APPLIED"),
        ("INTRODUCED -> deep", None),
        ("INTRODUCED ->", None),
        (["INTRODUCED", "DEVELOPED"], None),
    ],
)
def test_transitions(written: object, kept: str | None) -> None:
    entries = lesson({"reinforced": {"a": written}}).reinforced
    assert [str(entry.depth) for entry in entries.values()] == ([kept] if kept else [])


def test_two_things_missing_cost_no_more_than_the_entry_that_lacks_them() -> None:
    kept = lesson({"misconceptions": {"empty": {}, "sound": BELIEF}})
    assert list(kept.misconceptions) == ["sound"]


def test_two_things_missing_in_an_item_leave_its_neighbors_alone() -> None:
    examples = [{"purpose": "p"}, {"kind": "positive", "what": "kept"}]
    assert [example.what for example in lesson({"examples": examples}).examples] == ["kept"]


def test_items_that_make_no_sense_leave_the_others_in_order() -> None:
    kept = lesson({"mental_models": [1, "first", [], None, "second", {}]})
    assert kept.mental_models == ("first", "second")


def test_one_bad_act_leaves_the_others() -> None:
    act = {"title": "A", "lessons": ["a"], "story": "S"}
    written: dict[str, Any] = {
        "title": "M",
        "goal": "G",
        "lessons": ["a"],
        "narrative": {"premise": "P", "acts": [{"title": "B"}, act, {"story": 5}]},
    }
    outcome = validated(MODULE, written, "module:m")
    assert outcome.entity is not None
    assert outcome.entity.narrative is not None
    assert [told.title for told in outcome.entity.narrative.acts] == ["A"]


@pytest.mark.parametrize("data", [None, 7, "text", [], ["title"], True])
def test_what_is_no_mapping_is_lost_whole(data: Any) -> None:
    outcome = validated(LESSON, data, "lesson:a-lesson")
    assert outcome.entity is None
    assert outcome.lost == WHOLE
    assert len(outcome.mistakes) == 1


def test_a_word_that_cannot_be_guessed_loses_what_must_have_it() -> None:
    outcome = recovered({"load": "HARD"})
    assert outcome.entity is None
    assert [mistake.rule for mistake in outcome.mistakes] == ["invalid-value"]


def test_every_mistake_is_reported_at_once() -> None:
    outcome = recovered(
        {
            "titel": "T",
            "load": "BILD",
            "minutes": "45",
            "new": {"a": 1, "b": "DEEP"},
            "examples": [{"kind": "plain", "what": 3}],
        }
    )
    assert sorted(".".join(map(str, mistake.path)) for mistake in outcome.mistakes) == [
        "examples.0.kind",
        "examples.0.what",
        "load",
        "minutes",
        "new.a",
        "new.b.depth",
        "titel",
    ]


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"titel": "T"},
        {"load": "BILD", "new": {"a": {"dept": "APPLIED"}, "b": 3}},
        {"mental_models": [1, "kept", 2]},
        {"reinforced": {"a": "introduced -> DEVELOPED"}},
    ],
)
def test_what_was_read_is_not_changed(written: dict[str, Any]) -> None:
    data = SOUND | written
    before = copy.deepcopy(data)
    validated(LESSON, data, "lesson:a-lesson")
    assert data == before


def test_of_sound_data_nothing_is_lost() -> None:
    outcome = recovered({"new": {"a": "APPLIED"}})
    assert not outcome.lost
    assert not outcome.mistakes
    assert not outcome.repairs


@pytest.mark.parametrize(
    ("written", "repaired", "as_written"),
    [
        (
            {"mental_models": [1, "a", 2, "b"]},
            ("mental_models", 1),
            ("mental_models", 3),
        ),
        ({"mental_models": [1, "a"]}, ("mental_models", 0), ("mental_models", 1)),
        ({"Reinforced": {"a": "APPLIED"}}, ("reinforced", "a"), ("Reinforced", "a")),
        (
            {"examples": [{}, {"Kind": "positive", "what": "w"}]},
            ("examples", 0, "kind"),
            ("examples", 1, "Kind"),
        ),
        ({"mental_models": [1, "a"]}, ("scope", "covers", 0), ("scope", "covers", 0)),
    ],
)
def test_places_are_found_after_repairs(
    written: dict[str, Any], repaired: tuple[str | int, ...], as_written: tuple[str | int, ...]
) -> None:
    assert recovered(written).repairs.as_written(repaired) == as_written
