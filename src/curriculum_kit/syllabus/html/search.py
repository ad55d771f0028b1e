"""What the search box of every page looks through: a script that holds names and addresses."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from curriculum_kit.findings import Finding
from curriculum_kit.output.printable import printable
from curriculum_kit.syllabus.html.addresses import FINDINGS, address_of, anchor
from curriculum_kit.syllabus.html.formulas import untitled
from curriculum_kit.syllabus.html.prose import plain
from curriculum_kit.syllabus.material import Material

ADDRESS = "assets/search-index.js"

Entry = tuple[str, ...]
"""Id, name, and the other words under which it is found."""

Group = tuple[str, str, list[Entry]]
"""Kind, address with a star for the id, and all of that kind."""


def search_index(material: Material) -> str:
    """Write the script; a page that is opened from a disk may load scripts, but no data.

    Args:
        material: The course, walked and checked.
    """
    groups = json.dumps(list(_groups(material)), ensure_ascii=False, separators=(",", ":"))
    return f"window.curriculumIndex = {groups};\n"


def _groups(material: Material) -> Iterator[Group]:
    for kind, entries in (
        ("module", _modules(material)),
        ("lesson", _lessons(material)),
        ("concept", _concepts(material)),
        ("claim", _claims(material)),
        ("misconception", _misconceptions(material)),
    ):
        yield kind, address_of(kind, "*"), list(entries)
    findings = f"{FINDINGS}#{anchor('finding', '*')}"
    yield "finding", findings, list(_findings(material.findings, 0))
    yield "waived finding", findings, list(_findings(material.waived, len(material.findings)))


def _modules(material: Material) -> Iterator[Entry]:
    course = material.course
    for module in course.modules.values():
        yield module.id, untitled(f"{course.numbers[module.id]} {module.title}")


def _lessons(material: Material) -> Iterator[Entry]:
    course = material.course
    for module in course.modules.values():
        for number, lesson in enumerate(course.lessons_of(module), start=1):
            name = untitled(f"{course.numbers[module.id]}.{number} {lesson.title}")
            yield lesson.id, name, plain(lesson.core)


def _concepts(material: Material) -> Iterator[Entry]:
    for concept in material.course.concepts.values():
        aliases = map(untitled, concept.aliases)
        yield concept.id, untitled(concept.name), *aliases, plain(concept.definition or "")


def _claims(material: Material) -> Iterator[Entry]:
    for claim, _lesson in material.course.claims.values():
        yield claim.id, plain(claim.statement)


def _misconceptions(material: Material) -> Iterator[Entry]:
    for misconception, _home in material.course.misconceptions():
        yield misconception.id, plain(misconception.belief), plain(misconception.correction)


def _findings(findings: Sequence[Finding], before: int) -> Iterator[Entry]:
    """Yield findings, which are told apart by their row in the page that lists them all."""
    for row, finding in enumerate(findings, start=before):
        words = finding.code, finding.rule, printable(finding.subject)
        yield str(row), printable(finding.message), *words
