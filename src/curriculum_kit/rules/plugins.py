"""Rules from other distributions, through the entry-point group ``curriculum_kit.rules``.

A plug-in that does not load is an error, never a warning: a gate that opens because a rule went
missing is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import is_dataclass, replace
from typing import TYPE_CHECKING

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.authored import is_slug
from curriculum_kit.places import Place, Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.entry_points import distribution_of, entry_points_of
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.rule import AnyRule, Rule

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "curriculum_kit.rules"
OURS = "CUR"
KINDS = frozenset(("course", "series", "module", "lesson", "concept", "demos"))
_CODE = re.compile(r"[A-Z]{3,}[0-9]{3}")


class PluginError(Exception):
    """A plug-in does not load, is no set of rules, or fails; the message names its distribution."""


def rules_there_are() -> tuple[AnyRule, ...]:
    """Return the rules of the kit, and after them those of installed plug-ins.

    Raises:
        PluginError: A plug-in does not load, or its rules cannot stand beside the others.
    """
    try:
        points = entry_points_of(GROUP)
    except Exception as error:
        raise PluginError(f"what is installed cannot be searched for plug-ins: {error}") from error
    rules: list[AnyRule] = list(RULES)
    owners = {name: "curriculum-kit" for rule in RULES for name in (rule.name, rule.code)}
    for point in points:
        for rule in _loaded(point):
            _claim(rule, point, owners)
            rules.append(_guarded(rule, distribution_of(point)))
    return tuple(rules)


def _loaded(point: EntryPoint) -> Sequence[AnyRule]:
    """Import what an entry point names, and make sure that it is one rule or several."""
    try:
        value = point.load()
    except (Exception, SystemExit) as error:
        raise PluginError(f"{_named(point)} does not load: {_said(error)}") from error
    rules = value if isinstance(value, tuple | list) else (value,)
    if not rules:
        raise PluginError(f"{_named(point)} names no rule: it is empty")
    for rule in rules:
        if not isinstance(rule, Rule):
            raise PluginError(
                f"{_named(point)} names no Rule, and no tuple or list of them, "
                f"but a value of type {type(rule).__name__}"
            )
        fault = _fault_of(rule)
        if fault is not None:
            raise PluginError(f"{_named(point)}: {fault}")
    return rules


def _fault_of(rule: AnyRule) -> str | None:
    """Say what is wrong with a rule that nobody has looked at yet, None if nothing is."""
    if not (isinstance(rule.code, str) and _CODE.fullmatch(rule.code)):
        return f"the code {rule.code!r} is not three or more capital letters and three digits"
    if rule.code.startswith(OURS):
        return f"the code '{rule.code}' begins with {OURS}, as only the kit's own codes do"
    if not (isinstance(rule.name, str) and is_slug(rule.name)):
        return f"the name {rule.name!r} of {rule.code} is not lower-case words with hyphens"
    if not isinstance(rule.severity, Severity):
        return f"the severity of '{rule.name}' is no Severity"
    texts = (rule.summary, rule.reason, rule.bad, rule.good)
    if not all(isinstance(text, str) and text.strip() for text in texts):
        return f"'{rule.name}' lacks a summary, a reason, or a bad or good example"
    if not (isinstance(rule.needs, tuple) and KINDS.issuperset(rule.needs)):
        return f"'needs' of '{rule.name}' is not a tuple of {', '.join(sorted(KINDS))}"
    if not callable(rule.check):
        return f"'check' of '{rule.name}' cannot be called"
    return _fault_of_options(rule)


def _fault_of_options(rule: AnyRule) -> str | None:
    config = getattr(rule.options, "__pydantic_config__", None) or {}
    if not is_dataclass(rule.options) or config.get("extra") != "forbid":
        return f"the options of '{rule.name}' are no class marked with @curriculum_kit.options"
    try:
        rule.options()
    except Exception as error:
        return f"the options of '{rule.name}' have no sound defaults: {_said(error)}"
    return None


def _claim(rule: AnyRule, point: EntryPoint, owners: dict[str, str]) -> None:
    """Note whose a rule's code and name are, and refuse them if they are another's."""
    for name in (rule.code, rule.name):
        if name in owners:
            raise PluginError(
                f"{_named(point)}: '{name}' is a rule of distribution '{owners[name]}' already"
            )
        owners[name] = distribution_of(point)


def _guarded(rule: AnyRule, distribution: str) -> AnyRule:
    """Return a rule whose failures are laid at the door of its distribution."""
    return replace(rule, check=_answered_for(rule, distribution))


def _answered_for(
    rule: AnyRule, distribution: str
) -> Callable[[Context, object], Iterator[Problem]]:
    def check(context: Context, options: object) -> Iterator[Problem]:
        try:
            for problem in rule.check(context, options):
                if not _is_sound(problem):
                    raise TypeError("it yields something that is no Problem with a place")
                yield problem
        except (Exception, SystemExit) as error:
            raise PluginError(
                f"rule '{rule.name}' of distribution '{distribution}' fails: {_said(error)}"
            ) from error

    return check


def _is_sound(problem: object) -> bool:
    return (
        isinstance(problem, Problem)
        and isinstance(problem.message, str)
        and isinstance(problem.where, Pointer | Place)
        and isinstance(problem.subjects, tuple)
        and bool(problem.subjects)
        and all(isinstance(subject, str) for subject in problem.subjects)
    )


def _named(point: EntryPoint) -> str:
    owner = distribution_of(point)
    return f"plug-in '{point.name} = {point.value}' of distribution '{owner}'"


def _said(error: BaseException) -> str:
    """Return an error in one line, with the spot in the code that raised it."""
    import traceback  # noqa: PLC0415  # costs more than finding out that there are no plug-ins

    frames = traceback.extract_tb(error.__traceback__)
    spot = f" ({frames[-1].filename}, line {frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{spot}"
