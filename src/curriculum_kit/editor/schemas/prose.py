"""Descriptions in the two forms that editors show: plain, and Markdown where that differs."""

from __future__ import annotations

import re
from typing import Final

Schema = dict[str, object]

_MARKS: Final = re.compile(r"[`*_\[\]\\<$]")


def described(*sentences: str) -> Schema:
    """Return the keywords that describe something.

    Args:
        sentences: What there is to say, in inline Markdown; empty ones are left out.
    """
    said = [sentence for sentence in sentences if sentence]
    markdown = "\n\n".join(said)
    both: Schema = {"description": " ".join(said).replace("`", "")}
    if len(said) > 1 or _MARKS.search(markdown):
        both["markdownDescription"] = markdown
    return both


def words(values: dict[str, str]) -> Schema:
    """Return the schema of a text that is one of a few words.

    Args:
        values: What each word means, in inline Markdown.
    """
    meanings = list(values.values())
    schema: Schema = {
        "type": "string",
        "enum": list(values),
        "enumDescriptions": [meaning.replace("`", "") for meaning in meanings],
    }
    if any(_MARKS.search(meaning) for meaning in meanings):
        schema["markdownEnumDescriptions"] = meanings
    return schema
