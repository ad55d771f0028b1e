"""Unquoted text that a comment follows: when that is told, and that both readers agree."""

from __future__ import annotations

import pytest

from curriculum_kit.places import Span
from curriculum_kit.source.limits import MAXIMUM_FAULTS
from curriculum_kit.source.plain import plain_data
from curriculum_kit.source.reader import read

TOLD = [
    ("a: Rule #1 of two", (1, 9, 1, 18), ("a",)),
    ("a: C\t#sharp  \nb: 2", (1, 6, 1, 12), ("a",)),
    ("a:\n  - b\n  - 学 #2", (3, 7, 3, 9), ("a", 1)),
    ("a: {b: c, d: e #f\n}", (1, 16, 1, 18), ("a", "d")),
]


@pytest.mark.parametrize(("text", "span", "path"), TOLD)
def test_text_that_is_cut_off(
    text: str, span: tuple[int, int, int, int], path: tuple[str | int, ...]
) -> None:
    document = read(text)
    [fault] = document.faults
    assert (fault.rule, fault.span, fault.path) == ("ambiguous-scalar", Span(*span), path)
    assert fault.message.endswith("is a comment: the text ends before it")
    assert not document.broken
    assert plain_data(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "a: Rule # one of two",
        "a: Rule ## one",
        "a: Rule#1",
        "a: 1 #one",
        "a: 'Rule' #one",
        'a: "Rule #1"',
        "a: [b] #one",
        "a: |\n  Rule #1\n",
        "a: >- #folded\n  Rule\n",
        "a:  #one\n  b: c",
        "a: b\n  #one\n",
        "#!/bin/sh\na: b #!c",
    ],
)
def test_comments_that_cut_nothing_off(text: str) -> None:
    assert read(text).faults == ()


def test_faults_stay_in_order_and_are_not_without_end() -> None:
    faults = read("a: b #c\nd: no\ne: f #g\n").faults
    assert [fault.span.line for fault in faults] == [1, 2, 3]
    many = "".join(f"a{n}: b #c\n" for n in range(MAXIMUM_FAULTS + 1))
    assert len(read(many).faults) == MAXIMUM_FAULTS
