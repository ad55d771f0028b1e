"""The kinds of files that authors write, and what stands in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from curriculum_kit.model.concept import Concept
from curriculum_kit.model.course import Outline
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.module import Module, Series


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file.

    Attributes:
        name: What it is called on the command line: ``lesson``.
        title: What it is called by editors.
        where: Which files are meant, under the course's folder.
        entity: What stands in it.
        many: Whether many of them stand in it, each under its id.
    """

    name: str
    title: str
    where: str
    entity: type
    many: bool = False


FILE_KINDS: Final = (
    FileKind("course", "Course", "curriculum.yaml", Outline),
    FileKind("concepts", "Concept registry", "concepts/*.yaml", Concept, many=True),
    FileKind("series", "Series", "*/series.yaml", Series),
    FileKind("module", "Module", "*/*/module.yaml", Module),
    FileKind("lesson", "Lesson", "*/*/*.yaml but module.yaml", Lesson),
)
"""Every kind, in the order in which a course is read."""
