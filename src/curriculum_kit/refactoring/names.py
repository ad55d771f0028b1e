"""Every spot of a course's files at which a part of the course is named, or gets its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, cast

from curriculum_kit.model.parts import PARTS
from curriculum_kit.places import Path, Place, Pointer
from curriculum_kit.refactoring.kinds import DEMO, FILED
from curriculum_kit.refactoring.mentions import mentions
from curriculum_kit.source.document import Document, Value
from curriculum_kit.source.project import Project


class Role(Enum):
    """What a spot is to the part that it is about."""

    DEFINITION = "the id, where the part is written"
    FILE = "the file that is the part, and has its name"
    REFERENCE = "the id, where something else refers to the part"
    MENTION = "the id in the text or comments of a demo"


@dataclass(frozen=True, slots=True)
class Name:
    """A spot that is about a part of the course.

    Attributes:
        kind: What the part is: one of PARTS, or DEMO.
        id: Its id.
        place: The id as it is written, without quotes; of a FILE its first key.
        role: What the spot is to it.
        is_quoted: Whether quotes stand around it.
        is_plain: Whether the id stands there letter by letter, so that it can be replaced.
    """

    kind: str
    id: str
    place: Place
    role: Role
    is_quoted: bool = False
    is_plain: bool = True


def references(project: Project, kind: str, name: str) -> tuple[Name, ...]:
    """Find everything that names a part of a course, its definition included.

    Args:
        project: The course; what is taken for its files' content, unsaved or not, is looked at.
        kind: One of PARTS, or DEMO.
        name: The id.

    Returns:
        The spots, by file and place; those in files that cannot be read are not known.
    """
    found: list[Name] = []
    wanted = name.encode()
    kinds = files_by_kind(project)
    for file, content in project.sources.documents.contents():
        if wanted in content and file in kinds:
            found += names_in(project, file, kinds[file], (kind, name))
    subject = f"{kind}:{name}"
    if kind in FILED and subject in project.sources.homes:
        place = project.sources.place(Pointer(subject))
        found.append(Name(kind, name, place, Role.FILE))
    if kind == DEMO:
        resolution = project.demos.resolve(name)
        if resolution.module is not None and resolution.demo is not None:
            place = Place(str(resolution.module.path), resolution.demo.span)
            found.append(Name(kind, name, place, Role.DEFINITION))
    if kind == "claim":
        found += [Name(kind, name, place, Role.MENTION) for place in mentions(project, name)]
    return tuple(sorted(found, key=lambda each: each.place))


def files_by_kind(project: Project) -> Mapping[str, str]:
    """Return the YAML files of a course, each with what it holds: a lesson, the registry and so on.

    Args:
        project: The course.
    """
    holds = {"course": "course", "concept": "registry"} | {kind: kind for kind in FILED}
    found: dict[str, str] = {}
    for subject, (file, _home) in project.sources.homes.items():
        kind = holds.get(subject.partition(":")[0])
        if kind is not None:
            found[file] = kind
    return found


def names_in(
    project: Project, file: str, holding: str, wanted: tuple[str, str] | None = None
) -> Iterator[Name]:
    """Yield what is named in a file.

    Args:
        project: The course.
        file: The absolute path of one of its YAML files.
        holding: What the file holds, as ``files_by_kind`` says it.
        wanted: The kind and id of the only part to look for; None for all.
    """
    document = project.sources.document(file)
    if document is None or document.broken:
        return
    for kind, pattern, role in _SPOTS[holding]:
        if wanted is not None and wanted[0] != kind:
            continue
        for path, text in _matches(document.data, tuple(pattern.split("."))):
            if wanted is None or wanted[1] == text:
                yield _named(document, file, path, (kind, text, role), key=pattern.endswith(_KEY))
    if holding == "course" and isinstance(document.data, dict):
        yield from _selected(document, file, wanted)


_KEY: Final = "KEY"
_MISCONCEPTIONS: Final = (
    ("misconception", "misconceptions.KEY", Role.DEFINITION),
    ("concept", "misconceptions.*.about.*", Role.REFERENCE),
    ("lesson", "misconceptions.*.addressed_in.*", Role.REFERENCE),
    ("claim", "misconceptions.*.refuted_by.*", Role.REFERENCE),
)
_SPOTS: Final[Mapping[str, tuple[tuple[str, str, Role], ...]]] = {
    "course": (
        ("concept", "assumes.KEY", Role.REFERENCE),
        ("series", "series.*", Role.REFERENCE),
    ),
    "registry": (
        ("concept", "KEY", Role.DEFINITION),
        ("concept", "*.requires.KEY", Role.REFERENCE),
        ("concept", "*.requires_any.*.KEY", Role.REFERENCE),
    ),
    "series": (("module", "modules.*", Role.REFERENCE),),
    "module": (
        ("lesson", "lessons.*", Role.REFERENCE),
        ("lesson", "narrative.acts.*.lessons.*", Role.REFERENCE),
        *_MISCONCEPTIONS,
    ),
    "lesson": (
        ("concept", "new.KEY", Role.REFERENCE),
        ("concept", "reinforced.KEY", Role.REFERENCE),
        ("concept", "requires.KEY", Role.REFERENCE),
        ("claim", "claims.KEY", Role.DEFINITION),
        (DEMO, "claims.*.demo", Role.REFERENCE),
        *_MISCONCEPTIONS,
    ),
}
"""Where each kind of file names which kind of part: ``*`` is any key or position, KEY a key."""


def kind_named(holding: str, path: Path, *, key: bool) -> str | None:
    """Return what kind of part is named at a spot.

    Args:
        holding: What the file holds, as ``files_by_kind`` says it.
        path: Keys and list positions from the top of the file.
        key: Whether the key is meant rather than the value under it.

    Returns:
        One of PARTS, or DEMO; None if no part is named there.
    """
    for kind, pattern, _role in _SPOTS[holding]:
        steps = pattern.split(".")
        fits = len(steps) == len(path) and (steps[-1] == _KEY) is key
        if fits and all(step in ("*", _KEY, at) for step, at in zip(steps, path, strict=True)):
            return kind
    return None


def _matches(data: Value, steps: tuple[str, ...], path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield the paths that fit a pattern, each with the text there: a key, or a value."""
    if not steps:
        if isinstance(data, str):
            yield path, data
        return
    step, rest = steps[0], steps[1:]
    if step == _KEY:
        yield from (((*path, key), key) for key in (data if isinstance(data, dict) else ()))
    elif step == "*":
        for each, child in _children(data):
            yield from _matches(child, rest, (*path, each))
    elif isinstance(data, dict) and step in data:
        yield from _matches(data[step], rest, (*path, step))


