"""``curriculum render``: syllabus pages."""

from __future__ import annotations

from pathlib import Path

import click

from curriculum_kit.cli.delivery import emit
from curriculum_kit.cli.evidence_file import evidence_for
from curriculum_kit.cli.forms import FORMS, files_of, require_sense
from curriculum_kit.cli.opening import opened
from curriculum_kit.cli.options import course_option
from curriculum_kit.cli.output_folder import save
from curriculum_kit.cli.rule_set import reporting_plugin_errors, rules_in_force
from curriculum_kit.cli.status import FALLS_SHORT, FINE
from curriculum_kit.cli.unread import say_what_is_unread

STDOUT = "-"


@click.command()
@click.argument("select", nargs=-1)
@course_option
@click.option(
    "--to",
    "form",
    type=click.Choice(FORMS),
    default="markdown",
    help="What to write; by default Markdown.",
)
@click.option(
    "--out",
    metavar="DIR|-",
    default=STDOUT,
    help="The folder to write to, created if missing; - writes one page of Markdown, or the JSON, "
    "to standard output, as without --out.",
)
@click.option(
    "--evidence",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="What 'curriculum verify --evidence' recorded; by default evidence.json in the course's "
    "folder.",
)
@click.option(
    "--browser",
    metavar="PATH",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The Chromium that prints PDFs; by default the one on the PATH.",
)
def render(
    select: tuple[str, ...],
    course: Path | None,
    form: str,
    out: str,
    evidence: Path | None,
    browser: Path | None,
) -> int:
    """Write the pages of a syllabus.

    SELECT is a module (its slug, or module:1.3), a series, a lesson (lesson:optimizers, or
    lesson:1.3.5) or a concept (concept:adam); without it, every page is written. json and csv
    always hold the whole course: course.json, or lessons.csv and depths.csv. Nothing of the course
    is executed: what was measured for a claim is shown from the recorded evidence, unless the
    claim has changed since. Pages that an earlier call wrote to DIR and that no longer belong to
    the course are removed.
    """
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.output.printable import printable  # noqa: PLC0415
    from curriculum_kit.syllabus.material import material_of  # noqa: PLC0415
    from curriculum_kit.syllabus.selection import (  # noqa: PLC0415
        UnknownSelectorError,
        selected,
    )

    project = opened(course)
    try:
        selection = selected(project.course, select)
    except UnknownSelectorError as error:
        raise click.UsageError(printable(str(error))) from None
    require_sense(form, selecting=bool(select), pages=len(selection), printing=out == STDOUT)
    with reporting_plugin_errors():
        report = check(project, rules=rules_in_force())
    material = material_of(report, evidence_for(project.root, evidence))
    written = files_of(form, material, selection, browser)
    if out == STDOUT:
        emit(b"".join(_bytes(content) for _name, content in written))
    else:
        # What could not be read has no page now, and will have one again once it can be.
        save(written, Path(out), form, whole=not select and not project.broken)
    say_what_is_unread(project)
    return FALLS_SHORT if project.broken else FINE


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
