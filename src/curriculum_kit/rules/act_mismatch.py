"""CUR308: acts that do not tell the module's lessons in order."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.model.module import Module
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, NoOptions, Rule
from curriculum_kit.source.nearest import nearest, offered

ORDER = "List every lesson of the module once, in its order, in exactly one act."


def act_mismatch(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield modules whose acts skip, repeat, reorder or invent lessons: the first difference."""
    misnamed = {problem.subjects for problem in context.reading.get("missing-file", ())}
    for module in context.course.modules.values():
        told = module.narrative is not None and module.narrative.acts
        if told and not context.misread(f"module:{module.id}", "narrative"):
            yield from _first_difference(module, misnamed)


def _first_difference(module: Module, misnamed: set[tuple[str, ...]]) -> Iterator[Problem]:
    assert module.narrative is not None  # noqa: S101  # the caller has looked

    def is_misnamed(slug: str) -> bool:
        return (f"lesson:{slug}", f"module:{module.id}") in misnamed

    told = [
        (slug, Pointer(f"module:{module.id}", ("narrative", "acts", number, "lessons", position)))
        for number, act in enumerate(module.narrative.acts)
        for position, slug in enumerate(act.lessons)
    ]
    names = {slug for slug, _where in told}
    # A lesson without a file is reported where it is listed: that the acts misname it in the same
    # way, or do not tell it, follows.
    lessons = [slug for slug in module.lessons if slug in names or not is_misnamed(slug)]
    for (slug, where), expected in zip(told, lessons, strict=False):
        if slug != expected and not (is_misnamed(slug) and slug not in lessons):
            close = None if slug in module.lessons else nearest(slug, module.lessons)
            difference = _difference(module, slug, expected, told)
            yield _problem(module, where, difference, slug, offered(close, ORDER))
            return
    if len(told) > len(lessons):
        slug, where = told[len(lessons)]
        yield _problem(module, where, _superfluous(module, slug), slug)
    elif len(told) < len(lessons):
        where = Pointer(f"module:{module.id}", ("narrative", "acts"), key=True)
        left_out = lessons[len(told)]
        yield _problem(module, where, f"leave out '{left_out}'", left_out)


def _superfluous(module: Module, slug: str) -> str:
    if slug in module.lessons:
        return f"tell '{slug}' a second time"
    return f"tell '{slug}', which is none of its lessons"


def _difference(module: Module, slug: str, expected: str, told: list[tuple[str, Pointer]]) -> str:
    if slug not in module.lessons:
        return _superfluous(module, slug)
    if expected not in [name for name, _where in told]:
        return f"leave out '{expected}' before '{slug}'"
    if module.lessons.index(slug) < module.lessons.index(expected):
        return f"tell '{slug}' a second time"
    return f"tell '{slug}' where '{expected}' comes"


def _problem(
    module: Module, where: Pointer, difference: str, slug: str, advice: str | None = ORDER
) -> Problem:
    return Problem(
        message=f"the acts of module '{module.id}' {difference}",
        where=where,
        subjects=(f"module:{module.id}", f"lesson:{slug}"),
        notes=(
            Note("the order of lessons", Pointer(f"module:{module.id}", ("lessons",), key=True)),
        ),
        help=advice,
    )


RULE = Rule(
    code="CUR308",
    name="act-mismatch",
    severity=Severity.ERROR,
    summary="A module's acts skip, repeat or reorder its lessons.",
    reason=(
        "Acts tell the story of the lessons in order. When lessons move and the acts do not, "
        "readers of the plan are told a course that is not taught. A lesson that has no file is "
        "reported where the module lists it, and not asked for here."
    ),
    bad="""
## module.yaml
lessons: [momentum, adam]
narrative:
  premise: Plain gradient descent is slow.
  acts:
    - title: Faster
      lessons: [adam, momentum]  # <--
      story: From momentum to adaptive steps.
## momentum.yaml
load: BUILD
## adam.yaml
load: BUILD
""",
    good="""
## module.yaml
lessons: [momentum, adam]
narrative:
  premise: Plain gradient descent is slow.
  acts:
    - title: Faster
      lessons: [momentum, adam]
      story: From momentum to adaptive steps.
## momentum.yaml
load: BUILD
## adam.yaml
load: BUILD
""",
    check=act_mismatch,
    options=NoOptions,
    needs=TREE,
)
