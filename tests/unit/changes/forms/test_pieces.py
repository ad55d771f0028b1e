"""Pieces of Markdown put together as far as there is room."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from curriculum_kit.changes.forms.pieces import Section, assembled

sections = st.lists(
    st.builds(
        Section,
        head=st.text("h", max_size=20),
        entries=st.lists(st.text("e", max_size=90), max_size=6),
        foot=st.text("f", max_size=20),
        rank=st.integers(0, 3),
    ),
    max_size=5,
)


def test_all_is_there_where_there_is_room() -> None:
    parts = [Section("# A\n", ["one", "two"], "end\n"), Section("# B\n", [])]
    assert assembled(parts, 1000) == "# A\none\ntwo\nend\n\n"


def test_what_is_left_out_is_counted() -> None:
    parts = [Section("# A\n", ["x" * 50, "y" * 50, "z" * 5], noun="changes")]
    assert assembled(parts, 125) == f"# A\n{'x' * 50}\nzzzzz\n\n*1 changes left out.*\n\n"


def test_what_matters_more_gets_room_first_and_keeps_its_place() -> None:
    less, more = Section("# A\n", ["x" * 50], rank=2), Section("# B\n", ["y" * 50], rank=1)
    left_out = "# A\n\n*1 entries left out.*\n\n"
    assert assembled([less, more], 150) == f"{left_out}# B\n{'y' * 50}\n\n"
    assert assembled([less, more], 115) == f"# B\n{'y' * 50}\n\n"


@given(sections, st.integers(0, 400))
def test_it_never_takes_more_room_than_there_is(parts: list[Section], room: int) -> None:
    assert len(assembled(parts, room)) <= room
