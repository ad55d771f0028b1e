"""Defects in the files themselves: syntax, keys, values, lists of files, ids."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.injection.facts import Base
from benchmarks.injection.mutant import Mutant, defect
from benchmarks.injection.page import OPEN, Edit, Page, Path, marked


def unreadable_yaml(base: Base) -> Iterator[Mutant]:
    """Break the syntax of a lesson's title, or indent an entry with a tab."""
    rule = "unreadable-yaml"
    for lesson in base.lessons:
        page, path = lesson.page, ("title",)
        title = (page.scalar(*path) or "").replace(": ", ", ")
        yield from defect(
            rule, lesson.subject, "a second colon", page.write(path, f"{title}{OPEN}: more")
        )
        if '"' in page.text:
            continue  # the quote would be closed by a later one
        yield from defect(
            rule, lesson.subject, "an open quote", page.write(path, f'{OPEN}"{title}')
        )
        if lesson.new and "\n  " in page.text:
            key = page.names("new")[0]
            [start, _end] = page.mark_key("new", key)
            line = page.text.rindex("\n", 0, start.start) + 1
            if not page.text[line : start.start].strip():
                tab = Edit(page.file, line, start.start, f"{OPEN}\t")
                yield from defect(rule, lesson.subject, "a tab", tab)


def duplicate_key(base: Base) -> Iterator[Mutant]:
    """Write a key of a lesson or an entry of it a second time."""
    for lesson in base.lessons:
        page = lesson.page
        again = page.enter((), f"{marked('load')}: {lesson.load}")
        yield from defect("duplicate-key", lesson.subject, "a key twice", again)
        for key in ("new", "requires", "claims"):
            for name in page.names(key)[:1]:
                again = page.enter((key,), f"{marked(name)}: DEVELOPED")
                yield from defect(
                    "duplicate-key", lesson.subject, f"an entry of {key} twice", again
                )


def ambiguous_scalar(base: Base) -> Iterator[Mutant]:
    """Write text or a number that YAML 1.1 reads differently."""
    for lesson in base.lessons:
        for key, text in (("title", "no"), ("core", "1:30"), ("objective", "yes"), ("core", "on")):
            if lesson.page.scalar(key):
                edit = lesson.page.write((key,), marked(text))
                yield from defect("ambiguous-scalar", lesson.subject, f"{key}: {text}", edit)
        if lesson.page.scalar("minutes"):
            edit = lesson.page.write(("minutes",), marked("045"))
            yield from defect("ambiguous-scalar", lesson.subject, "minutes: 045", edit)


def unsupported_yaml(base: Base) -> Iterator[Mutant]:
    """Put an anchor, a tag or an alias before a value."""
    for lesson in base.lessons:
        page = lesson.page
        for sign in ("&deep", "!text"):
            edit = page.write(("load",), f"{marked(sign)} {lesson.load}")
            yield from defect("unsupported-yaml", lesson.subject, f"load: {sign}", edit)
        edit = page.write(("core",), marked("*deep"))
        yield from defect("unsupported-yaml", lesson.subject, "an alias", edit)


def unknown_key(base: Base) -> Iterator[Mutant]:
    """Misspell a key, or add one that does not exist."""
    rule = "unknown-key"
    misspelt = {"new": "nwe", "title": "titel", "load": "laod", "claims": "claim", "core": "corre"}
    misspelt |= {"requires": "require", "reinforced": "reinforcd", "objective": "objectiv"}
    misspelt |= {"misconceptions": "misconception", "examples": "exampels"}
    for lesson in base.lessons:
        page = lesson.page
        for key, wrong in misspelt.items():
            if key in page.names():
                edit = page.rename((key,), marked(wrong))
                yield from defect(rule, lesson.subject, f"{wrong} for {key}", edit)
        added = page.enter((), f"{marked('quokka')}: 1")
        yield from defect(rule, lesson.subject, "a key that does not exist", added)
        for claim in lesson.claims:
            path = ("claims", claim, "sources")
            if page.count(*path):
                slip = page.rename(path, marked("source"))
                yield from defect(rule, lesson.subject, "source for sources", slip)
    for module, page in base.modules.items():
        slip = page.rename(("goal",), marked("gaol"))
        yield from defect(rule, f"module:{module}", "gaol for goal", slip)
    for concept, page in base.registry.items():
        if page.names(concept, "requires"):
            slip = page.rename((concept, "requires"), marked("reqires"))
            yield from defect(rule, f"concept:{concept}", "reqires for requires", slip)


