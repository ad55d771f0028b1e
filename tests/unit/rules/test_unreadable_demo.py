"""CUR511: what is said of files among the demos that are no Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.check import check
from curriculum_kit.source.project import load_course
from tests.rules.fragments import write_course
from tests.unit.rules.found import found

COURSE = """
## learning-rate.yaml
claims:
  a:
    statement: It is so.
    demo: {demo}
    expect: {{value: {{equals: 1}}}}
    sources: [a textbook]
## rates.py
{source}
"""

BROKEN = "import os\nos.remove('rates.py')\ndef largest_stable(:\n"
SAID = "'rates.py' is not valid Python: invalid syntax"


@pytest.mark.parametrize(
    ("demo", "source", "messages"),
    [
        ("examples:measured", BROKEN, [SAID]),
        ("rates:largest_stable", BROKEN, []),  # demo-not-found says it of the claim
        ("rate:largest_stable", BROKEN, [SAID]),
        ("examples:measured", "RATES = (1, 2)\n", []),
        ("examples:measured", "", []),
        (
            "examples:measured",
            "a = '\0'",
            ["'rates.py' is not valid Python: source code string cannot contain null bytes"],
        ),
    ],
)
def test_unreadable(demo: str, source: str, messages: list[str], tmp_path: Path) -> None:
    assert found("unreadable-demo", COURSE.format(demo=demo, source=source), tmp_path) == messages


def test_the_line_is_named_and_nothing_is_executed(tmp_path: Path) -> None:
    write_course(COURSE.format(demo="examples:measured", source=BROKEN), tmp_path)
    [finding] = check(load_course(tmp_path / "course")).findings
    file = Path(finding.place.file)
    assert (finding.rule, file.name, finding.place.span.line) == ("unreadable-demo", "rates.py", 3)
    assert file.exists()
