"""Lists on standard error."""

from __future__ import annotations

import pytest

from curriculum_kit.cli.listing import say_some


@pytest.mark.parametrize(
    ("many", "said"),
    [
        (0, []),
        (2, ["Wrote a0", "Wrote a1"]),
        (3, ["Wrote a0", "Wrote a1", "Wrote 1 more in site"]),
        (9, ["Wrote a0", "Wrote a1", "Wrote 7 more in site"]),
    ],
)
def test_the_first_lines_are_said_and_the_others_counted(
    many: int, said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    say_some([f"Wrote a{number}" for number in range(many)], 2, lead="Wrote", where=" in site")
    out, err = capsys.readouterr()
    assert (out, err.splitlines()) == ("", said)
