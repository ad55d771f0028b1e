"""The way to some concepts, for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from curriculum_kit.counting import counted
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.syllabus.route_page import Missing, RoutePage, Wanted, Why
from curriculum_kit.syllabus.terminal import said
from curriculum_kit.syllabus.terminal.sheet import Sheet

SHOWN = 3
"""Concepts shown of each lesson; the JSON document has all of them."""


def route_text(page: RoutePage, terminal: Terminal) -> str:
    """Write a way to some concepts.

    Args:
        page: What is said of it.
        terminal: What it is written to.
    """
    sheet = Sheet(terminal)
    sheet.title(f"To {', '.join(map(_wanted, page.goals))}", _known(page))
    sheet.lines.append("")
    sheet.text(_summary(page), indent=0)
    for lacking in _by_options(page.missing):
        sheet.item("*", _missing(lacking))
    for leg in page.legs:
        minutes = f" ({counted(leg.minutes, 'minute')})" if leg.minutes is not None else ""
        sheet.lines.append("")
        sheet.text(f"{said.lesson(leg.lesson)}{minutes}", role="strong")
        needs = _by_concept(leg.why)
        for group in needs[:SHOWN]:
            sheet.item("-", _why(group), indent=4)
        if len(needs) > SHOWN:
            sheet.text(f"and {counted(len(needs) - SHOWN, 'more concept')}", indent=4)
    return str(sheet)


def _known(page: RoutePage) -> str:
    known = ", ".join(map(_wanted, page.known))
    return f"knowing what the course assumes{', ' if known else ''}{known}"


def _summary(page: RoutePage) -> str:
    if page.missing:
        return "There is no way to it. Nothing in the course brings:"
    if not page.legs:
        return "No lesson is needed: all of it is known already."
    size = f"{len(page.legs)} of {counted(page.lessons, 'lesson')}"
    if page.untimed < len(page.legs):
        size += f", {counted(page.minutes, 'minute')}"
        if page.untimed:
            size += f" without {page.untimed} that give no time"
    if page.shortest:
        return f"The shortest way takes {size}:"
    return f"A way takes {size}; there may be a shorter one, but none of these can be left out:"


def _by_concept(reasons: Sequence[Why]) -> Sequence[Sequence[Why]]:
    """Put together the reasons that have to do with the same concept."""
    groups: dict[str, list[Why]] = {}
    for why in reasons:
        groups.setdefault(why.brings.concept.id, []).append(why)
    return tuple(groups.values())


def _why(group: Sequence[Why]) -> str:
    """Say what a concept is needed for: the first reason in words, and how many lessons follow."""
    first = group[0]
    deepest = max((why.brings for why in group), key=lambda wanted: wanted.depth.rank)
    lessons = {why.lesson.slug for why in group if why.lesson} - {_slug(first)}
    more = f", and in {counted(len(lessons), 'more lesson')}" if lessons else ""
    if first.lesson is None:
        return f"{_wanted(deepest)}: the goal{more.replace(' in', ' needed in')}"
    if first.required_by is not None:
        reason = f" for {first.required_by.name}"
    else:
        reason = ", which takes it up again" if first.again else ""
    return f"{_wanted(deepest)}: needed in {said.lesson(first.lesson)}{reason}{more}"


def _slug(why: Why) -> str:
    return why.lesson.slug if why.lesson else ""


def _by_options(missing: Sequence[Missing]) -> Sequence[Sequence[Missing]]:
    """Put together what is missing of the same concepts at the same depth."""
    groups: dict[tuple[Wanted, ...], list[Missing]] = {}
    for each in missing:
        groups.setdefault(each.options, []).append(each)
    return tuple(groups.values())


def _missing(group: Sequence[Missing]) -> str:
    """Say what is missing, where it is asked for first, and what could be done about it."""
    first = group[0]
    asked = ""
    if first.lesson is not None:
        who = f"{first.required_by.name} requires in lesson " if first.required_by else "lesson "
        verb = "" if first.required_by else " requires"
        asked = f", which {who}{said.lesson(first.lesson)}{verb}"
    lessons = {each.lesson.slug for each in group if each.lesson}
    if len(lessons) > 1:
        asked += f", and is needed in {counted(len(lessons) - 1, 'more lesson')}"
    deepest = first.deepest
    held = f"it is brought to {deepest.depth} at most" if deepest else "nothing teaches it"
    when = " before that lesson" if first.lesson else ""
    known = f"{first.options[0].concept.id}={first.options[0].depth}"
    wanted = " or ".join(map(_wanted, first.options))
    return f"{wanted}{asked}: {held}{when}. Add --known {known} if the learner holds it anyway."


def _wanted(wanted: Wanted) -> str:
    return f"{wanted.concept.name} at {wanted.depth}"
