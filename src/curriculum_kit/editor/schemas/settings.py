"""The schemas of what names rules: their settings in ``curriculum.yaml``, and waivers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Final, cast

from curriculum_kit.editor.schemas.docstrings import attribute_docs
from curriculum_kit.editor.schemas.prose import Schema, described, words
from curriculum_kit.editor.schemas.writer import Writer
from curriculum_kit.findings import Severity
from curriculum_kit.rules.rule import AnyRule

IN_OTHER_CASE: Final = "[A-Z]"
"""Rules are known by name and by code in any case; only what editors offer is spelt out."""


def rule_schemas(rules: Sequence[AnyRule]) -> tuple[dict[str, Schema], dict[str, Schema]]:
    """Return the schemas of the properties that name rules.

    Args:
        rules: The rules there are.

    Returns:
        The schemas by ``Class.key``, and the definitions they refer to.
    """
    meanings = attribute_docs(Severity)
    severity: Schema = words({each.label: meanings[each.name] for each in Severity})
    writer = Writer()
    settings = {rule.name: _settings(rule, writer.mapping_of(rule.options)) for rule in rules}
    any_rule: Schema = {"anyOf": [_SEVERITY, {"type": "object", "properties": {}}]}
    properties: dict[str, Schema] = {
        "Outline.rules": {
            "type": "object",
            "properties": {
                **{name: {"$ref": f"#/$defs/rule-{name}"} for name in settings},
                **{
                    rule.code: {"$ref": f"#/$defs/rule-{rule.name}", "doNotSuggest": True}
                    for rule in rules
                },
            },
            "patternProperties": {f"{IN_OTHER_CASE}|^[a-z]+[0-9]+$": any_rule},
            "additionalProperties": False,
        },
        "Waiver.rule": {"anyOf": [words({rule.name: rule.summary for rule in rules}), _CODE]},
    }
    defined = {f"rule-{name}": schema for name, schema in settings.items()}
    return properties, {"Severity": severity, **writer.definitions, **defined}


_SEVERITY: Final[Schema] = {"$ref": "#/$defs/Severity"}
_CODE: Final[Schema] = {"type": "string", "pattern": f"{IN_OTHER_CASE}|^[a-z]+[0-9]+$"}


def _settings(rule: AnyRule, options: Schema) -> Schema:
    severity = {**described("How much its findings matter.", _default(rule)), **_SEVERITY}
    properties = {"severity": severity, **cast("Schema", options["properties"])}
    example = {each.name: getattr(rule.options(), each.name) for each in fields(rule.options)}
    return {
        "title": f"{rule.code} {rule.name}",
        **described(rule.summary, rule.reason, _default(rule)),
        "anyOf": [_SEVERITY, {**options, "properties": properties}],
        **({"examples": [{"severity": "warning", **example}]} if example else {}),
    }


def _default(rule: AnyRule) -> str:
    return f"Default: `{rule.severity.label}`."
