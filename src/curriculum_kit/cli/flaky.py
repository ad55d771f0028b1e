"""``curriculum verify --flaky``: how often claims fail, and how often their controls are caught."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from curriculum_kit.cli.delivery import deliver, terminal_for
from curriculum_kit.cli.progress import progress_bar
from curriculum_kit.evidence.flaky import measure_rates
from curriculum_kit.evidence.selection import UnknownSelectionError, selected_claims
from curriculum_kit.evidence.work import CannotRunError, Limits
from curriculum_kit.output.flaky_json import flaky_json
from curriculum_kit.output.flaky_text import flaky_text
from curriculum_kit.source.project import Project


def count_failures(  # noqa: PLR0913, PLR0917  # one parameter for each option of the verb
    project: Project,
    select: Sequence[str],
    limits: Limits,
    jobs: int | None,
    seeds: int | None,
    form: str,
    output: Path | None,
    color: str,
) -> bool:
    """Run claims many times, and write how often each failed.

    Args:
        project: The course.
        select: Words that select claims.
        limits: What each process may use.
        jobs: How many run at a time.
        seeds: Use at least this many seeds in each run.
        form: ``text`` or ``json``.
        output: Where to write; standard output if None.
        color: When to color.

    Returns:
        Whether every claim is on target.

    Raises:
        UsageError: A word selects nothing, or nothing can be run here.
    """
    try:
        claims = selected_claims(project, select)
        with progress_bar(len(claims), "Running each claim many times") as bar:
            rates = measure_rates(
                project.course,
                project.demos_folder,
                select=frozenset(claims),
                jobs=jobs,
                timeout=limits.timeout,
                memory=limits.memory,
                seeds=seeds,
                on_done=lambda _claim: bar.update(1),
            )
    except (UnknownSelectionError, CannotRunError) as error:
        raise click.UsageError(str(error)) from None
    terminal = terminal_for(output, color)
    deliver(flaky_json(rates) if form == "json" else flaky_text(rates, terminal), output)
    return rates.good
