"""``curriculum serve``: the web site while it is being written."""

from __future__ import annotations

import gc
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.evidence_file import evidence_beside, evidence_for
from curriculum_kit.cli.opening import course_folder, course_in, files_of
from curriculum_kit.cli.options import course_option
from curriculum_kit.cli.rule_set import reporting_plugin_errors, rules_in_force
from curriculum_kit.cli.status import FINE

if TYPE_CHECKING:
    from curriculum_kit.preview.edition import Edition
    from curriculum_kit.preview.look import Look
    from curriculum_kit.rules.rule import AnyRule
    from curriculum_kit.source.snapshot import Watched

PORT = 8000


@click.command()
@course_option
@click.option(
    "--port",
    metavar="N",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="The port, on this computer only; 0 takes any free one.",
)
def serve(course: Path | None, port: int) -> int:
    """Serve the web site of a course, and refresh it whenever a file is saved.

    The findings are shown at the foot of each page. Nothing of the course is executed, and nothing
    is written.
    """
    from curriculum_kit.preview.look import LookError  # noqa: PLC0415
    from curriculum_kit.preview.preview import previewing  # noqa: PLC0415
    from curriculum_kit.preview.server import PortError  # noqa: PLC0415
    from curriculum_kit.source.whereabouts import usual_demos  # noqa: PLC0415

    gc.enable()  # this verb does not end soon, and what it made at earlier saves must go
    root = course_folder(course)
    rules = rules_in_force()
    usual = _watched(root, usual_demos(root))
    try:
        with previewing(lambda: _look(root, rules), usual, port=port, say=_say) as server:
            click.echo(f"http://127.0.0.1:{server.server_port}/")
            click.echo(f"Serving '{_name(root)}' there; Ctrl-C ends.", err=True)
            server.serve_forever()
    except LookError as error:
        raise click.UsageError(str(error)) from None
    except PortError as error:
        advice = "Name another with --port N; --port 0 takes any that is free."
        raise click.UsageError(f"cannot serve on port {port}: {error}. {advice}") from None
    except KeyboardInterrupt:
        click.echo("Ended.", err=True)
    return FINE


def _look(root: Path, rules: tuple[AnyRule, ...]) -> Look:
    """Read and check the course.

    Raises:
        LookError: It is gone, its evidence is none, or a plug-in fails.
    """
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.output.printable import printable  # noqa: PLC0415
    from curriculum_kit.output.summary import summary  # noqa: PLC0415
    from curriculum_kit.output.terminal import Terminal  # noqa: PLC0415
    from curriculum_kit.preview.look import Look, LookError  # noqa: PLC0415
    from curriculum_kit.source.schema import WHOLE  # noqa: PLC0415
    from curriculum_kit.syllabus.material import material_of  # noqa: PLC0415

    try:
        with reporting_plugin_errors():
            report = check(course_in(files_of(root)), rules=rules)
        material = material_of(report, evidence_for(root))
    except click.ClickException as error:
        raise LookError(printable(error.format_message())) from error
    project = report.project
    lost = sorted(printable(name) for name, keys in project.broken.items() if keys == WHOLE)
    return Look(
        material=material,
        summary=summary(report, Terminal(color=False)),
        lost=tuple(lost),
        watched=_watched(root, project.demos_folder),
    )


def _watched(root: Path, demos: Path) -> Watched:
    from curriculum_kit.source.snapshot import Watched  # noqa: PLC0415

    # A demo's record is stale once any file that it may read has changed, whatever its kind.
    return Watched((root,), (evidence_beside(root),), whole=(demos,))


def _say(edition: Edition) -> None:
    now = datetime.now().astimezone()
    with suppress(OSError, ValueError):  # a terminal that is gone does not end the preview
        click.echo(f"{now:%H:%M:%S}  {edition.panel.headline}", err=True)


def _name(root: Path) -> str:
    from curriculum_kit.output.printable import printable  # noqa: PLC0415

    return printable(root.name or str(root))
