"""The parts that a module's page is made of: plain values, in the order in which it shows them."""

from __future__ import annotations

from dataclasses import dataclass

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
        core: Its core concept.
        load: What it asks of the learner.
        position: Why it stands where it does, if the author says so.
        status: How far it is made.
        new: How many new concepts it costs the learner.
    """

    number: int
    slug: str
    core: str
    load: Load
    position: str | None
    status: Status
    new: int


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A concept that a lesson takes up.

    Attributes:
        name: The concept's name.
        label: What is particular about it here, if anything.
        lesson: The lesson's number in the module.
        is_new: Whether the lesson says that this is the first meeting.
        start: How deeply it is held before; where nothing teaches it, what the lesson says.
        end: How deeply it is held afterwards.
        origin: The number of the other module that brought it to where it is held, ``day one`` if
            the course assumes it; None if this module did, or nothing.
    """

    name: str
    label: str | None
    lesson: int
    is_new: bool
    start: Depth | None
    end: Depth
    origin: str | None

    @property
    def title(self) -> str:
        """The name with the label in parentheses, in place of those that may end the name."""
        if self.label is None:
            return self.name
        bare = self.name.partition(" (")[0] if self.name.endswith(")") else self.name
        return f"{bare} ({self.label})"


@dataclass(frozen=True, slots=True)
class Recovery:
    """A STRETCH lesson, and what gives the learner room to breathe after it.

    Attributes:
        stretch: The lesson.
        following: The lesson right after it; None at the end of the course.
    """

    stretch: Step
    following: Step | None

    @property
    def is_rest(self) -> bool:
        """Whether the lesson after it asks less: no STRETCH, and fewer new concepts."""
        return (
            self.following is not None
            and self.following.load is not Load.STRETCH
            and (self.following.new < self.stretch.new or not self.following.new)
        )


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
    """

    lesson: int
    id: str
    statement: str
    demo: str | None
