"""A change of the course, and the part of it that is changed."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum_kit.model.change_kind import Impact
from curriculum_kit.model.change_kinds import KINDS
from curriculum_kit.places import Path, Pointer


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two versions of a course, as it matters to learners.

    Attributes:
        kind: The name of its kind, ``concept-later``.
        impact: How much it matters.
        subject: What is changed, ``kind:id``, as the later version calls it; as the earlier one
            does if it is gone.
        former: The same as the earlier version calls it.
        about: Which of several changes of that kind it is: a concept, a key, a measurement.
        before: What the earlier version says, where it is short enough to be said.
        after: What the later version says.
        message: What happened, and what follows for learners.
        was: The spot in the earlier version; None if there is none.
        now: The spot in the later version.
    """

    kind: str
    impact: Impact
    subject: str
    former: str
    message: str
    about: str | None = None
    before: str | None = None
    after: str | None = None
    was: Pointer | None = None
    now: Pointer | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies it among the changes between two versions."""
        return self.kind, self.subject, self.about or ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a course in two versions.

    Attributes:
        kind: ``lesson``, ``concept`` and so on; ``course`` for the course itself.
        old: Its id in the earlier version; None if it is not there.
        new: Its id in the later version.
    """

    kind: str
    old: str | None
    new: str | None

    @property
    def name(self) -> str:
        """The part in a message: ``lesson 'optimizers'``."""
        return self.kind if self.kind == "course" else f"{self.kind} '{self.new or self.old}'"

    def changed(  # noqa: PLR0913  # what a change has, less what the part knows
        self,
        kind: str,
        message: str,
        *,
        about: str | None = None,
        before: str | None = None,
        after: str | None = None,
        at: Path = (),
        was: Path | None = None,
        now: Path | None = None,
        grave: bool = True,
    ) -> Change:
        """Return a change of this part.

        Args:
            kind: The name of the kind.
            message: What happened, and what follows for learners.
            about: Which of several changes of that kind it is.
            before: What the earlier version says.
            after: What the later version says.
            at: The spot within the part, in both versions.
            was: The spot in the earlier version, where it is another one.
            now: The spot in the later version, where it is another one.
            grave: Whether the condition holds under which it is as grave as its kind can be.
        """
        impact = KINDS[kind].impact
        subject, former = self.new or self.old or "", self.old or self.new or ""
        was, now = at if was is None else was, at if now is None else now
        return Change(
            kind=kind,
            impact=impact if grave else min(impact, Impact.NOTABLE),
            subject=self._subject(subject),
            former=self._subject(former),
            message=message,
            about=about,
            before=before,
            after=after,
            was=None if self.old is None else Pointer(self._subject(former), was, key=bool(was)),
            now=None if self.new is None else Pointer(self._subject(subject), now, key=bool(now)),
        )

    def _subject(self, name: str) -> str:
        return self.kind if self.kind == "course" else f"{self.kind}:{name}"


COURSE = Part("course", "", "")
"""The course itself."""
