"""CUR505: a demo that is evidence for nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.places import Place
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, NoOptions, Rule


def orphan_demo(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield demos that no claim uses, where none that has lost its demo may be meant to."""
    used = {claim.demo for claim, _lesson in context.course.claims.values()}
    lost = set(_files_of_lost_demos(context))
    files_used = {reference.partition(":")[0] for reference in used if reference}
    for name, module in context.demos.modules.items():
        if name in lost or (None in used and name not in files_used):
            continue
        for demo in module.demos.values():
            reference = f"{name}:{demo.name}"
            if reference not in used:
                yield Problem(
                    message=f"no claim uses demo '{reference}'",
                    where=Place(str(module.path), demo.span),
                    subjects=(f"demo:{reference}",),
                    help=f"State what it shows as a claim with demo: {reference}, or delete it.",
                )


def _files_of_lost_demos(context: Context) -> Iterator[str]:
    """Yield the demo files of lessons that lack a claim or a claim's demo, which is said of them.

    A lesson's demos are in the files that its claims name, or else in the one of its own name.
    """
    for lesson in context.course.lessons.values():
        references = [claim.demo for claim in lesson.claims.values()]
        found = [context.demos.resolve(reference) for reference in references if reference]
        if not found or len(found) < len(references) or any(demo.problem for demo in found):
            yield _own_file(lesson.id)
            for demo in found:
                for reference in (demo.reference, demo.nearest or ""):
                    yield reference.partition(":")[0]
    for problem in context.reading.get("unlisted-file", ()):
        if isinstance(problem.where, Place):
            yield _own_file(Path(problem.where.file).stem)


def _own_file(lesson: str) -> str:
    return lesson.replace("-", "_")


RULE = Rule(
    code="CUR505",
    name="orphan-demo",
    severity=Severity.WARNING,
    summary="A demo is used by no claim.",
    reason=(
        "Nothing runs it and nothing compares what it measures, so it goes wrong unnoticed, while "
        "readers of the folder take it for evidence. Files whose lesson has a claim without its "
        "demo are passed over, and while a claim names no demo at all, so are files that no other "
        "names: that claim is reported, and the demo may be the one it lacks."
    ),
    bad="""
## learning-rate.yaml
load: BUILD
## rates.py
from curriculum_kit import demo

@demo
def largest_stable():  # <--
    return {"value": 1.0}
""",
    good="""
## learning-rate.yaml
claims:
  too-large-a-rate-diverges:
    statement: On the parabola x^2 gradient descent diverges for a learning rate above 1.
    demo: rates:largest_stable
    expect:
      value: {equals: 1, within: 0.01}
    sources: [textbook]
## rates.py
from curriculum_kit import demo

@demo
def largest_stable():
    return {"value": 1.0}

@largest_stable.control
def wrong_curvature():
    return {"value": 2.0}
""",
    check=orphan_demo,
    options=NoOptions,
    needs=(*TREE, "lesson.claims", "demos"),
)
