"""CUR101: two exhausting lessons in a row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.model.vocabulary import Load
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, NoOptions, Rule


def adjacent_stretch(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield every STRETCH lesson that follows another one, across module and series borders."""
    course = context.course
    slugs = [slug for module in course.modules.values() for slug in module.lessons]
    for before, slug in pairwise(slugs):
        pair = (course.lessons.get(before), course.lessons.get(slug))
        if all(lesson is not None and lesson.load is Load.STRETCH for lesson in pair):
            yield Problem(
                message=f"lesson '{slug}' is STRETCH, and so is '{before}' right before it",
                where=Pointer(f"lesson:{slug}", ("load",)),
                subjects=(f"lesson:{slug}", f"lesson:{before}"),
                notes=(
                    Note("the STRETCH lesson before it", Pointer(f"lesson:{before}", ("load",))),
                ),
                help="Move a BUILD or CONSOLIDATE lesson between them, or waive with a reason.",
            )


RULE = Rule(
    code="CUR101",
    name="adjacent-stretch",
    severity=Severity.ERROR,
    summary="Two STRETCH lessons stand in a row.",
    reason=(
        "A STRETCH lesson brings a genuinely new mechanism and uses up the working memory that a "
        "learner has. Without a lesson that lets the idea settle, the second one is taught to "
        "somebody who still holds the first one loosely. Borders of modules and series are no "
        "rest: what counts is the next lesson that the learner takes."
    ),
    bad="""
## loss-functions.yaml
load: STRETCH
## gradient-descent.yaml
load: STRETCH  # <--
""",
    good="""
## loss-functions.yaml
load: STRETCH
## measuring-loss-by-hand.yaml
load: BUILD
## gradient-descent.yaml
load: STRETCH
""",
    check=adjacent_stretch,
    options=NoOptions,
    needs=TREE,
    looks_back=True,
)
