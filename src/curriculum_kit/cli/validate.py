"""``curriculum validate``: the linter and the gate."""

from __future__ import annotations

from pathlib import Path

import click

from curriculum_kit.cli.common import (
    color_option,
    course_option,
    deliver,
    opened,
    output_option,
    terminal_for,
)
from curriculum_kit.cli.main import FALLS_SHORT, FINE

FORMATS = ("full", "concise", "json", "github", "gitlab", "sarif", "junit")
COUNTING = ("full", "concise", "json")


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
    "--statistics", is_flag=True, help="Count the findings of each rule (full, concise, json)."
)
@color_option
def validate(  # noqa: PLR0913, PLR0917  # one parameter for each option of the verb
    path: Path | None,
    course: Path | None,
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,  # noqa: FBT001
    statistics: bool,  # noqa: FBT001
    color: str,
) -> int:
    """Check a course against the rules; PATH is its folder.

    Nothing of the course is executed.
    """
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.output.reporters import REPORTERS, Style  # noqa: PLC0415

    if path is not None and course is not None:
        raise click.UsageError("name the course once: as PATH or with -C, not both")
    if statistics and form not in COUNTING:
        raise click.UsageError(f"--statistics goes with --format {', '.join(COUNTING)} only")
    chosen = _chosen(select, ignore)
    report = check(opened(path or course), chosen=chosen)
    style = Style(terminal_for(output, color), strict=strict, statistics=statistics)
    deliver(REPORTERS[form](report, style), output)
    return FALLS_SHORT if report.fails(strict=strict) else FINE


def _chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the rules that the options mean."""
    from curriculum_kit.check import chosen_rules  # noqa: PLC0415

    chosen, unknown = chosen_rules(_words(select), _words(ignore))
    if unknown:
        raise click.UsageError(_no_such_rule(unknown[0]))
    return chosen


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    """Split values at commas, as ruff's users write them."""
    return tuple(word.strip() for value in given for word in value.split(",") if word.strip())


def _no_such_rule(word: str) -> str:
    from curriculum_kit.rules.registry import RULES  # noqa: PLC0415
    from curriculum_kit.source.nearest import did_you_mean  # noqa: PLC0415

    names = [name for rule in RULES for name in (rule.name, rule.code)]
    return f"there is no rule '{word}'. " + str(
        did_you_mean(word, names, otherwise="'curriculum rules' lists them all.")
    )
