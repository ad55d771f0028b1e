"""What a refactoring changes, written or only shown."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.delivery import deliver_patch, nothing_done
from curriculum_kit.cli.links import require_inside
from curriculum_kit.cli.status import FALLS_SHORT
from curriculum_kit.cli.writing import changed_meanwhile, write_all
from curriculum_kit.counting import counted
from curriculum_kit.output.printable import printable
from curriculum_kit.source.paths import shown

if TYPE_CHECKING:
    from curriculum_kit.refactoring.plan import Contents, Plan
    from curriculum_kit.source.project import Project


@contextmanager
def reporting_refusals() -> Iterator[None]:
    """Report a refusal as a wrong call, or as a course that falls short.

    Raises:
        UsageError: The call asks for what cannot be.
        Exit: The course is in the way.
    """
    from curriculum_kit.refactoring.plan import RefusedError, UnfitCourseError  # noqa: PLC0415

    try:
        yield
    except UnfitCourseError as error:
        click.echo(f"Nothing is changed: {printable(str(error))}", err=True)
        raise click.exceptions.Exit(FALLS_SHORT) from None
    except RefusedError as error:
        raise click.UsageError(printable(str(error))) from None


def show_plan(plan: Plan, made: Contents) -> None:
    """Print what a plan would change, as a patch that ``git apply`` takes.

    Args:
        plan: The plan.
        made: Its edits.
    """
    from curriculum_kit.output.unified import unified  # noqa: PLC0415

    deliver_patch(unified(made.before, made.after, _files_moved(plan.moves.targets)))


def carry_out(project: Project, plan: Plan, made: Contents) -> None:
    """Write what a plan changes: all of it, or nothing.

    Args:
        project: The course.
        plan: The plan.
        made: Its edits.

    Raises:
        UsageError: Something cannot be written or moved, or was changed meanwhile.
    """
    within = project.folders
    try:
        require_inside(map(Path, plan.moves.targets.values()), within)
        other = changed_meanwhile(made.before)
        if other is not None:
            message = f"'{shown(other)}' was changed meanwhile, so nothing is changed: run again"
            raise click.UsageError(message)
        write_all({Path(file): content for file, content in made.after.items()}, within=within)
        try:
            _move(plan.moves.targets)
        except OSError:
            write_all({Path(file): content for file, content in made.before.items()}, within=within)
            raise
    except OSError as error:
        raise nothing_done("changed", error) from None


def say_plan(plan: Plan, made: Contents, what: str) -> None:
    """Say on standard error what was changed, and what was left.

    Args:
        plan: The plan.
        made: Its edits.
        what: What was done, as the beginning of a sentence.
    """
    places, files = len(plan.edits), len(made.after)
    said = [f"{what}: {counted(places, 'place')} in {counted(files, 'file')}."]
    said += [f"Moved {shown(old)} to {shown(new)}." for old, new in plan.moves.targets.items()]
    for line in (*said, *plan.notes):
        click.echo(printable(line), err=True)


def say_schemas_are_stale(project: Project) -> None:
    """Say how the schemas that editors complete by follow, if the course has its own.

    Args:
        project: The course, whose ids are others or stand in another order now.
    """
    if (project.root / "schemas").is_dir():
        click.echo("For the schemas that editors complete by: curriculum schema --write", err=True)


def _move(targets: Mapping[str, str]) -> None:
    done: list[tuple[str, str]] = []
    try:
        for old, new in targets.items():
            if os.path.lexists(new):
                raise FileExistsError(17, "there is something of that name already", new)
            Path(old).rename(new)
            done.append((old, new))
    except OSError:
        for old, new in reversed(done):
            Path(new).rename(old)
        raise


def _files_moved(targets: Mapping[str, str]) -> Mapping[str, str]:
    """Return the files that get another path; git knows no folders."""
    moved: dict[str, str] = {}
    for old, new in targets.items():
        if not os.path.isdir(old):  # noqa: PTH112
            moved[old] = new
        for folder, _folders, names in os.walk(old):
            for name in names:
                file = os.path.join(folder, name)  # noqa: PTH118
                moved[file] = new + file[len(old) :]
    return moved
