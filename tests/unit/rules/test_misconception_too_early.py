"""CUR402: what counts as met, and when another rule has said it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.rules.found import found

COURSE = """
## curriculum.yaml
assumes: {{algebra: APPLIED}}
## concepts.yaml
algebra: {{name: Algebra}}
adam: {{name: Adam, requires: {{algebra: DEVELOPED}}}}
unseen: {{name: Unseen, requires: {{algebra: DEVELOPED}}}}
## module.yaml
misconceptions:
  adam-always-wins:
    belief: Adam always beats SGD.
    correction: Which optimizer wins depends on the problem.
    about: {about}
    addressed_in: {addressed}
## first.yaml
{first}
## second.yaml
new: {{adam: {depth}}}
## third.yaml
load: BUILD
"""
EARLY = (
    "lesson 'first' addresses misconception 'adam-always-wins' before the learner has met what it "
    "is about: 'adam' is first met in lesson 'second', 1 lesson later"
)


@pytest.mark.parametrize(
    ("about", "addressed", "first", "depth", "messages"),
    [
        pytest.param("[adam]", "[first]", "", "DEVELOPED", [EARLY], id="before"),
        pytest.param("[adam]", "[first, second]", "", "DEVELOPED", [EARLY], id="once-too-early"),
        pytest.param("[adam]", "[second]", "", "MENTIONED", [], id="in-the-lesson-that-names-it"),
        pytest.param("[adam]", "[third]", "", "DEVELOPED", [], id="after"),
        pytest.param("[adam, algebra]", "[first]", "", "DEVELOPED", [], id="one-is-assumed"),
        pytest.param("[]", "[first]", "", "DEVELOPED", [], id="about-nothing"),
        pytest.param("[unseen]", "[first]", "", "DEVELOPED", [], id="about-what-is-never-met"),
        pytest.param("[adam, nonsense]", "[first]", "", "DEVELOPED", [], id="about-the-unknown"),
        pytest.param("[adma]", "[first]", "", "DEVELOPED", [EARLY], id="misspelt"),
        pytest.param("[adam]", "[nowhere]", "", "DEVELOPED", [], id="addressed-nowhere-known"),
        pytest.param(
            "[adam]", "[first]", "requires: {adam: MENTIONED}", "DEVELOPED", [], id="said-already"
        ),
    ],
)
def test_when(  # the places that differ
    about: str, addressed: str, first: str, depth: str, messages: list[str], tmp_path: Path
) -> None:
    course = COURSE.format(about=about, addressed=addressed, first=first, depth=depth)
    assert found("misconception-too-early", course, tmp_path) == messages
