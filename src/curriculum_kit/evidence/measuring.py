"""What happens inside a demo's own process: import its file, call it, report what it measured."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from traceback import walk_tb
from types import TracebackType

import numpy as np

from curriculum_kit.evidence.channel import one_line
from curriculum_kit.evidence.demo import Demo
from curriculum_kit.evidence.figure import SCALES, STYLES, Axis, Figure, Series
from curriculum_kit.evidence.loading import load_module
from curriculum_kit.evidence.orders import Setting
from curriculum_kit.evidence.work import Part, Work, seed_of

Report = Callable[[Mapping[str, object]], None]


class UnusableError(Exception):
    """A demo does not keep to what demos are; the text is a predicate."""


def measure(work: Work, setting: Setting, report: Report, relieve: Callable[[], None]) -> None:
    """Carry out a piece of work in this process.

    Args:
        work: The piece of work.
        setting: The demos folder and the limits.
        report: Called with the result for each seed, or with the first problem.
        relieve: Called before anything is said once memory has run out.
    """
    try:
        function = _function(work, setting.folder)
        for index in range(work.seeds):
            report(_result(work, function, seed_of(work.claim, work.first + index)))
    except UnusableError as error:
        report({"problem": str(error)})
    except MemoryError:
        relieve()
        report({"problem": f"went over its memory limit of {setting.limits.memory} MiB"})
    except BaseException as error:  # SystemExit is no measurement either
        report({"problem": f"raised {_described(error, setting.folder)}"})


def _function(work: Work, folder: str) -> Callable[..., object]:
    """Import the file and find the function that this piece of work calls."""
    try:
        module = load_module(work.file, work.module, folder)
    except MemoryError:
        raise
    except BaseException as error:
        message = f"cannot be imported: {_described(error, folder)}"
        raise UnusableError(message) from error
    demo = getattr(module, work.function, None)
    if not isinstance(demo, Demo):
        raise UnusableError(f"is not a demo once its file is imported: '{work.function}'")
    if len(demo.controls) != work.controls:
        counts = f"{len(demo.controls)} controls once it is imported, {work.controls} in its source"
        raise UnusableError(f"has {counts}")
    if work.part is Part.CONTROL:
        return demo.controls[work.control].measure
    if work.part is Part.DEMO:
        return demo.measure
    if demo.draw is None:
        raise UnusableError("has no figure once its file is imported")
    return demo.draw


def _result(work: Work, function: Callable[..., object], seed: int) -> Mapping[str, object]:
    returned = function(*_arguments(function, seed))
    if work.part is Part.FIGURE:
        return {"figure": _plain_figure(returned)}
    return {"measurements": _plain_measurements(returned)}


def _arguments(function: Callable[..., object], seed: int) -> tuple[np.random.Generator, ...]:
    """Return the seeded generator for a function that takes one argument, nothing for one of none.

    A lone argument with a default is given the generator as well: left to itself it would be
    unseeded chance.
    """
    parameters = inspect.signature(function).parameters.values()
    needed = [
        parameter
        for parameter in parameters
        if parameter.kind is not parameter.KEYWORD_ONLY or parameter.default is parameter.empty
    ]
    if not needed:
        return ()
    first = needed[0]
    if len(needed) > 1 or first.kind not in (first.POSITIONAL_ONLY, first.POSITIONAL_OR_KEYWORD):
        names = ", ".join(str(parameter) for parameter in parameters)
        raise UnusableError(f"takes ({one_line(names)}): it may take one argument, the generator")
    return (np.random.default_rng(seed),)


def _plain_measurements(returned: object) -> Mapping[str, float | int | bool]:
    if not isinstance(returned, Mapping):
        raise UnusableError(f"returned {_kind(returned)}, not measurements by name")
    if not returned:
        raise UnusableError("returned no measurements")
    plain: dict[str, float | int | bool] = {}
    for name, value in returned.items():
        if not isinstance(name, str):
            raise UnusableError(f"named a measurement by {_kind(name)}, not by a text")
        plain[str(name)] = _plain_number(name, value)
    return plain


def _plain_number(name: str, value: object) -> float | int | bool:
    """Turn a measured value into a plain number, whatever kind of scalar it is."""
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, float | np.floating):
        return float(value)
    if not isinstance(value, int | np.integer):
        raise UnusableError(f"measured '{one_line(name)}' as {_kind(value)}, not as a number")
    whole = int(value)
    try:
        math.isfinite(whole)
    except OverflowError:
        message = f"measured '{one_line(name)}' as a whole number that is too large to compare"
        raise UnusableError(message) from None
    return whole


def _plain_figure(returned: object) -> Mapping[str, object]:
    if not isinstance(returned, Figure):
        raise UnusableError(f"returned {_kind(returned)}, not a figure")
    return {
        "title": str(returned.title),
        "x": _plain_axis(returned.x),
        "y": _plain_axis(returned.y),
        "series": [_plain_series(series) for series in returned.series],
    }


def _plain_axis(axis: object) -> Mapping[str, object]:
    if not isinstance(axis, Axis):
        raise UnusableError(f"has {_kind(axis)} for an axis")
    _one_of(axis.scale, SCALES, "scale of an axis")
    return {"label": str(axis.label), "scale": axis.scale}


def _plain_series(series: object) -> Mapping[str, object]:
    if not isinstance(series, Series):
        raise UnusableError(f"has {_kind(series)} among its series")
    _one_of(series.style, STYLES, "style of a series")
    return {
        "label": str(series.label),
        "x": [float(value) for value in series.x],
        "y": [float(value) for value in series.y],
        "style": series.style,
    }


def _one_of(value: object, allowed: Sequence[str], what: str) -> None:
    if value not in allowed:
        raise UnusableError(f"has a {what} that is none of {', '.join(allowed)}")


def _kind(value: object) -> str:
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    name = type(value).__name__
    return "None" if value is None else f"{'an' if name[0] in 'aeiou' else 'a'} {one_line(name)}"


def _described(error: BaseException, folder: str) -> str:
    """Return an exception on one line, with the last line of the demos folder that it passed."""
    try:
        text = one_line(str(error))
    except Exception:  # a demo's own exception may fail to print
        text = ""
    kind = type(error).__name__
    return f"{kind}: {text}{_where(error, folder)}" if text else f"{kind}{_where(error, folder)}"


def _where(error: BaseException, folder: str) -> str:
    if isinstance(error, SyntaxError):
        return ""  # its own text says where
    where = ""
    for frame, line in walk_tb(_traceback(error)):
        file = frame.f_code.co_filename
        if file.startswith(folder):
            where = f" ({file[len(folder) :].lstrip('/')}, line {line})"
    return where


def _traceback(error: BaseException) -> TracebackType | None:
    return error.__traceback__
