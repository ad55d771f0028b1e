"""The way to some concepts as JSON: its schema is ``output/schemas/path.json``."""

from __future__ import annotations

import json
from collections.abc import Collection

from curriculum_kit.syllabus.piece_json import Data, concept_data, held_data, lesson_data
from curriculum_kit.syllabus.route_page import Leg, Missing, RoutePage, Wanted, Why

SCHEMA_VERSION = 1


def route_json(page: RoutePage, unread: Collection[str]) -> str:
    """Write a way as one JSON document.

    Args:
        page: What is said of it.
        unread: The subjects that could not, or not wholly, be read.

    Returns:
        The document, ASCII only.
    """
    document = {
        "schema_version": SCHEMA_VERSION,
        "unread": sorted(unread),
        "goals": [_wanted(goal) for goal in page.goals],
        "known": [_wanted(each) for each in page.known],
        "summary": {
            "reachable": not page.missing,
            "lessons": len(page.legs),
            "lessons_in_course": page.lessons,
            "minutes": page.minutes,
            "lessons_without_minutes": page.untimed,
            "shortest": page.shortest,
        },
        "lessons": [_leg(leg) for leg in page.legs],
        "missing": [_missing(each) for each in page.missing],
    }
    return json.dumps(document, indent=2) + "\n"


def _leg(leg: Leg) -> Data:
    return {
        "lesson": lesson_data(leg.lesson),
        "minutes": leg.minutes,
        "why": [_why(why) for why in leg.why],
    }


def _why(why: Why) -> Data:
    return {
        **_wanted(why.brings),
        "goal": why.lesson is None,
        "needed_in": lesson_data(why.lesson),
        "required_by": concept_data(why.required_by) if why.required_by else None,
        "taken_up_again": why.again,
    }


def _missing(each: Missing) -> Data:
    return {
        "any_of": [_wanted(option) for option in each.options],
        "goal": each.lesson is None,
        "needed_in": lesson_data(each.lesson),
        "required_by": concept_data(each.required_by) if each.required_by else None,
        "deepest": held_data(each.deepest),
    }


def _wanted(wanted: Wanted) -> Data:
    return {"concept": concept_data(wanted.concept), "depth": str(wanted.depth)}
