"""The forms of ``diff``: one function each, over one comparison."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from curriculum_kit.changes.comparison import Comparison
from curriculum_kit.output.terminal import Terminal


def _text(comparison: Comparison, terminal: Terminal) -> str:
    from curriculum_kit.changes.forms.text import diff_text  # noqa: PLC0415

    return diff_text(comparison, terminal)


def _markdown(comparison: Comparison, _terminal: Terminal) -> str:
    from curriculum_kit.changes.forms.markdown import diff_markdown  # noqa: PLC0415

    return diff_markdown(comparison)


def _json(comparison: Comparison, _terminal: Terminal) -> str:
    from curriculum_kit.changes.forms.json_form import diff_json  # noqa: PLC0415

    return diff_json(comparison)


def _github(comparison: Comparison, _terminal: Terminal) -> str:
    from curriculum_kit.changes.forms.github import diff_github  # noqa: PLC0415

    return diff_github(comparison)


FORMS: Mapping[str, Callable[[Comparison, Terminal], str]] = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
    "github": _github,
}
"""Each imports its form when it is asked for: a run prints one of them."""
