"""Links from one Markdown page to others, and text that is ready to be written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from curriculum_kit.output import github_markdown
from curriculum_kit.syllabus.markdown.addresses import (
    CLAIMS,
    INDEX,
    MISCONCEPTIONS,
    file_of,
    relative,
)
from curriculum_kit.syllabus.names import ClaimName, ConceptName, LessonName, ModuleName


class Ready(str):
    """Markdown that is written as it stands; every other value in a template is escaped."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Links:
    """Mentions of the course's parts, as one page makes them; what has no page is only named.

    Attributes:
        page: The file of the page, relative to the folder of all pages.
    """

    page: str

    def course(self, text: str) -> Ready:
        """Lead to the index.

        Args:
            text: What the reader sees.
        """
        return self._to(INDEX, github_markdown.plain(text))

    def module(self, slug: str, text: str) -> Ready:
        """Lead to a module.

        Args:
            slug: Its slug.
            text: What the reader sees.
        """
        return self._to(file_of("module", slug), github_markdown.plain(text))

    def lesson(self, slug: str, text: str) -> Ready:
        """Lead to a lesson.

        Args:
            slug: Its slug.
            text: What the reader sees.
        """
        return self._to(file_of("lesson", slug), github_markdown.plain(text))

    def concept(self, name: ConceptName) -> Ready:
        """Lead to a concept by its name.

        Args:
            name: The concept.
        """
        return self.entry(name.id, name.name, known=name.known)

    def entry(self, concept: str, text: str, *, known: bool) -> Ready:
        """Lead to a concept by other words.

        Args:
            concept: Its id.
            text: What the reader sees.
            known: Whether the registry holds it; it is only named if not.
        """
        shown = github_markdown.plain(text)
        return self._to(file_of("concept", concept), shown) if known else Ready(shown)

    def concepts(self, names: Iterable[ConceptName]) -> Ready:
        """Lead to several concepts, with commas between.

        Args:
            names: The concepts.
        """
        return Ready(", ".join(map(self.concept, names)))

    def named_lesson(self, name: LessonName) -> Ready:
        """Lead to a lesson by its number and title: ``1.3.5 Optimizers``.

        Args:
            name: The lesson.
        """
        if name.title is None:
            return Ready(github_markdown.plain(name.slug))
        return self.lesson(name.slug, f"{name.label} {name.title}" if name.module else name.title)

    def named_lessons(self, names: Iterable[LessonName]) -> Ready:
        """Lead to several lessons, with commas between.

        Args:
            names: The lessons.
        """
        return Ready(", ".join(map(self.named_lesson, names)))

    def home(self, name: ModuleName | LessonName) -> Ready:
        """Lead to the module or lesson that something is filed in.

        Args:
            name: The module or lesson.
        """
        if isinstance(name, ModuleName):
            return self.module(name.slug, f"Module {name.number}: {name.title}")
        return self.named_lesson(name)

    def claim(self, claim: str, lesson: str | None) -> Ready:
        """Lead to a claim on the page of its lesson.

        Args:
            claim: Its id.
            lesson: The slug of the lesson that stands on it; None where there is no such claim.
        """
        shown = github_markdown.code(claim, cell=True)
        if lesson is None:
            return Ready(shown)
        return self._to(f"{file_of('lesson', lesson)}#{claim}", shown)

    def claims(self, names: Iterable[ClaimName]) -> Ready:
        """Lead to several claims, with commas between.

        Args:
            names: The claims.
        """
        found = (self.claim(each.id, each.lesson.slug if each.lesson else None) for each in names)
        return Ready(", ".join(found))

    def misconception(self, name: str) -> Ready:
        """Lead to a misconception in the ledger.

        Args:
            name: Its id.
        """
        return self._to(f"{MISCONCEPTIONS}#{name}", github_markdown.code(name, cell=True))

    def ledgers(self) -> Ready:
        """Lead to the claims and the misconceptions of the course."""
        found = (("Claims", CLAIMS), ("Misconceptions", MISCONCEPTIONS))
        return Ready(", ".join(self._to(file, text) for text, file in found))

    def _to(self, target: str, shown: str) -> Ready:
        return Ready(f"[{shown}]({relative(target, self.page)})")
