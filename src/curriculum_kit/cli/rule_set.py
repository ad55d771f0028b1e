"""The rules that a verb works with, those of plug-ins included, and what is said when one fails."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from curriculum_kit.rules.rule import AnyRule


def rules_in_force() -> tuple[AnyRule, ...]:
    """Return every rule there is.

    Raises:
        UsageError: A plug-in does not load.
    """
    from curriculum_kit.rules.plugins import rules_there_are  # noqa: PLC0415

    with reporting_plugin_errors():
        return rules_there_are()


@contextmanager
def reporting_plugin_errors() -> Iterator[None]:
    """Report the failure of a plug-in as a wrong call: the course is not at fault.

    Raises:
        UsageError: A plug-in failed.
    """
    from curriculum_kit.output.printable import printable  # noqa: PLC0415
    from curriculum_kit.rules.plugins import PluginError  # noqa: PLC0415

    try:
        yield
    except PluginError as error:
        raise click.UsageError(printable(str(error))) from error


def no_such_rule(word: str, rules: Sequence[AnyRule]) -> click.UsageError:
    """Return what to raise about a word that means no rule.

    Args:
        word: The word.
        rules: The rules there are.
    """
    from curriculum_kit.rules.naming import RuleNames  # noqa: PLC0415
    from curriculum_kit.source.nearest import offered  # noqa: PLC0415

    close = RuleNames(rules).nearest(word) or _of_the_same_words(word, rules)
    advice = offered(close, otherwise="'curriculum rules' lists them all.")
    return click.UsageError(f"there is no rule '{word}'. {advice}")


def _of_the_same_words(word: str, rules: Sequence[AnyRule]) -> str | None:
    """Return the first rule whose name has all the words of another one, and more."""
    words = set(word.casefold().replace("_", "-").split("-"))
    return next((rule.name for rule in rules if words <= set(rule.name.split("-"))), None)
