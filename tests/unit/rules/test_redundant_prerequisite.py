"""Prerequisites that others listed beside them imply, and those that only seem so."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.places import Pointer
from curriculum_kit.remedies import Remove
from tests.unit.rules.fragment_findings import found, problems

LESSONS = "rules: {redundant-prerequisite: {lessons: true}}"


def registry(*requires: str) -> str:
    """Return a registry from texts such as ``c: {a: INTRODUCED}``, what each concept requires."""
    text = "## concepts.yaml\n"
    for line in requires:
        name, _, needed = line.partition(": ")
        text += f"{name}: {{name: {name}, requires: {needed or '{}'}}}\n"
    return text + "## lesson.yaml\nload: BUILD\n"


@pytest.mark.parametrize(
    ("top", "below", "chain"),
    [
        ("{a: INTRODUCED, b: INTRODUCED}", ["b: {a: INTRODUCED}"], "b -> a"),
        ("{b: INTRODUCED, a: INTRODUCED}", ["b: {a: DEVELOPED}"], "b -> a"),
        # Deeper than what is implied.
        ("{a: DEVELOPED, b: INTRODUCED}", ["b: {a: INTRODUCED}"], None),
        # A chain, and one that is too shallow at its end.
        (
            "{a: INTRODUCED, c: INTRODUCED}",
            ["c: {b: INTRODUCED}", "b: {a: INTRODUCED}"],
            "c -> b -> a",
        ),
        (
            "{a: DEVELOPED, c: INTRODUCED}",
            ["c: {b: DEVELOPED}", "b: {a: INTRODUCED}"],
            None,
        ),
        # What stands below is asked for only from a depth on.
        (
            "{a: INTRODUCED, b: INTRODUCED}",
            ["b: {a: {depth: INTRODUCED, to_reach: DEVELOPED}}"],
            None,
        ),
        (
            "{a: INTRODUCED, b: DEVELOPED}",
            ["b: {a: {depth: INTRODUCED, to_reach: DEVELOPED}}"],
            "b -> a",
        ),
        # A shallow way down and a deep one: the deep one counts.
        (
            "{a: DEVELOPED, d: INTRODUCED}",
            ["d: {b: INTRODUCED, c: INTRODUCED}", "b: {a: INTRODUCED}", "c: {a: DEVELOPED}"],
            "d -> c -> a",
        ),
        # A name only mentioned requires nothing.
        ("{a: MENTIONED, b: MENTIONED}", ["b: {a: INTRODUCED}"], None),
        # The other one is asked for later than this one.
        (
            "{a: INTRODUCED, b: {depth: INTRODUCED, to_reach: DEVELOPED}}",
            ["b: {a: INTRODUCED}"],
            None,
        ),
        (
            "{a: {depth: INTRODUCED, to_reach: DEVELOPED}, b: INTRODUCED}",
            ["b: {a: INTRODUCED}"],
            "b -> a",
        ),
        ("{a: INTRODUCED, b: INTRODUCED}", [], None),
        ("{a: INTRODUCED}", [], None),
    ],
)
def test_concepts(top: str, below: list[str], chain: str | None, tmp_path: Path) -> None:
    known = {line[0] for line in below}
    rest = [name for name in "abcd" if name not in known]
    said = found("redundant-prerequisite", registry(f"top: {top}", *below, *rest), tmp_path)
    assert [message.rpartition(": ")[2] for message in said] == ([chain] if chain else [])


def test_a_ladder_is_said_link_by_link(tmp_path: Path) -> None:
    ladder = registry(
        "d: {a: INTRODUCED, b: INTRODUCED, c: INTRODUCED}",
        "c: {a: INTRODUCED, b: INTRODUCED}",
        "b: {a: INTRODUCED}",
        "a",
    )
    said = found("redundant-prerequisite", ladder, tmp_path)
    assert [message.rpartition(": ")[2] for message in said] == ["c -> a", "c -> b", "b -> a"]


def test_cycles_are_left_alone(tmp_path: Path) -> None:
    circle = registry("a: {b: INTRODUCED, c: INTRODUCED}", "b: {c: INTRODUCED}", "c: {a: APPLIED}")
    assert found("redundant-prerequisite", circle, tmp_path) == []


@pytest.mark.parametrize(
    ("settings", "requires", "said"),
    [
        ("", "{a: INTRODUCED, b: INTRODUCED}", 0),
        (LESSONS, "{a: INTRODUCED, b: INTRODUCED}", 1),
        (LESSONS, "{a: DEVELOPED, b: INTRODUCED}", 0),
        # A gap says something of its own, and what is lacking implies nothing.
        (LESSONS, "{a: {depth: INTRODUCED, gap: GAP}, b: INTRODUCED}", 0),
        (LESSONS, "{a: INTRODUCED, b: {depth: INTRODUCED, gap: GAP}}", 0),
    ],
)
def test_lessons(settings: str, requires: str, said: int, tmp_path: Path) -> None:
    fragment = f"## curriculum.yaml\n{settings}\n" if settings else ""
    fragment += registry("b: {a: INTRODUCED}", "a")
    requires = requires.replace("GAP", "{size: small, resolution: recap}")
    fragment += f"requires: {requires}\n"
    messages = found("redundant-prerequisite", fragment, tmp_path)
    assert (
        messages
        == ["lesson 'lesson' requires 'a' at INTRODUCED, which 'b' at INTRODUCED implies: b -> a"]
        * said
    )


def test_the_way_out(tmp_path: Path) -> None:
    fragment = registry("c: {a: INTRODUCED, b: INTRODUCED}", "b: {a: INTRODUCED}", "a")
    [problem] = problems("redundant-prerequisite", fragment, tmp_path)
    assert problem.remedy is not None
    where = Pointer("concept:c", ("requires", "a"), key=True)
    assert problem.remedy.changes == (Remove(where),)
    assert [note.message for note in problem.notes] == [
        "implied by this one",
        "'b' requires 'a' here",
    ]
