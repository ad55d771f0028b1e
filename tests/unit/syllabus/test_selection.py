import pytest

from curriculum_kit.syllabus.selection import FORMS, Selection, UnknownSelectorError, selected
from tests.unit.syllabus.courses import course_of

COURSE = course_of(
    """
    concepts: {slope: {}, height: {}, climbing: {}}
    series:
      basics:
        modules:
          lines: {lessons: {drawing: {}}}
          hills: {lessons: {climbing: {}, 3-ways: {}}}
      beyond: {modules: {stars: {lessons: {flying: {}}}, beyond: {lessons: {hoping: {}}}}}
    """
)


@pytest.mark.parametrize(
    ("words", "modules"),
    [
        (["hills"], ["hills"]),
        (["module:hills"], ["hills"]),
        (["module:1.2"], ["hills"]),
        (["2.1"], ["stars"]),
        (["basics"], ["lines", "hills"]),
        (["series:basics"], ["lines", "hills"]),
        (["beyond"], ["beyond"]),
        (["series:beyond"], ["stars", "beyond"]),
        (["stars", "module:1.1", "basics", "stars"], ["lines", "hills", "stars"]),
    ],
)
def test_words_select_modules_in_course_order_each_once(
    words: list[str], modules: list[str]
) -> None:
    selection = selected(COURSE, words)
    assert selection == Selection(index=False, modules=tuple(modules))
    assert len(selection) == len(modules)


@pytest.mark.parametrize(
    ("words", "lessons", "concepts"),
    [
        (["flying"], ["flying"], []),
        (["lesson:flying"], ["flying"], []),
        (["lesson:2.1.1"], ["flying"], []),
        (["1.2.2"], ["3-ways"], []),
        (["slope"], [], ["slope"]),
        (["concept:slope"], [], ["slope"]),
        (["climbing"], ["climbing"], []),
        (["concept:climbing"], [], ["climbing"]),
        (
            ["height", "flying", "slope", "drawing", "slope"],
            ["drawing", "flying"],
            ["slope", "height"],
        ),
    ],
)
def test_words_select_lessons_and_concepts_too(
    words: list[str], lessons: list[str], concepts: list[str]
) -> None:
    selection = selected(COURSE, words)
    assert selection == Selection(False, (), tuple(lessons), tuple(concepts))
    assert len(selection) == len(lessons) + len(concepts)


def test_no_word_selects_every_page() -> None:
    selection = selected(COURSE, [])
    assert selection == Selection(
        index=True,
        modules=("lines", "hills", "stars", "beyond"),
        lessons=("drawing", "climbing", "3-ways", "flying", "hoping"),
        concepts=("slope", "height", "climbing"),
    )
    assert len(selection) == 3 + 4 + 5 + 3  # with the index and both ledgers


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("hill", "there is no module, series, lesson or concept 'hill'. Did you mean 'hills'?"),
        ("basic", "there is no module, series, lesson or concept 'basic'. Did you mean 'basics'?"),
        ("slopes", "there is no module, series, lesson or concept 'slopes'. Did you mean 'slope'?"),
        ("module:hill", "there is no module 'hill'. Did you mean 'module:hills'?"),
        ("lesson:flyng", "there is no lesson 'flyng'. Did you mean 'lesson:flying'?"),
        ("lesson:3-way", "there is no lesson '3-way'. Did you mean 'lesson:3-ways'?"),
        ("concept:hieght", "there is no concept 'hieght'. Did you mean 'concept:height'?"),
        ("module:1.7", "there is no module '1.7'. Modules are numbered 1.1 to 2.2."),
        ("1.7", "there is no module '1.7'. Modules are numbered 1.1 to 2.2."),
        ("1.2.7", "there is no lesson '1.2.7'. Lessons are numbered 1.1.1 to 2.2.1."),
        ("series:basic", "there is no series 'basic'. Did you mean 'series:basics'?"),
        ("series:1", f"there is no series '1'. {FORMS}"),
        (
            "quantum-chromodynamics",
            f"there is no module, series, lesson or concept 'quantum-chromodynamics'. {FORMS}",
        ),
        ("claim:slope", f"'claim:slope' selects no page. {FORMS}"),
        ("", f"there is no module, series, lesson or concept ''. {FORMS}"),
    ],
)
def test_a_word_that_selects_nothing_is_answered_with_what_was_meant(
    word: str, message: str
) -> None:
    with pytest.raises(UnknownSelectorError) as raised:
        selected(COURSE, ["hills", word])
    assert str(raised.value) == message
    assert raised.value.selector == word
