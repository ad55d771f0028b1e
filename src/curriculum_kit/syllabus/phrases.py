"""Facts of a page said in words. What comes from authors is left as it is, to be escaped later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curriculum_kit.findings import Severity
from curriculum_kit.model.vocabulary import Load, Status
from curriculum_kit.syllabus.course_page import CoursePage
from curriculum_kit.syllabus.material import Step
from curriculum_kit.syllabus.module_page import ModulePage
from curriculum_kit.syllabus.rows import ConceptRow, MisconceptionRow, Recovery, WaiverNote

STATUS = {
    Status.PLANNED: "Not started",
    Status.IN_PROGRESS: "In progress",
    Status.BUILT: "Built",
}


def progress(status: Status, built: int, lessons: int) -> str:
    """Say how far something is made: ``In progress (6 of 7 lessons built)``.

    Args:
        status: Its status.
        built: How many of its lessons are built.
        lessons: How many it has.
    """
    if status is Status.BUILT:
        return f"{STATUS[status]} (all {lessons} lessons)" if lessons > 1 else STATUS[status]
    return f"{STATUS[status]} ({built} of {counted(lessons, 'lesson')} built)"


def counted(number: int, thing: str, plural: str | None = None) -> str:
    """Say how many there are: ``1 lesson``, ``2 lessons``.

    Args:
        number: How many.
        thing: What, in the singular.
        plural: What, in the plural, where it takes more than an s.
    """
    return f"{number} {thing if number == 1 else plural or thing + 's'}"


def lessons(numbers: Sequence[int]) -> str:
    """Name lessons by their numbers: ``lesson 2``, ``lessons 1-3``, ``lessons 1-2, 5``.

    Args:
        numbers: The numbers, rising.
    """
    if not numbers:
        return "no lesson"
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    named = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
    return f"{'lesson' if len(numbers) == 1 else 'lessons'} {named}"


def entry(row: ConceptRow) -> str:
    """Say what a lesson does to a concept: ``Reinforced: INTRODUCED -> DEVELOPED``.

    Args:
        row: The concept in the lesson.
    """
    if row.is_new:
        return f"New ({row.end})"
    if row.start is None:
        return f"Reinforced ({row.end}), though nothing before teaches it"
    if row.start < row.end:
        return f"Reinforced: {row.start} -> {row.end}"
    return f"Reinforced from {row.origin} ({row.end})" if row.origin else f"Reinforced ({row.end})"


def addressed(row: MisconceptionRow) -> str:
    """Say where a misconception is addressed: ``Addressed in lessons 1-2``.

    Args:
        row: The misconception.
    """
    places = [lessons(row.lessons)] if row.lessons else []
    places += [f"lesson {step.number} of module {step.module}" for step in row.elsewhere]
    return f"Addressed in {' and '.join(places)}" if places else "Not addressed yet"


def waived_for(note: WaiverNote) -> str:
    """Name what a rule is waived for: ``lesson 7``.

    Args:
        note: The waived finding.
    """
    if note.lesson is not None:
        return f"lesson {note.lesson}"
    return subject(note.subject) if not note.subject.startswith("module:") else "the module"


def subject(name: str) -> str:
    """Name a subject as a reader would: ``lesson 'optimizers'``, ``the course``.

    Args:
        name: ``kind:id``, or ``course``.
    """
    kind, _, slug = name.partition(":")
    return f"{kind} '{slug}'" if slug else f"the {kind}"


def size(page: CoursePage) -> str:
    """Say how large a course is: ``1 series, 3 modules, 17 lessons, 96 concepts, 61 claims``.

    Args:
        page: The course's page.
    """
    return ", ".join(
        (
            counted(len(page.series), "series", "series"),
            counted(page.modules, "module"),
            counted(page.lessons, "lesson"),
            counted(page.concepts, "concept"),
            counted(page.claims, "claim"),
        )
    )


def findings(page: CoursePage) -> str:
    """Say how many findings stand against a course: ``1 error, 2 warnings``.

    Args:
        page: The course's page.
    """
    named = (
        counted(count, severity.label, "info" if severity is Severity.INFO else None)
        for severity, count in page.findings
    )
    return ", ".join(named) or "none"


def assumed(page: CoursePage) -> str:
    """Say what a learner brings on day one: ``Python (APPLIED), Algebra (APPLIED)``.

    Args:
        page: The course's page.
    """
    return ", ".join(f"{name} ({depth})" for name, depth in page.assumes) or "nothing"


def pace(page: ModulePage) -> str:
    """Say whether STRETCH lessons are adjacent, what the pattern is, and what follows each.

    Args:
        page: The module's page.
    """
    if not page.lessons:
        return "There are no lessons yet."
    adjacent = [_adjacency(page, *pair) for pair in page.adjacent]
    return " ".join(
        (
            *(adjacent or ["No two STRETCH lessons are adjacent."]),
            f"The pattern is {page.pattern}.",
            *_recovery(page),
        )
    )


def _adjacency(page: ModulePage, first: Step, second: Step) -> str:
    if first.module == page.number:
        return f"Lessons {first.number} and {second.number} are adjacent STRETCH lessons."
    return (
        f"Lesson {second.number} is a STRETCH lesson right after another one, "
        f"lesson {first.number} of module {first.module}."
    )


def _recovery(page: ModulePage) -> Iterator[str]:
    rests = [str(found.stretch.number) for found in page.recoveries if found.is_rest]
    others = [found for found in page.recoveries if not found.is_rest]
    if len(rests) == 1:
        yield f"Lesson {rests[0]} is followed by an easier lesson."
    elif rests:
        numbers = f"{', '.join(rests[:-1])} and {rests[-1]}"
        yield f"Lessons {numbers} are each followed by an easier lesson."
    for found in others:
        denied = "is not" if rests else "is not followed by an easier lesson"
        yield f"Lesson {found.stretch.number} {denied}: {_what_follows(found, page)}."


def _what_follows(found: Recovery, page: ModulePage) -> str:
    following = found.following
    if following is None:
        return "the course ends there"
    name = f"lesson {following.number}"
    if following.module != page.number:
        name += f" of module {following.module}"
    if following.load is Load.STRETCH:
        return f"{name} is STRETCH as well"
    compared = "as many" if following.new == found.stretch.new else "more"
    return f"{name} brings {compared} new concepts ({following.new})"