def invalid_value(base: Base) -> Iterator[Mutant]:
    """Misspell a word of a vocabulary, or write a value of the wrong type."""
    rule = "invalid-value"
    for lesson in base.lessons:
        page, subject = lesson.page, lesson.subject
        wrong = [
            ("load", _swapped(lesson.load)),
            ("minutes", "soon"),
            ("minutes", "-5"),
            ("minutes", "4_5"),
            ("status", "done"),
        ]
        wrong += [("title", "7"), ("title", "[one, two]"), ("new", "everything"), ("claims", "[]")]
        for key, text in wrong:
            if key in page.names():
                edit = page.write((key,), marked(text))
                yield from defect(rule, subject, f"{key}: {text}", edit)
        for key in ("new", "requires"):
            for name in page.names(key)[:2]:
                depth = page.scalar(key, name)
                if depth:
                    for text in (_swapped(depth), depth.lower(), "3"):
                        edit = page.write((key, name), marked(text))
                        yield from defect(rule, subject, f"{key}: {text}", edit)
        for name in lesson.reinforced:
            if page.scalar("reinforced", name):
                *start, end = lesson.reinforced[name]
                step = " -> ".join((*start, _swapped(end)))
                for text in (f"MENTIONED => {end}", step, f"{end} ->"):
                    edit = page.write(("reinforced", name), marked(text))
                    yield from defect(rule, subject, text, edit)


def _swapped(word: str) -> str:
    return f"{word[:-2]}{word[-1]}{word[-2]}"


def missing_key(base: Base) -> Iterator[Mutant]:
    """Take out a key that must be there."""
    rule = "missing-key"
    for lesson in base.lessons:
        page = lesson.page
        for key in ("title", "core", "load"):
            first = next(name for name in page.names() if name != key)
            yield from defect(
                rule, lesson.subject, f"no {key}", page.remove((key,)), page.mark_key(first)
            )
        yield from _missing_within(page, lesson.subject, "claims", "statement")
        yield from _missing_within(page, lesson.subject, "misconceptions", "correction")
    for module, page in base.modules.items():
        top = page.mark_key(next(key for key in page.names() if key != "goal"))
        yield from defect(rule, f"module:{module}", "no goal", page.remove(("goal",)), top)
        yield from _missing_within(page, f"module:{module}", "misconceptions", "belief")
    for concept, page in base.registry.items():
        if len(page.names(concept)) > 1:
            yield from defect(
                rule,
                f"concept:{concept}",
                "no name",
                page.remove((concept, "name")),
                page.mark_key(concept),
            )


def _missing_within(page: Page, subject: str, key: str, part: str) -> Iterator[Mutant]:
    for name in page.names(key):
        edits = page.remove((key, name, part)), page.mark_key(key, name)
        yield from defect("missing-key", subject, f"{key} without {part}", *edits)


