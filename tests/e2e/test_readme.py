"""The README: what it shows is what is printed, and its set-up is two commands."""

from __future__ import annotations

import re
from pathlib import Path

from tests.bundled import BUNDLED, ROOT, copied, curriculum
from tests.courses import edit

README = (ROOT / "README.md").read_text(encoding="utf-8")
TRAINING = "foundations/training-neural-networks/"


def shown(command: str) -> str:
    [block] = re.findall(rf"```console\n\$ {re.escape(command)}\n(.*?)```", README, re.DOTALL)
    return str(block)


def test_finding_is_printed_as_shown(tmp_path: Path) -> None:
    course = copied(tmp_path)
    file = TRAINING + "backpropagation.yaml"
    edit(course, file, "chain-rule: MENTIONED ->", "chain-rule: INTRODUCED ->")
    done = curriculum("validate", cwd=tmp_path)
    assert shown("curriculum validate").rstrip("\n") in done.stdout.split("\n\n")
    assert done.returncode == 1


def test_failed_claim_is_printed_as_shown(tmp_path: Path) -> None:
    course = copied(tmp_path)
    edit(course, TRAINING + "training-dynamics.yaml", "3.814697265625e-6", "9.5e-7")
    words = ("verify", "claim:sigmoid-slope-peaks-at-a-quarter")
    done = curriculum(*words, cwd=tmp_path)
    printed, _, _summary_with_seconds = done.stdout.rpartition("\n\n")
    assert shown(f"curriculum {' '.join(words)}") == printed + "\n"
    assert done.returncode == 1


def test_setup_is_two_commands() -> None:
    setup = README.partition("## Set up")[2].partition("```sh\n")[2].partition("```")[0]
    assert [line.split("#")[0].strip() for line in setup.splitlines()] == [
        "make validate",
        "make test",
    ]


def test_numbers_of_the_bundled_course_are_true() -> None:
    done = curriculum("validate", "--format", "concise")
    assert "17 lessons, 90 concepts" in done.stdout
    assert "seventeen\nlessons, ninety concepts" in README


def test_the_claim_shown_is_the_one_of_the_course() -> None:
    [shown_claim] = re.findall(
        r"  sigmoid-slope-peaks-at-a-quarter:\n(?:    .*\n)+?    demo", README
    )
    lesson = (BUNDLED / TRAINING / "training-dynamics.yaml").read_text("utf-8")
    assert shown_claim in lesson


def test_the_forms_of_render_are_those_there_are() -> None:
    [listed] = re.findall(r"\| `curriculum render .*?\| writes the syllabus: (.*?) \|", README)
    help_text = curriculum("render", "--help").stdout
    [choices] = re.findall(r"--to \[([a-z|]+)\]", help_text)
    assert set(re.findall(r"`(\w+)`", listed)) == set(choices.split("|"))


def test_the_files_it_names_are_there() -> None:
    named = [*re.findall(r"\]\(([^)#]+)\)", README), "curriculum/evidence.json"]
    assert [name for name in named if not (ROOT / name).exists()] == []
