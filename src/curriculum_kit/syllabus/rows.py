"""The parts that a module's page is made of: plain values, in the order in which it shows them."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum_kit.evidence.standing import ClaimStanding
from curriculum_kit.findings import Finding
from curriculum_kit.learner.pacing import Busy
from curriculum_kit.model.vocabulary import Depth, Load, Status
from curriculum_kit.syllabus.material import Step


@dataclass(frozen=True, slots=True)
class ActPart:
    """An act of the module's story.

    Attributes:
        title: Its title.
        lessons: The numbers of its lessons in the module, from 1.
        story: What happens in it.
    """

    title: str
    lessons: tuple[int, ...]
    story: str


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson in the module's sequence.

    Attributes:
        number: Its number in the module, from 1.
        slug: Its slug.
        title: Its title.
        core: Its core concept.
        load: What it asks of the learner.
        position: Why it stands where it does, if the author says so.
        status: How far it is made.
        new: How many new concepts it costs the learner.
    """

    number: int
    slug: str
    title: str
    core: str
    load: Load
    position: str | None
    status: Status
    new: int


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A concept that a lesson takes up.

    Attributes:
        id: The concept's id.
        name: The concept's name.
        label: What is particular about it here, if anything.
        lesson: The lesson's number in the module.
        is_new: Whether the lesson says that this is the first meeting.
        start: How deeply it is held before; where nothing teaches it, what the lesson says.
        end: How deeply it is held afterwards.
        origin: The number of the other module that brought it to where it is held, ``day one`` if
            the course assumes it; None if this module did, or nothing.
        known: Whether the registry holds it, so that it has a page.
    """

    id: str
    name: str
    label: str | None
    lesson: int
    is_new: bool
    start: Depth | None
    end: Depth
    origin: str | None
    known: bool = True

    @property
    def title(self) -> str:
        """The name with the label in parentheses, in place of those that may end the name."""
        return labelled(self.name, self.label)


def labelled(name: str, label: str | None) -> str:
    """Return a name with a label in parentheses, in place of those that may end the name.

    Args:
        name: The name of a concept.
        label: What is particular about it in a lesson, if anything.
    """
    if label is None:
        return name
    bare = name.partition(" (")[0] if name.endswith(")") else name
    return f"{bare} ({label})"


@dataclass(frozen=True, slots=True)
class Recovery:
    """A STRETCH lesson, and what gives the learner room to breathe after it.

    Attributes:
        stretch: The lesson.
        following: The lesson right after it; None at the end of the course.
        is_rest: Whether the lesson after it asks less: no STRETCH, and few enough new concepts.
    """

    stretch: Step
    following: Step | None
    is_rest: bool

    @classmethod
    def after(cls, stretch: Step, following: Step | None, busy: Busy) -> Recovery:
        """Judge what follows a STRETCH lesson.

        Args:
            stretch: The lesson.
            following: The lesson right after it; None at the end of the course.
            busy: How many new concepts keep it from being a rest.
        """
        is_rest = (
            following is not None
            and following.load is not Load.STRETCH
            and not busy.keep_from_rest(stretch.new, following.new)
        )
        return cls(stretch, following, is_rest)


@dataclass(frozen=True, slots=True)
class WaiverNote:
    """A finding that the course's authors accept.

    Attributes:
        rule: The rule's name.
        subject: What the finding is about, as ``kind:id``.
        lesson: The lesson's number in the module, if it is about a lesson.
        message: What was found.
        reason: Why it is accepted.
    """

    rule: str
    subject: str
    lesson: int | None
    message: str
    reason: str


def waiver_note(finding: Finding, lesson: int | None = None) -> WaiverNote:
    """Note a waived finding.

    Args:
        finding: The finding.
        lesson: The lesson's number in the module, if it is about a lesson of one.
    """
    return WaiverNote(
        rule=finding.rule,
        subject=finding.subject,
        lesson=lesson,
        message=finding.message,
        reason=finding.waived or "",
    )


@dataclass(frozen=True, slots=True)
class MisconceptionRow:
    """A belief that the module's lessons correct.

    Attributes:
        belief: The belief.
        correction: What is right.
        lessons: The numbers of the module's lessons that address it.
        elsewhere: The lessons of other modules that do.
        refuted_by: The ids of the claims that stand against it.
    """

    belief: str
    correction: str
    lessons: tuple[int, ...]
    elsewhere: tuple[Step, ...]
    refuted_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim that a lesson stands on.

    Attributes:
        lesson: The lesson's number in the module.
        id: The claim's id.
        statement: What is claimed.
        demo: The demo that measures it, if there is one.
        evidence: How it stands today; None where no evidence was recorded.
    """

    lesson: int
    id: str
    statement: str
    demo: str | None
    evidence: ClaimStanding | None = None
