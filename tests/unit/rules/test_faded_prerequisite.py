"""What is required, held, and was last met too long ago."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.rules.fragment_findings import found

CONCEPTS = """
## concepts.yaml
slope: {name: Slope}
descent: {name: Descent, requires: {slope: INTRODUCED}}
"""


def course(*lessons: str, settings: str = "", assumes: str = "") -> str:
    """Return a course with lessons from texts; an empty one has no entries."""
    text = f"## curriculum.yaml\nassumes: {{{assumes}}}\nrules: {{{settings}}}\n" + CONCEPTS
    for number, lesson in enumerate(lessons):
        text += f"## lesson-{number}.yaml\n{lesson or 'load: BUILD'}\n"
    return text


NEW = "new: {slope: INTRODUCED}"
DEEP = "new: {slope: DEVELOPED}"
NEEDS = "requires: {slope: INTRODUCED}"
TAKES_UP = "new: {descent: INTRODUCED}"
AGAIN = "reinforced: {slope: INTRODUCED}"
DEEPER = "reinforced: {slope: MENTIONED -> INTRODUCED}"
GAP = "requires: {slope: {depth: INTRODUCED, gap: {size: trivial, resolution: recap}}}"


@pytest.mark.parametrize(
    ("lessons", "said"),
    [
        ([NEW, "", "", NEEDS], []),
        ([NEW, "", "", "", NEEDS], [(4, 4, 0)]),
        ([NEW, "", "", "", TAKES_UP], [(4, 4, 0)]),
        # Being required is no meeting.
        ([NEW, "", "", NEEDS, NEEDS], [(4, 4, 0)]),
        # Reinforcing is one, and so is a gap.
        ([NEW, "", AGAIN, "", "", NEEDS], []),
        ([NEW, "", GAP, "", "", NEEDS], []),
        ([NEW, "", "", "", "", GAP, "", "", NEEDS], []),
        ([NEW, "", AGAIN, "", "", "", NEEDS], [(6, 4, 2)]),
        ([NEW, "", GAP, "", "", "", NEEDS], [(6, 4, 2)]),
        # The lesson itself takes it up again.
        ([NEW, "", "", "", f"{NEEDS}\n{AGAIN}"], []),
        ([NEW, "", "", "", GAP], []),
        ([NEW, "", "", "", f"{TAKES_UP}\n{AGAIN}"], []),
        ([NEW, "", "", "", f"{TAKES_UP}\n{GAP}"], []),
        # One forgetting is said once, the next one again.
        ([NEW, "", "", "", NEEDS, TAKES_UP], [(4, 4, 0)]),
        ([NEW, "", "", "", NEEDS, AGAIN, "", "", "", NEEDS], [(4, 4, 0), (9, 4, 5)]),
        # What is held more deeply lasts longer.
        ([DEEP, *[""] * 14, NEEDS], []),
        ([DEEP, *[""] * 15, NEEDS], [(16, 16, 0)]),
        # What is not held deeply enough has not faded.
        ([NEW, "", "", "", "requires: {slope: DEVELOPED}"], []),
        (["", "", "", "", NEEDS], []),
        # A name does not fade.
        ([NEW, "", "", "", "requires: {slope: MENTIONED}"], []),
    ],
)
def test_lessons(lessons: list[str], said: list[tuple[int, int, int]], tmp_path: Path) -> None:
    expected = [
        f"but the learner last met it {distance} lessons before, in 'lesson-{last}'"
        for _number, distance, last in said
    ]
    messages = found("faded-prerequisite", course(*lessons), tmp_path)
    assert [message.partition(", ")[2].rpartition("but")[2] for message in messages] == [
        text.removeprefix("but") for text in expected
    ]
    assert [message.split("'")[1] for message in messages] == [
        f"lesson-{number}" for number, _distance, _last in said
    ]


@pytest.mark.parametrize(
    ("assumes", "lessons", "faded"),
    [
        ("slope: INTRODUCED", [*[""] * 9, NEEDS], False),
        ("slope: INTRODUCED", [AGAIN, *[""] * 9, NEEDS], False),
        (
            "slope: MENTIONED",
            ["reinforced: {slope: MENTIONED -> INTRODUCED}", *[""] * 9, NEEDS],
            True,
        ),
    ],
)
def test_what_is_assumed_does_not_fade(
    assumes: str, lessons: list[str], faded: bool, tmp_path: Path
) -> None:
    messages = found("faded-prerequisite", course(*lessons, assumes=assumes), tmp_path)
    assert bool(messages) == faded


def test_options(tmp_path: Path) -> None:
    settings = "faded-prerequisite: {introduced: 1, developed: 2}"
    lessons = [NEW, "", NEEDS, "reinforced: {slope: INTRODUCED -> DEVELOPED}", "", "", NEEDS]
    messages = found("faded-prerequisite", course(*lessons, settings=settings), tmp_path)
    assert [message.split("'")[1] for message in messages] == ["lesson-2", "lesson-6"]
