"""Defects typed into a course and taken out again: what is remembered never shows in the findings.

A course that is being edited asks a rule again only where something that it reads has changed. So
defects of every rule, those of the error injection, are typed one after another into one course
that is open all the time, and each state is held against a course that is read for the first time.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from benchmarks.injection.facts import Base
from benchmarks.injection.mutant import Mutant, applied
from benchmarks.injection.mutators import mutants_of

from curriculum_kit.check import check
from curriculum_kit.editor.server.live_course import Buffer, LiveCourse
from curriculum_kit.report import Report
from curriculum_kit.rules.registry import RULES
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.project import load_course
from curriculum_kit.source.reader import read
from tests.bundled import copied
from tests.courses import small_course

A_RULE = 5
"""Defects of each rule that are typed into a course, as far as it has places for them."""


def drawn(base: Base, random: Random) -> list[Mutant]:
    """Draw defects, in a random order, of files that are there and can be read with the defect.

    A file that cannot be read is taken for what it last was, which a first look knows nothing of.
    """
    by_rule: dict[str, list[Mutant]] = {}
    for mutant in mutants_of(base):
        if mutant.files <= base.files.keys():
            by_rule.setdefault(mutant.rule, []).append(mutant)
    some = [
        mutant
        for mutants in by_rule.values()
        for mutant in random.sample(mutants, min(A_RULE, len(mutants)))
        if not any(read(text.encode()).broken for text in with_defect(base, mutant).values())
    ]
    random.shuffle(some)
    return some


def with_defect(base: Base, mutant: Mutant) -> dict[str, str]:
    texts, _ = applied(base.files, mutant.edits)
    return texts


@pytest.mark.parametrize("write", [small_course, copied])
def test_a_course_that_is_open_says_what_a_first_look_says(
    write: Callable[[Path], object], tmp_path: Path
) -> None:
    write(tmp_path)
    base = Base("open", tmp_path, frozenset())
    root = tmp_path / "curriculum"
    course = LiveCourse(root, RULES)
    sound = course.read({}).report
    found = set()
    mutants = drawn(base, Random(1))
    for version, mutant in enumerate(mutants):
        texts = with_defect(base, mutant)
        files = {str(tmp_path / file): text.encode() for file, text in texts.items()}
        with_it = course.read({file: Buffer(text, version) for file, text in files.items()}).report
        assert said(with_it) == said(check(load_course(root, Documents(str(root), files)))), mutant
        found |= {finding.rule for finding in with_it.findings}
        assert said(course.read({}).report) == said(sound), mutant
    assert len(mutants) > 100
    assert len(found) > 45


def said(report: Report) -> tuple[object, ...]:
    """Return everything that a report tells."""
    return report.findings, report.waived, report.rules_run, report.rules_skipped
