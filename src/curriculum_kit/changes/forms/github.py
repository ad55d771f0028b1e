"""A comparison as GitHub workflow commands: an annotation a change, and a summary at the end."""

from __future__ import annotations

import os
from collections.abc import Iterator

from curriculum_kit.changes.change import Change
from curriculum_kit.changes.comparison import Comparison
from curriculum_kit.changes.forms.words import called, summary
from curriculum_kit.model.change_kind import Impact
from curriculum_kit.output.github import command
from curriculum_kit.output.printable import printable
from curriculum_kit.output.repository import Repository
from curriculum_kit.places import Place, Pointer

LEVELS = {Impact.BREAKING: "error", Impact.NOTABLE: "notice"}
"""Cosmetic changes are counted in the summary only: of each level ten are shown."""


def diff_github(comparison: Comparison) -> str:
    """Write a comparison as workflow commands.

    Args:
        comparison: What was compared.

    Returns:
        ``::error``, ``::warning`` and ``::notice`` commands, and the summary for what is not shown.
    """
    versions = f"From {called(comparison.base)} to {called(comparison.head)}"
    return (
        "\n".join((*_commands(comparison), printable(f"{versions}: {summary(comparison)}"))) + "\n"
    )


def _commands(comparison: Comparison) -> Iterator[str]:
    root = comparison.head.root
    repository = Repository.around(root, os.environ.get("GITHUB_WORKSPACE"))
    for change in comparison.of_impact(Impact.BREAKING):
        yield _command(change, comparison, repository)
    for each in comparison.unread:
        # As the exit status has it: what is missing in the earlier version fails nothing.
        level = "error" if each.version is comparison.head else "notice"
        message = f"{each.what} could not be read in {each.version.label}, and was not compared"
        yield command(level, "not compared", [message], each.place, repository)
    for stale in comparison.stale:
        place = comparison.head.place(stale.where)
        yield command("warning", "stale approval", [stale.message], place, repository)
    for change in comparison.of_impact(Impact.NOTABLE):
        yield _command(change, comparison, repository)


def _command(change: Change, comparison: Comparison, repository: Repository) -> str:
    title = f"{change.kind} {change.subject}"
    place = _place(change, comparison)
    return command(LEVELS[change.impact], title, [change.message], place, repository)


def _place(change: Change, comparison: Comparison) -> Place:
    """Return where a change shows in the later version: of what is gone, the course's manifest."""
    return comparison.head.place(change.now or Pointer("course"))
