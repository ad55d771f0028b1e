"""``curriculum show`` as a user calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bundled import copied, curriculum
from tests.courses import edit

TRAINING = "foundations/training-neural-networks/"


def section(text: str, heading: str) -> list[str]:
    lines = text.splitlines()
    start = lines.index(heading) + 1
    end = lines.index("", start) if "" in lines[start:] else len(lines)
    return lines[start:end]


def test_a_lesson() -> None:
    done = curriculum("show", "lesson:optimizers")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(
        "Lesson 1.3.5: Optimizers\nlesson:optimizers, in module 1.3 Training Neural Networks\n"
    )
    prerequisites = section(done.stdout, "Prerequisites")
    assert prerequisites[:3] == [
        "  Concept                    Required    Held        From",
        "  Gradient descent update    DEVELOPED   DEVELOPED   1.1.4 gradient-descent  OK",
        "  rule",
    ]
    assert "  Sharp and wide minima      INTRODUCED  MENTIONED   1.3.4 batching-and-sgd  GAP" in (
        prerequisites
    )
    assert any(line.startswith("      small gap, closed by: recap, ") for line in prerequisites)
    brings = section(done.stdout, "Brings")
    assert any(line.split() == ["Momentum", "new", "DEVELOPED"] for line in brings)
    assert any(line.endswith("reinforced  MENTIONED -> INTRODUCED") for line in brings)
    assert "      longest_step_in_search: at most 7.2704 learning rates" in done.stdout
    assert "Before it  1.3.4 batching-and-sgd\nAfter it   1.3.6 training-dynamics" in done.stdout


def test_a_concept() -> None:
    done = curriculum("show", "Chain rule")
    assert done.returncode == 0
    assert done.stdout.startswith("Concept: Chain rule for composed functions\n")
    assert section(done.stdout, "Depth through the course")[1:] == [
        "  1.1.6 implementing-linear-regression  new         MENTIONED",
        "  1.3.1 backpropagation                 reinforced  MENTIONED -> DEVELOPED",
    ]
    assert "  * Derivatives (calculus) at INTRODUCED" in section(done.stdout, "Requires")
    assert any("to reach DEVELOPED" in line for line in section(done.stdout, "Builds on it"))
    assert any(line.endswith("GAP") for line in section(done.stdout, "Lessons that require it"))


def test_a_module_a_claim_and_a_misconception() -> None:
    module = curriculum("show", "module:1.3").stdout
    assert module.startswith("Module 1.3: Training Neural Networks\n")
    assert "The pattern is S-B-B-S-B-S-C." in module
    assert "STRETCH   BUILD" in module
    claim = curriculum("show", "adam-has-a-speed-limit").stdout
    assert "Measured by adaptive_steps:speed_limit, 5 seeds" in claim
    assert section(claim, "Refutes")[0] == "  adam-default-rate-suits-everything:"
    misconception = curriculum("show", "misconception:adam-always-beats-sgd").stdout
    assert "Addressed in  1.3.5 optimizers" in misconception
    assert section(misconception, "Refuted by")[0] == "  no-optimizer-wins-everywhere:"


@pytest.mark.parametrize("word", ["optimizers", "momentum", "module:1.2", "module:1.3", "1.1.1"])
def test_eighty_columns_are_enough(word: str) -> None:
    assert max(map(len, curriculum("show", word).stdout.splitlines())) <= 80


def test_json_says_the_same() -> None:
    document = json.loads(curriculum("show", "optimizers", "--format", "json").stdout)
    assert (document["schema_version"], document["subject"]) == (1, "lesson:optimizers")
    verdicts = {
        each["concept"]["id"]: (each["verdict"], each["gap"] and each["gap"]["resolution"])
        for each in document["lesson"]["prerequisites"]
    }
    assert verdicts["learning-rate"] == ("OK", None)
    assert verdicts["sharp-and-wide-minima"] == ("GAP", "recap")


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("concept:mometum", "there is no concept 'mometum'. Did you mean 'concept:momentum'?"),
        ("optimisers", "Did you mean 'optimizers'?"),
        (
            "gradient-descent",
            "'gradient-descent' may mean 'concept:gradient-descent' or 'lesson:gradient-descent'",
        ),
    ],
)
def test_words_that_mean_nothing_or_too_much(word: str, message: str) -> None:
    done = curriculum("show", word)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_color_only_where_asked_for() -> None:
    assert "\x1b[" not in curriculum("show", "momentum").stdout
    assert "\x1b[1;32mOK\x1b[0m" in curriculum("show", "momentum", "--color", "always").stdout


def test_part_of_a_course(tmp_path: Path) -> None:
    course = copied(tmp_path)
    (course / TRAINING / "optimizers.yaml").write_text("[", encoding="utf-8")
    done = curriculum("show", "training-dynamics", cwd=tmp_path)
    assert done.returncode == 1
    assert "Before it  1.3.5 optimizers (could not be read)" in done.stdout
    assert "lesson:optimizers. 'curriculum validate' says why." in done.stderr
    gone = curriculum("show", "lesson:optimizers", cwd=tmp_path)
    assert (gone.returncode, gone.stdout) == (1, "")
    assert "there is no lesson 'optimizers'" in gone.stderr
    assert "'curriculum validate' says why." in gone.stderr


def test_an_unresolved_gap_and_a_finding_are_shown(tmp_path: Path) -> None:
    course = copied(tmp_path)
    edit(course, TRAINING + "optimizers.yaml", "noise: INTRODUCED", "noise: APPLIED")
    done = curriculum("show", "optimizers", cwd=tmp_path)
    assert done.returncode == 0
    assert "no gap is declared, and nothing closes it" in done.stdout
    assert "error[CUR205] prerequisite-too-shallow: lesson 'optimizers' requires" in done.stdout
