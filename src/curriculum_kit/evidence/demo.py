"""What demo authors import: ``@demo``, its ``.control`` and its ``.figure``.

A demo is a plain function that measures something and returns the measurements by name. A control
is the same measurement on something known to be wrong: the claim's expectations must refuse it. A
figure returns the picture that a report draws beside the claim. Each takes either nothing or one
argument, the seeded ``numpy.random.Generator`` that the kit passes in.

>>> @demo
... def doubling(): return {"after_nine": 2**9}
>>> @doubling.control
... def one_doubling_too_many(): return {"after_nine": 2**10}
>>> doubling()
{'after_nine': 512}
>>> [control.label for control in doubling.controls]
['one doubling too many']
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from numpy.random import Generator

    from curriculum_kit.evidence.figure import Figure

Measurements = Mapping[str, float | int | bool]
Measure = Callable[..., Measurements]


def demo(measure: Measure) -> Demo:
    """Declare a function to be the demo behind a claim.

    Args:
        measure: Returns the measurements by name; takes nothing or the seeded generator.

    Returns:
        The same function, callable as before, which also collects its controls and its figure.
    """
    return Demo(measure)


@dataclass(frozen=True, slots=True)
class Control:
    """A measurement on something known to be wrong.

    Attributes:
        measure: Returns measurements under the names that the demo uses.
        label: What is wrong here, in words: "one doubling too many".
    """

    measure: Measure
    label: str


class Demo:
    """A measuring function with the controls that show it can fail.

    Attributes:
        measure: The function that was declared.
        controls: Its controls, in the order written.
        draw: The function that returns its figure, or None.
    """

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.controls: list[Control] = []
        self.draw: Callable[..., Figure] | None = None
        self.__name__ = measure.__name__
        self.__doc__ = measure.__doc__
        self.__wrapped__ = measure

    def __call__(self, *generator: Generator) -> Measurements:
        """Return what the declared function measures."""
        return self.measure(*generator)

    @overload
    def control(self, label: str) -> Callable[[Measure], Control]: ...
    @overload
    def control(self, label: Measure) -> Control: ...
    def control(self, label: str | Measure) -> Control | Callable[[Measure], Control]:
        """Declare a control, bare or with a label in words.

        Args:
            label: What is wrong in this control. Used bare, ``@name.control``, the function's own
                name is the label, its underscores read as spaces.

        Returns:
            The control, or, given a label, the decorator that makes it.
        """
        if not isinstance(label, str):
            return self._add(label, label.__name__.replace("_", " "))
        words = label
        return lambda measure: self._add(measure, words)

    def figure(self, draw: Callable[..., Figure]) -> Callable[..., Figure]:
        """Declare the function that returns the picture of what was measured.

        Args:
            draw: Returns a figure as data; takes what the demo takes.

        Returns:
            The same function.
        """
        self.draw = draw
        return draw

    def _add(self, measure: Measure, label: str) -> Control:
        control = Control(measure, label)
        self.controls.append(control)
        return control
