"""The texts of new parts, kept as files beside this one; only what is ours is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from string import Template


def filled(name: str, values: Mapping[str, str]) -> str:
    """Return the text of a part.

    Args:
        name: The template's file.
        values: What stands for each name in it.
    """
    text = (files(__package__) / "parts" / name).read_text(encoding="utf-8")
    return Template(text).substitute(values)


def title_of(slug: str) -> str:
    """Return a slug as a title: ``gaps-in-float`` becomes ``Gaps in float``.

    Args:
        slug: The slug.
    """
    words = slug.replace("-", " ")
    return words[0].upper() + words[1:]
