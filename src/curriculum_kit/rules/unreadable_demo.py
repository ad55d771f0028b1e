"""CUR511: a file among the demos that cannot be read, and that no claim names."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.places import Place, Span
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, NoOptions, Rule


def unreadable_demo(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield files of the demos folder in which nothing can be found; of claims' own they say so."""
    claims = context.course.claims.values()
    named = {claim.demo.partition(":")[0] for claim, _lesson in claims if claim.demo}
    for name, module in context.demos.modules.items():
        if module.problem is not None and name not in named:
            line = module.problem_line or 1
            yield Problem(
                message=f"'{module.path.name}' {module.problem}",
                where=Place(str(module.path), Span(line, 1, line, 1)),
                subjects=(f"demo:{name}",),
                help="Mend it, or take it out of the demos folder.",
            )


RULE = Rule(
    code="CUR511",
    name="unreadable-demo",
    severity=Severity.WARNING,
    summary="A Python file in the demos folder cannot be read, and no claim names it.",
    reason=(
        "Nobody can tell whether it holds demos that no claim uses, and demos that import it fail "
        "when they are run. If a claim names the file, that claim is reported instead, as "
        "demo-not-found. Files are parsed as the Python does that runs the kit; nothing in them is "
        "executed."
    ),
    bad="""
## learning-rate.yaml
load: BUILD
## rates.py
def largest_stable(:  # <--
    return {"value": 1.0}
""",
    good="""
## learning-rate.yaml
load: BUILD
## rates.py
def largest_stable():
    return {"value": 1.0}
""",
    check=unreadable_demo,
    options=NoOptions,
    needs=(*TREE, "lesson.claims", "demos"),
)
