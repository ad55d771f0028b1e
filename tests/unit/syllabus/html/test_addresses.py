"""How one page of the site names another."""

from __future__ import annotations

import pytest

from curriculum_kit.syllabus.html.addresses import relative


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("concepts/adam.html", "index.html", "concepts/adam.html"),
        ("index.html", "concepts/adam.html", "../index.html"),
        ("lessons/optimizers.html", "concepts/adam.html", "../lessons/optimizers.html"),
        ("concepts/momentum.html", "concepts/adam.html", "momentum.html"),
        ("claims.html#claim-one", "claims.html", "claims.html#claim-one"),
    ],
)
def test_an_address_is_as_short_as_it_can_be(target: str, page: str, expected: str) -> None:
    assert relative(target, page) == expected
