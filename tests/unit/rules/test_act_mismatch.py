"""Acts that do not tell the module's lessons: a slip is offered what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.courses import checked, edit, small_course

MODULE = "foundations/descent/module.yaml"
ORDER = "List every lesson of the module once, in its order, in exactly one act."


@pytest.mark.parametrize(
    ("old", "new", "message", "advice"),
    [
        (
            "lessons: [stepping]",
            "lessons: [steping]",
            "tell 'steping', which is none of its lessons",
            "Did you mean 'stepping'?",
        ),
        (
            "lessons: [stepping]",
            "lessons: [flying]",
            "tell 'flying', which is none of its lessons",
            ORDER,
        ),
    ],
)
def test_acts(old: str, new: str, message: str, advice: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, MODULE, old, new)
    [finding] = checked(course).findings
    assert finding.rule == "act-mismatch"
    assert (finding.message, finding.help) == (f"the acts of module 'descent' {message}", advice)
