"""``curriculum path``: the shortest way through the lessons to some concepts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.delivery import deliver, terminal_for
from curriculum_kit.cli.opening import opened
from curriculum_kit.cli.options import color_option, course_option
from curriculum_kit.cli.status import FALLS_SHORT, FINE
from curriculum_kit.cli.unread import say_what_is_unread, unknown_subject

if TYPE_CHECKING:
    from curriculum_kit.learner.asks import Asks
    from curriculum_kit.model.vocabulary import Depth

DEPTHS = ("MENTIONED", "INTRODUCED", "DEVELOPED", "APPLIED")
"""Written out because the help must not wait for the model; a test compares them."""


@click.command()
@click.argument("concepts", metavar="CONCEPT...", nargs=-1, required=True)
@click.option(
    "--depth",
    type=click.Choice(DEPTHS, case_sensitive=False),
    help="How deep to go; by default as deep as the course takes each concept.",
)
@click.option(
    "--known",
    multiple=True,
    metavar="CONCEPT=DEPTH",
    help="What the learner already holds, besides what the course assumes; can be repeated.",
)
@course_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@color_option
def path(
    *,
    concepts: tuple[str, ...],
    depth: str | None,
    known: tuple[str, ...],
    course: Path | None,
    form: str,
    color: str,
) -> int:
    """Plan the shortest way to each CONCEPT: its id, name or an alias.

    That is the fewest lessons, in the order of the course, that bring a learner to these concepts,
    with everything that a lesson asks for taught before it. It says why each lesson is needed.
    """
    from curriculum_kit.learner.asks import Asks  # noqa: PLC0415
    from curriculum_kit.learner.path import path_to  # noqa: PLC0415
    from curriculum_kit.model.vocabulary import Depth  # noqa: PLC0415
    from curriculum_kit.rules.context import Context  # noqa: PLC0415
    from curriculum_kit.syllabus.route_json import route_json  # noqa: PLC0415
    from curriculum_kit.syllabus.route_page import route_page  # noqa: PLC0415
    from curriculum_kit.syllabus.subject import Subjects, UnknownSubjectError  # noqa: PLC0415
    from curriculum_kit.syllabus.terminal.route import route_text  # noqa: PLC0415

    pairs = [_known(word) for word in known]
    project = opened(course)
    subjects, context = Subjects(project.course), Context(project)
    asks = Asks(project.course, context.timeline, context.prerequisites)
    try:
        wanted = [subjects.concept(word) for word in concepts]
        held = _deepest([(subjects.concept(word), at) for word, at in pairs])
    except UnknownSubjectError as error:
        return unknown_subject(error, project)
    goals = {concept: Depth(depth) if depth else _as_taught(concept, asks) for concept in wanted}
    route = path_to(goals, held, asks)
    page = route_page(project.course, route, held)
    if form == "json":
        deliver(route_json(page, project.broken), None)
    else:
        deliver(route_text(page, terminal_for(None, color)), None)
    say_what_is_unread(project)
    return FALLS_SHORT if project.broken or route.obstacles else FINE


def _deepest(pairs: Sequence[tuple[str, Depth]]) -> dict[str, Depth]:
    """Return each concept with the greatest of the depths that are given for it."""
    held: dict[str, Depth] = {}
    for concept, depth in pairs:
        held[concept] = max(depth, held.get(concept, depth))
    return held


def _as_taught(concept: str, asks: Asks) -> Depth:
    """Return how deep the course takes a concept; INTRODUCED if it never teaches it."""
    from curriculum_kit.model.vocabulary import Depth  # noqa: PLC0415

    return asks.deepest(concept) or Depth.INTRODUCED


def _known(word: str) -> tuple[str, Depth]:
    """Split a word such as ``adam=DEVELOPED`` into concept and depth."""
    from curriculum_kit.model.vocabulary import Depth  # noqa: PLC0415

    concept, equals, depth = word.rpartition("=")
    if not equals or depth.upper() not in DEPTHS:
        forms = ", ".join(DEPTHS)
        message = f"'{word}' is not CONCEPT=DEPTH, with one of {forms}"
        raise click.BadParameter(message, param_hint="'--known'")
    return concept, Depth(depth.upper())
