"""A technical course as data: validated, verified by demos, and rendered as a syllabus.

The names below are the public interface. Each is imported when it is first used, so that a program
that needs one of them does not pay for the others.
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing typing for it would double the time of `curriculum --help`
if TYPE_CHECKING:
    from curriculum_kit.evidence.demo import demo
    from curriculum_kit.evidence.figure import Axis, Figure, Series

__all__ = ["Axis", "Figure", "Series", "demo"]

_HOME = {
    "Axis": "evidence.figure",
    "Figure": "evidence.figure",
    "Series": "evidence.figure",
    "demo": "evidence.demo",
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
