"""``curriculum show``: one part of the course in the terminal."""

from __future__ import annotations

from pathlib import Path

import click

from curriculum_kit.cli.delivery import deliver, terminal_for
from curriculum_kit.cli.evidence_file import evidence_for
from curriculum_kit.cli.opening import opened
from curriculum_kit.cli.options import color_option, course_option
from curriculum_kit.cli.rule_set import reporting_plugin_errors, rules_in_force
from curriculum_kit.cli.status import FALLS_SHORT, FINE
from curriculum_kit.cli.unread import say_what_is_unread, unknown_subject


@click.command()
@click.argument("subject")
@course_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@color_option
def show(subject: str, course: Path | None, form: str, color: str) -> int:
    """Show one concept, lesson, module, claim or misconception.

    SUBJECT is its slug, alone or after its kind (lesson:optimizers, concept:adam, module:1.3); a
    concept also goes by its name or an alias, a module or lesson by its number. Nothing of the
    course is executed: what was measured for a claim is shown from the recorded evidence, unless
    the claim has changed since.
    """
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.syllabus.material import material_of  # noqa: PLC0415
    from curriculum_kit.syllabus.shown import written  # noqa: PLC0415
    from curriculum_kit.syllabus.subject import Subjects, UnknownSubjectError  # noqa: PLC0415

    project = opened(course)
    try:
        meant = Subjects(project.course).named(subject)
    except UnknownSubjectError as error:
        return unknown_subject(error, project)
    with reporting_plugin_errors():
        report = check(project, rules=rules_in_force())
    with_claims = meant.kind in ("claim", "lesson")  # the other pages say nothing of evidence
    material = material_of(report, evidence_for(project.root) if with_claims else None)
    page = written(material, meant, form, terminal_for(None, color), project.broken)
    deliver(page, None)
    say_what_is_unread(project)
    return FALLS_SHORT if project.broken else FINE
