"""``curriculum move``: a lesson to another place, and beforehand what that would change."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.delivery import emit
from curriculum_kit.cli.opening import opened
from curriculum_kit.cli.options import course_option
from curriculum_kit.cli.refactored import (
    carry_out,
    reporting_refusals,
    say_plan,
    say_schemas_are_stale,
    show_plan,
)
from curriculum_kit.cli.rule_set import reporting_plugin_errors, rules_in_force
from curriculum_kit.cli.status import FALLS_SHORT, FINE
from curriculum_kit.counting import counted
from curriculum_kit.output.printable import printable
from curriculum_kit.source.paths import spot

if TYPE_CHECKING:
    from curriculum_kit.findings import Finding
    from curriculum_kit.refactoring.moving import Forecast
    from curriculum_kit.source.project import Project


@click.command()
@click.argument("lesson")
@course_option
@click.option("--after", metavar="LESSON", help="Put it right after this lesson.")
@click.option("--before", metavar="LESSON", help="Put it right before this lesson.")
@click.option("--to", "module", metavar="MODULE", help="Put it at the end of this module.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--dry-run",
    is_flag=True,
    help="Only say what would change; exit with 1 if an error would appear.",
)
@click.option("--diff", is_flag=True, help="Like --dry-run, with the change as a patch.")
def move(  # noqa: PLR0913, PLR0917  # one parameter for each option of the verb
    lesson: str,
    course: Path | None,
    after: str | None,
    before: str | None,
    module: str | None,
    yes: bool,  # noqa: FBT001
    dry_run: bool,  # noqa: FBT001
    diff: bool,  # noqa: FBT001
) -> int:
    """Move a lesson to another place; its file moves too if the module is another one.

    Shows first which findings would appear and which would vanish, and asks. The acts of the
    modules' narratives are changed accordingly. Nothing of the course is executed.
    """
    is_told_twice = after is not None and before is not None
    if is_told_twice or (after is None and before is None and module is None):
        raise click.UsageError("say where to: --after LESSON, --before LESSON or --to MODULE")
    if not (yes or dry_run or diff or sys.stdin.isatty()):
        raise click.UsageError(
            "there is no terminal to ask at: run with --yes, --dry-run or --diff"
        )
    project = opened(course)
    seen = _foreseen(project, lesson, after=after, before=before, module=module)
    if diff:
        show_plan(seen.plan, seen.made)
    lines = [f"Moving '{lesson}':", *_said(seen)]
    if dry_run and not diff:
        emit("".join(f"{printable(line)}\n" for line in lines))
    else:
        for line in lines:
            click.echo(printable(line), err=True)
    if dry_run or diff:
        return FALLS_SHORT if any(map(_fails, seen.appeared)) else FINE
    if not yes and not click.confirm("Move it?", err=True):
        click.echo("Nothing is moved.", err=True)
        return FALLS_SHORT
    carry_out(project, seen.plan, seen.made)
    say_plan(seen.plan, seen.made, f"Moved lesson '{lesson}'")
    say_schemas_are_stale(project)
    return FINE


def _foreseen(
    project: Project, lesson: str, *, after: str | None, before: str | None, module: str | None
) -> Forecast:
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.refactoring.moving import forecast, target_of  # noqa: PLC0415

    with reporting_refusals(), reporting_plugin_errors():
        target = target_of(project, after=after, before=before, module=module)
        return forecast(project, lesson, target, partial(check, rules=rules_in_force()))


def _said(seen: Forecast) -> Iterator[str]:
    if not (seen.appeared or seen.vanished):
        yield "No finding would appear or vanish."
    yield from _listed(seen.appeared, "would appear")
    yield from _listed(seen.vanished, "would vanish")


def _listed(findings: Sequence[Finding], what: str) -> Iterator[str]:
    if findings:
        yield f"{counted(len(findings), 'finding')} {what}:"
    for each in findings:
        rule = f"{each.severity.label}: {each.code} {each.rule}"
        yield f"  {spot(each.place)}: {rule}: {each.message}"


def _fails(finding: Finding) -> bool:
    return finding.severity.label == "error"