def missing_file(base: Base) -> Iterator[Mutant]:
    """List a lesson, module or series that is not on disk, or misspell one that is."""
    rule = "missing-file"
    for page in base.modules.values():
        edit = page.append(("lessons",), marked("walrus-tusks"))
        yield from defect(rule, "lesson:walrus-tusks", "a lesson too many", edit)
        for number, slug in enumerate(page.items("lessons")):
            acts = [
                page.write(("narrative", "acts", act, "lessons", at), f"{slug}s")
                for act in range(page.count("narrative", "acts"))
                for at, told in enumerate(page.items("narrative", "acts", act, "lessons"))
                if told == slug
            ]
            wrong = page.write(("lessons", number), marked(f"{slug}s"))
            yield from defect(rule, f"lesson:{slug}s", "a lesson misspelt", wrong, acts)
    for file, page in base.pages.items():
        if file.endswith("series.yaml"):
            edit = page.append(("modules",), marked("walrus-tusks"))
            yield from defect(rule, "module:walrus-tusks", "a module too many", edit)
    edit = base.manifest.append(("series",), marked("walrus-tusks"))
    yield from defect(rule, "series:walrus-tusks", "a series too many", edit)


def unlisted_file(base: Base) -> Iterator[Mutant]:
    """Add a lesson that no module lists, or take one out of its module's list."""
    for page in base.modules.values():
        file = page.file.replace("module.yaml", "walrus-tusks.yaml")
        text = f"{OPEN}title: Walrus tusks\ncore: A tusk\nload: BUILD\n"
        yield from defect(
            "unlisted-file", "lesson:walrus-tusks", "one too many", Edit(file, 0, 0, text)
        )


def duplicate_id(base: Base) -> Iterator[Mutant]:
    """Use an id or a name twice."""
    rule = "duplicate-id"
    concepts = list(base.registry.items())
    for (concept, page), (other, _) in zip(concepts[1:], concepts, strict=False):
        name = base.registry[other].scalar(other, "name") or ""
        if page.count(concept, "aliases"):
            edit = page.append((concept, "aliases"), marked(_quoted(name)))
        else:
            edit = page.enter((concept,), f"aliases: [{marked(_quoted(name))}]")
        yield from defect(rule, f"concept:{concept}", "an alias that is a name", edit)
    for lesson in base.lessons:
        page = base.modules[lesson.module]
        edit = page.append(("lessons",), marked(lesson.slug))
        yield from defect(rule, lesson.subject, "a lesson listed twice", edit)
    for before, lesson in zip(base.lessons, base.lessons[1:], strict=False):
        for taken, name in zip(before.misconceptions, lesson.misconceptions, strict=False):
            edit = lesson.page.rename(("misconceptions", name), marked(taken))
            yield from defect(rule, f"misconception:{taken}", "a misconception's id", edit)


def wrong_former_id(base: Base) -> Iterator[Mutant]:
    """Say that something was called what it, another one, or nothing else can have been called."""
    rule = "wrong-former-id"
    concepts = list(base.registry.items())
    for (concept, page), (other, elsewhere) in zip(concepts[1:], concepts, strict=False):
        subject = f"concept:{concept}"
        own = _renamed(page, (concept,), marked(concept))
        yield from defect(rule, subject, "its own id", own)
        if "renamed_from" not in elsewhere.names(other):  # or it may have taken the other's place
            taken = _renamed(page, (concept,), marked(other))
            yield from defect(rule, subject, "a concept's id", taken)
        if page is elsewhere:
            first = _renamed(page, (other,), "[tusk, walrus]")
            second = _renamed(page, (concept,), f"[{marked('tusk')}]")
            yield from defect(rule, subject, "said by two", first, second)
    for before, lesson in zip(base.lessons, base.lessons[1:], strict=False):
        if "renamed_from" not in before.page.names():
            taken = _renamed(lesson.page, (), marked(before.slug))
            yield from defect(rule, lesson.subject, "a lesson's slug", taken)
        for claim in lesson.claims[:1]:
            own = _renamed(lesson.page, ("claims", claim), marked(claim))
            yield from defect(rule, f"claim:{claim}", "its own id", own)


def _renamed(page: Page, path: Path, former: str) -> Edit:
    """Return the edit that says what a part was called before."""
    if "renamed_from" in page.names(*path):
        return page.write((*path, "renamed_from"), former)
    return page.enter(path, f"renamed_from: {former}")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"') + '"'
