"""``curriculum validate``: the linter and the gate."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from curriculum_kit.cli.common import (
    color_option,
    course_folder,
    course_option,
    deliver,
    output_option,
    terminal_for,
)
from curriculum_kit.cli.gate import Gate
from curriculum_kit.cli.main import FALLS_SHORT, FINE
from curriculum_kit.cli.rule_set import no_such_rule, rules_in_force

if TYPE_CHECKING:
    from curriculum_kit.check import Report

FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")
COUNTING = ("full", "concise", "json")
WATCHED = ("full", "concise")
"""Forms for people, which can be printed again and again."""


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@course_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="full",
    help="full shows the source, concise is one line a finding; the others are for machines.",
)
@output_option
@click.option(
    "--select", multiple=True, metavar="RULE", help="Run only these; CUR2 means a family."
)
@click.option("--ignore", multiple=True, metavar="RULE", help="Do not run these.")
@click.option("--strict", is_flag=True, help="Let warnings fail as well.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Fail only on findings that are not in this file.",
)
@click.option(
    "--update-baseline", is_flag=True, help="Write what is found to the --baseline first."
)
@click.option(
    "--statistics", is_flag=True, help="Count the findings of each rule (full, concise, json)."
)
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved.")
@click.option("--fix", is_flag=True, help="Write the fixes that rules offer into the files.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@color_option
def validate(  # noqa: PLR0913, PLR0917  # one parameter for each option of the verb
    path: Path | None,
    course: Path | None,
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,  # noqa: FBT001
    baseline: Path | None,
    update_baseline: bool,  # noqa: FBT001
    statistics: bool,  # noqa: FBT001
    watch: bool,  # noqa: FBT001
    fix: bool,  # noqa: FBT001
    diff: bool,  # noqa: FBT001
    color: str,
) -> int:
    """Check a course against the rules; PATH is its folder.

    Nothing of the course is executed.
    """
    from curriculum_kit.cli.baseline_file import say_outdated  # noqa: PLC0415
    from curriculum_kit.output.reporters import REPORTERS, Style  # noqa: PLC0415

    where = _one_course(path, course)
    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE, the file to write")
    if update_baseline and diff:
        raise click.UsageError("--diff changes nothing: run --update-baseline without it")
    if statistics and form not in COUNTING:
        raise click.UsageError(f"--statistics goes with --format {', '.join(COUNTING)} only")
    if watch:
        _refuse_to_watch(form, output, writes=update_baseline or fix or diff)
    gate = _gate(select, ignore, baseline, update_baseline=update_baseline)

    def printed(report: Report) -> str:
        style = Style(terminal_for(output, color), strict=strict, statistics=statistics)
        return REPORTERS[form](report, style)

    if watch:
        _watch(course_folder(where), gate, printed)
    if diff:
        something = gate.show_fixes(where, output)
        return FALLS_SHORT if something or gate.check(where).fails(strict=strict) else FINE
    report = gate.check(where, fix=fix)
    deliver(printed(report), output)
    say_outdated(report)
    return FALLS_SHORT if report.fails(strict=strict) else FINE


def _one_course(path: Path | None, course: Path | None) -> Path | None:
    if path is not None and course is not None:
        raise click.UsageError("name the course once: as PATH or with -C, not both")
    return path or course


def _gate(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: Path | None,
    *,
    update_baseline: bool,
) -> Gate:
    from curriculum_kit.rules.selection import chosen_rules  # noqa: PLC0415

    rules = rules_in_force()
    chosen, unknown = chosen_rules(_words(select), _words(ignore), rules)
    if unknown:
        raise no_such_rule(unknown[0], rules)
    return Gate(rules, chosen, baseline, update_baseline)


def _refuse_to_watch(form: str, output: Path | None, *, writes: bool) -> None:
    if form not in WATCHED:
        raise click.UsageError(f"--watch prints for people: --format {' or '.join(WATCHED)}")
    if output is not None:
        raise click.UsageError("--watch prints to the terminal and takes no --output")
    if writes:
        raise click.UsageError("--watch only looks: run --fix, --diff or --update-baseline alone")


def _watch(root: Path, gate: Gate, printed: Callable[[Report], str]) -> NoReturn:
    from curriculum_kit.cli.baseline_file import say_outdated  # noqa: PLC0415
    from curriculum_kit.cli.watching import Checked, watch  # noqa: PLC0415

    root = root.absolute()

    def look() -> Checked:
        report = gate.check(root)
        folders = (root, report.project.demos_folder)
        return Checked(printed(report), folders, lambda: say_outdated(report))

    usual = Path(os.path.realpath(root / "../demos"))
    watch(look, (root, usual), () if gate.baseline is None else (gate.baseline,))


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    """Split values at commas, as ruff's users write them."""
    return tuple(word.strip() for value in given for word in value.split(",") if word.strip())
