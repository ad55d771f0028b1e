"""``validate --fix`` and ``--diff``: the fixes of a course written, or only shown."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.common import deliver
from curriculum_kit.cli.writing import write_all
from curriculum_kit.output.paths import shown
from curriculum_kit.output.printable import printable

if TYPE_CHECKING:
    from curriculum_kit.fixing import Fixed
    from curriculum_kit.rules.rule import AnyRule
    from curriculum_kit.source.project import Project


def fix_files(project: Project, chosen: Collection[str], rules: Sequence[AnyRule]) -> Project:
    """Fix a course's files, and say on standard error what was fixed.

    Args:
        project: The course.
        chosen: Names of the rules whose findings are fixed.
        rules: The rules there are.

    Returns:
        The course as it stands afterwards.

    Raises:
        UsageError: A file cannot be written, or was changed meanwhile.
    """
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.fixing import fixed  # noqa: PLC0415

    result = fixed(project, chosen=chosen, judge=partial(check, rules=rules))
    try:
        for file, content in result.before.items():
            if Path(file).read_bytes() != content:
                message = f"'{shown(file)}' was changed meanwhile, so nothing is fixed: run again"
                raise click.UsageError(message)
        write_all({Path(file): content for file, content in result.after.items()})
    except OSError as error:
        raise click.UsageError(f"nothing is fixed: {error.strerror}: {error.filename}") from None
    for line in _said(result):
        click.echo(line, err=True)
    return result.project


def show_fixes(
    project: Project, chosen: Collection[str], rules: Sequence[AnyRule], output: Path | None
) -> bool:
    """Print what fixing a course would change, as a patch; say on standard error how much it is.

    Args:
        project: The course.
        chosen: Names of the rules whose findings would be fixed.
        rules: The rules there are.
        output: A file for the patch; standard output if None.

    Returns:
        Whether there is something to fix.

    Raises:
        UsageError: The patch cannot be written.
    """
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.fixing import fixed  # noqa: PLC0415
    from curriculum_kit.output.unified import unified  # noqa: PLC0415

    result = fixed(project, chosen=chosen, judge=partial(check, rules=rules))
    many = f"Would fix {_extent(result)}." if result.findings else "Nothing to fix."
    click.echo(many, err=True)
    patch = unified(result.before, result.after)
    deliver(patch if output else _for_stdout(patch), output)
    return bool(patch)


def _for_stdout(patch: bytes) -> str | bytes:
    """Return a patch as standard output gets it: a terminal is not steered by what is in files."""
    if not sys.stdout.isatty():
        return patch
    return "\n".join(map(printable, patch.decode("utf-8", "replace").split("\n")))


def _said(result: Fixed) -> Iterator[str]:
    for finding in result.findings:
        place = f"{printable(shown(finding.place.file))}:{finding.place.span.line}"
        action = printable(finding.fix.message) if finding.fix else ""
        yield f"{place}: {finding.code} {finding.rule}: {action}"
    if result.findings:
        yield f"Fixed {_extent(result)}."


def _extent(result: Fixed) -> str:
    from curriculum_kit.output.full import counted  # noqa: PLC0415

    findings, files = len(result.findings), len(result.after)
    return f"{counted(findings, 'finding')} in {counted(files, 'file')}"
