"""A technical course as data: validated, verified by demos, and rendered as a syllabus.

The names below are the public interface. Each is imported when it is first used, so that a program
that needs one of them does not pay for the others.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing for it would double the time of `curriculum --help`
if TYPE_CHECKING:
    from curriculum_kit.evidence.demo import demo
    from curriculum_kit.evidence.figure import Axis, Figure, Series
    from curriculum_kit.findings import Note, Problem, Severity
    from curriculum_kit.model.vocabulary import Depth, GapSize, Load, Status
    from curriculum_kit.places import Pointer
    from curriculum_kit.remedies import Enter, Remedy, Remove, Rename, Rewrite
    from curriculum_kit.rules.context import Context
    from curriculum_kit.rules.options import options
    from curriculum_kit.rules.rule import NoOptions, Rule

__all__ = [
    "Axis",
    "Context",
    "Depth",
    "Enter",
    "Figure",
    "GapSize",
    "Load",
    "NoOptions",
    "Note",
    "Pointer",
    "Problem",
    "Remedy",
    "Remove",
    "Rename",
    "Rewrite",
    "Rule",
    "Series",
    "Severity",
    "Status",
    "demo",
    "options",
]

_HOME = {
    "Axis": "evidence.figure",
    "Context": "rules.context",
    "Depth": "model.vocabulary",
    "Enter": "remedies",
    "Figure": "evidence.figure",
    "GapSize": "model.vocabulary",
    "Load": "model.vocabulary",
    "NoOptions": "rules.rule",
    "Note": "findings",
    "Pointer": "places",
    "Problem": "findings",
    "Remedy": "remedies",
    "Remove": "remedies",
    "Rename": "remedies",
    "Rewrite": "remedies",
    "Rule": "rules.rule",
    "Series": "evidence.figure",
    "Severity": "findings",
    "Status": "model.vocabulary",
    "demo": "evidence.demo",
    "options": "rules.options",
}


def __getattr__(name: str) -> object:
    """Import a public name on first use.

    Args:
        name: One of ``__all__``.

    Returns:
        The object of that name.

    Raises:
        AttributeError: The name is not public.
    """
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    import importlib  # noqa: PLC0415

    return getattr(importlib.import_module(f"{__name__}.{_HOME[name]}"), name)
