"""``curriculum rename``: a part of the course under another id, wherever it is named."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

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
from curriculum_kit.cli.status import FINE
from curriculum_kit.model.parts import PARTS


@click.command()
@click.argument("kind", type=click.Choice(PARTS))
@click.argument("old")
@click.argument("new")
@course_option
@click.option("--diff", is_flag=True, help="Show what would change, and change nothing.")
def rename(kind: str, old: str, new: str, course: Path | None, diff: bool) -> int:  # noqa: FBT001
    """Give a concept, lesson, module, series, claim or misconception another id.

    Everything that names it is changed too: other files, its own file or folder, recorded
    evidence, and a baseline beside the course. 'renamed_from' keeps the old id. Nothing of the
    course is executed, and nothing is written if anything but the name would change.
    """
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.refactoring.plan import contents  # noqa: PLC0415
    from curriculum_kit.refactoring.renaming import renamed  # noqa: PLC0415

    project = opened(course)
    with reporting_refusals(), reporting_plugin_errors():
        plan = renamed(project, kind, old, new, judge=partial(check, rules=rules_in_force()))
        made = contents(project, plan)
    if diff:
        show_plan(plan, made)
        return FINE
    carry_out(project, plan, made)
    say_plan(plan, made, f"Renamed {kind} '{old}' to '{new}'")
    if kind != "misconception":  # which no schema names
        say_schemas_are_stale(project)
    return FINE
