"""Places."""

from __future__ import annotations

from curriculum_kit.places import Place, Span


def test_places_sort_by_file_line_and_column() -> None:
    places = [
        Place("a", Span(1, 5, 1, 6)),
        Place("a", Span(2, 1, 2, 2)),
        Place("a", Span(10, 1, 10, 2)),
        Place("b", Span(1, 1, 1, 2)),
    ]
    assert sorted([places[2], places[0], places[3], places[1]]) == places
