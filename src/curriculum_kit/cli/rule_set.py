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

    with plugins_answer():
        return rules_there_are()


@contextmanager
def plugins_answer() -> Iterator[None]:
    """Turn the failure of a plug-in into a wrong call, which is no fault of the course's.

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
    from curriculum_kit.source.nearest import did_you_mean  # noqa: PLC0415

    names = [name for rule in rules for name in (rule.name, rule.code)]
    advice = did_you_mean(word, names, otherwise="'curriculum rules' lists them all.")
    return click.UsageError(f"there is no rule '{word}'. {advice}")
