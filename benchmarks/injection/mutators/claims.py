"""Defects of claims and of the demos behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product

from benchmarks.injection.facts import Base, Lesson
from benchmarks.injection.mutant import Mutant, defect
from benchmarks.injection.page import OPEN, Edit, marked


def lesson_without_claim(base: Base) -> Iterator[Mutant]:
    """Take the claims out of a lesson, and from their demos that they are ones.

    What they refute is refuted by an earlier claim instead.
    """
    for lesson in base.lessons:
        lost = set(lesson.claims)
        users = [name for name in base.misconceptions if lost & set(base.refuted_by(name))]
        earlier = [claim for before in base.lessons[: lesson.position] for claim in before.claims]
        if not lost or (users and not earlier):
            continue
        repaired = [
            base.misconceptions[name][0].write(
                ("misconceptions", name, "refuted_by"), f"[{earlier[0]}]"
            )
            for name in users
        ]
        demos = list(_undeclared(base, lesson))
        edits = lesson.page.remove(("claims",)), repaired, demos, lesson.page.mark_top()
        yield from defect("lesson-without-claim", lesson.subject, "taken out", *edits)


def _undeclared(base: Base, lesson: Lesson) -> Iterator[Edit]:
    """Yield the edits by which the demos of a lesson's claims alone become plain functions."""
    demos = {lesson.page.scalar("claims", claim, "demo") or "" for claim in lesson.claims}
    for demo in sorted(demos):
        file, _, name = demo.partition(":")
        if set(base.demo_users(demo)) <= set(lesson.claims):
            declared = re.finditer(
                rf"^@demo\n(?=def {name}\()|^@{name}\.(?:control|figure)(?:\(.*\))?\n",
                _source(base, file),
                re.MULTILINE,
            )
            yield from (Edit(f"demos/{file}.py", at.start(), at.end(), "") for at in declared)


def claim_without_demo(base: Base) -> Iterator[Mutant]:
    """Take out what a claim is measured by."""
    for claim, lesson in base.claims.items():
        path = ("claims", claim)
        edits = lesson.page.remove((*path, "demo")), lesson.page.mark_key(*path)
        yield from defect("claim-without-demo", f"claim:{claim}", "taken out", *edits)


def demo_not_found(base: Base) -> Iterator[Mutant]:
    """Misspell a demo, or name a file or function that is not there."""
    for claim, lesson in base.claims.items():
        path = ("claims", claim, "demo")
        demo = lesson.page.scalar(*path) or ""
        file, _, name = demo.partition(":")
        wrong = (f"{demo}e", f"{file}:walrus", f"walrus:{name}", f"{file}x:{name}", f"{file}:")
        for reference in wrong[: 4 if name else 1]:
            edit = lesson.page.write(path, marked(reference))
            yield from defect("demo-not-found", f"claim:{claim}", reference, edit)


def demo_without_control(base: Base) -> Iterator[Mutant]:
    """Take out the controls of a demo."""
    for claim, lesson in base.claims.items():
        demo = lesson.page.scalar("claims", claim, "demo") or ""
        file, _, name = demo.partition(":")
        if len(base.demo_users(demo)) == 1:
            lines = re.finditer(
                rf"^@{name}\.control(?:\(.*\))?\n", _source(base, file), re.MULTILINE
            )
            edits = [Edit(f"demos/{file}.py", line.start(), line.end(), "") for line in lines]
            mark = lesson.page.mark_value("claims", claim, "demo")
            yield from defect("demo-without-control", f"claim:{claim}", "no control", edits, mark)


def orphan_demo(base: Base) -> Iterator[Mutant]:
    """Add a demo that no claim uses."""
    for file, text in base.files.items():
        if file.endswith(".py") and "@demo" in text:
            name = file.removeprefix("demos/").removesuffix(".py")
            code = f'\n\n@demo\ndef {marked("walrus")}():\n    return {{"value": 1.0}}\n'
            edit = Edit(file, len(text), len(text), code)
            yield from defect("orphan-demo", f"demo:{name}:walrus", "added", edit)


