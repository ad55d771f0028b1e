"""The rules' settings in force, each with the place it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curriculum_kit.output.printable import printable
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.places import Place
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.rules.settings import SEVERITY, Settings
from curriculum_kit.source.paths import place_data, shown
from curriculum_kit.source.sources import Sources

DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Row:
    """One setting of a rule.

    Attributes:
        name: ``severity``, or an option.
        value: What is in force.
        default: What would be without the course's word.
        place: Where the course says so; None where it does not.
    """

    name: str
    value: object
    default: object
    place: Place | None


def settings_in_force(
    rules: Sequence[AnyRule], settings: Settings, sources: Sources, form: str, terminal: Terminal
) -> str:
    """Show for every rule its severity and options, and where each comes from.

    Args:
        rules: The rules, in order.
        settings: What the course sets.
        sources: Where it does so.
        form: ``text``, ``markdown`` or ``json``.
        terminal: What it is written to.
    """
    table = [(rule, list(_rows(rule, settings, sources))) for rule in rules]
    if form == "json":
        document = {"schema_version": 1, "rules": [_as_data(rule, rows) for rule, rows in table]}
        return json.dumps(document, indent=2, default=str) + "\n"
    if form == "markdown":
        head = ["| code | name | setting | value | from |", "|---|---|---|---|---|"]
        lines = [
            f"| {rule.code} | {rule.name} | {row.name} | {_plain(row.value)} | {_origin(row)} |"
            for rule, rows in table
            for row in rows
        ]
        return "\n".join((*head, *lines)) + "\n"
    return "\n".join(line for rule, rows in table for line in _text(rule, rows, terminal)) + "\n"


def _rows(rule: AnyRule, settings: Settings, sources: Sources) -> Iterator[Row]:
    spots = settings.spots.get(rule.name, {})
    defaults = Settings().values_of(rule)
    for name, value in settings.values_of(rule).items():
        place = sources.place(spots[name]) if name in spots else None
        yield Row(name, value, defaults[name], place)


def _text(rule: AnyRule, rows: Sequence[Row], terminal: Terminal) -> Iterator[str]:
    """Yield the severity in the rule's own line, each option in one below."""
    for row in rows:
        value = _plain(row.value)
        origin = _origin(row) if row.place else terminal.paint(DEFAULT, "quiet")
        if row.name == SEVERITY:
            label = value if value in ("info", "warning", "error") else "quiet"
            painted = terminal.paint(value, label) + " " * (9 - len(value))
            yield f"{rule.code}  {rule.name:<27} {painted} {origin}"
        else:
            yield f"        {row.name:<27} {value:<9} {origin}"


def _as_data(rule: AnyRule, rows: Sequence[Row]) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "settings": {
            row.name: {
                "value": row.value,
                "default": row.default,
                "set_at": place_data(row.place) if row.place else None,
            }
            for row in rows
        },
    }


def _origin(row: Row) -> str:
    if row.place is None:
        return DEFAULT
    return f"{printable(shown(row.place.file))}:{row.place.span.line}"


def _plain(value: object) -> str:
    """Write a value as it stands in YAML."""
    return printable(value if isinstance(value, str) else json.dumps(value, default=str))
