"""What a parent lists against what lies in its folder: missing, unlisted and repeated parts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.model.authored import is_slug
from curriculum_kit.places import Place, Pointer
from curriculum_kit.source.folder import LEADS_OUT, OTHER_SUFFIX, SUFFIX, Folder
from curriculum_kit.source.nearest import nearest
from curriculum_kit.source.sources import START


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the course's tree.

    Attributes:
        key: The parent's key that lists the parts: ``modules``.
        kind: What a part is called in subjects: ``module``.
        file: The file that makes a folder a part; None where the part is a file itself.
        own: The parent's own file, which nobody lists.
        reserved: Names of folders that mean something else here.
    """

    key: str
    kind: str
    file: str | None
    own: str
    reserved: tuple[str, ...] = ()


SERIES_LEVEL = Level("series", "series", "series", "curriculum", ("concepts",))
MODULE_LEVEL = Level("modules", "module", "module", "series")
LESSON_LEVEL = Level("lessons", "lesson", None, "module")


class Listing:
    """Compares lists with folders, over the whole course.

    Attributes:
        problems: What was found, with the name of the rule.
        missing: Subjects that are listed and do not exist.
        renamed: By the slug of a lesson that is listed, the one of the file that is taken for it.
        unlisted: By the slug of a lesson that nobody lists, the number of its problem.
    """

    def __init__(self) -> None:
        self.problems: list[tuple[str, Problem]] = []
        self.missing: set[str] = set()
        self.renamed: dict[str, str] = {}
        self.unlisted: dict[str, int] = {}
        self._listed_at: dict[str, Pointer] = {}

    def present(
        self, parent: str, level: Level, listed: Sequence[str], folder: Folder, *, whole: bool
    ) -> tuple[str, ...]:
        """Return the slugs that a parent lists, each once in the course.

        A slug that is all but the name of a file that nobody lists is taken for that file; one
        that names no file at all stays in the list and is told apart by ``missing``.

        Args:
            parent: The subject that lists them.
            level: What is listed.
            listed: The slugs, as the author wrote them.
            folder: Where they should be.
            whole: Whether the parent could be read, so that what it does not list is unlisted.
        """
        files = tuple(slug for slug in folder.slugs if slug != level.own)
        on_disk = dict.fromkeys(folder.folders_with(level.file) if level.file else files)
        found: list[str] = []
        for position, slug in enumerate(listed):
            where = Pointer(parent, (level.key, position))
            subject = f"{level.kind}:{slug}"
            if subject in self._listed_at:
                self._report("duplicate-id", self._repeated(subject, where))
                continue
            self._listed_at[subject] = where
            if slug in on_disk or (folder.entries.get(slug) and folder.folder(slug).closed):
                found.append(slug)
                continue
            found.append(self._meant(level, slug, where, folder, set(on_disk).difference(listed)))
        for name in on_disk if whole else ():
            if f"{level.kind}:{name}" not in self._listed_at:
                file = folder.folder(name).file(level.file) if level.file else folder.file(name)
                if level.kind == "lesson":
                    self.unlisted[name] = len(self.problems)
                self._report("unlisted-file", _unlisted(parent, level, name, file))
        for name in files if level.file else ():
            self._report("unlisted-file", _stray(parent, level, name, folder.file(name)))
        for name in folder.folders_with_yaml:
            if name not in {*on_disk, *listed, *level.reserved}:
                self._report("unlisted-file", stray_folder(parent, folder, name))
        for name in () if level.file else folder.misnamed:
            if name.removesuffix(OTHER_SUFFIX) not in listed:
                self._report("unlisted-file", misnamed(parent, folder, name))
        return tuple(found)

    def expect(self, lessons: Iterable[str]) -> Iterator[str]:
        """Take a lesson that is named though nobody lists it for one whose place was lost.

        Args:
            lessons: The slugs that are named.

        Yields:
            The modules that should list one of them.
        """
        for slug in self.unlisted.keys() & set(lessons):
            rule, problem = self.problems[self.unlisted[slug]]
            self.problems[self.unlisted[slug]] = (rule, replace(problem, severity=Severity.ERROR))
            yield problem.subjects[1]

    def _meant(
        self, level: Level, slug: str, where: Pointer, folder: Folder, others: Collection[str]
    ) -> str:
        """Report a slug without a file, and return the one that is taken for it, or itself."""
        free = [name for name in sorted(others) if f"{level.kind}:{name}" not in self._listed_at]
        close = nearest(slug, free)
        if level.file and folder.leads_out(slug):
            self._report("missing-file", _linked_out(level, slug, where))
        else:
            advice = _advice(level, slug, close, folder)
            self._report("missing-file", _missing(level, slug, where, advice))
        if close is not None:
            self._listed_at[f"{level.kind}:{close}"] = where
        if close is not None and is_slug(close):
            if level.kind == "lesson":
                self.renamed[slug] = close
            return close
        self.missing.add(f"{level.kind}:{slug}")
        return slug

    def _report(self, rule: str, problem: Problem) -> None:
        self.problems.append((rule, problem))

    def _repeated(self, subject: str, where: Pointer) -> Problem:
        kind, _, slug = subject.partition(":")
        return Problem(
            message=f"{kind} '{slug}' is listed a second time",
            where=where,
            subjects=(subject, where.subject),
            notes=(Note("listed first here", self._listed_at[subject]),),
            help="A lesson, module or series has one place in the course: keep one of the two.",
        )


