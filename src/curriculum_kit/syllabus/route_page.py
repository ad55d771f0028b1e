"""What ``path`` says: the way to some concepts, and why each lesson is on it."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum_kit.learner.route import Obstacle, Reason, Route, Stop
from curriculum_kit.model.course import Course
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.syllabus.holdings import Held, held_as
from curriculum_kit.syllabus.names import ConceptName, LessonName, concept_name, lesson_name


@dataclass(frozen=True, slots=True)
class Wanted:
    """A concept at a depth.

    Attributes:
        concept: The concept.
        depth: The depth.
    """

    concept: ConceptName
    depth: Depth


@dataclass(frozen=True, slots=True)
class Why:
    """What a lesson is on the way for.

    Attributes:
        brings: What it brings.
        lesson: The later lesson that asks for it; None if it is a goal.
        required_by: The concept of that lesson that requires it; None if the lesson itself does.
        again: Whether that lesson takes the concept up again, from this depth.
    """

    brings: Wanted
    lesson: LessonName | None
    required_by: ConceptName | None
    again: bool


@dataclass(frozen=True, slots=True)
class Leg:
    """A lesson on the way.

    Attributes:
        lesson: The lesson.
        minutes: How long it takes, if the author says so.
        why: What it is there for.
    """

    lesson: LessonName
    minutes: int | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is needed and that nothing brings.

    Attributes:
        options: What would do, each by itself.
        lesson: The lesson that asks for it; None if it is a goal.
        required_by: The concept of that lesson that requires it; None if the lesson itself does.
        deepest: How deeply the course brings the first of the options before that, if at all.
    """

    options: tuple[Wanted, ...]
    lesson: LessonName | None
    required_by: ConceptName | None
    deepest: Held | None


@dataclass(frozen=True, slots=True)
class RoutePage:
    """Everything that is said of a way to some concepts.

    Attributes:
        goals: The concepts, and how deeply they are wanted.
        known: What the learner holds already, beside what the course assumes.
        legs: The lessons of the way, in course order.
        missing: What bars the way; none if there is one.
        lessons: How many lessons the course has.
        minutes: How long the lessons of the way take that say so.
        untimed: How many of them do not say so.
        shortest: Whether it is known that there is no shorter way.
    """

    goals: tuple[Wanted, ...]
    known: tuple[Wanted, ...]
    legs: tuple[Leg, ...]
    missing: tuple[Missing, ...]
    lessons: int
    minutes: int
    untimed: int
    shortest: bool


def route_page(course: Course, route: Route, known: dict[str, Depth]) -> RoutePage:
    """Draw up what is said of a way.

    Args:
        course: The course.
        route: The way.
        known: What the learner holds already, beside what the course assumes.
    """
    return RoutePage(
        goals=tuple(_wanted(course, *goal) for goal in route.goals.items()),
        known=tuple(_wanted(course, *each) for each in known.items()),
        legs=tuple(_leg(course, stop) for stop in route.stops),
        missing=tuple(_missing(course, obstacle) for obstacle in route.obstacles),
        lessons=len(course.lessons),
        minutes=route.minutes,
        untimed=route.untimed,
        shortest=route.proven,
    )


def _leg(course: Course, stop: Stop) -> Leg:
    why = tuple(_why(course, reason) for reason in stop.reasons)
    return Leg(lesson_name(course, stop.lesson.id), stop.lesson.minutes, why)


def _why(course: Course, reason: Reason) -> Why:
    return Why(
        brings=_wanted(course, reason.concept, reason.depth),
        lesson=lesson_name(course, reason.lesson) if reason.lesson else None,
        required_by=concept_name(course, reason.required_by) if reason.required_by else None,
        again=reason.again,
    )


def _missing(course: Course, obstacle: Obstacle) -> Missing:
    return Missing(
        options=tuple(_wanted(course, *option) for option in obstacle.options),
        lesson=lesson_name(course, obstacle.lesson) if obstacle.lesson else None,
        required_by=concept_name(course, obstacle.required_by) if obstacle.required_by else None,
        deepest=held_as(course, obstacle.deepest),
    )


def _wanted(course: Course, concept: str, depth: Depth) -> Wanted:
    return Wanted(concept_name(course, concept), depth)
