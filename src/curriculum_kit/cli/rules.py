"""``curriculum rules``: the catalogue, and the settings in force."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.delivery import deliver, terminal_for
from curriculum_kit.cli.opening import opened
from curriculum_kit.cli.options import color_option, course_option
from curriculum_kit.cli.rule_set import rules_in_force
from curriculum_kit.cli.status import FALLS_SHORT, FINE

if TYPE_CHECKING:
    from curriculum_kit.rules.rule import AnyRule


@click.command()
@click.option(
    "--settings", is_flag=True, help="Show the settings of a course, and where each is set."
)
@course_option
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text")
@color_option
def rules(settings: bool, course: Path | None, form: str, color: str) -> int:  # noqa: FBT001
    """List the rules: code, name, default severity, and what each finds."""
    from curriculum_kit.output.catalogue import catalogue  # noqa: PLC0415

    if course is not None and not settings:
        raise click.UsageError("the list of rules is the same for every course: add --settings")
    known = rules_in_force()
    if settings:
        return _settings(known, course, form, color)
    deliver(catalogue(known, form, terminal_for(None, color)), None)
    return FINE


def _settings(known: Sequence[AnyRule], course: Path | None, form: str, color: str) -> int:
    """Print the settings in force, and say what is wrong with those that have none."""
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.findings import Severity  # noqa: PLC0415
    from curriculum_kit.output.printable import printable  # noqa: PLC0415
    from curriculum_kit.output.settings import settings_in_force  # noqa: PLC0415
    from curriculum_kit.rules.selection import chosen_rules  # noqa: PLC0415
    from curriculum_kit.rules.settings import settings_of  # noqa: PLC0415
    from curriculum_kit.source.paths import spot  # noqa: PLC0415

    project = opened(course)
    settings = settings_of(project.course.outline.rules, known)
    terminal = terminal_for(None, color)
    deliver(settings_in_force(known, settings, project.sources, form, terminal), None)
    chosen, _unknown = chosen_rules(("CUR0", "CUR904"), (), known)
    wrong = [
        finding
        for finding in check(project, chosen=chosen, rules=known).findings
        if finding.place.file == project.sources.manifest and finding.severity is Severity.ERROR
    ]
    for finding in wrong:
        click.echo(printable(f"{spot(finding.place)}: {finding.message}"), err=True)
    return FALLS_SHORT if wrong or "course" in project.broken else FINE
