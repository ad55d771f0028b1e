"""What pieces of work came to, as plain data for JSON: apart from ``plain``, which pages read too.

Pages must be drawn without anything that runs demos, and an outcome belongs to a run.
"""

from __future__ import annotations

from curriculum_kit.evidence.plain import plain_figure, plain_number
from curriculum_kit.evidence.work import Outcome


def plain_outcome(outcome: Outcome) -> dict[str, object]:
    """Return what a piece of work came to, if nothing went wrong, in a form that JSON takes.

    Args:
        outcome: What it came to.
    """
    return {
        "measurements": [
            {name: plain_number(value) for name, value in measured.items()}
            for measured in outcome.measurements
        ],
        "figure": outcome.figure and plain_figure(outcome.figure),
        "seconds": outcome.seconds,
    }
