"""``validate --fix`` and ``--diff``: the fixes of a course written, or only shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.delivery import deliver_patch, nothing_done
from curriculum_kit.cli.writing import changed_meanwhile, write_all
from curriculum_kit.counting import counted
from curriculum_kit.output.printable import printable
from curriculum_kit.source.paths import shown

if TYPE_CHECKING:
    from curriculum_kit.fixing.fixing import Fixed
    from curriculum_kit.report import Report
    from curriculum_kit.rules.rule import AnyRule
    from curriculum_kit.source.project import Project


def fix_files(project: Project, chosen: Collection[str], rules: Sequence[AnyRule]) -> Report:
    """Fix a course's files, and say on standard error what was fixed.

    Args:
        project: The course.
        chosen: Names of the rules whose findings are fixed.
        rules: The rules there are.

    Returns:
        What there is to say afterwards.

    Raises:
        UsageError: A file cannot be written, or was changed meanwhile.
    """
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.fixing.fixing import fixed  # noqa: PLC0415

    result = fixed(project, chosen=chosen, judge=partial(check, rules=rules))
    try:
        other = changed_meanwhile(result.before)
        if other is not None:
            message = f"'{shown(other)}' was changed meanwhile, so nothing is fixed: run again"
            raise click.UsageError(message)
        write_all(
            {Path(file): content for file, content in result.after.items()}, within=project.folders
        )
    except OSError as error:
        raise nothing_done("fixed", error) from None
    for line in _said(result):
        click.echo(line, err=True)
    return _by_chosen(result.left, chosen, rules)


def show_fixes(
    project: Project, chosen: Collection[str], rules: Sequence[AnyRule], output: Path | None
) -> tuple[bool, Report]:
    """Print what fixing a course would change, as a patch; say on standard error how much it is.

    Args:
        project: The course.
        chosen: Names of the rules whose findings would be fixed.
        rules: The rules there are.
        output: A file for the patch; standard output if None.

    Returns:
        Whether there is something to fix, and what there is to say of the course as it is.

    Raises:
        UsageError: The patch cannot be written.
    """
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.fixing.fixing import fixed  # noqa: PLC0415
    from curriculum_kit.output.unified import unified  # noqa: PLC0415

    result = fixed(project, chosen=chosen, judge=partial(check, rules=rules))
    found = _by_chosen(result.found, chosen, rules)
    click.echo(f"{_outlook(result)}{_rest(len(found.findings) - len(result.findings))}", err=True)
    patch = unified(result.before, result.after)
    deliver_patch(patch, output)
    return bool(patch), found


def _by_chosen(report: Report, chosen: Collection[str], rules: Sequence[AnyRule]) -> Report:
    """Return what the chosen rules alone have to say; fixes are judged by all rules."""
    from curriculum_kit.check import check  # noqa: PLC0415

    if all(rule.name in chosen for rule in rules):
        return report
    return check(report.project, chosen=chosen, rules=rules)


def _outlook(result: Fixed) -> str:
    return f"Would fix {_extent(result)}." if result.findings else "Nothing to fix."


def _rest(many: int) -> str:
    """Say how much no fix would mend, so that an empty patch is not taken for a good course."""
    if many <= 0:
        return ""
    one = many == 1
    return f" {counted(many, 'finding')} {'has' if one else 'have'} no fix: run without --diff."


def _said(result: Fixed) -> Iterator[str]:
    for finding in result.findings:
        place = f"{printable(shown(finding.place.file))}:{finding.place.span.line}"
        action = printable(finding.fix.message) if finding.fix else ""
        yield f"{place}: {finding.code} {finding.rule}: {action}"
    if result.findings:
        yield f"Fixed {_extent(result)}."


def _extent(result: Fixed) -> str:
    findings, files = len(result.findings), len(result.after)
    return f"{counted(findings, 'finding')} in {counted(files, 'file')}"
