"""CUR602: an idea presented in too few ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from curriculum_kit.counting import counted
from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.authored import AUTHORED
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class FewestModalities:
    """How many kinds of presentation a lesson is asked for."""

    __pydantic_config__ = AUTHORED

    at_least: Annotated[int, Field(strict=True, ge=0)] = 3
    """How many kinds of presentation a lesson is asked for."""


def too_few_modalities(context: Context, options: FewestModalities) -> Iterator[Problem]:
    """Yield lessons that list modalities, of too few kinds."""
    for lesson in context.course.lessons.values():
        subject = f"lesson:{lesson.id}"
        kinds = {modality.kind.strip().casefold(): modality.kind for modality in lesson.modalities}
        if not kinds or len(kinds) >= options.at_least or context.misread(subject, "modalities"):
            continue
        yield Problem(
            message=f"lesson '{lesson.id}' presents its idea in "
            f"{counted(len(kinds), 'way')} ({', '.join(kinds.values())}); "
            f"at least {options.at_least} are asked for",
            where=Pointer(subject, ("modalities",), key=True),
            subjects=(subject,),
            help="Add another kind: visual, verbal, symbolic, concrete, hands-on.",
        )


RULE = Rule(
    code="CUR602",
    name="too-few-modalities",
    severity=Severity.INFO,
    summary="A lesson presents its idea in fewer than three different ways.",
    reason=(
        "An idea seen as a picture, read as a sentence and handled as a formula is remembered "
        "better, and found again from more sides, than one that was met in a single form. Two "
        "modalities of one kind count once. Lessons that list none are left alone. The option "
        "at_least sets how many kinds are asked for."
    ),
    bad="""
## chain-rule.yaml
modalities:  # <--
  - {kind: visual, what: gradients flowing backward through boxes}
  - {kind: symbolic, what: the product of two derivatives}
""",
    good="""
## chain-rule.yaml
modalities:
  - {kind: visual, what: gradients flowing backward through boxes}
  - {kind: symbolic, what: the product of two derivatives}
  - {kind: hands-on, what: a nudge of each input in a notebook}
""",
    check=too_few_modalities,
    options=FewestModalities,
)
