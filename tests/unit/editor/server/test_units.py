"""Columns as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum_kit.editor.server.units import Unit, column_in, position_of

LINE = "é 🎓x"


@pytest.mark.parametrize(
    ("unit", "columns"),
    [
        (Unit.UTF16, [0, 1, 2, 4, 5]),
        (Unit.UTF32, [0, 1, 2, 3, 4]),
        (Unit.UTF8, [0, 2, 3, 7, 8]),
    ],
)
def test_a_character_takes_as_many_units_as_the_editor_says(unit: Unit, columns: list[int]) -> None:
    assert [column_in(LINE, column, unit) for column in range(1, 6)] == columns
    assert [position_of(LINE, column, unit) for column in columns] == [1, 2, 3, 4, 5]


def test_half_a_character_means_its_start() -> None:
    assert position_of(LINE, 3, Unit.UTF16) == 3


def test_a_column_past_the_end_means_the_end() -> None:
    assert position_of(LINE, 99, Unit.UTF16) == 5


@given(st.text(st.characters(exclude_characters="\r\n")), st.data(), st.sampled_from(Unit))
def test_there_and_back(line: str, data: st.DataObject, unit: Unit) -> None:
    column = data.draw(st.integers(1, len(line) + 1))
    assert position_of(line, column_in(line, column, unit), unit) == column
