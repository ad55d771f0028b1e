"""New parts of the small course: what is written where, and what is refused."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from curriculum_kit.model.parts import PARTS as KINDS
from curriculum_kit.scaffolding.new_part import Addition, new_part
from curriculum_kit.scaffolding.parents import ScaffoldError
from curriculum_kit.source.entering import TO_FILL_IN
from curriculum_kit.source.project import load_course
from tests.courses import checked, edit, small_course, write_tree

DESCENT = "foundations/descent/"


def added(course: Path, kind: str, slug: str, name: str | None, after: str | None) -> Addition:
    addition = new_part(load_course(course), kind, slug, name, after)
    for path, content in (addition.made | addition.after).items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return addition


CONCEPT = 'fresh:\n  name: Fresh\n  definition: "TODO: what it is, in a sentence"\n'
MISCONCEPTION = (
    '  fresh:\n    belief: "TODO: what learners believe"\n'
    '    correction: "TODO: what is so instead"\n'
)
LISTED = "\nlessons: [slopes, stepping]"
ALTERNATIVES = "{slope: INTRODUCED, algebra: INTRODUCED}\n"
REFUTED = "    refuted_by: [step-halves-the-loss]\n"
MODULE, STEPPING = DESCENT + "module.yaml", DESCENT + "stepping.yaml"
SERIES, ACCELERATION = "foundations/series.yaml", "foundations/acceleration/module.yaml"
REGISTRY, OTHERS = "concepts/mathematics.yaml", "concepts/optimization.yaml"

PARTS: list[tuple[str, str | None, str | None, str, str, str]] = [
    # kind, --in, --after, the file that names it, what stands there, what stands there afterwards
    ("series", None, None, "curriculum.yaml", "[foundations]", "[foundations, fresh]"),
    ("module", None, "descent", SERIES, "[descent,", "[descent, fresh,"),
    ("lesson", "descent", "slopes", MODULE, LISTED, "\nlessons: [slopes, fresh, stepping]"),
    ("lesson", None, "stepping", MODULE, LISTED, "\nlessons: [slopes, stepping, fresh]"),
    ("lesson", "module:acceleration", None, ACCELERATION, "[rolling]", "[rolling, fresh]"),
    ("concept", None, "algebra", REGISTRY, "Algebra\nslope:", f"Algebra\n{CONCEPT}slope:"),
    ("concept", "optimization", None, OTHERS, ALTERNATIVES, ALTERNATIVES + CONCEPT),
    ("misconception", "lesson:stepping", None, STEPPING, REFUTED, REFUTED + MISCONCEPTION),
]


@pytest.mark.parametrize(("kind", "name", "after", "file", "old", "new"), PARTS)
def test_a_part_is_named_where_it_belongs(  # noqa: PLR0913, PLR0917
    kind: str, name: str | None, after: str | None, file: str, old: str, new: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    before = (course / file).read_text(encoding="utf-8")
    assert before.count(old) == 1
    added(course, kind, "fresh", name, after)
    changed = (course / file).read_text(encoding="utf-8")
    rest, _, _ = changed.partition(new)
    assert new in changed
    if kind != "lesson" or name == "module:acceleration":  # those of acts are named there too
        assert changed == before.replace(old, new)
    else:
        assert rest.startswith(before.partition("acts:")[0])


@pytest.mark.parametrize(
    ("after", "act"),
    [("slopes", "[slopes, fresh]"), ("stepping", "[stepping, fresh]"), (None, "[stepping, fresh]")],
)
def test_a_lesson_joins_the_act_of_the_one_before_it(
    after: str | None, act: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    added(course, "lesson", "fresh", "descent", after)
    assert f"      lessons: {act}\n" in (course / DESCENT / "module.yaml").read_text("utf-8")


HOMES = {
    "series": None,
    "module": "foundations",
    "lesson": "descent",
    "concept": "mathematics",
    "claim": "slopes",
    "misconception": "descent",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_without_an_error(kind: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    added(course, kind, "fresh", HOMES[kind], None)
    report = checked(course)
    assert f"{kind}:fresh" in report.project.sources.homes
    assert [each.message for each in report.findings if each.severity.label == "error"] == []


@pytest.mark.parametrize("kind", KINDS)
def test_all_that_is_to_be_filled_in_is_told(kind: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    addition = added(course, kind, "fresh", HOMES[kind], None)
    told = sorted(addition.to_fill_in())
    marked = [
        (path, number)
        for path in sorted(tmp_path.rglob("*.*"))
        if path.is_file()
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if TO_FILL_IN in line
    ]
    assert told == marked != []


def test_a_claim_joins_the_demos_of_its_lesson(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    before = (tmp_path / "demos/slopes.py").read_text("utf-8")
    added(course, "claim", "line", "slopes", None)
    demos = (tmp_path / "demos/slopes.py").read_text("utf-8")
    assert demos.startswith(before + "\n\n@demo\ndef line_2(")
    assert "demo: slopes:line_2\n" in (course / DESCENT / "slopes.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("slug", "function"),
    [("sum", "sum_2"), ("2-is-even", "demo_2_is_even"), ("class", "demo_class"), ("a-b", "a_b")],
)
def test_a_demo_has_a_name_of_its_own(slug: str, function: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    added(course, "claim", slug, "slopes", None)
    assert f"\ndef {function}() ->" in (tmp_path / "demos/slopes.py").read_text("utf-8")


@pytest.mark.parametrize("demos", ["def parabola(:\n", "import curriculum_kit\n", None])
def test_a_claim_gets_a_file_of_its_own_where_it_cannot_join(
    demos: str | None, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    if demos is None:
        (tmp_path / "demos/slopes.py").unlink()
        (tmp_path / "demos").rmdir()
    else:
        (tmp_path / "demos/slopes.py").write_text(demos, encoding="utf-8")
    addition = added(course, "claim", "fresh", "stepping", None)
    assert tmp_path / "demos/stepping.py" in addition.made
    assert checked(course).project.demos.resolve("stepping:fresh").problem is None


def test_the_first_concept_makes_the_registry(tmp_path: Path) -> None:
    course = write_tree(tmp_path, "curriculum/curriculum.yaml:\n  title: T\n  series: []\n")
    added(course / "curriculum", "concept", "fresh", None, None)
    assert "concept:fresh" in checked(course / "curriculum").project.sources.homes
    assert (course / "curriculum/concepts/concepts.yaml").is_file()


@pytest.mark.parametrize("ending", [b"\r\n", b"\n"])
@pytest.mark.parametrize(
    ("kind", "parent"),
    [
        ("series", None),
        ("module", "foundations"),
        ("lesson", "descent"),
        ("claim", "rolling"),
        ("concept", None),
    ],
)
def test_lines_of_a_new_file_end_as_those_of_its_parent(
    kind: str, parent: str | None, ending: bytes, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    if kind == "claim":
        edit(course, "foundations/acceleration/rolling.yaml", "    demo: slopes:parabola\n", "")
    if kind == "concept":
        for file in (course / "concepts").iterdir():
            file.unlink()
    for file in course.rglob("*.yaml"):
        file.write_bytes(file.read_bytes().replace(b"\n", ending))
    made = added(course, kind, "fresh", parent, None).made
    assert made
    for content in made.values():
        assert content.count(b"\n") == content.count(ending) > 1


REFUSED = """
    lesson slopes --in descent
    there is a lesson 'slopes' already, in 'foundations/descent/slopes.yaml'. Choose another slug.

    lesson Big_Steps --in descent
    'Big_Steps' cannot be an id. Did you mean 'big-steps'?

    lesson é! --in descent
    'é!' cannot be an id. Write lower-case letters and digits, with single hyphens between words.

    lesson con --in descent
    'con' cannot be an id: Windows keeps that name for a device. Choose another slug.

    lesson module --in descent
    a lesson cannot be called 'module', which means something else there

    lesson fresh --in decent
    there is no module 'decent' to put a lesson into. Did you mean 'descent'?

    lesson fresh --in lesson:slopes
    there is no module 'lesson:slopes' to put a lesson into. There: descent, acceleration.

    lesson fresh
    name the module to put it into, with --in. There: descent, acceleration.

    lesson fresh --in descent --after rolling
    there is no lesson 'rolling' in module 'descent' to put it after. There: slopes, stepping.

    lesson fresh --after steping
    there is no lesson 'steping' to put it after. Did you mean 'stepping'?

    module fresh --after descend
    there is no module 'descend' in series 'foundations' to put it after. Did you mean 'descent'?

    series fresh --in foundations
    a series belongs to the course itself: leave '--in foundations' out

    series concepts
    a series cannot be called 'concepts', which means something else there

    misconception fresh --in rolling --after x
    there is no misconception 'x' in lesson 'rolling' to put it after. It has none yet: leave
    --after out.

    claim fresh --in descent
    there is no lesson 'descent' to put a claim into. There: slopes, stepping, rolling.
