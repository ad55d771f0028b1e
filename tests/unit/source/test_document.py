"""Places: every key and value of a document is found again in its text."""

import sys

import pytest
import yaml

from curriculum_kit.findings import Path, Span
from curriculum_kit.source import loaders
from curriculum_kit.source.document import Document
from curriculum_kit.source.fallback import PortableLoader
from curriculum_kit.source.reader import read

LOADERS = [PortableLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS, autouse=True)
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaders, "LOADER", request.param)


LESSON = """\
# A lesson.
title: Backpropagation
position: "Foundation: what backprop IS"   # why here
minutes: 45

new:
  chain-rule: DEVELOPED
  forward-pass:
    depth: INTRODUCED

    # nothing below
  empty:
story: >
  One line,
  and another.

acts:
- title: one
  lessons: [a,
    b]
-
- - deep
  - {x: 1, y}
notes: plain text that
  goes on
last: '😀 é' # 😀
"""


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (2, 1, 25, 12), (2, 1, 25, 12)),
        (("title",), (2, 8, 2, 23), (2, 1, 2, 6)),
        (("position",), (3, 11, 3, 41), (3, 1, 3, 9)),
        (("minutes",), (4, 10, 4, 12), (4, 1, 4, 8)),
        (("new",), (7, 3, 12, 9), (6, 1, 6, 4)),
        (("new", "chain-rule"), (7, 15, 7, 24), (7, 3, 7, 13)),
        (("new", "forward-pass"), (9, 5, 9, 22), (8, 3, 8, 15)),
        (("new", "forward-pass", "depth"), (9, 12, 9, 22), (9, 5, 9, 10)),
        (("new", "empty"), (12, 9, 12, 9), (12, 3, 12, 8)),
        (("story",), (13, 8, 15, 15), (13, 1, 13, 6)),
        (("acts",), (18, 1, 22, 12), (17, 1, 17, 5)),
        (("acts", 0), (18, 3, 20, 7), (18, 3, 20, 7)),
        (("acts", 0, "lessons"), (19, 12, 20, 7), (19, 3, 19, 10)),
        (("acts", 0, "lessons", 1), (20, 5, 20, 6), (20, 5, 20, 6)),
        (("acts", 1), (21, 2, 21, 2), (21, 2, 21, 2)),
        (("acts", 2), (22, 3, 23, 12), (22, 3, 23, 12)),
        (("acts", 2, 1, "y"), (23, 11, 23, 11), (23, 10, 23, 11)),
        (("notes",), (24, 8, 25, 10), (24, 1, 24, 6)),
        (("last",), (26, 7, 26, 12), (26, 1, 26, 5)),
    ],
)
def test_places_in_a_lesson(
    path: Path, value: tuple[int, int, int, int], key: tuple[int, int, int, int]
) -> None:
    document = read(LESSON)
    assert document.span(path) == Span(*value)
    assert document.span(path, key=True) == Span(*key)
