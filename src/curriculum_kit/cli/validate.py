"""``curriculum validate``: the linter and the gate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from curriculum_kit.cli.delivery import deliver, terminal_for
from curriculum_kit.cli.gate import Gate, Known
from curriculum_kit.cli.opening import course_folder, files_of
from curriculum_kit.cli.options import color_option, course_option, output_option
from curriculum_kit.cli.rule_set import no_such_rule, rules_in_force
from curriculum_kit.cli.status import FALLS_SHORT, FINE

if TYPE_CHECKING:
    from curriculum_kit.report import Report
    from curriculum_kit.source.documents import Documents

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
    help="full shows the source, concise prints one line per finding; the others are for machines.",
)
@output_option
@click.option(
    "--select", multiple=True, metavar="RULE", help="Run only these rules; CUR2 means a family."
)
@click.option("--ignore", multiple=True, metavar="RULE", help="Do not run these rules.")
@click.option("--strict", is_flag=True, help="Let warnings fail as well.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Fail only on findings that are not in this file.",
)
@click.option(
    "--update-baseline", is_flag=True, help="First write what is found to the --baseline."
)
@click.option(
    "--new-since",
    metavar="REF",
    help="Fail only on findings that were not there at this git revision.",
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
    new_since: str | None,
    statistics: bool,  # noqa: FBT001
    watch: bool,  # noqa: FBT001
    fix: bool,  # noqa: FBT001
    diff: bool,  # noqa: FBT001
    color: str,
) -> int:
    """Check a course against the rules; PATH is its folder.

    Nothing of the course is executed.
    """
    where = _one_course(path, course)
    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE, the file to write")
    if new_since is not None and baseline is not None:
        raise click.UsageError("what is known is in --baseline or at --new-since: name one of them")
    if new_since is not None and diff:
        raise click.UsageError("--diff shows every fix there is: run it without --new-since")
    if update_baseline and diff:
        raise click.UsageError("--diff changes nothing: run --update-baseline without it")
    if statistics and form not in COUNTING:
        raise click.UsageError(f"--statistics goes with --format {', '.join(COUNTING)} only")
    if watch:
        _refuse_to_watch(form, output, writes=update_baseline or fix or diff)

    def printed(report: Report) -> str:
        from curriculum_kit.output.reporters import REPORTERS, Style  # noqa: PLC0415

        style = Style(terminal_for(output, color), strict=strict, statistics=statistics)
        return REPORTERS[form](report, style)

    def gate() -> Gate:
        known = Known(baseline, update_baseline, new_since)
        return _gate(select, ignore, known)

    if watch:
        _watch(course_folder(where), gate(), printed)
    # Other processes read the files of a large course while this one loads the model and the rules.
    with _files_of(where, gate) as documents:
        if diff:
            something, report = gate().show_fixes(documents, output)
            return FALLS_SHORT if something or report.fails(strict=strict) else FINE
        report = gate().check(documents, fix=fix)
    deliver(printed(report), output)
    _say_outdated(report)
    return FALLS_SHORT if report.fails(strict=strict) else FINE


def _files_of(course: Path | None, gate: Callable[[], Gate]) -> Documents:
    """Return a course's files; a wrong call is said before a course that is not there."""
    try:
        return files_of(course)
    except click.UsageError:
        gate()
        raise


def _one_course(path: Path | None, course: Path | None) -> Path | None:
    if path is not None and course is not None:
        raise click.UsageError("name the course once: as PATH or with -C, not both")
    return path or course


def _gate(
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    known: Known,
) -> Gate:
    from curriculum_kit.rules.selection import chosen_rules  # noqa: PLC0415

    rules = rules_in_force()
    chosen, unknown = chosen_rules(_words(select), _words(ignore), rules)
    if unknown:
        raise no_such_rule(unknown[0], rules)
    return Gate(rules, chosen, known)


def _refuse_to_watch(form: str, output: Path | None, *, writes: bool) -> None:
    if form not in WATCHED:
        raise click.UsageError(f"--watch prints for people: --format {' or '.join(WATCHED)}")
    if output is not None:
        raise click.UsageError("--watch prints to the terminal and takes no --output")
    if writes:
        raise click.UsageError("--watch only looks: run --fix, --diff or --update-baseline alone")


def _watch(root: Path, gate: Gate, printed: Callable[[Report], str]) -> NoReturn:
    from curriculum_kit.cli.watching import Checked, watch  # noqa: PLC0415
    from curriculum_kit.source.snapshot import Watched  # noqa: PLC0415
    from curriculum_kit.source.whereabouts import usual_demos  # noqa: PLC0415

    def look() -> Checked:
        report = gate.check(files_of(root))
        watched = Watched((root, report.project.demos_folder), files)
        return Checked(printed(report), watched, lambda: _say_outdated(report))

    baseline = gate.known.baseline
    files = () if baseline is None else (baseline,)
    watch(look, Watched((root, usual_demos(root)), files))


def _say_outdated(report: Report) -> None:
    if report.outdated:
        from curriculum_kit.cli.baseline_file import say_outdated  # noqa: PLC0415

        say_outdated(report)


def _words(given: tuple[str, ...]) -> tuple[str, ...]:
    """Split values at commas, as ruff's users write them."""
    return tuple(word.strip() for value in given for word in value.split(",") if word.strip())
