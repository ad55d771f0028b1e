"""Facts of a page said in words. What comes from authors is left as it is, to be escaped later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from curriculum_kit.counting import counted, noun_for
from curriculum_kit.evidence.recorded import EvidenceFile, RecordedMeasurement
from curriculum_kit.evidence.standing import ClaimStanding, Standing
from curriculum_kit.model.claim import Measurement
from curriculum_kit.model.vocabulary import Depth, Status
from curriculum_kit.syllabus.course_page import CoursePage
from curriculum_kit.syllabus.rows import ConceptRow, MisconceptionRow, WaiverNote

DIGITS = 6
"""Significant digits of a measured value; the record holds all of them."""

STALE = "not verified since it changed"
"""What a record says of a claim that is another by now, whether it had been verified or not."""

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
    return f"{noun_for(len(numbers), 'lesson')} {named}"


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


def step(start: Depth | None, end: Depth) -> str:
    """Say where a concept is taken from and to: ``INTRODUCED -> DEVELOPED``.

    Args:
        start: How deeply it is held before; None if not at all.
        end: How deeply it is held afterwards.
    """
    return f"{start} -> {end}" if start is not None and start < end else str(end)


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


def verified(page: CoursePage) -> int:
    """Count the claims of a course that are verified as they stand today.

    Args:
        page: The course's index page.
    """
    return dict(page.standings or ()).get(Standing.VERIFIED, 0)


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
    named = (severity.counted(count) for severity, count in page.findings)
    return ", ".join(named) or "none"


def found_and_waived(page: CoursePage) -> str:
    """Say what the rules have to say about a course: ``None stands; 17 are waived with a reason``.

    Args:
        page: The course's page.
    """
    if not page.findings and not page.waived:
        return "No rule finds anything"
    count = sum(count for _, count in page.findings)
    standing = f"{findings(page)} {'stands' if count == 1 else 'stand'}" if count else "None stands"
    waived = f"{page.waived or 'none'} {'is' if page.waived in (0, 1) else 'are'} waived"
    return f"{standing}; {waived}{' with a reason' if page.waived else ''}"


def standings(counts: Sequence[tuple[Standing, int]]) -> str:
    """Say how many claims stand how: ``28 verified, 1 failed, 1 stale``.

    Args:
        counts: How many stand how.
    """
    return ", ".join(f"{count} {standing}" for standing, count in counts) or "no claims"


def standing(evidence: ClaimStanding) -> str:
    """Say how a claim stands, and what is wrong: ``stale: not verified since it changed``.

    Args:
        evidence: How it stands.
    """
    if evidence.standing is Standing.STALE:
        return f"{evidence.standing}: {STALE}"
    message = evidence.record.message if evidence.record else None
    return f"{evidence.standing}: {message}" if message else evidence.standing.value


def measured(evidence: ClaimStanding) -> Iterator[str]:
    """Yield what was measured for a claim as it is today: ``largest_slope = 0.25 m/m``.

    Args:
        evidence: How it stands.
    """
    if evidence.record is None:
        return
    for name, measurement in evidence.record.measurements.items():
        yield f"{name} = {quantity(measurement)}"


def quantity(measurement: RecordedMeasurement) -> str:
    """Write what was measured, with its unit: ``0.25 m/m``.

    Args:
        measurement: What was recorded.
    """
    shown, unit = number(measurement.value), measurement.expected.get("unit", "1")
    return shown if unit == "1" else f"{shown} {unit}"


def number(value: Measurement) -> str:
    """Write a measured value, to as many digits as readers look at.

    Args:
        value: The value.
    """
    return str(value).lower() if isinstance(value, bool) else f"{value:.{DIGITS}g}"


def made_with(recorded: EvidenceFile) -> str:
    """Say what evidence was made with, and from which commit.

    Args:
        recorded: The evidence.
    """
    made = recorded.made_with
    said = f"Measured with curriculum-kit {made.kit}, numpy {made.numpy}, Python {made.python}"
    state = recorded.repository
    if state is None:
        return f"{said} on {made.platform}."
    changed = " with changes" if state.dirty else ""
    return f"{said} on {made.platform}, from commit {state.commit[:12]}{changed}."


def assumed(page: CoursePage) -> str:
    """Say what a learner brings on day one: ``Python (APPLIED), Algebra (APPLIED)``.

    Args:
        page: The course's page.
    """
    return ", ".join(f"{each.name} ({each.depth})" for each in page.assumes) or "nothing"
