"""Schema and model agree: what one refuses of a file the other refuses too."""

from __future__ import annotations

import copy
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from curriculum_kit.model.authored import is_slug
from curriculum_kit.source.assembly import LESSON, MODULE, OUTLINE, SERIES
from curriculum_kit.source.folder import read_file
from curriculum_kit.source.registry import CONCEPT
from curriculum_kit.source.schema import Shape
from tests.courses import Case, cases, edit, small_course
from tests.properties.valid_courses import Files, valid_courses
from tests.schemas import complaints, generic_schemas, kind_of
from tests.unit.source.test_mistaken_values import NESTED, arrows, kinds
from tests.unit.source.test_mistakes import IDS, MISSING, UNKNOWN
from tests.unit.source.test_one_finding_each import paths

SHAPES: dict[str, Shape[Any]] = {
    "course": OUTLINE,
    "series": SERIES,
    "module": MODULE,
    "lesson": LESSON,
}
BROKEN = [
    case
    for case in (*cases(UNKNOWN), *cases(MISSING), *cases(IDS), *kinds(), *arrows(), *cases(NESTED))
    if "NUL" not in case.message  # a character in a path, which is no matter of shape
]
VALUES: list[Any] = [
    *(None, True, 0, 1, -1, 2.5, 1001, "", "text", "a-slug", "DEVELOPED", "built", "guided"),
    *("A -> B", "INTRODUCED->APPLIED", " MENTIONED ", "DEVELOPED -> MENTIONED", "2027-06-30"),
    *("20270630", "error", [], ["text"], [[]], [1, 2], [2, 1, 3], {}, {"depth": "APPLIED"}),
    *({"depth": "MENTIONED -> APPLIED"}, {"equals": 1}, {"equals": 1, "at_most": None}),
    *({"equals": 1, "within": None, "within_relative": 2}, {"at_most": 1, "within": 0}),
    *({"between": [0, 1], "unit": "m"}, {"is": False, "equals": None}, {"x": "APPLIED"}),
    *({"covers": ["a"]}, [{"rule": "single-seed", "until": None}], [{"kind": "positive"}]),
]
KEYS = ["title", "depth", "gap", "label", "unit", "renamed_from", "Not a slug", "a-slug", "id"]


def small_data() -> dict[str, tuple[str, Any]]:
    """Return what the files of the small course hold, with their kinds."""
    with tempfile.TemporaryDirectory() as folder:
        course = small_course(Path(folder))
        return {
            file.stem + str(number): (
                kind_of(file, course),
                read_file(str(file), str(course)).data,
            )
            for number, file in enumerate(sorted(course.rglob("*.yaml")))
        }


SMALL = small_data()


@pytest.mark.parametrize(
    "reason",
    [
        "Ten letters",
        "  it is meant  ",
        "so it is",
        "   so it is   ",
        "",
        "\n\n",
        "a\nb" * 4,
        1234567890,
    ],
)
@pytest.mark.parametrize("until", [None, "2027-06-30", "20270630", "2027-W26-3"])
def test_an_approval_is_judged_alike(reason: object, until: object) -> None:
    approval = {"change": "lesson-gone", "subject": "lesson:a", "reason": reason, "until": until}
    data = {"title": "T", "series": ["s"], "approved": [approval]}
    judged = complaints(generic_schemas()["course"], data)
    assert (judged == []) is accepted_by_the_model("course", data), judged


def accepted_by_the_model(kind: str, data: Any) -> bool:
    if kind != "concepts":
        return SHAPES[kind].sound(data) is not None
    return data is None or (
        isinstance(data, dict)
        and all(is_slug(name) and CONCEPT.sound(each) is not None for name, each in data.items())
    )


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: f"{case.rule}: {case.message[:60]}")
def test_a_mistake_is_refused(case: Case, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    [file] = course.rglob(case.file)
    edit(course, str(file.relative_to(course)), case.old, case.new)
    data = read_file(str(file), str(course)).data
    assert complaints(generic_schemas()[kind_of(file, course)], data) != []


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(SMALL)), st.data())
def test_any_change_is_judged_alike(file: str, choice: st.DataObject) -> None:
    kind, data = SMALL[file]
    spots = [path for path in paths(data) if "rules" not in path]
    for path in choice.draw(st.lists(st.sampled_from(spots), min_size=1, max_size=2)):
        data = changed(choice, copy.deepcopy(data), path)
    assume(not any(has_bounds_reversed(each) for each in inside(data)))
    judged = complaints(generic_schemas()[kind], data)
    assert (judged == []) is accepted_by_the_model(kind, data), judged


def inside(data: Any) -> Iterator[Any]:
    """Yield some data and everything in it."""
    yield data
    for each in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from inside(each)


def has_bounds_reversed(data: Any) -> bool:
    """Tell whether this is an interval whose first bound is the greater: no schema can say so."""
    bounds = data.get("between") if isinstance(data, dict) else None
    return (
        isinstance(bounds, list)
        and len(bounds) == 2
        and all(isinstance(each, int | float) for each in bounds)
        and bounds[0] > bounds[1]
    )


def changed(choice: st.DataObject, data: Any, path: tuple[str | int, ...]) -> Any:
    """Put something else at a spot, take it out, rename its key or put something beside it."""
    *above, last = path
    parent: Any = data
    try:
        for step in above:
            parent = parent[step]
        parent[last]
    except (KeyError, IndexError, TypeError):
        return data  # an earlier change has taken it away
    what = choice.draw(st.sampled_from(["put", "put", "take out", "rename", "add"]))
    if isinstance(parent, dict):
        if what == "take out":
            del parent[last]
        elif what == "rename":
            parent[choice.draw(st.sampled_from(KEYS))] = parent.pop(last)
        else:
            key = choice.draw(st.sampled_from(KEYS)) if what == "add" else last
            parent[key] = choice.draw(st.sampled_from(VALUES))
    elif isinstance(parent, list) and isinstance(last, int):
        parent[last] = choice.draw(st.sampled_from(VALUES))
    return data


@settings(max_examples=25, deadline=None)
@given(valid_courses())
def test_sound_courses_are_accepted(files: Files) -> None:
    root = Path("/")
    for name, data in files.items():
        assert complaints(generic_schemas()[kind_of(root / name, root)], data) == []
