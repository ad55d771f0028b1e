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


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@course_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["full", "concise", "json"]),
    default="full",
    help="full shows the source, concise is one line a finding.",
)
@output_option
@click.option(
    "--select", multiple=True, metavar="RULE", help="Run only these; CUR2 means a family."
)
@click.option("--ignore", multiple=True, metavar="RULE", help="Do not run these.")
@click.option("--strict", is_flag=True, help="Let warnings fail as well.")
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
    fix: bool,  # noqa: FBT001
    diff: bool,  # noqa: FBT001
    color: str,
) -> int:
    """Check a course against the rules; PATH is its folder.

    Nothing of the course is executed.
    """
    from curriculum_kit.check import check, chosen_rules  # noqa: PLC0415
    from curriculum_kit.output.concise import concise  # noqa: PLC0415
    from curriculum_kit.output.full import full  # noqa: PLC0415
    from curriculum_kit.output.json_report import json_report  # noqa: PLC0415

    if path is not None and course is not None:
        raise click.UsageError("name the course once: as PATH or with -C, not both")
    chosen, unknown = chosen_rules(_words(select), _words(ignore))
    if unknown:
        raise click.UsageError(_no_such_rule(unknown[0]))
    project = opened(path or course)
    if diff:
        from curriculum_kit.cli.mending import diff_of_fixes, for_stdout  # noqa: PLC0415

        patch = diff_of_fixes(project, chosen)
        deliver(patch if output else for_stdout(patch), output)
        falls_short = patch or check(project, chosen=chosen).fails(strict=strict)
        return FALLS_SHORT if falls_short else FINE
    if fix:
        from curriculum_kit.cli.mending import fix_files  # noqa: PLC0415
        from curriculum_kit.fixing import settled  # noqa: PLC0415

        report = settled(check(fix_files(project, chosen), chosen=chosen))
    else:
        report = check(project, chosen=chosen)
    terminal = terminal_for(output, color)
    text = {
        "full": lambda: full(report, terminal),
        "concise": lambda: concise(report, terminal),
        "json": lambda: json_report(report),
    }[form]()
    deliver(text, output)
    return FALLS_SHORT if report.fails(strict=strict) else FINE


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
