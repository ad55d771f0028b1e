"""Claims and courses made by hand, and the evidence for them in a form that tests can compare."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

from pydantic import TypeAdapter

from curriculum_kit.evidence.record import ClaimEvidence, Evidence, as_document
from curriculum_kit.evidence.runner import local_workers, verify
from curriculum_kit.evidence.work import Limits
from curriculum_kit.model.claim import Claim
from curriculum_kit.model.course import Course, Outline
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.vocabulary import Load

HEAD = "import os\nimport numpy as np\nfrom curriculum_kit import demo\n\n"

CONTROL = """
@{name}.control
def wrong_{name}():
    return {{"x": 2.0}}
"""


def claim(
    demo: str | None = "measured:f",
    expect: Mapping[str, object] | None = None,
    seeds: int = 1,
    name: str = "a-claim",
) -> Claim:
    """Make a claim that expects x to be 1, unless told otherwise."""
    data = {
        "statement": "It is one.",
        "demo": demo,
        "expect": {"x": {"equals": 1.0}} if expect is None else expect,
        "seeds": seeds,
    }
    made = TypeAdapter(Claim).validate_python(data)
    object.__setattr__(made, "id", name)
    return made


def course_of(*claims: Claim) -> Course:
    """Make a course of one lesson with these claims."""
    lesson = Lesson(title="Lesson", core="It", load=Load.BUILD)
    object.__setattr__(lesson, "id", "the-lesson")
    for each in claims:
        lesson.claims[each.id] = each
    return Course(outline=Outline(title="Course", series=()), lessons={lesson.id: lesson})


def demo_source(name: str, body: str, *, parameters: str = "") -> str:
    """Return the source of a demo with this body, and of a control that violates x = 1."""
    lines = "\n".join(f"    {line}" for line in dedent(body).strip().splitlines())
    return f"@demo\ndef {name}({parameters}):\n{lines}\n" + CONTROL.format(name=name) + "\n"


def write_demos(folder: Path, **sources: str) -> Path:
    """Write demo files, by module name, under the imports that all of them need."""
    for name, source in sources.items():
        (folder / f"{name}.py").write_text(HEAD + source, encoding="utf-8")
    return folder


def verified(
    course: Course,
    folder: Path,
    *,
    jobs: int = 2,
    limits: Limits | None = None,
    fork: bool = True,
) -> dict[str, ClaimEvidence]:
    """Verify a course, and return the evidence by claim."""
    crew = local_workers(folder, limits or Limits(timeout=20.0), jobs, fork=fork)
    evidence = verify(course, folder, workers=crew)
    return {each.claim: each for each in evidence.claims}


def timeless(evidence: Mapping[str, ClaimEvidence]) -> str:
    """Return evidence as JSON, without how long it took."""
    claims = tuple(replace(each, seconds=0.0) for each in evidence.values())
    return json.dumps(as_document(Evidence(claims, 0.0)), allow_nan=False, indent=1)
