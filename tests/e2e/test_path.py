"""``curriculum path`` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from curriculum_kit.cli.path import DEPTHS
from curriculum_kit.model.vocabulary import Depth
from tests.bundled import copied, curriculum

TRAINING = "foundations/training-neural-networks/"


def route(*words: str) -> Any:
    done = curriculum("path", *words, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def lessons(*words: str) -> list[str]:
    return [leg["lesson"]["slug"] for leg in route(*words)["lessons"]]


def test_the_way_says_what_each_lesson_is_for() -> None:
    done = curriculum("path", "mean-squared-error", "--depth", "introduced")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:7] == [
        "To MSE loss function at INTRODUCED",
        "knowing what the course assumes",
        "",
        "The shortest way takes 3 of 17 lessons:",
        "",
        "  1.1.1 what-is-learning",
        "    - ML as function approximation at INTRODUCED: needed in 1.1.2",
    ]
    assert done.stdout.endswith(
        "  1.1.3 loss-functions\n    - MSE loss function at INTRODUCED: the goal\n"
    )


def test_what_is_known_shortens_the_way() -> None:
    assert lessons("Adam optimizer", "--depth", "DEVELOPED")[-1] == "optimizers"
    assert lessons("adam", "--known", "concept:adam=APPLIED") == []
    done = curriculum("path", "adam", "--known", "Adam optimizer=applied")
    assert "No lesson is needed: all of it is known already." in done.stdout
    known = lessons("mean-squared-error", "--known", "ML as function approximation=APPLIED")
    assert [*known] == [slug for slug in lessons("mean-squared-error") if slug in known]
    assert len(known) < len(lessons("mean-squared-error"))


def test_several_goals_share_their_lessons() -> None:
    both, one = lessons("adam", "dropout"), lessons("dropout")
    assert set(one) <= set(both)
    assert set(lessons("adam")) <= set(both)
    assert both == sorted(both, key=lessons("adam", "dropout", "vanishing-gradients").index)


def test_what_nothing_teaches_is_named() -> None:
    done = curriculum("path", "adam", "--depth", "APPLIED")
    assert done.returncode == 1
    assert "There is no way to it. Nothing in the course brings:" in done.stdout
    assert "Adam optimizer at APPLIED: it is brought to DEVELOPED at most." in done.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("admm",), "there is no concept 'admm'. Did you mean 'adam'?"),
        (("lesson:optimizers",), "there is no concept 'lesson:optimizers'."),
        (("adam", "--known", "momentum"), "'momentum' is not CONCEPT=DEPTH, with one of MENTIONED"),
        (("adam", "--known", "momentum=DEEP"), "'momentum=DEEP' is not CONCEPT=DEPTH"),
        (("adam", "--known", "mometum=APPLIED"), "Did you mean 'momentum'?"),
        (("adam", "--depth", "DEEP"), "'DEEP' is not one of"),
        ((), "Missing argument 'CONCEPT...'"),
    ],
)
def test_wrong_calls(words: tuple[str, ...], message: str) -> None:
    done = curriculum("path", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_the_depths_of_the_help_are_those_of_the_model() -> None:
    assert tuple(depth.value for depth in Depth) == DEPTHS


def test_part_of_a_course(tmp_path: Path) -> None:
    course = copied(tmp_path)
    (course / TRAINING / "optimizers.yaml").write_text("[", encoding="utf-8")
    done = curriculum("path", "mean-squared-error", cwd=tmp_path)
    assert done.returncode == 1
    assert "The shortest way takes" in done.stdout
    assert "lesson:optimizers. 'curriculum validate' says why." in done.stderr
    gone = curriculum("path", "adam", cwd=tmp_path)
    assert gone.returncode == 1
    assert "nothing teaches it" in gone.stdout
