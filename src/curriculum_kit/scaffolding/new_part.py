"""A new part of a course: its own text, and where its parent names it."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from curriculum_kit.model.authored import is_slug
from curriculum_kit.output.alike import Alike
from curriculum_kit.places import Path as Steps
from curriculum_kit.refactoring.kinds import RESERVED
from curriculum_kit.scaffolding.new_demo import Demo, demo_of
from curriculum_kit.scaffolding.parents import Parent, ScaffoldError, parent_of, registry
from curriculum_kit.scaffolding.templates import filled, title_of
from curriculum_kit.source.advice import of_slug
from curriculum_kit.source.devices import WHY_NOT, is_device
from curriculum_kit.source.entering import TO_FILL_IN, written_text
from curriculum_kit.source.folder import SUFFIX
from curriculum_kit.source.joining import with_entry, with_item
from curriculum_kit.source.layout import LINE_END
from curriculum_kit.source.paths import shown
from curriculum_kit.source.project import Project
from curriculum_kit.source.shapes import SHAPES


@dataclass(slots=True)
class Addition:
    """What adding a part makes of the files.

    Attributes:
        parent: What the part is put into.
        made: The files that are made, by absolute path.
        before: The files that are changed, as they are.
        after: The same files as they will be.
    """

    parent: Parent
    made: dict[Path, bytes] = field(default_factory=dict)
    before: dict[Path, bytes] = field(default_factory=dict)
    after: dict[Path, bytes] = field(default_factory=dict)

    def to_fill_in(self) -> Iterator[tuple[Path, int]]:
        """Yield each new line that an author has to fill in: its file, and its number from 1."""
        for path, content in (self.made | self.after).items():
            old, new = self.before.get(path, b"").splitlines(), content.splitlines()
            for what, _start, _end, first, last in Alike(old, new).get_opcodes():
                for number in range(first, last) if what != "equal" else ():
                    if TO_FILL_IN.encode() in new[number]:
                        yield path, number + 1


def new_part(
    project: Project, kind: str, slug: str, name: str | None, after: str | None
) -> Addition:
    """Work out what adding a part makes of a course's files; nothing is written.

    Args:
        project: The course.
        kind: One of PARTS.
        slug: The part's id.
        name: What it is put into; None for the only one there is.
        after: The part of its kind that it follows; None for the end.

    Returns:
        The files with the part, complete but for what its author has to say.

    Raises:
        ScaffoldError: The part cannot be added.
    """
    _require_free(project, kind, slug)
    addition = Addition(parent_of(project, kind, name, after))
    bench = _Bench(project, addition)
    values = {"slug": slug, "title": written_text(title_of(slug))}
    if kind in ("series", "module", "lesson"):
        bench.make(_file_of(project, kind, slug, addition.parent), filled(f"{kind}.yaml", values))
        bench.list(kind, slug, after)
    elif kind == "concept":
        bench.enter(filled("concept.yaml", values), after)
    elif kind == "misconception":
        entry = filled("misconception.yaml", values) + _addressed(project, addition.parent)
        bench.enter(entry, after, "misconceptions")
    else:
        demo = demo_of(project, slug, addition.parent.id)
        bench.enter(filled("claim.yaml", values | {"demo": demo.reference}), after, "claims")
        bench.write_demo(demo)
    return addition


def _addressed(project: Project, parent: Parent) -> str:
    """Return the line that a misconception of a module needs: a lesson addresses its own."""
    if parent.kind != "module":
        return ""
    lessons = project.course.modules[parent.id].lessons
    if not lessons:
        advice = f"Add one first: curriculum new lesson SLUG --in {parent.id}"
        raise ScaffoldError(f"{parent.called} has no lesson that could address it. {advice}")
    return f"  addressed_in: [{written_text(lessons[-1])}]  # {TO_FILL_IN}: the lessons that do\n"


def _require_free(project: Project, kind: str, slug: str) -> None:
    if not is_slug(slug):
        raise ScaffoldError(f"'{slug}' cannot be an id. {of_slug(slug)}")
    if is_device(slug):
        raise ScaffoldError(f"'{slug}' cannot be an id: {WHY_NOT}. Choose another slug.")
    if RESERVED.get(kind) == slug:
        raise ScaffoldError(f"a {kind} cannot be called '{slug}', which means something else there")
    home = project.sources.homes.get(f"{kind}:{slug}")
    if home is not None:
        file = shown(home[0])
        raise ScaffoldError(
            f"there is a {kind} '{slug}' already, in '{file}'. Choose another slug."
        )

    for part in project.course.parts[kind].values():
        if slug in part.renamed_from:
            raise ScaffoldError(
                f"'{slug}' is what {kind} '{part.id}' was called before: comparisons with older "
                "versions would take the new one for it. Choose another slug."
            )


def _file_of(project: Project, kind: str, slug: str, parent: Parent) -> Path:
    """Return where a series, module or lesson is written."""
    if kind == "series":
        return project.root / slug / "series.yaml"
    file, _ = project.sources.homes[f"{parent.kind}:{parent.id}"]
    folder = Path(file).parent
    return folder / f"{slug}{SUFFIX}" if kind == "lesson" else folder / slug / "module.yaml"


class _Bench:
    """Files in the midst of being added to."""

    def __init__(self, project: Project, addition: Addition) -> None:
        self._project = project
        self._addition = addition

    def make(self, path: Path, text: str) -> None:
        """Make a file, where nothing is yet."""
        there = path if path.name not in ("series.yaml", "module.yaml") else path.parent
        if there.exists() or there.is_symlink():
            called = shown(str(there))
            raise ScaffoldError(f"'{called}' is there already. Choose another slug, or list that.")
        self._addition.made[path] = self._as_around(text).encode()

    def list(self, kind: str, slug: str, after: str | None) -> None:
        """Name a part in its parent's list, and a lesson in the act that it belongs to."""
        key = "series" if kind == "series" else f"{kind}s"
        file, text = self._parent_text()
        text = self._sure(file, key, with_item(text, (key,), slug, after, self._keys_before(key)))
        if kind == "lesson" and (act := self._act(after)) is not None:
            text = self._sure(file, "narrative", with_item(text, act, slug, after, ()))
        self._change(file, text)

    def enter(self, entry: str, after: str | None, key: str | None = None) -> None:
        """Write an entry into its parent's mapping."""
        file, text = self._parent_text()
        path: Steps = () if key is None else (key,)
        keys = () if key is None else self._keys_before(key)
        self._change(file, self._sure(file, key, with_entry(text, path, entry, after, keys)))

    def write_demo(self, demo: Demo) -> None:
        """Write a claim's demo, into a file of its own or below what is in one."""
        if demo.before is None:
            self._addition.made[demo.path] = self._as_around(demo.after.decode()).encode()
        else:
            self._addition.before[demo.path] = demo.before
            self._addition.after[demo.path] = demo.after

    def _as_around(self, text: str) -> str:
        """Return the text of a new file with its lines ended as those of its parent are."""
        _, parent = self._parent_text()
        manifest = self._project.sources.document(self._project.sources.manifest)
        around = LINE_END.search(parent or (manifest.text if manifest else ""))
        return text.replace("\n", around[0]) if around else text

    def _parent_text(self) -> tuple[Path, str]:
        parent, sources = self._addition.parent, self._project.sources
        if parent.kind == "file":
            folder = registry(self._project)
            file = folder.file(parent.id)
            if parent.id not in folder.slugs:
                return Path(file), ""
        else:
            subject = f"{parent.kind}:{parent.id}" if parent.id else "course"
            file, _ = sources.homes[subject]
        document = sources.document(file)
        if document is None or document.broken:
            called = shown(file)
            raise ScaffoldError(f"'{called}' cannot be read: 'curriculum validate' says why")
        return Path(file), document.text

    def _keys_before(self, key: str) -> tuple[str, ...]:
        """Return the keys that authors write before another one in the parent's file."""
        names = list(SHAPES[self._addition.parent.kind].known_keys(()))
        return tuple(names[: names.index(key)])

    def _act(self, after: str | None) -> Steps | None:
        """Return where the act lists its lessons that a new one belongs to."""
        narrative = self._project.course.modules[self._addition.parent.id].narrative
        acts = narrative.acts if narrative else ()
        for number in reversed(range(len(acts))):
            if after is None or after in acts[number].lessons:
                return ("narrative", "acts", number, "lessons")
        return None

    def _sure(self, file: Path, key: str | None, text: str | None) -> str:
        if text is None:
            called = shown(str(file))
            where = f"'{key}' in '{called}'" if key else f"'{called}'"
            raise ScaffoldError(
                f"{where} is written in a form that cannot be added to safely: write its entries "
                "on lines of their own, rather than in brackets, and run this again"
            )
        return text

    def _change(self, file: Path, text: str) -> None:
        if not file.exists():
            self._addition.made[file] = self._as_around(text).encode()
            return
        before = file.read_bytes()
        mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
        self._addition.before[file] = before
        self._addition.after[file] = mark + text.encode()
