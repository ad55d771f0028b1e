"""Ids, and what most likely stands for one."""

from __future__ import annotations

import pytest

from curriculum_kit.model.authored import as_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Big Steps", "big-steps"),
        ("big_steps", "big-steps"),
        ("big--steps-", "big-steps"),
        ("./big-steps.yaml", "big-steps"),
        ("descent\\steps.yml", "steps"),
        ("größer", None),
        ("!", None),
        ("", None),
    ],
)
def test_the_id_that_a_text_stands_for(text: str, slug: str | None) -> None:
    assert as_slug(text) == slug
