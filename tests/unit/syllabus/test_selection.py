import pytest

from curriculum_kit.syllabus.selection import Selection, UnknownSelectorError, selected
from tests.unit.syllabus.courses import course_of

FORMS = "Name a module ('SLUG' or 'module:1.3') or a series ('SLUG')."
COURSE = course_of(
    """
    series:
      basics: {modules: {lines: {lessons: {drawing: {}}}, hills: {lessons: {climbing: {}}}}}
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


def test_no_word_selects_the_index_and_every_module() -> None:
    selection = selected(COURSE, [])
    assert selection == Selection(index=True, modules=("lines", "hills", "stars", "beyond"))
    assert len(selection) == 5


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("hill", "there is no module or series 'hill'. Did you mean 'hills'?"),
        ("basic", "there is no module or series 'basic'. Did you mean 'basics'?"),
        ("module:hill", "there is no module 'hill'. Did you mean 'module:hills'?"),
        ("module:1.7", "there is no module '1.7'. Modules are numbered 1.1 to 2.2."),
        ("series:basic", "there is no series 'basic'. Did you mean 'series:basics'?"),
        (
            "quantum-chromodynamics",
            f"there is no module or series 'quantum-chromodynamics'. {FORMS}",
        ),
        ("climbing", "lesson 'climbing' has no page of its own. Its module does: 'hills'."),
        ("lesson:climbing", "lesson 'climbing' has no page of its own. Its module does: 'hills'."),
        (
            "concept:slope",
            f"'concept:slope' selects no page. {FORMS}",
        ),
        (
            "",
            f"there is no module or series ''. {FORMS}",
        ),
    ],
)
def test_a_word_that_selects_nothing_is_answered_with_what_was_meant(
    word: str, message: str
) -> None:
    with pytest.raises(UnknownSelectorError) as raised:
        selected(COURSE, ["hills", word])
    assert str(raised.value) == message
    assert raised.value.selector == word
