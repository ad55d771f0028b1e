"""``curriculum diff``: what a change of the course does to its learners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.delivery import deliver, terminal_for
from curriculum_kit.cli.options import color_option, course_option, output_option
from curriculum_kit.cli.rule_set import reporting_plugin_errors, rules_in_force
from curriculum_kit.cli.status import FALLS_SHORT, FINE
from curriculum_kit.cli.versions import is_course, version_named, working_tree
from curriculum_kit.output.printable import printable

if TYPE_CHECKING:
    from curriculum_kit.changes.revision import Version

FORMATS = ("text", "markdown", "json", "github")


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@course_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text")
@output_option
@click.option(
    "--fail-on",
    type=click.Choice(["breaking", "notable", "never"]),
    default="breaking",
    help="The least impact that fails, unless the change is approved.",
)
@color_option
def diff(  # noqa: PLR0913, PLR0917  # one parameter for each option of the verb
    base: str,
    head: str | None,
    course: Path | None,
    form: str,
    output: Path | None,
    fail_on: str,
    color: str,
) -> int:
    """Say what changes for learners from BASE to HEAD, and what they lose by it.

    BASE and HEAD are git revisions of the repository that holds the course, or folders of courses.
    Without HEAD, BASE is compared with the working tree. To see what a branch has changed since it
    began, name the commit that 'git merge-base' prints. Nothing of either version is executed.
    """
    from curriculum_kit.changes.comparison import compared  # noqa: PLC0415
    from curriculum_kit.changes.forms.forms import FORMS  # noqa: PLC0415
    from curriculum_kit.model.change_kind import Impact  # noqa: PLC0415

    _refuse_ranges(base, head)
    rules = rules_in_force()
    limits = {impact.label: impact for impact in Impact}
    with _versions(base, head, course) as (earlier, later):
        with reporting_plugin_errors():
            comparison = compared(earlier, later, rules)
        text = FORMS[form](comparison, terminal_for(output, color))
    deliver(text, output)
    return FALLS_SHORT if comparison.fails(limits.get(fail_on)) else FINE


def _refuse_ranges(base: str, head: str | None) -> None:
    """Say how two revisions are written, to those who write them as other commands of git do."""
    found = None if head is not None or is_course(base) else _RANGE.fullmatch(base)
    if found is None:
        return
    older, newer = found[1] or "HEAD", found[3] or "HEAD"
    if found[2] == "..":
        how = f"curriculum diff {older} {newer}"
    else:
        how = f'curriculum diff "$(git merge-base {older} {newer})" {newer}'
    message = f"'{base}' is a range of revisions: write {how}"
    raise click.UsageError(printable(message))


_RANGE = re.compile(r"([\w/.@~^-]*?)(\.{2,3})([\w/@~^-][\w/.@~^-]*|)")


@contextmanager
def _versions(
    base: str, head: str | None, course: Path | None
) -> Iterator[tuple[Version, Version]]:
    with version_named(base, course, head) as earlier:
        if head is None:
            yield earlier, working_tree(course)
            return
        with version_named(head, course, base) as later:
            yield earlier, later
