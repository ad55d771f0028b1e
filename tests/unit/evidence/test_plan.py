from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.evidence.plan import plan
from curriculum_kit.evidence.work import seed_of
from curriculum_kit.source.demos import find_demos
from tests.unit.evidence.claims import claim, demo_source, write_demos

FIGURE = "\n@f.figure\ndef drawn(): ...\n"


def test_seeds_are_the_same_on_every_machine() -> None:
    assert seed_of("a-claim", 0) == 0xDE42A35413014B09F28F52017821F56F
    assert seed_of("a-claim", 1) != seed_of("a-claim", 0) != seed_of("b-claim", 0)


def test_a_claim_is_work_for_its_demo_its_controls_and_its_figure(tmp_path: Path) -> None:
    more = "\n@f.control\ndef other(): ...\n"
    demos = find_demos(write_demos(tmp_path, measured=demo_source("f", "pass") + more + FIGURE))
    work = plan(claim(seeds=3), "lesson", demos).work
    assert [(each.part, each.control, each.seeds) for each in work] == [
        ("demo", 0, 3),
        ("control", 0, 3),
        ("control", 1, 3),
        ("figure", 0, 1),
    ]
    assert {each.controls for each in work} == {2}


@pytest.mark.parametrize(
    ("own", "asked", "run"), [(1, None, 1), (5, None, 5), (1, 20, 20), (50, 20, 50)]
)
def test_more_seeds_than_a_claim_asks_for_may_be_run_but_never_fewer(
    own: int, asked: int | None, run: int, tmp_path: Path
) -> None:
    demos = find_demos(write_demos(tmp_path, measured=demo_source("f", "pass")))
    assert {each.seeds for each in plan(claim(seeds=own), "l", demos, asked).work} == {run}


@pytest.mark.parametrize(
    ("reference", "verdict", "message"),
    [
        (None, "unrun", "it names no demo"),
        (
            "measured",
            "unrun",
            "'measured' is not of the form file:function; did you mean 'measured:f'?",
        ),
        (
            "measurd:f",
            "unrun",
            "the demos folder has no file 'measurd.py'; did you mean 'measured:f'?",
        ),
        ("measured:g", "unrun", "'measured.py' has no function 'g'"),
        ("measured:wrong_f", "unrun", "'wrong_f' in 'measured.py' is not declared a demo"),
        ("broken:f", "errored", "'broken.py' is not valid Python: '(' was never closed (line 5)"),
    ],
)
def test_what_cannot_be_run(
    reference: str | None, verdict: str, message: str, tmp_path: Path
) -> None:
    demos = find_demos(write_demos(tmp_path, measured=demo_source("f", "pass"), broken="("))
    planned = plan(claim(reference), "the-lesson", demos)
    assert planned.work == ()
    evidence = planned.judged({})
    assert (evidence.verdict, evidence.message) == (verdict, message)
    assert (evidence.claim, evidence.lesson, evidence.demo) == ("a-claim", "the-lesson", reference)