def _missing(level: Level, slug: str, where: Pointer, advice: str) -> Problem:
    return Problem(
        message=f"{level.kind} '{slug}' is listed, but there is no file '{_wanted(level, slug)}'",
        where=where,
        subjects=(f"{level.kind}:{slug}", where.subject),
        help=advice,
    )


def _linked_out(level: Level, slug: str, where: Pointer) -> Problem:
    return Problem(
        message=f"{level.kind} '{slug}' is listed, but not read: {LEADS_OUT}",
        where=where,
        subjects=(f"{level.kind}:{slug}", where.subject),
        help=f"Put the folder itself in the link's place, or take '{slug}' out of '{level.key}'.",
    )


def _advice(level: Level, slug: str, close: str | None, folder: Folder) -> str:
    home, name = (folder.folder(slug), level.file) if level.file else (folder, slug)
    if name + OTHER_SUFFIX in home.entries:
        return f"Rename '{name}{OTHER_SUFFIX}' to '{name}{SUFFIX}'."
    if close is not None and is_slug(close):
        return f"Did you mean '{close}'?"
    if close is not None:
        return f"Rename '{close}', which cannot be an id, to '{slug}'."
    return f"Create '{_wanted(level, slug)}', or take '{slug}' out of '{level.key}'."


def _wanted(level: Level, slug: str) -> str:
    return f"{slug}/{level.file}{SUFFIX}" if level.file else slug + SUFFIX


def _unlisted(parent: str, level: Level, name: str, file: str) -> Problem:
    advice = f"Add '{name}' to '{level.key}', or move the file out of the course."
    if not is_slug(name):
        advice = "Give it a name of lower-case letters, digits and hyphens, and list that."
    return Problem(
        message=f"{level.kind} '{name}' lies here, but {_called(parent)} does not list it",
        where=Place(file, START),
        subjects=(f"{level.kind}:{name}", parent),
        notes=(Note("it would be listed here", Pointer(parent, (level.key,), key=True)),),
        help=advice,
    )


def misnamed(parent: str, folder: Folder, name: str) -> Problem:
    """Describe a file whose ending keeps it from being read.

    Args:
        parent: The subject whose folder it lies in.
        folder: The folder.
        name: The file's name.
    """
    right = name.removesuffix(OTHER_SUFFIX) + SUFFIX
    return Problem(
        message=f"'{name}' is not read: files of a course end in '{SUFFIX}'",
        where=Place(folder.path + "/" + name, START),
        subjects=(f"file:{name}", parent),
        help=f"Rename it to '{right}', or move it out of the course.",
    )


def stray_folder(parent: str, folder: Folder, name: str) -> Problem:
    """Describe a folder with YAML files in it that is no part of the course.

    Args:
        parent: The subject whose folder it lies in.
        folder: That folder.
        name: The name of the stray one.
    """
    return Problem(
        message=f"the folder '{name}' holds YAML files, but is no part of {_called(parent)}",
        where=Place(folder.folder(name).path, START),
        subjects=(f"folder:{name}", parent),
        help="Move its files to where they are listed, or out of the course.",
    )


def _stray(parent: str, level: Level, name: str, file: str) -> Problem:
    return Problem(
        message=f"'{name}{SUFFIX}' is no part of {_called(parent)}",
        where=Place(file, START),
        subjects=(f"file:{name}{SUFFIX}", parent),
        help=f"Each of its {level.key} is a folder with a '{level.file}{SUFFIX}'; "
        "move other files out of the course.",
    )


def _called(parent: str) -> str:
    kind, _, slug = parent.partition(":")
    return f"{kind} '{slug}'" if slug else "the course"
