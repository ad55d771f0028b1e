"""What the search box of every page looks through: a script that holds names and addresses."""

from __future__ import annotations

import json
from collections.abc import Iterator

from curriculum_kit.output.printable import printable
from curriculum_kit.syllabus.html.addresses import FINDINGS, address_of, anchor
from curriculum_kit.syllabus.html.formulas import untitled
from curriculum_kit.syllabus.html.prose import plain
from curriculum_kit.syllabus.material import Material

ADDRESS = "assets/search-index.js"

Entry = tuple[str, str, str, list[str]]
"""Kind, name, address, and the other words under which it is found."""


def search_index(material: Material) -> str:
    """Write the script; a page that is opened from a disk may load scripts, but no data.

    Args:
        material: The course, walked and checked.
    """
    entries = json.dumps(list(_entries(material)), ensure_ascii=False, separators=(",", ":"))
    return f"window.curriculumIndex = {entries};\n"


def _entries(material: Material) -> Iterator[Entry]:
    course = material.course
    for module in course.modules.values():
        name = untitled(f"{course.numbers[module.id]} {module.title}")
        yield "module", name, address_of("module", module.id), [module.id]
        for number, lesson in enumerate(course.lessons_of(module), start=1):
            name = untitled(f"{course.numbers[module.id]}.{number} {lesson.title}")
            yield "lesson", name, address_of("lesson", lesson.id), [lesson.id, plain(lesson.core)]
    for concept in course.concepts.values():
        others = [concept.id, *map(untitled, concept.aliases), plain(concept.definition or "")]
        yield "concept", untitled(concept.name), address_of("concept", concept.id), others
    for claim, _lesson in course.claims.values():
        yield "claim", plain(claim.statement), address_of("claim", claim.id), [claim.id]
    for misconception, _home in course.misconceptions():
        address = address_of("misconception", misconception.id)
        others = [misconception.id, plain(misconception.correction)]
        yield "misconception", plain(misconception.belief), address, others
    for number, finding in enumerate((*material.findings, *material.waived)):
        kind = "finding" if finding.waived is None else "waived finding"
        address = f"{FINDINGS}#{anchor('finding', str(number))}"
        others = [finding.code, finding.rule, printable(finding.subject)]
        yield kind, printable(finding.message), address, others
