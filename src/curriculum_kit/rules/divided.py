"""Rules asked in two processes, for courses so large that asking them takes much of the time.

The rules about prerequisites take about as long as all the others, and share what only they need.
A child inherits the course as it stands in memory and asks those; nothing is read or sent twice.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from curriculum_kit.findings import Problem
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.inquiry import Inquiry
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.forked import may_fork

WORTHWHILE: Final = 2000
"""Lessons from which two processes are done so much sooner that their start does not matter."""

PREREQUISITES: Final = "CUR2"
"""How the codes of the rules begin that the child asks."""

Said = Mapping[str, Sequence[Problem]]


class Divided(Inquiry):
    """Asks the rules about prerequisites in a child process, while this one asks the others."""

    def __init__(self) -> None:
        self._child: _Child | None = None
        self._said: Said = {}

    def begin(self, context: Context, rules: Sequence[AnyRule]) -> Sequence[AnyRule]:
        """Start the child, if that is worth while and this process may have one.

        Args:
            context: What the rules see.
            rules: The rules that will be asked.

        Returns:
            The same rules, those that the child asks last.
        """
        theirs = [rule for rule in rules if rule.code.startswith(PREREQUISITES)]
        if not theirs or len(context.course.lessons) < WORTHWHILE or not may_fork():
            return rules
        _ = context.timeline  # which both processes need
        self._child = _Child(theirs, context)
        return [*(rule for rule in rules if rule not in theirs), *theirs]

    def problems(self, rule: AnyRule, context: Context) -> Iterable[Problem]:
        """Return the problems that a rule finds.

        Args:
            rule: The rule. Whatever has become of the child, it is asked: here, if need be.
            context: What it sees.
        """
        if self._child is not None and rule.code.startswith(PREREQUISITES):
            child, self._child = self._child, None
            self._said = child.said()
        if rule.name in self._said:
            return self._said[rule.name]
        return super().problems(rule, context)


class _Child:
    """A process that asks some rules."""

    def __init__(self, rules: Sequence[AnyRule], context: Context) -> None:
        self._stream, sending = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            try:
                os.close(self._stream)
                # What a rule raises, it raises again where it is asked next, and is reported there.
                with contextlib.suppress(BaseException):
                    _tell(rules, context, sending)
            finally:
                os._exit(0)  # nothing of the parent's may be flushed or cleaned up twice
        os.close(sending)

    def said(self) -> Said:
        """Return the problems by the name of the rule; none if the child did not get so far."""
        import pickle  # noqa: PLC0415  # small courses need none

        with os.fdopen(self._stream, "rb") as stream:
            message = stream.read()
        os.waitpid(self._process, 0)
        try:
            said: Said = pickle.loads(message)  # noqa: S301  # written by this program
        except (EOFError, pickle.UnpicklingError):
            return {}
        return said


def _tell(rules: Sequence[AnyRule], context: Context, sending: int) -> None:
    import pickle  # noqa: PLC0415  # small courses need none

    said = {rule.name: tuple(rule.check(context, context.options[rule.name])) for rule in rules}
    with os.fdopen(sending, "wb") as stream:
        stream.write(pickle.dumps(said))
