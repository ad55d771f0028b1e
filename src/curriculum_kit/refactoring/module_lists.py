"""The lists of two modules and their acts, as a lesson leaves one and joins the other."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum_kit.model.module import Module
from curriculum_kit.places import Path
from curriculum_kit.refactoring.items import Item, Spot, item_at, put_in, taken_out
from curriculum_kit.refactoring.plan import UnfitCourseError
from curriculum_kit.refactoring.replacement import Replacement
from curriculum_kit.remedies import Edit
from curriculum_kit.source.document import Value
from curriculum_kit.source.layout import Layout
from curriculum_kit.source.project import Project
from curriculum_kit.source.written import value_at


@dataclass(frozen=True, slots=True)
class Target:
    """Where a lesson goes.

    Attributes:
        module: The slug of the module that is to list it.
        beside: The slug of the lesson it goes next to; None in a module that lists none.
        before: Whether it goes before that one.
    """

    module: str
    beside: str | None
    before: bool = False


class ModuleLists:
    """The lists that name a lesson in the modules that it leaves and joins.

    Args:
        project: The course.
        lesson: The lesson's slug.
        source: The module that lists it.
        goal: The module that is to list it; perhaps the same.
    """

    def __init__(self, project: Project, lesson: str, source: Module, goal: Module) -> None:
        self._project = project
        self._lesson = lesson
        self._source = source
        self._goal = goal
        self._layouts: dict[str, Layout] = {}

    def file(self, module: Module) -> str:
        """Return the file of a module.

        Args:
            module: The module.
        """
        return self._project.sources.homes[f"module:{module.id}"][0]

    def moved(self, target: Target) -> tuple[list[Edit], tuple[str, ...]]:
        """Return the edits of the modules' lists and acts, and what is left as it is.

        Args:
            target: Where the lesson goes.

        Raises:
            UnfitCourseError: A list is written in a form that cannot safely be edited.
        """
        edits = self._out(("lessons",)) + self._in(("lessons",), ("lessons",), target)
        act = self._act_of(self._source, self._lesson)
        joined = self._act_of(self._goal, target.beside) if target.beside else None
        stays = self._source is self._goal
        if act is not None and act != joined and len(self._slugs(self._source, act)) == 1:
            if joined is not None and not stays:
                edits += self._in(act, joined, target)
            return edits, (f"The act that tells of '{self._lesson}' alone is left as it is.",)
        if act is not None and (joined is not None or not stays):
            edits += self._out(act)
        if joined is not None and (act is not None or not stays):
            edits += self._in(act or ("lessons",), joined, target)
        return edits, ()

    def _out(self, path: Path) -> list[Edit]:
        """Return the edits that take the lesson out of a list."""
        taken = taken_out(self._layout(self._source), self._listed(path))
        if taken is None:
            raise self._unsure(self._source)
        return [self._edit(self._source, each) for each in taken]

    def _in(self, source: Path, goal: Path, target: Target) -> list[Edit]:
        """Return the edit that puts the lesson into a list as it is written in another one."""
        item = item_at(self._layout(self._source), self._listed(source))
        if item is not None and source != goal and source == ("lessons",):
            item = Item(item.text)  # its comments are about its place in the module, not in an act
        slugs = self._slugs(self._goal, goal)
        beside = slugs.index(target.beside) if target.beside in slugs else None
        spot = Spot(goal, beside, target.before)
        put = put_in(self._layout(self._goal), spot, item) if item is not None else None
        if put is None:
            raise self._unsure(self._goal)
        return [self._edit(self._goal, put)]

    def _listed(self, path: Path) -> Path:
        """Return the path of the lesson in a list."""
        slugs = self._slugs(self._source, path)
        if self._lesson not in slugs:
            raise self._unsure(self._source)
        return (*path, slugs.index(self._lesson))

    def _act_of(self, module: Module, lesson: str) -> Path | None:
        """Return the path of the list of the act that tells of a lesson."""
        acts = value_at(self._layout(module).document.data, ("narrative", "acts"))
        for position in range(len(acts) if isinstance(acts, list) else 0):
            path: Path = ("narrative", "acts", position, "lessons")
            if lesson in self._slugs(module, path):
                return path
        return None

    def _slugs(self, module: Module, path: Path) -> list[Value]:
        found = value_at(self._layout(module).document.data, path)
        return found if isinstance(found, list) else []

    def _layout(self, module: Module) -> Layout:
        if module.id not in self._layouts:
            document = self._project.sources.document(self.file(module))
            if document is None or document.broken:
                raise UnfitCourseError(f"module '{module.id}' cannot be read: mend it first")
            self._layouts[module.id] = Layout(document)
        return self._layouts[module.id]

    def _edit(self, module: Module, replacement: Replacement) -> Edit:
        return replacement.edit(self.file(module), self._layout(module).document)

    def _unsure(self, module: Module) -> UnfitCourseError:
        return UnfitCourseError(
            f"module '{module.id}' lists its lessons in a form in which '{self._lesson}' and its "
            "comments cannot safely be moved: write one lesson a line"
        )