def _children(data: Value) -> Iterator[tuple[str | int, Value]]:
    if isinstance(data, (dict, list)):
        pairs = data.items() if isinstance(data, dict) else enumerate(data)
        yield from cast("Iterator[tuple[str | int, Value]]", pairs)


def _selected(document: Document, file: str, wanted: tuple[str, str] | None) -> Iterator[Name]:
    """Yield the parts that rule settings select: ``lesson:optimizers``, ``concept:adam+``."""
    for path, text in _texts(cast("dict[str, Value]", document.data).get("rules"), ("rules",)):
        kind, _, name = text.strip("+").partition(":")
        if kind in PARTS and name and wanted in (None, (kind, name)):
            yield _named(document, file, path, (kind, name, Role.REFERENCE), key=False, text=text)


def _texts(data: Value, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    for step, child in _children(data):
        yield from _texts(child, (*path, step))


def _named(
    document: Document,
    file: str,
    path: Path,
    named: tuple[str, str, Role],
    *,
    key: bool,
    text: str | None = None,
) -> Name:
    """Return the name that is written at a path, perhaps as a part of a longer text."""
    kind, name, role = named
    start, end = document.extent(path, key=key) or (0, 0)
    written, whole = document.text[start:end], text or name
    is_quoted = written in {f"'{whole}'", f'"{whole}"'}
    is_plain = is_quoted or written == whole
    if is_plain:
        start += is_quoted + whole.index(name)
        end = start + len(name)
    span = document.span_between(start, end)
    return Name(kind, name, Place(file, span), role, is_quoted, is_plain)
