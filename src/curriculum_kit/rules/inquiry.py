"""How rules are asked for the problems that they find."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from curriculum_kit.findings import Problem
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import AnyRule


class Inquiry:
    """Asks each rule anew. An editor has one that remembers, a large course one that divides."""

    def begin(self, context: Context, rules: Sequence[AnyRule]) -> Sequence[AnyRule]:
        """Take note of what is to be looked at.

        Args:
            context: What the rules that are asked from now on will see.
            rules: The rules that will be asked.

        Returns:
            The rules in the order in which to ask them.
        """
        del context
        return rules

    def problems(self, rule: AnyRule, context: Context) -> Iterable[Problem]:
        """Return the problems that a rule finds.

        Args:
            rule: The rule.
            context: What it sees.
        """
        return rule.check(context, context.options[rule.name])
