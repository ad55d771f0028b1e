"""The baseline as a file: read, held against a report, written anew."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.baseline import BaselineError, Compared, Entry, baseline_text, entries_in
from curriculum_kit.baseline import compared as held_against
from curriculum_kit.cli.listing import say_some
from curriculum_kit.cli.writing import write_named
from curriculum_kit.counting import counted
from curriculum_kit.output.printable import printable

if TYPE_CHECKING:
    from curriculum_kit.report import Report
    from curriculum_kit.rules.rule import AnyRule

NAMED = 10
"""Outdated entries that are named; of more, so many."""


def with_baseline(
    report: Report,
    file: Path,
    *,
    rules: Sequence[AnyRule],
    chosen: Collection[str],
    update: bool,
) -> Report:
    """Set apart what the baseline of a course holds.

    Args:
        report: What was found.
        file: The baseline.
        rules: The rules there are.
        chosen: Names of the rules that were to run.
        update: Whether to write what was found to the file first.

    Returns:
        The report, with the findings of the baseline no longer among those that fail.

    Raises:
        UsageError: The file cannot be read or written, or is no baseline.
    """
    skipped = {each.rule for each in report.rules_skipped}
    silent = {rule.code for rule in rules if rule.name in skipped or rule.name not in chosen}

    def compared(entries: Collection[Entry]) -> Compared:
        return held_against(
            report.findings,
            entries,
            silent=silent.__contains__,
            broken=bool(report.project.broken),
        )

    entries = _read(file, missing_is_empty=update)
    result = compared(entries)
    if update:
        _write(file, entries, result.entries)
        result = compared(result.entries)
    return replace(report, findings=result.open, baselined=result.known, outdated=result.outdated)


def say_outdated(report: Report) -> None:
    """Say on standard error which entries of the baseline no longer occur.

    Args:
        report: What was found.
    """
    if not report.outdated:
        return
    number = len(report.outdated)
    occurs, them = ("occurs", "it") if number == 1 else ("occur", "them")
    click.echo(
        f"{_entries(number)} of the baseline no longer {occurs}; "
        f"--update-baseline takes {them} out:",
        err=True,
    )
    lines = [
        printable(f"  {entry.code} {entry.rule} {' '.join(entry.subjects)}")
        for entry in report.outdated
    ]
    say_some(lines, NAMED, lead="  and")


def _read(file: Path, *, missing_is_empty: bool) -> frozenset[Entry]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        if missing_is_empty:
            return frozenset()
        raise click.UsageError(
            f"there is no baseline '{_shown(file)}'. --update-baseline writes it."
        ) from None
    except OSError as error:
        message = f"cannot read the baseline '{_shown(file)}': {error.strerror}"
        raise click.UsageError(message) from None
    except UnicodeDecodeError:
        raise click.UsageError(
            f"'{_shown(file)}' is not a baseline: it is not UTF-8 text"
        ) from None
    try:
        return entries_in(text)
    except BaselineError as error:
        raise click.UsageError(
            f"'{_shown(file)}' cannot be used as a baseline: {error}. "
            "Mend it, or delete it and write a new one with --update-baseline."
        ) from None


def _write(file: Path, before: Collection[Entry], after: Sequence[Entry]) -> None:
    old, new = set(before), set(after)
    try:
        if old != new or not file.exists():
            write_named(file, baseline_text(after))
    except OSError as error:
        message = f"cannot write the baseline '{_shown(file)}': {error.strerror}"
        raise click.UsageError(message) from None
    click.echo(
        f"Baseline '{_shown(file)}': {_entries(len(new))}, "
        f"{len(new - old)} added, {len(old - new)} taken out.",
        err=True,
    )


def _entries(number: int) -> str:
    return counted(number, "entry", "entries")


def _shown(file: Path) -> str:
    return printable(str(file))
