"""The rules' settings in ``curriculum.yaml``: each checked against what its rule takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, cast

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.places import Pointer
from curriculum_kit.rules.naming import RuleNames
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.nearest import did_you_mean, offered
from curriculum_kit.source.reader import Value
from curriculum_kit.source.schema import Shape

if TYPE_CHECKING:
    from curriculum_kit.source.recovery import Outcome

SEVERITY = "severity"


@dataclass(slots=True)
class Settings:
    """The settings in force.

    Attributes:
        severities: What the course sets, by the name of the rule.
        options: What the course sets, by the name of the rule.
        problems: What is wrong with the settings, by the name of the rule that says so.
        spots: Where what is in force is written, by the name of the rule and of the setting.
    """

    severities: dict[str, Severity] = field(default_factory=dict)
    options: dict[str, object] = field(default_factory=dict)
    problems: dict[str, list[Problem]] = field(default_factory=dict)
    spots: dict[str, dict[str, Pointer]] = field(default_factory=dict)

    def severity_of(self, rule: AnyRule) -> Severity:
        """Return the severity in force.

        Args:
            rule: A rule.
        """
        return self.severities.get(rule.name, rule.severity)

    def sets_severity_of(self, rule: AnyRule) -> bool:
        """Tell whether the course itself sets the severity.

        Args:
            rule: A rule.
        """
        return rule.name in self.severities

    def options_of(self, rule: AnyRule) -> object:
        """Return the options in force.

        Args:
            rule: A rule.
        """
        return self.options[rule.name] if rule.name in self.options else rule.options()

    def values_of(self, rule: AnyRule) -> dict[str, object]:
        """Return every setting of a rule, the severity's label first.

        Args:
            rule: A rule.
        """
        options = self.options_of(rule)
        named = {each.name: getattr(options, each.name) for each in fields(rule.options)}
        return {SEVERITY: self.severity_of(rule).label, **named}


def settings_of(written: Mapping[str, Mapping[str, object]], rules: Sequence[AnyRule]) -> Settings:
    """Check the settings of a course.

    Args:
        written: What stands under ``rules``, by the name or code of the rule.
        rules: The rules there are.

    Returns:
        The settings that make sense, and what is wrong with the others.
    """
    names = RuleNames(rules)
    settings = Settings()
    first: dict[str, str] = {}
    for name, values in written.items():
        rule = names.get(name)
        if rule is None:
            _report(
                settings,
                "unknown-setting",
                f"there is no rule '{name}'",
                Pointer("course", ("rules", name), key=True),
                offered(names.nearest(name), otherwise="'curriculum rules' lists them all."),
            )
        elif first.setdefault(rule.code, name) != name:
            _report(
                settings,
                "duplicate-key",
                f"'{name}' is the rule '{first[rule.code]}', which is set already",
                Pointer("course", ("rules", name), key=True),
                "Keep one of the two.",
            )
        else:
            _set(settings, rule, name, values)
    return settings


def _set(settings: Settings, rule: AnyRule, name: str, values: Mapping[str, object]) -> None:
    spots = settings.spots.setdefault(rule.name, {})
    severity = values.get(SEVERITY)
    labels = {member.label: member for member in Severity}
    if isinstance(severity, str) and severity in labels:
        settings.severities[rule.name] = labels[severity]
        spots[SEVERITY] = Pointer("course", ("rules", name, SEVERITY))
    elif SEVERITY in values:
        _report(
            settings,
            "invalid-value",
            f"'{severity}' is no severity of rule '{name}'; one of {', '.join(labels)}",
            Pointer("course", ("rules", name, SEVERITY)),
            did_you_mean(str(severity), labels),
        )
    from curriculum_kit.source.recovery import validated  # noqa: PLC0415  # only where a course sets one

    given = cast("Value", {key: value for key, value in values.items() if key != SEVERITY})
    shape = Shape.of(rule.options)
    known = (SEVERITY, *shape.known_keys(()))
    outcome = validated(shape, given, f"rule:{rule.name}")
    if outcome.entity is not None:
        settings.options[rule.name] = outcome.entity
        for option in _options_set(rule, values, outcome):
            spots[option] = Pointer(
                "course", ("rules", name, *outcome.repairs.as_written((option,)))
            )
    for mistake in outcome.mistakes:
        where = Pointer("course", ("rules", name, *mistake.path), mistake.rule == "unknown-key")
        found = replace(mistake.problem, where=where, subjects=("course", *_identity(where)))
        report = mistake.rule
        if mistake.rule == "unknown-key":
            report, listed = "unknown-setting", f"Known keys: {', '.join(known)}."
            advice = did_you_mean(str(mistake.word), known, otherwise=listed)
            found = replace(found, help=advice)
        settings.problems.setdefault(report, []).append(found)


def _options_set(
    rule: AnyRule, given: Mapping[str, object], outcome: Outcome[object]
) -> Iterator[str]:
    """Yield the options that hold what the course says, and not their default instead of it."""
    default = rule.options()
    mistaken = {mistake.path[0] for mistake in outcome.mistakes if mistake.path}
    for option in (each.name for each in fields(rule.options)):
        [written] = outcome.repairs.as_written((option,))
        kept = getattr(outcome.entity, option) == getattr(default, option)
        if written in given and not (kept and {option, written} & mistaken):
            yield option


def _identity(where: Pointer) -> tuple[str, ...]:
    """Return the path of a pointer as one identifying word."""
    return (".".join(str(step) for step in where.path),)


def _report(
    settings: Settings, rule: str, message: str, where: Pointer, advice: str | None
) -> None:
    problem = Problem(message, where, subjects=("course", *_identity(where)), help=advice)
    settings.problems.setdefault(rule, []).append(problem)
