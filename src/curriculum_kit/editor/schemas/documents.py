"""The schemas as documents: one of each kind of file, or one of them all."""

from __future__ import annotations

import json
from collections.abc import Sequence

from curriculum_kit.editor.schemas.docstrings import summary
from curriculum_kit.editor.schemas.ids import Ids
from curriculum_kit.editor.schemas.kinds import FILE_KINDS, FileKind
from curriculum_kit.editor.schemas.prose import Schema, described
from curriculum_kit.editor.schemas.settings import rule_schemas
from curriculum_kit.editor.schemas.writer import Writer
from curriculum_kit.rules.rule import AnyRule

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: FileKind, rules: Sequence[AnyRule], ids: Ids | None = None) -> str:
    """Return the schema of one kind of file.

    Args:
        kind: The kind.
        rules: The rules there are.
        ids: The ids of a course, which its files may name; None for a schema that fits any course.

    Returns:
        The text of a JSON Schema.
    """
    document = _Document(rules, ids)
    return document.text(document.root(kind))


def schema_of_all(rules: Sequence[AnyRule]) -> str:
    """Return one schema of all kinds of files, of which a file must be one.

    Args:
        rules: The rules there are.

    Returns:
        The text of a JSON Schema.
    """
    document = _Document(rules, None)
    kinds = {f"{kind.name}-file": document.root(kind) for kind in FILE_KINDS}
    document.definitions |= kinds
    root: Schema = {
        "title": "Course file",
        "description": "Any YAML file of a course.",
        "anyOf": [{"$ref": f"#/$defs/{name}"} for name in kinds],
    }
    return document.text(root)


class _Document:
    def __init__(self, rules: Sequence[AnyRule], ids: Ids | None) -> None:
        properties, self._of_rules = rule_schemas(rules)
        self._writer = Writer(ids, properties)
        self.definitions: dict[str, Schema] = {}

    def root(self, kind: FileKind) -> Schema:
        """Return the schema of a kind of file, without what it refers to."""
        about: Schema = {
            "title": kind.title,
            **described(f"`{kind.where}`: {_first_small(summary(kind.entity))}"),
        }
        if not kind.many:
            return {**about, **self._writer.mapping_of(kind.entity)}
        # An empty file of the registry describes no concept, which is no mistake.
        entries = self._writer.entries_of(kind.entity, "concept-id")
        return {**about, **entries, "type": ["object", "null"]}

    def text(self, root: Schema) -> str:
        """Return a whole document, with what it refers to and nothing else."""
        known = {**self.definitions, **self._writer.definitions, **self._of_rules}
        needed = _reached(root, known)
        schema = {"$schema": DIALECT, **root, "$defs": {name: known[name] for name in needed}}
        return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _reached(root: Schema, known: dict[str, Schema]) -> list[str]:
    """Return the names of the definitions that a schema refers to, in alphabetical order."""
    found: set[str] = set()
    pending = [root]
    while pending:
        for name in _references(pending.pop()):
            if name not in found:
                found.add(name)
                pending.append(known[name])
    return sorted(found)


def _references(schema: object) -> list[str]:
    if isinstance(schema, list):
        return [name for each in schema for name in _references(each)]
    if not isinstance(schema, dict):
        return []
    reference = schema.get("$ref")
    own = [reference.removeprefix("#/$defs/")] if isinstance(reference, str) else []
    return own + [name for each in schema.values() for name in _references(each)]


def _first_small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
