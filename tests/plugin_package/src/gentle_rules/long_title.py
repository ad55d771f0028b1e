"""GEN601: a title that does not fit on a card."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit import Context, NoOptions, Pointer, Problem, Rule, Severity

LETTERS = 60


def long_title(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield lessons with a title of more letters than a card has room for."""
    for lesson in context.course.lessons.values():
        if len(lesson.title) > LETTERS:
            yield Problem(
                message=f"the title of lesson '{lesson.id}' has {len(lesson.title)} letters",
                where=Pointer(f"lesson:{lesson.id}", ("title",)),
                subjects=(f"lesson:{lesson.id}",),
                help=f"Say it in {LETTERS}.",
            )


RULE = Rule(
    code="GEN601",
    name="long-title",
    severity=Severity.ERROR,
    summary="A lesson's title has more than 60 letters.",
    reason="It is cut off on the cards of the course's page.",
    bad="""
## optimizers.yaml
title: Everything that there is to know about optimizers, and some more  # <--
""",
    good="""
## optimizers.yaml
title: Optimizers
""",
    check=long_title,
    options=NoOptions,
)
