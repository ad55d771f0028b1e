"""``curriculum verify``: the demos behind the claims, controls included."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.amounts import number, whole_number
from curriculum_kit.cli.common import (
    color_option,
    course_option,
    deliver,
    opened,
    output_option,
    terminal_for,
)
from curriculum_kit.cli.main import FALLS_SHORT, FINE

if TYPE_CHECKING:
    from curriculum_kit.source.project import Project

MOST_JOBS = 1024
MOST_SEEDS = 1000
"""As of a claim, whose module would be long to import for ``--help``."""
LEAST_SECONDS, MOST_SECONDS = 0.001, 3600
MOST_MEBIBYTES = 1 << 20
"""A tebibyte; the system takes no limit beyond what it can count in bytes."""


@click.command()
@click.argument("select", nargs=-1)
@course_option
@click.option(
    "-j",
    "--jobs",
    type=whole_number(1, MOST_JOBS),
    metavar="N",
    help="Processes at a time; by default one a core.",
)
@click.option(
    "--timeout",
    type=number(LEAST_SECONDS, MOST_SECONDS),
    default=20.0,
    show_default=True,
    metavar="S",
    help="Seconds for each seed of a demo or control.",
)
@click.option(
    "--memory",
    type=whole_number(1, MOST_MEBIBYTES),
    default=1024,
    show_default=True,
    metavar="MB",
    help="MiB for each demo or control, beyond Python and numpy.",
)
@click.option(
    "--seeds", type=whole_number(1, MOST_SEEDS), metavar="N", help="Run at least so many seeds."
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@output_option
@color_option
def verify(  # noqa: PLR0913, PLR0917  # one parameter for each option of the verb
    select: tuple[str, ...],
    course: Path | None,
    jobs: int | None,
    timeout: float,
    memory: int,
    seeds: int | None,
    form: str,
    output: Path | None,
    color: str,
) -> int:
    """Run the demos behind the claims and compare what they measure with the course's numbers.

    SELECT names claims, lessons, modules or series: claim:adam-*, lesson:optimizers, module:1.3.
    concept:momentum means the lessons that teach or reinforce it, concept:momentum+ those of all
    that builds on it too, and +concept:momentum those of all it stands on.

    This executes the course's demos, each in a process of its own.
    """
    from curriculum_kit.evidence.record import as_document  # noqa: PLC0415
    from curriculum_kit.evidence.runner import verify as run  # noqa: PLC0415
    from curriculum_kit.evidence.selection import (  # noqa: PLC0415
        UnknownSelectionError,
        selected_claims,
    )
    from curriculum_kit.evidence.work import CannotRunError  # noqa: PLC0415
    from curriculum_kit.output.evidence_text import evidence_text  # noqa: PLC0415

    project = opened(course)
    try:
        claims = selected_claims(project.course, select)
        with click.progressbar(
            length=len(claims),
            label="Verifying",
            file=sys.stderr,
            hidden=not sys.stderr.isatty() or "CI" in os.environ,
        ) as bar:
            evidence = run(
                project.course,
                project.demos_folder,
                select=frozenset(claims),
                jobs=jobs,
                timeout=timeout,
                memory=memory,
                seeds=seeds,
                on_done=lambda _claim: bar.update(1),
            )
    except (UnknownSelectionError, CannotRunError) as error:
        raise click.UsageError(str(error)) from None
    terminal = terminal_for(output, color)
    document = json.dumps(as_document(evidence), indent=2, allow_nan=False) + "\n"
    deliver(document if form == "json" else evidence_text(evidence, terminal), output)
    whole = _whole(project)
    return FINE if evidence.good and whole else FALLS_SHORT


def _whole(project: Project) -> bool:
    """Tell whether every claim was read as written, and say on standard error if not."""
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.findings import Severity  # noqa: PLC0415
    from curriculum_kit.output.full import counted  # noqa: PLC0415
    from curriculum_kit.rules.selection import chosen_rules  # noqa: PLC0415

    reading, _unknown = chosen_rules(("CUR0",), ())
    errors = check(project, chosen=reading).count(Severity.ERROR)
    if not errors and not project.broken:
        return True
    click.echo(f"Claims may be missing or changed: {counted(errors, 'reading error')}.", err=True)
    click.echo("'curriculum validate' says what is wrong, and where.", err=True)
    return False
