"""Pages as JSON: the document of ``show``, whose schema is ``output/schemas/show.json``."""

from __future__ import annotations

import json
from collections.abc import Collection

from curriculum_kit.syllabus.claim_page import ClaimPage
from curriculum_kit.syllabus.concept_page import ConceptPage
from curriculum_kit.syllabus.lesson_page import LessonPage
from curriculum_kit.syllabus.misconception_page import MisconceptionPage
from curriculum_kit.syllabus.module_page import ModulePage
from curriculum_kit.syllabus.names import ModuleName
from curriculum_kit.syllabus.piece_json import (
    Data,
    assumption_data,
    bounds_data,
    concept_data,
    finding_data,
    held_data,
    lesson_data,
    link_data,
    measured_data,
    module_data,
    step_data,
    waiver_data,
    word_of,
)
from curriculum_kit.syllabus.subject import Subject

SCHEMA_VERSION = 1

Page = ConceptPage | LessonPage | ModulePage | ClaimPage | MisconceptionPage


def page_json(subject: Subject, page: Page, unread: Collection[str]) -> str:
    """Write a page as one JSON document.

    Args:
        subject: What it is about.
        page: What it says.
        unread: The subjects that could not, or not wholly, be read.

    Returns:
        The document, ASCII only; the page stands under the name of its kind.
    """
    document = {
        "schema_version": SCHEMA_VERSION,
        "subject": str(subject),
        "unread": sorted(unread),
        subject.kind: _page(page),
    }
    return json.dumps(document, indent=2) + "\n"


def _page(page: Page) -> Data:
    if isinstance(page, ConceptPage):
        return _concept_page(page)
    if isinstance(page, LessonPage):
        return _lesson_page(page)
    if isinstance(page, ModulePage):
        return _module_page(page)
    return _claim(page) if isinstance(page, ClaimPage) else _misconception(page)


def _concept_page(page: ConceptPage) -> Data:
    return {
        "id": page.id,
        "name": page.name,
        "aliases": list(page.aliases),
        "definition": page.definition,
        "sources": list(page.sources),
        "assumed": word_of(page.assumed),
        "held": held_data(page.held),
        "timeline": [
            {"lesson": lesson_data(touch.lesson), **step_data(touch.entry)}
            for touch in page.touched
        ],
        "requires": [link_data(link) for link in page.requires],
        "requires_any": [[link_data(link) for link in group] for group in page.requires_any],
        "dependents": [link_data(link) for link in page.dependents],
        "required_in": [
            {"lesson": lesson_data(use.lesson), **assumption_data(use.assumption)}
            for use in page.used
        ],
        "misconceptions": [_misconception(each) for each in page.misconceptions],
        "waivers": [waiver_data(note) for note in page.waivers],
        "findings": [finding_data(finding) for finding in page.findings],
    }


def _lesson_page(page: LessonPage) -> Data:
    return {
        "slug": page.slug,
        "title": page.title,
        "module": module_data(page.module),
        "number": page.number,
        "load": word_of(page.load),
        "status": word_of(page.status),
        "minutes": page.minutes,
        "new_concepts": page.new,
        "objective": page.objective,
        "core": page.core,
        "position": page.position,
        "previous": lesson_data(page.previous),
        "next": lesson_data(page.following),
        "prerequisites": [
            {"concept": concept_data(each.concept), **assumption_data(each)}
            for each in page.assumes
        ],
        "brings": [
            {"concept": concept_data(each.concept), **step_data(each)} for each in page.brings
        ],
        "claims": [_claim(claim) for claim in page.claims],
        "misconceptions": [_misconception(each) for each in page.misconceptions],
        "examples": [
            {"kind": word_of(each.kind), "what": each.what, "purpose": each.purpose}
            for each in page.examples
        ],
        "modalities": [{"kind": each.kind, "what": each.what} for each in page.modalities],
        "mental_models": list(page.mental_models),
        "scope": page.scope
        and {"covers": list(page.scope.covers), "leaves_out": list(page.scope.leaves_out)},
        "exercises": [
            {"title": each.title, "support": word_of(each.support)} for each in page.exercises
        ],
        "waivers": [waiver_data(note) for note in page.waivers],
        "findings": [finding_data(finding) for finding in page.findings],
    }


def _module_page(page: ModulePage) -> Data:
    return {
        "slug": page.slug,
        "number": page.number,
        "title": page.title,
        "goal": page.goal,
        "status": word_of(page.status),
        "premise": page.premise,
        "new_concepts": page.new,
        "load_pattern": page.pattern,
        "acts": [
            {"title": act.title, "lessons": list(act.lessons), "story": act.story}
            for act in page.acts
        ],
        "lessons": [
            {
                "number": row.number,
                "slug": row.slug,
                "core": row.core,
                "load": word_of(row.load),
                "status": word_of(row.status),
                "new_concepts": row.new,
            }
            for row in page.lessons
        ],
        "waivers": [waiver_data(note) for note in page.waivers],
    }


def _claim(page: ClaimPage) -> Data:
    return {
        "id": page.id,
        "statement": page.statement,
        "demo": page.demo,
        "expect": [
            {"measurement": each.measurement, "must_be": str(each.value), **bounds_data(each.value)}
            for each in page.expected
        ],
        "seeds": page.seeds,
        "sources": list(page.sources),
        "lesson": lesson_data(page.lesson),
        "refutes": [{"id": each.id, "belief": each.belief} for each in page.refutes],
        "standing": word_of(page.evidence.standing) if page.evidence else None,
        "measured": measured_data(page.evidence.record) if page.evidence else {},
    }


def _misconception(page: MisconceptionPage) -> Data:
    home = page.home
    return {
        "id": page.id,
        "belief": page.belief,
        "correction": page.correction,
        "about": [concept_data(name) for name in page.about],
        "filed_in": f"module:{home.slug}"
        if isinstance(home, ModuleName)
        else f"lesson:{home.slug}",
        "addressed_in": [lesson_data(name) for name in page.addressed_in],
        "refuted_by": [{"id": each.id, "statement": each.statement} for each in page.refuted_by],
        "counterexamples": [
            {"lesson": lesson_data(each.lesson), "what": each.example.what}
            for each in page.counterexamples
        ],
    }
