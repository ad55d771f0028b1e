"""What two versions of a file share is found, whatever its size."""

from __future__ import annotations

import time
from collections.abc import Sequence
from difflib import SequenceMatcher
from random import Random

import pytest

from curriculum_kit.output.alike import SMALL, Alike

MANY = 20_000
A_TENTH_OF_BEFORE = 1.7  # seconds of the processor; comparing each line with each took 17


def made_anew(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return what the old lines become by the changes found."""
    lines: list[str] = []
    for kind, start, end, other, other_end in Alike(old, new).get_opcodes():
        if kind == "equal":
            assert old[start:end] == new[other:other_end]
        lines += old[start:end] if kind == "equal" else new[other:other_end]
    return lines


def changed(old: Sequence[str], new: Sequence[str]) -> int:
    opcodes = Alike(old, new).get_opcodes()
    return sum(end - start for kind, start, end, _, _ in opcodes if kind != "equal")


def without(lines: Sequence[str], many: int) -> list[str]:
    gone = set(Random(1).sample(range(len(lines)), many))
    return [line for number, line in enumerate(lines) if number not in gone]


def test_small_files_are_compared_as_difflib_does() -> None:
    random = Random(1)
    for _ in range(50):
        old = [random.choice("abcdefgh") for _ in range(random.randrange(60))]
        new = [line for line in old if random.random() > 0.2] + ["x"] * random.randrange(3)
        assert Alike(old, new).get_opcodes() == SequenceMatcher(None, old, new).get_opcodes()


@pytest.mark.parametrize(
    ("old", "most"),
    [
        ([f"line {number}" for number in range(MANY)], 4_000),
        ([f"{number % 7}" if number % 2 else f"{number}" for number in range(MANY)], 4_100),
        ([f"{Random(number).randrange(3_000)}" for number in range(MANY)], 4_100),
        (["the same"] * MANY, MANY),
    ],
    ids=["all differ", "half repeat", "most repeat", "all are the same"],
)
def test_many_removals_are_found_in_little_time(old: Sequence[str], most: int) -> None:
    new = without(old, 4_000)
    start = time.process_time()
    assert changed(old, new) <= most
    assert time.process_time() - start < A_TENTH_OF_BEFORE
    assert made_anew(old, new) == new


def test_lines_that_moved_are_removed_and_added() -> None:
    old = [f"line {number}" for number in range(1_000)]
    new = old[500:] + old[:500]
    assert len(old) * len(new) > SMALL
    assert made_anew(old, new) == new
    assert changed(old, new) == 500


def test_a_change_among_lines_that_are_alike_is_no_more_than_it_is() -> None:
    old = ["the same"] * 1_000
    assert changed(old, [*old[:500], "another", *old[500:]]) == 0
    assert made_anew(old, [*old[:500], "another", *old[500:]])[500] == "another"
