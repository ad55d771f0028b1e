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
    opened,
    output_option,
    terminal_for,
)
from curriculum_kit.cli.main import FALLS_SHORT, FINE
from curriculum_kit.cli.rule_set import no_such_rule, plugins_answer, rules_in_force

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
    color: str,
) -> int:
    """Check a course against the rules; PATH is its folder.

    Nothing of the course is executed.
    """
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.cli.baseline_file import say_outdated, with_baseline  # noqa: PLC0415
    from curriculum_kit.output.reporters import REPORTERS, Style  # noqa: PLC0415
    from curriculum_kit.rules.selection import chosen_rules  # noqa: PLC0415

    if path is not None and course is not None:
        raise click.UsageError("name the course once: as PATH or with -C, not both")
    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE, the file to write")
    if statistics and form not in COUNTING:
        raise click.UsageError(f"--statistics goes with --format {', '.join(COUNTING)} only")
    if watch:
        _refuse_to_watch(form, output, update_baseline=update_baseline)
    rules = rules_in_force()
    chosen, unknown = chosen_rules(_words(select), _words(ignore), rules)
    if unknown:
        raise no_such_rule(unknown[0], rules)

    def checked(where: Path | None) -> Report:
        with plugins_answer():
            report = check(opened(where), chosen=chosen, rules=rules)
        if baseline is None:
            return report
        return with_baseline(report, baseline, rules=rules, chosen=chosen, update=update_baseline)

    def printed(report: Report) -> str:
        style = Style(terminal_for(output, color), strict=strict, statistics=statistics)
        return REPORTERS[form](report, style)

    if watch:
        _watch(course_folder(path or course), checked, printed, baseline)
    report = checked(path or course)
    deliver(printed(report), output)
    say_outdated(report)
    return FALLS_SHORT if report.fails(strict=strict) else FINE


def _refuse_to_watch(form: str, output: Path | None, *, update_baseline: bool) -> None:
    if form not in WATCHED:
        raise click.UsageError(f"--watch prints for people: --format {' or '.join(WATCHED)}")
    if output is not None:
        raise click.UsageError("--watch prints to the terminal and takes no --output")
    if update_baseline:
        raise click.UsageError("--watch writes no baseline: run --update-baseline without it")


def _watch(
    root: Path,
    checked: Callable[[Path], Report],
    printed: Callable[[Report], str],
    baseline: Path | None,
) -> NoReturn:
    from curriculum_kit.cli.baseline_file import say_outdated  # noqa: PLC0415
    from curriculum_kit.cli.watching import Checked, watch  # noqa: PLC0415

    root = root.absolute()

    def look() -> Checked:
        report = checked(root)
        folders = (root, report.project.demos_folder)
        return Checked(printed(report), folders, lambda: say_outdated(report))

    usual = Path(os.path.realpath(root / "../demos"))
    watch(look, (root, usual), () if baseline is None else (baseline,))


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    """Split values at commas, as ruff's users write them."""
    return tuple(word.strip() for value in given for word in value.split(",") if word.strip())
