"""The catalogue of rules, and the page that explains one, from the rules' own documentation."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections.abc import Callable, Mapping, Sequence

from curriculum_kit.output.families import by_family
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.output.wrapping import wrapped
from curriculum_kit.rules.rule import AnyRule

WIDEST = 100
"""Columns of running text at most: longer lines are hard to follow."""


def catalogue(rules: Sequence[AnyRule], form: str, terminal: Terminal) -> str:
    """List the rules.

    Args:
        rules: The rules, in order.
        form: ``text``, ``markdown`` or ``json``.
        terminal: What it is written to.
    """
    return _CATALOGUES[form](rules, terminal)


def explanation(rule: AnyRule, form: str, terminal: Terminal) -> str:
    """Explain one rule: what it finds, why, a bad and a good example, options, and how to waive it.

    Args:
        rule: The rule.
        form: ``text``, ``markdown`` or ``json``.
        terminal: What it is written to.
    """
    return _EXPLANATIONS[form](rule, terminal)


def _catalogue_text(rules: Sequence[AnyRule], terminal: Terminal) -> str:
    lines = []
    for family, members in by_family(rules):
        lines += ["", terminal.paint(family, "strong")]
        for rule in members:
            label = rule.severity.label
            lines.append(f"  {rule.code}  {rule.name:<26} {terminal.paint(label, label)}")
            lines += _wrapped(rule.summary, terminal, indent=10)
    return "\n".join(lines[1:]) + "\n"


def _catalogue_markdown(rules: Sequence[AnyRule], _terminal: Terminal) -> str:
    rows = [
        f"| {rule.code} | {rule.name} | {rule.severity.label} | {rule.summary} |" for rule in rules
    ]
    return "\n".join(("| code | name | severity | finds |", "|---|---|---|---|", *rows)) + "\n"


def _catalogue_json(rules: Sequence[AnyRule], _terminal: Terminal) -> str:
    document = {"schema_version": 1, "rules": [_as_data(rule) for rule in rules]}
    return json.dumps(document, indent=2) + "\n"


def _explanation_text(rule: AnyRule, terminal: Terminal) -> str:
    parts = [
        f"{terminal.paint(f'{rule.code} {rule.name}', 'strong')} [{rule.severity.label}]",
        "\n".join(_wrapped(rule.summary, terminal)),
        "\n".join(_wrapped(rule.reason, terminal)),
        *(["\n".join(_wrapped(_FIXABLE, terminal))] if rule.fixable else []),
        terminal.paint("Bad", "error") + "\n" + textwrap.indent(rule.bad.strip("\n"), "  "),
        terminal.paint("Good", "good") + "\n" + textwrap.indent(rule.good.strip("\n"), "  "),
        terminal.paint("Settings", "strong") + "\n" + textwrap.indent(_settings(rule), "  "),
    ]
    if rule.waivable:
        waiver = terminal.paint("Waiver", "strong")
        parts.append(f"{waiver}, beside the subject\n" + textwrap.indent(_waiver(rule), "  "))
    return "\n\n".join(parts) + "\n"


def _explanation_markdown(rule: AnyRule, _terminal: Terminal) -> str:
    parts = [
        f"# {rule.code} {rule.name}",
        f"{rule.summary} Default severity: {rule.severity.label}.",
        rule.reason,
        *([_FIXABLE.replace("'", "`")] if rule.fixable else []),
        f"## Bad\n\n```yaml{rule.bad}```",
        f"## Good\n\n```yaml{rule.good}```",
        f"## Settings\n\n```yaml\n{_settings(rule)}\n```",
    ]
    if rule.waivable:
        parts.append(f"## Waiver\n\n```yaml\n{_waiver(rule)}\n```")
    return "\n\n".join(parts) + "\n"


def _explanation_json(rule: AnyRule, _terminal: Terminal) -> str:
    return json.dumps({"schema_version": 1, **_as_data(rule)}, indent=2) + "\n"


_CATALOGUES: Mapping[str, Callable[[Sequence[AnyRule], Terminal], str]] = {
    "text": _catalogue_text,
    "markdown": _catalogue_markdown,
    "json": _catalogue_json,
}
_EXPLANATIONS: Mapping[str, Callable[[AnyRule, Terminal], str]] = {
    "text": _explanation_text,
    "markdown": _explanation_markdown,
    "json": _explanation_json,
}


_FIXABLE = "'curriculum validate --fix' mends it where that is safe."


def _as_data(rule: AnyRule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.label,
        "summary": rule.summary,
        "reason": rule.reason,
        "bad": rule.bad.strip("\n"),
        "good": rule.good.strip("\n"),
        "options": dataclasses.asdict(rule.options()),
        "waivable": rule.waivable,
        "fixable": rule.fixable,
    }


def _settings(rule: AnyRule) -> str:
    """Return the rule's settings as they stand in ``curriculum.yaml`` by default."""
    options = dataclasses.asdict(rule.options())
    pairs = ", ".join(f"{key}: {value}" for key, value in options.items())
    value = f"{{severity: {rule.severity.label}, {pairs}}}" if pairs else rule.severity.label
    return f"rules:\n  {rule.name}: {value}"


def _waiver(rule: AnyRule) -> str:
    return f"waivers:\n  - rule: {rule.name}\n    reason: ..."


def _wrapped(text: str, terminal: Terminal, indent: int = 0) -> list[str]:
    return wrapped(text, min(terminal.columns, WIDEST), indent=indent)
