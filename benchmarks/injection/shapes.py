"""Courses of several shapes, all without a finding: chains, layers, many modules, every field.

Each lesson has a claim with a demo of its own, and ids that are not near one another, so that a
misspelt one is never taken for another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import yaml

FIRST = ("amber", "birch", "copper", "dusty", "ebony", "flint", "golden", "hollow")
SECOND = ("anchor", "bridge", "candle", "drummer", "engine", "fiddle", "garden", "harbor")
THIRD = ("kiosk", "lantern", "magnet", "nutshell", "orchard", "pulley", "quarry", "rudder")

Data = dict[str, object]

DEMO = '''"""The demo behind one claim."""

from curriculum_kit import demo


@demo
def {name}({takes}):
    """Return a half."""
    return {{"value": 0.5}}


@{name}.control
def doubled_{name}({takes}):
    """Return one."""
    return {{"value": 1.0}}
'''


@dataclass(frozen=True)
class Shape:
    """How a course is built.

    Attributes:
        name: Its name, and how concepts hang together: ``chain``, ``wide``, ``layers``, ``sparse``.
        links: The same, where the name says something else.
        modules: How many lessons each module has, by series.
        period: Lessons from one CONSOLIDATE to the next.
        full: Whether it uses every planning field.
        flow: How PyYAML writes collections: False for blocks, None for flow where nothing nests.
    """

    name: str
    links: str
    modules: tuple[tuple[int, ...], ...]
    period: int = 4
    full: bool = False
    flow: bool | None = False

    @property
    def lessons(self) -> int:
        """How many lessons it has."""
        return sum(map(sum, self.modules))


SHAPES = (
    Shape("chain", "chain", ((5, 5), (6, 5))),
    Shape("wide", "wide", ((9, 9),), period=5, flow=None),
    Shape("layers", "layers", ((4, 4, 4, 4),), flow=None),
    Shape("sparse", "sparse", ((7,), (8,)), period=5),
    Shape("small modules", "chain", ((1, 2, 1, 2), (2, 1, 2), (2, 1, 1, 1)), flow=None),
    Shape("every field", "chain", ((4, 4), (4,)), full=True),
)


def write_shape(shape: Shape, folder: Path) -> None:
    """Write a course and its demos.

    Args:
        shape: What it is like.
        folder: An empty folder.
    """
    for file, text in _texts(shape):
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _texts(shape: Shape) -> Iterator[tuple[str, str]]:
    series = [f"{word}-series" for word, _ in zip(FIRST, shape.modules, strict=False)]
    manifest: Data = {
        "title": "A course",
        "audience": "Nobody in particular.",
        "assumes": {"basics": "APPLIED"},
        "series": series,
    }
    yield "curriculum/curriculum.yaml", _dump(manifest, shape)
    concepts: Data = {"basics": {"name": "Basics"}}
    position = 0
    for name, sizes in zip(series, shape.modules, strict=True):
        modules = [
            f"{name.removesuffix('-series')}-{word}" for word, _ in zip(SECOND, sizes, strict=False)
        ]
        listed: Data = {"title": name.capitalize(), "goal": "To be checked.", "modules": modules}
        yield f"curriculum/{name}/series.yaml", _dump(listed, shape)
        for module, size in zip(modules, sizes, strict=True):
            inside = range(position, position + size)
            home = f"curriculum/{name}/{module}"
            yield f"{home}/module.yaml", _dump(_module(module, inside, shape), shape)
            for lesson in inside:
                yield f"{home}/{slug(lesson)}.yaml", _dump(_lesson(lesson, shape), shape)
                yield f"demos/{_demo(lesson)}.py", _demo_text(lesson)
                concepts |= _concepts(lesson, shape)
            position += size
    half = len(concepts) // 2
    for part, names in (("one", list(concepts)[:half]), ("two", list(concepts)[half:])):
        yield (
            f"curriculum/concepts/{part}.yaml",
            _dump({name: concepts[name] for name in names}, shape),
        )


def slug(lesson: int) -> str:
    """Return the slug of a lesson.

    Args:
        lesson: Its position.
    """
    return "-".join(("the", *_words(lesson)))


def _words(lesson: int) -> tuple[str, str]:
    # A step of nine through the pairs, so that neighbors share no word.
    return tuple(product(FIRST, SECOND))[lesson * 9 % 64]


def _concept(kind: int, lesson: int) -> str:
    return "-".join((*_words(lesson), THIRD[kind]))


def core(lesson: int) -> str:
    """Return the concept that a lesson is about."""
    return _concept(0, lesson)


def _place(lesson: int, shape: Shape) -> int:
    return lesson % shape.period


def _load(lesson: int, shape: Shape) -> str:
    return {0: "STRETCH", 2: "CONSOLIDATE"}.get(_place(lesson, shape), "BUILD")


def _new(lesson: int, shape: Shape) -> dict[str, str]:
    last = lesson >= shape.lessons - 2
    match _place(lesson, shape):
        case 0:
            return {core(lesson): "DEVELOPED", _concept(1, lesson): "INTRODUCED"}
        case 1:
            term = {} if last else {_concept(2, lesson): "MENTIONED"}
            return {core(lesson): "DEVELOPED", **term}
        case 2:
            return {_concept(3, lesson): "INTRODUCED"} if shape.full else {}
        case _:
            return {core(lesson): "DEVELOPED" if shape.links == "chain" else "INTRODUCED"}


def _reinforced(lesson: int, shape: Shape) -> Data:
    place = _place(lesson, shape)
    if place == 2 and _concept(2, lesson - 1) in _new(lesson - 1, shape):
        return {_concept(2, lesson - 1): "MENTIONED -> INTRODUCED"}
    if place in (1, 2):
        return {core(lesson - 1): {"depth": "DEVELOPED", "label": "once more"}}
    if place != 3:
        return {}
    term: Data = {_concept(2, lesson - 2): "INTRODUCED -> DEVELOPED"}
    if shape.full:
        term[core(lesson - 3)] = "DEVELOPED -> APPLIED"
    return term


def _requires(lesson: int, shape: Shape) -> Data:
    if shape.full and _place(lesson, shape) == 3:
        gap = {"size": "small", "resolution": "recap", "where": "at the start"}
        return {_concept(1, lesson - 3): {"depth": "DEVELOPED", "gap": gap}}
    if shape.links == "sparse" or (shape.links == "layers" and _place(lesson, shape) != 1):
        return {"basics": "DEVELOPED"}
    return {}


def _concepts(lesson: int, shape: Shape) -> Data:
    found: Data = {}
    for name in _new(lesson, shape):
        entry: Data = {"name": name.replace("-", " ").capitalize()}
        if shape.full:
            entry["aliases"] = [f"What is called {name}"]
            entry["definition"] = f"What a lesson says about {name.replace('-', ' ')}."
            entry["sources"] = ["a textbook"]
            entry["renamed_from"] = f"formerly-{name}"
        needed = _needed(name, lesson, shape)
        if needed:
            entry["requires"] = needed
        if shape.full and name == _concept(2, lesson):
            entry["requires_any"] = [{"basics": "DEVELOPED", core(lesson - 1): "INTRODUCED"}]
        found[name] = entry
    return found


def _needed(name: str, lesson: int, shape: Shape) -> Data:
    if shape.links == "sparse":
        return {} if lesson % 3 else {"basics": "DEVELOPED"}
    if shape.links == "wide":
        return {"basics": "INTRODUCED"}
    if name != core(lesson):
        on = lesson if core(lesson) in _new(lesson, shape) else lesson - 1
        deep = "DEVELOPED" if _place(on, shape) < 2 or shape.links == "chain" else "INTRODUCED"
        return {core(on): {"depth": deep, "to_reach": "INTRODUCED"} if shape.full else deep}
    if shape.links == "layers":
        below = [lesson // 4 * 4 - 4 + step for step in (0, 1)]
        return {core(one): "DEVELOPED" for one in below if one >= 0} or {"basics": "DEVELOPED"}
    before = [one for one in range(lesson) if core(one) in _new(one, shape)]
    return {core(before[-1]): "DEVELOPED"} if before else {"basics": "DEVELOPED"}


def _lesson(lesson: int, shape: Shape) -> Data:
    first, second = _words(lesson)
    number = "is 0.5" if lesson % 2 else "is a half"
    demo = _demo(lesson)
    claim: Data = {
        "statement": f"The {first} {second} {number}.",
        "demo": f"{demo}:{second}_value",
        "expect": {"value": {"equals": 0.5, "within": 0.001}},
        "sources": ["a textbook"],
    }
    if _by_chance(lesson):
        claim["seeds"] = 5
    entry: Data = {
        "title": f"The {first} {second}",
        "core": f"One {second}",
        "load": _load(lesson, shape),
        "position": f"It follows what the {second} needs.",
        "status": "built" if lesson % 3 else "planned",
        "objective": f"Explain the {first} {second}.",
        "minutes": 40 + lesson % 4 * 5,
        "new": _new(lesson, shape),
        "reinforced": _reinforced(lesson, shape),
        "requires": _requires(lesson, shape),
        "claims": {f"{first}-{second}-is-half": claim},
        "misconceptions": {
            f"{first}-{second}-is-whole": {
                "belief": f"The {first} {second} is whole.",
                "correction": "It is a half.",
                "about": list(_new(lesson, shape))[:1],
                "refuted_by": [f"{first}-{second}-is-half"],
            }
        },
    }
    if shape.full:
        entry |= _fields(lesson, shape)
    return {key: value for key, value in entry.items() if value != {}}


def _fields(lesson: int, shape: Shape) -> Data:
    fields: Data = {
        "examples": [
            {"kind": "positive", "what": "a half", "purpose": "the plain case"},
            {"kind": "positive", "what": "two quarters"},
            {"kind": "negative", "what": "a third"},
        ],
        "modalities": [{"kind": kind, "what": "it"} for kind in ("visual", "verbal", "symbolic")],
        "mental_models": ["A cake that two people share."],
        "scope": {"covers": ["halves"], "leaves_out": ["thirds"]},
        "exercises": [
            {"title": f"Cut it {support}", "support": support}
            for support in ("guided", "supported", "independent")
        ],
        "renamed_from": f"formerly-{slug(lesson)}",
    }
    if _load(lesson, shape) == "CONSOLIDATE":
        reason = "It only puts a name to what was done in the lesson before."
        fields["waivers"] = [
            {"rule": "new-in-consolidate", "reason": reason, "until": "2999-12-31"}
        ]
    return fields


def _module(name: str, lessons: range, shape: Shape) -> Data:
    entry: Data = {
        "title": name.replace("-", " ").capitalize(),
        "goal": "To be checked.",
        "narrative": {
            "premise": "Something is missing.",
            "acts": [
                {
                    "title": f"Act {title}",
                    "lessons": [slug(lesson) for lesson in act],
                    "story": "It is found.",
                }
                for title, act in (("one", lessons[:2]), ("two", lessons[2:]))
                if act
            ],
        },
        "lessons": [slug(lesson) for lesson in lessons],
    }
    if shape.full:
        first, second = _words(lessons[0])
        entry["misconceptions"] = {
            f"{name}-is-all": {
                "belief": "This is all there is.",
                "correction": "There is more.",
                "about": [core(lessons[0])],
                "addressed_in": [slug(lessons[1])],
                "refuted_by": [f"{first}-{second}-is-half"],
            }
        }
    return entry


def _by_chance(lesson: int) -> bool:
    return lesson % 3 == 1


def _demo(lesson: int) -> str:
    return slug(lesson).replace("-", "_")


def _demo_text(lesson: int) -> str:
    _first, second = _words(lesson)
    return DEMO.format(name=f"{second}_value", takes="generator" if _by_chance(lesson) else "")


def _dump(data: Mapping[str, object], shape: Shape) -> str:
    return str(
        yaml.safe_dump(dict(data), sort_keys=False, default_flow_style=shape.flow, width=1_000)
    )