def unreadable_demo(base: Base) -> Iterator[Mutant]:
    """Add a file that is no Python to the demos, or break one that holds none of them."""
    broken = (
        f"{OPEN}def walrus(:\n",
        f'"""Notes."""\n\n{OPEN}import\n',
        f"import math\n{OPEN}  tusk = math.pi\n",
        f"def walrus() -> int:\n{OPEN}return 2\n",
    )
    for name, text in product(("quokka", "umbrella", "walrus"), broken):
        edit = Edit(f"demos/{name}.py", 0, 0, text)
        yield from defect("unreadable-demo", f"demo:{name}", "added", edit)
    for file, text in base.files.items():
        if file.startswith("demos/") and "@demo" not in text:
            edit = Edit(file, len(text), len(text), f"\n\n{broken[0]}")
            name = file.removeprefix("demos/").removesuffix(".py")
            yield from defect("unreadable-demo", f"demo:{name}", "broken", edit)


def idle_expectation(base: Base) -> Iterator[Mutant]:
    """Expect nothing of a demo, or what any number meets."""
    rule = "idle-expectation"
    idle = ("{at_least: -.inf}", "{equals: 1, within: 1.5}", "{between: [-.inf, .inf]}")
    for claim, lesson in base.claims.items():
        path = ("claims", claim)
        subject = f"claim:{claim}"
        edits = lesson.page.remove((*path, "expect")), lesson.page.mark_key(*path)
        yield from defect(rule, subject, "nothing", *edits)
        for text in idle:
            edit = lesson.page.enter((*path, "expect"), f"walrus: {marked(text)}")
            yield from defect(rule, subject, text, edit)


def unsourced_claim(base: Base) -> Iterator[Mutant]:
    """Take out where a claim comes from."""
    for claim, lesson in base.claims.items():
        path = ("claims", claim)
        edits = lesson.page.remove((*path, "sources")), lesson.page.mark_key(*path)
        yield from defect("unsourced-claim", f"claim:{claim}", "taken out", *edits)


def unstated_number(base: Base) -> Iterator[Mutant]:
    """State a number that nothing holds."""
    for claim, lesson in base.claims.items():
        path = ("claims", claim, "statement")
        text = (lesson.page.scalar(*path) or "").strip().replace('"', "'").replace("\\", "/")
        for more in (
            "It takes 7.77 as long.",
            "The rest is 123,457 smaller.",
            "So do 9,876,543.2 %.",
        ):
            edit = lesson.page.write(path, marked(f'"{text} {more}"'))
            yield from defect("unstated-number", f"claim:{claim}", more, edit)


def repeated_statement(base: Base) -> Iterator[Mutant]:
    """State word for word what a claim before has stated."""
    claims = [claim for claim in base.claims if not base.says_number(claim)]
    for first, claim in pairwise(claims):
        text = (base.claims[first].page.scalar("claims", first, "statement") or "").strip()
        page = base.claims[claim].page
        for again in (text, text.upper().rstrip(".")):
            quoted = marked('"' + again.replace("\\", "\\\\").replace('"', '\\"') + '"')
            edit = page.write(("claims", claim, "statement"), quoted)
            yield from defect("repeated-statement", f"claim:{claim}", "copied", edit)


def single_seed(base: Base) -> Iterator[Mutant]:
    """Run a demo that depends on chance only once."""
    for claim, lesson in base.claims.items():
        path = ("claims", claim)
        demo = lesson.page.scalar(*path, "demo") or ""
        file, _, name = demo.partition(":")
        seeds = int(lesson.page.scalar(*path, "seeds") or 1)
        mark = list(lesson.page.mark_key(*path))
        if re.search(rf"^def {name}\(\w", _source(base, file), re.MULTILINE) and seeds > 1:
            once = lesson.page.write((*path, "seeds"), "1")
            yield from defect("single-seed", f"claim:{claim}", "seeds: 1", once, mark)
            none = lesson.page.remove((*path, "seeds"))
            yield from defect("single-seed", f"claim:{claim}", "no seeds", none, mark)
        plain = re.search(rf"^def {name}\(\)", _source(base, file), re.MULTILINE)
        if plain and seeds == 1 and len(base.demo_users(demo)) == 1:
            taken = Edit(f"demos/{file}.py", plain.end() - 1, plain.end() - 1, "generator")
            yield from defect("single-seed", f"claim:{claim}", "a generator", taken, mark)


def _source(base: Base, file: str) -> str:
    return base.files.get(f"demos/{file}.py", "")