"""


@pytest.mark.parametrize("case", dedent(REFUSED).strip("\n").split("\n\n"))
def test_what_cannot_be_added_is_refused_with_a_way_out(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call, *message = case.splitlines()
    kind, slug, *options = call.split()
    given = dict(zip(options[::2], options[1::2], strict=True))
    course = small_course(tmp_path)
    monkeypatch.chdir(course)
    project = load_course(course)
    with pytest.raises(ScaffoldError) as refused:
        new_part(project, kind, slug, given.get("--in"), given.get("--after"))
    assert str(refused.value) == " ".join(message)


@pytest.mark.parametrize(
    ("kind", "parent", "file", "key"),
    [
        ("lesson", "descent", DESCENT + "slopes.yaml", "title: Slopes\n"),
        ("concept", "mathematics", REGISTRY, "  name: Slope\n"),
        ("claim", "stepping", DESCENT + "slopes.yaml", "  parabola-rises-by-two:\n"),
    ],
)
def test_an_id_that_another_part_had_is_not_given_again(
    kind: str, parent: str, file: str, key: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    margin = {"lesson": "", "concept": "  ", "claim": "    "}[kind]
    edit(course, file, key, f"{key}{margin}renamed_from: fresh\n")
    with pytest.raises(ScaffoldError, match="was called before: comparisons with older versions"):
        new_part(load_course(course), kind, "fresh", parent, None)


def test_what_nobody_lists_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(course)
    (course / DESCENT / "fresh.yaml").write_text("title: Mine\n", encoding="utf-8")
    (course / "mine").mkdir()
    project = load_course(course)
    for kind, slug, where in [
        ("lesson", "fresh", "foundations/descent/fresh.yaml"),
        ("series", "mine", "mine"),
    ]:
        with pytest.raises(ScaffoldError) as refused:
            new_part(project, kind, slug, HOMES[kind], None)
        assert str(refused.value).startswith(f"'{where}' is there already.")


@pytest.mark.parametrize("demos", ["../../elsewhere", "/elsewhere", "..", "../linked"])
def test_demos_that_lie_where_they_may_not_get_none(demos: str, tmp_path: Path) -> None:
    course = small_course(tmp_path / "repository")
    (tmp_path / "repository/linked").symlink_to(tmp_path)
    with (course / "curriculum.yaml").open("a", encoding="utf-8") as manifest:
        manifest.write(f"demos: {demos}\n")
    with pytest.raises(ScaffoldError, match="there is no folder for the demo of 'fresh'"):
        new_part(load_course(course), "claim", "fresh", "slopes", None)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\nlessons: [slopes, stepping]", "\nlessons: [slopes, stepping", "cannot be read"),
        (
            "title: Descent\n",
            "title: Descent\ntitle: Again\n",
            "'lessons' in 'foundations/descent/",
        ),
    ],
)
def test_a_file_that_cannot_be_edited_safely_is_left_alone(
    old: str, new: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = small_course(tmp_path)
    monkeypatch.chdir(course)
    edit(course, DESCENT + "module.yaml", old, new)
    with pytest.raises(ScaffoldError, match=message):
        new_part(load_course(course), "lesson", "fresh", "descent", None)


def test_a_byte_order_mark_and_the_ends_of_lines_are_kept(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    file = course / DESCENT / "stepping.yaml"
    before = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(before)
    added(course, "misconception", "fresh", "stepping", None)
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\n") + 3
