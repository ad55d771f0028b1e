"""``curriculum verify``: the demos behind the claims, controls included."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.amounts import number, whole_number
from curriculum_kit.cli.delivery import deliver, terminal_for
from curriculum_kit.cli.links import require_own_way
from curriculum_kit.cli.opening import opened
from curriculum_kit.cli.options import color_option, course_option, output_option
from curriculum_kit.cli.progress import Progress
from curriculum_kit.cli.status import FALLS_SHORT, FINE
from curriculum_kit.counting import counted

if TYPE_CHECKING:
    from curriculum_kit.evidence.record import Evidence
    from curriculum_kit.evidence.work import Limits, Workers
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
    help="Processes at a time; by default one for each core.",
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
    "--seeds", type=whole_number(1, MOST_SEEDS), metavar="N", help="Run at least this many seeds."
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Run on the dask.distributed cluster of this scheduler: tcp://HOST:PORT.",
)
@click.option(
    "--flaky",
    is_flag=True,
    help="Run each claim 50 times, with other seeds each time, and count its failures.",
)
@click.option(
    "--no-cache", is_flag=True, help="Run everything again, and keep nothing for the next run."
)
@click.option(
    "--evidence",
    "evidence_path",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Record what was measured of all claims in this file, for 'curriculum render'.",
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
    scheduler: str | None,
    evidence_path: Path | None,
    form: str,
    output: Path | None,
    color: str,
    *,
    no_cache: bool,
    flaky: bool,
) -> int:
    """Run the demos behind the claims and compare what they measure with the course's numbers.

    SELECT names claims, lessons, modules or series: claim:adam-*, lesson:optimizers, lesson:1.3.5,
    module:1.3.
    concept:momentum selects the lessons that teach or reinforce this concept, concept:momentum+
    also those of the concepts that build on it, and +concept:momentum also those of the concepts
    that it builds on. changed:main selects the claims whose lesson or demo, or anything that the
    demo imports or may read, differs from a git revision.

    This executes the course's demos, each in a process of its own: on this machine, or with
    --scheduler on the workers of a cluster, to which the demos folder is sent. Connect only to a
    scheduler that you trust. What is verified is not run again until it changes.

    With --flaky, each run uses as many seeds as the claim asks for, all of which must pass. The
    first run has the usual seeds, and no two runs share any. A claim is good if it fails in no run
    and its controls are caught in every run. A claim that involves no chance is run once. Nothing
    is cached.
    """
    from curriculum_kit.evidence.work import Limits  # noqa: PLC0415
    from curriculum_kit.output.evidence_json import evidence_json  # noqa: PLC0415
    from curriculum_kit.output.evidence_text import evidence_text  # noqa: PLC0415

    limits = Limits(timeout, memory)
    if evidence_path is not None and select:
        message = "--evidence records the whole course: leave out which claims to verify"
        raise click.UsageError(f"{message}. Those that did not change are not run again.")
    if flaky and evidence_path is not None:
        raise click.UsageError("--flaky counts failures and has no evidence to record.")
    if flaky and scheduler is not None:
        raise click.UsageError("--flaky counts on this machine: leave out --scheduler.")
    project = opened(course)
    if flaky:
        from curriculum_kit.cli.flaky import count_failures  # noqa: PLC0415

        good = count_failures(project, select, limits, jobs, seeds, form, output, color)
        return FINE if good and _whole(project) else FALLS_SHORT
    if evidence_path is not None:
        _require_recordable(evidence_path, project)
    evidence = _verified(
        project, select, limits, jobs=jobs, seeds=seeds, scheduler=scheduler, cached=not no_cache
    )
    if evidence_path is not None:
        from curriculum_kit.evidence.recording import evidence_file  # noqa: PLC0415

        deliver(evidence_file(evidence, project, evidence_path), evidence_path)
    if form == "json":
        deliver(evidence_json(evidence), output)
    else:
        deliver(evidence_text(evidence, terminal_for(output, color)), output)
    whole = evidence_path is not None or _whole(project)  # which was required of what is recorded
    return FINE if evidence.good and whole else FALLS_SHORT


def _verified(  # noqa: PLR0913  # what the options say about a run
    project: Project,
    select: Sequence[str],
    limits: Limits,
    *,
    jobs: int | None,
    seeds: int | None,
    scheduler: str | None,
    cached: bool,
) -> Evidence:
    """Run the demos behind the claims that some words select, here or on a cluster."""
    from curriculum_kit.evidence.cache import cache_of  # noqa: PLC0415
    from curriculum_kit.evidence.runner import verify as run  # noqa: PLC0415
    from curriculum_kit.evidence.selection import (  # noqa: PLC0415
        UnknownSelectionError,
        selected_claims,
    )
    from curriculum_kit.evidence.work import CannotRunError  # noqa: PLC0415

    try:
        claims = selected_claims(project, select)
        with Progress(claims) as progress:
            return run(
                project.course,
                project.demos_folder,
                select=frozenset(claims),
                jobs=jobs,
                timeout=limits.timeout,
                memory=limits.memory,
                seeds=seeds,
                on_done=progress.judged,
                workers=_cluster(scheduler, project, limits, jobs),
                cache=cache_of(project.root, limits) if cached else None,
            )
    except (UnknownSelectionError, CannotRunError) as error:
        raise click.UsageError(str(error)) from None


def _cluster(
    scheduler: str | None, project: Project, limits: Limits, jobs: int | None
) -> Workers | None:
    """Return the cluster that does the work, None for this machine."""
    if scheduler is None:
        return None
    if jobs is not None:
        message = "--jobs is for this machine: the workers of a cluster say how many they run"
        raise click.UsageError(f"{message}. Leave it out with --scheduler.")
    from curriculum_kit.evidence.cluster import ClusterWorkers  # noqa: PLC0415

    return ClusterWorkers(scheduler, project.demos_folder, limits)


def _require_recordable(evidence: Path, project: Project) -> None:
    """Refuse a record that counts as something that demos read, or that would not be whole."""
    from curriculum_kit.evidence.dependencies import is_data  # noqa: PLC0415

    path, demos = Path(os.path.realpath(evidence)), project.demos_folder
    if path.is_relative_to(demos) and is_data(path.relative_to(demos).as_posix()):
        message = f"'{evidence}' lies in the demos folder, where every file may be data of a demo"
        raise click.UsageError(f"{message}. Record it beside curriculum.yaml.")
    try:
        require_own_way(evidence)
    except OSError as error:
        raise click.UsageError(f"cannot write '{evidence}': {error.strerror}") from None
    if not _whole(project):
        message = f"'{evidence}' is left as it is: evidence is recorded of whole courses only"
        raise click.UsageError(message)


def _whole(project: Project) -> bool:
    """Tell whether every claim was read as written, and say on standard error if not."""
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.findings import Severity  # noqa: PLC0415
    from curriculum_kit.rules.selection import chosen_rules  # noqa: PLC0415
    from curriculum_kit.source.evidence import EVIDENCE_FILE  # noqa: PLC0415

    reading, _unknown = chosen_rules(("CUR0",), ())
    found = check(project, chosen=reading).findings
    # Evidence that cannot be read takes no claim away, and is about to be written anew.
    errors = sum(
        each.severity is Severity.ERROR and each.subject != f"file:{EVIDENCE_FILE}"
        for each in found
    )
    if not errors and not project.broken:
        return True
    click.echo(f"Claims may be missing or changed: {counted(errors, 'reading error')}.", err=True)
    click.echo("'curriculum validate' says what is wrong, and where.", err=True)
    return False
