"""CUR601 to CUR607: examples, modalities, objectives, exercises, links and unwritten texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.rules.found import found

POSITIVE = "{kind: positive, what: p}"
NEGATIVE = "{kind: negative, what: n}"


@pytest.mark.parametrize(
    ("examples", "lacking"),
    [
        ([POSITIVE, POSITIVE, NEGATIVE], None),
        ([NEGATIVE, POSITIVE, POSITIVE, NEGATIVE], None),
        ([POSITIVE, POSITIVE], "no negative example"),
        ([POSITIVE, NEGATIVE], "only one positive example"),
        ([NEGATIVE], "no positive example"),
        ([POSITIVE], "only one positive example and no negative example"),
        ([], None),
        ([POSITIVE, POSITIVE, "{kind: wrong, what: n}"], None),
    ],
)
def test_examples(examples: list[str], lacking: str | None, tmp_path: Path) -> None:
    course = f"## chain.yaml\nexamples: [{', '.join(examples)}]\n"
    messages = [f"lesson 'chain' gives {lacking}"] if lacking else []
    assert found("missing-negative-example", course, tmp_path) == messages


@pytest.mark.parametrize(
    ("kinds", "at_least", "message"),
    [
        ("visual verbal symbolic", 3, None),
        ("visual verbal", 3, "2 ways (visual, verbal); at least 3 are asked for"),
        ("visual verbal Visual", 3, "2 ways (Visual, verbal); at least 3 are asked for"),
        ("visual", 3, "1 way (visual); at least 3 are asked for"),
        ("visual verbal", 2, None),
        ("", 3, None),
    ],
)
def test_modalities(kinds: str, at_least: int, message: str | None, tmp_path: Path) -> None:
    listed = ", ".join(f"{{kind: {kind}, what: w}}" for kind in kinds.split())
    course = (
        f"## curriculum.yaml\nrules: {{too-few-modalities: {{at_least: {at_least}}}}}\n"
        f"## chain.yaml\nmodalities: [{listed}]\n"
    )
    messages = [f"lesson 'chain' presents its idea in {message}"] if message else []
    assert found("too-few-modalities", course, tmp_path) == messages


@pytest.mark.parametrize(
    ("first", "second", "lacking"),
    [
        ("objective: Explain it.", "objective: Compute it.", []),
        ("objective: Explain it.", "objective:", ["second"]),
        ("objective:", "objective: Compute it.", ["first"]),
        ("objective: Explain it.", "objective: 7", []),  # no text, which is said
        ("objective:", "objective:", []),  # a course that states none
    ],
)
def test_objective_is_missing(first: str, second: str, lacking: list[str], tmp_path: Path) -> None:
    course = f"## first.yaml\n{first}\n## second.yaml\n{second}\n"
    messages = [f"lesson '{slug}' states no objective" for slug in lacking]
    assert found("missing-objective", course, tmp_path) == messages


@pytest.mark.parametrize(
    ("objective", "verb"),
    [
        ("Understand the chain rule.", "understand"),
        ("Learners will understand it.", "understand"),
        ("The student should be able to understand it.", "understand"),
        ("You know three optimizers.", "know"),
        ("Be familiar with Adam.", "be familiar with"),
        ("The learner knows it.", "know"),
        ("*Understand* it.", "understand"),
        ("Explain what it means to understand.", None),
        ("Compute a slope, and know why.", None),
        ("Learned rates are compared.", None),
        ("Knowledge is measured.", None),
        ("Can explain it.", None),
    ],
)
def test_objective_can_be_observed(objective: str, verb: str | None, tmp_path: Path) -> None:
    course = f"## chain.yaml\nobjective: '{objective}'\n"
    messages = [
        f"the objective of lesson 'chain' is to {verb}, which nobody can observe",
    ]
    assert found("unobservable-objective", course, tmp_path) == (messages if verb else [])


@pytest.mark.parametrize(
    ("supports", "message"),
    [
        ("guided supported independent", None),
        ("guided independent", None),
        ("supported independent", None),
        ("guided guided", None),
        ("", None),
        ("independent", "1' of lesson 'chain' is independent, and nothing guided or supported"),
        ("independent guided", "1' of lesson 'chain' is independent, and nothing guided"),
        ("guided independent supported", "2' of lesson 'chain' is independent, and a supported"),
        ("guided independent independent", "3' of lesson 'chain' is one of 2 independent ones"),
    ],
)
def test_exercises(supports: str, message: str | None, tmp_path: Path) -> None:
    listed = ", ".join(
        f"{{title: Exercise {number}, support: {support}}}"
        for number, support in enumerate(supports.split(), start=1)
    )
    messages = found("unsupported-exercise", f"## chain.yaml\nexercises: [{listed}]\n", tmp_path)
    assert len(messages) == (message is not None)
    assert not messages or messages[0].startswith(f"exercise 'Exercise {message}")


LINKS = """
## curriculum.yaml
assumes: {assumes}
## concepts.yaml
algebra: {{name: Algebra}}
slope: {{name: Slope, requires: {{algebra: DEVELOPED}}}}
entropy: {{name: Entropy{requires}}}
## first.yaml
new:
  slope: DEVELOPED
  entropy: {depth}
{lesson}
"""
UNLINKED = (
    "lesson 'first' brings 'entropy', which builds on nothing: neither the concept nor the lesson "
    "requires anything"
)


@pytest.mark.parametrize(
    ("assumes", "requires", "depth", "lesson", "messages"),
    [
        ("{algebra: APPLIED}", "", "INTRODUCED", "", [UNLINKED]),
        ("{algebra: APPLIED}", ", requires: {slope: MENTIONED}", "INTRODUCED", "", []),
        ("{algebra: APPLIED}", ", requires_any: [{slope: MENTIONED}]", "INTRODUCED", "", []),
        ("{algebra: APPLIED}", "", "INTRODUCED", "requires: {algebra: DEVELOPED}", []),
        ("{algebra: APPLIED}", "", "MENTIONED", "", []),
        ("{}", "", "INTRODUCED", "", []),
    ],
)
def test_links(  # the places that differ
    assumes: str, requires: str, depth: str, lesson: str, messages: list[str], tmp_path: Path
) -> None:
    course = LINKS.format(assumes=assumes, requires=requires, depth=depth, lesson=lesson)
    assert found("unlinked-concept", course, tmp_path) == messages


@pytest.mark.parametrize(
    ("text", "is_unwritten"),
    [
        ("TODO", True),
        ("'TODO: its one idea'", True),
        ("'TODO (chain): its one idea'", True),
        ("'TODO(chain): its one idea'", True),
        ("TODO lists, and why they grow", False),
        ("TODOs pile up", False),
        ("'What TODO: means'", False),
    ],
)
def test_what_holds_the_place_of_a_text(text: str, is_unwritten: bool, tmp_path: Path) -> None:
    messages = ["'core' of lesson 'chain' is still to be written"] if is_unwritten else []
    assert found("unwritten-text", f"## chain.yaml\ncore: {text}\n", tmp_path) == messages
