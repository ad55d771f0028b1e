"""The nearest known word."""

from __future__ import annotations

import pytest

from curriculum_kit.source.nearest import did_you_mean, nearest

KNOWN = ("new", "title", "reinforced", "requires", "mental_models", "gradient-descent", "SGD", "is")


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("titel", "title"),
        ("nwe", "new"),
        ("tite", "title"),
        ("Title", "title"),
        ("reinforcd", "reinforced"),
        ("reinforces", "reinforced"),
        ("require", "requires"),
        ("mental-models", "mental_models"),
        ("mental models", "mental_models"),
        ("Gradient_Descent", "gradient-descent"),
        ("gradient-decsent", "gradient-descent"),
        ("sgd", "SGD"),
        ("is_", "is"),
        ("", None),
        ("introduces", None),
        ("adam", None),
        ("\x1b[31m", None),
    ],
)
def test_nearest(word: str, known: str | None) -> None:
    assert nearest(word, KNOWN) == known


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("nwe", "new", "new"),
        ("enw", "new", "new"),
        ("NWE", "new", "new"),
        ("laod", "load", "load"),
        ("sdg", "sgd", "sgd"),
        ("rleu", "relu", "relu"),
        ("form", "from", "from"),
        ("ew", "we", None),
        ("now", "new", None),
        ("wen", "new", None),
        ("sum", "sgd", None),
        ("max", "min", None),
        ("adam", "loss", None),
        ("load", "core", None),
        ("rnn", "cnn", None),
        ("l21", "l12", None),
        ("a-b", "-ab", None),
    ],
)
def test_two_letters_that_have_changed_places(word: str, known: str, meant: str | None) -> None:
    assert nearest(word, (known,)) == meant


def test_a_swap_goes_before_a_similar_word() -> None:
    assert nearest("causal", ("casual", "causally")) == "casual"


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("title", ()) is None


def test_the_same_word_but_for_case_beats_a_similar_one() -> None:
    assert nearest("Load", ("loads", "load")) == "load"


@pytest.mark.parametrize(
    ("word", "advice"),
    [("titel", "Did you mean 'title'?"), ("entropy", "Look it up.")],
)
def test_advice(word: str, advice: str) -> None:
    assert did_you_mean(word, KNOWN, otherwise="Look it up.") == advice
    assert did_you_mean("entropy", KNOWN) is None
