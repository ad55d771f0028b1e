"""Makes the reference pages from what they are about: the format, the commands, the documents."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from curriculum_kit.cli.verbs import VERBS
from curriculum_kit.editor.schemas.documents import schema_of
from curriculum_kit.editor.schemas.kinds import FILE_KINDS
from curriculum_kit.rules.registry import RULES

Schema = Mapping[str, Any]

WIDTH = 80

_FORMAT = (
    "`curriculum.yaml` lists the series. Each series is a folder, each module a folder in it, and "
    "each lesson a file in that; concepts are defined in `concepts/`. Ids are lower-case words "
    "joined by hyphens. What can be derived (numbers, counts, what the learner holds) is computed "
    "and never written. An editor shows all of this as you type: [set it up](../how-to/editors.md)."
)
_COMMANDS = (
    "Every verb exits with 0 if all is well, 1 if the course falls short, 2 if the call is wrong "
    "and 3 if the kit has a bug. Results go to standard output, everything else to standard error. "
    "`NO_COLOR` and `FORCE_COLOR` are obeyed."
)


def format_page() -> str:
    """Return the page about what authors write, from the schemas that editors get."""
    parts = [
        "# The files of a course\n",
        f"{_FORMAT}\n",
    ]
    definitions: dict[str, Schema] = {}
    for kind in FILE_KINDS:
        schema = json.loads(schema_of(kind, RULES))
        told = {name: each for name, each in schema["$defs"].items() if _is_told(name, each)}
        definitions |= told
        parts += _section("##", f"{kind.title}: `{kind.where}`", schema)
    parts.append("## What stands in them\n")
    for name in sorted(definitions):
        parts += _section("###", name, definitions[name])
    return "\n".join(parts)


def commands_page() -> str:
    """Return the page about the command line, from what ``--help`` prints."""
    parts = [
        "# The command line\n",
        f"{_COMMANDS}\n",
    ]
    parts += (f"## {verb}\n\n```text\n{_help(verb)}\n```\n" for verb in VERBS)
    return "\n".join(parts)


def _help(verb: str) -> str:
    """Return what the real command prints, in a process whose state nothing else has changed."""
    done = subprocess.run(
        [Path(sys.executable).with_name("curriculum"), verb, "--help"],
        env={**os.environ, "COLUMNS": str(WIDTH)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.rstrip()


def _section(level: str, title: str, schema: Schema) -> Iterator[str]:
    yield f"{level} {title}\n"
    if level == "###" and _text(schema):
        yield f"{_text(schema)}\n"
    if "propertyNames" in schema or (
        "additionalProperties" in schema and "properties" not in schema
    ):
        yield "Each entry stands under its id, and is a [Concept](#concept).\n"
    if "enumDescriptions" in schema:
        yield "| word | meaning |\n|---|---|"
        for word, meaning in zip(schema["enum"], schema["enumDescriptions"], strict=True):
            yield f"| `{word}` | {meaning} |"
        yield ""
    if schema.get("properties"):
        yield "| key | | |\n|---|---|---|"
        for key, value in schema["properties"].items():
            need = "required" if key in schema.get("required", ()) else ""
            yield f"| `{key}` | {need} | {_text(value)} |"
        yield ""


def _is_told(name: str, schema: Schema) -> bool:
    """Tell whether a definition has a section: no settings of rules, which have their own pages."""
    is_setting = name.endswith(("Settings", "Options", "InShort")) or "-" in name
    return bool("enumDescriptions" in schema or schema.get("properties")) and not is_setting


def _text(schema: Schema) -> str:
    """Return what is said of a part, on one line that no table breaks."""
    said = str(schema.get("markdownDescription") or schema.get("description") or "")
    return re.sub(r"\s+", " ", said).replace("|", "\\|").strip()
