"""What was written down about a course by the ids of its parts: evidence, and a baseline."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from curriculum_kit.baseline import HEADING, BaselineError, Entry, entries_in
from curriculum_kit.evidence.dependencies import DemosFolder, fingerprint_of
from curriculum_kit.model.authored import identified
from curriculum_kit.places import Place
from curriculum_kit.remedies import Edit
from curriculum_kit.source.editing import applied
from curriculum_kit.source.evidence import EVIDENCE_FILE
from curriculum_kit.source.lines import Lines
from curriculum_kit.source.project import Project

_FINGERPRINT: Final = "fingerprint"
_MEASURE: Final = "run 'curriculum verify --evidence FILE'"


def evidence_edits(
    project: Project, kind: str, old: str, new: str, *, same_demo: bool
) -> tuple[tuple[Edit, ...], tuple[str, ...]]:
    """Let recorded evidence name a claim or lesson by its new id.

    What was measured without chance does not depend on a claim's id, so it stays good. With
    chance, the id picks the random numbers, and a claim with another id must be measured again.

    Args:
        project: The course.
        kind: What is renamed.
        old: Its id.
        new: The id it gets.
        same_demo: Whether the claim's demo stays as it is.

    Returns:
        The edits, and what is to be said about them.
    """
    file = project.root / EVIDENCE_FILE
    text = _text(project, file)
    if kind not in ("claim", "lesson") or text is None:
        return (), ()
    left = f"'{EVIDENCE_FILE}' is left as it is, damaged or not of a known form: {_MEASURE}."
    try:
        data = json.loads(text)
        records = [record for record in data["claims"] if record[kind] == old]
    except (ValueError, TypeError, KeyError, RecursionError):
        return (), (left,)
    if not records:
        return (), ()
    words = {(kind, old): new}
    notes: tuple[str, ...] = ()
    if kind == "claim":
        prints = _fingerprints(project, old, new) if same_demo else None
        if prints is not None and records[0].get(_FINGERPRINT) == prints[0]:
            words[_FINGERPRINT, prints[0]] = prints[1]
        else:
            notes = (f"The evidence for '{new}' has to be measured again: {_MEASURE}.",)
    edits = tuple(_replaced(text, str(file), words))
    for record in records:
        for (key, before), after in words.items():
            record[key] = after if record.get(key) == before else record.get(key)
    if json.loads(_with(text, edits)) != data:
        return (), (left,)
    return edits, notes


def baseline_edits(project: Project, kind: str, old: str, new: str) -> Iterator[Edit]:
    """Yield the edits by which a baseline that lies with the course knows a part by its new id.

    Looked for in the course's folder and the one around it.

    Args:
        project: The course.
        kind: What is renamed.
        old: Its id.
        new: The id it gets.
    """
    for file in _baselines(project):
        text = _text(project, file)
        if text is None or old not in text:
            continue
        lines = Lines(text)
        try:
            entries_in(text)
        except BaselineError:
            continue
        start = 0
        for line in text.splitlines(keepends=True):
            written = line.rstrip("\r\n")
            if old in written and not written.startswith("#"):
                [entry] = entries_in(f"{HEADING}\n{written}\n")
                after = str(_renamed(entry, f"{kind}:{old}", f"{kind}:{new}"))
                if after != written:
                    span = lines.span(start, start + len(written))
                    yield Edit(Place(str(file), span), after)
            start += len(line)


def _renamed(entry: Entry, old: str, new: str) -> Entry:
    subjects = tuple(new if subject == old else subject for subject in entry.subjects)
    return replace(entry, subjects=subjects)


def _baselines(project: Project) -> Iterator[Path]:
    root = Path(os.path.realpath(project.root))
    for folder in (root, root.parent):
        try:
            with os.scandir(folder) as found:
                files = [entry.path for entry in found if entry.is_file(follow_symlinks=False)]
        except OSError:
            continue
        yield from (Path(file) for file in sorted(files) if _is_baseline(file))


def _is_baseline(file: str) -> bool:
    try:
        with open(file, "rb") as content:  # noqa: PTH123
            return content.read(len(HEADING)) == HEADING.encode()
    except OSError:
        return False


def _fingerprints(project: Project, old: str, new: str) -> tuple[str, str] | None:
    """Return a claim's fingerprint before and after; None if chance depends on its id."""
    claim = project.course.claims[old][0]
    resolution = project.demos.resolve(claim.demo) if claim.demo else None
    demo = resolution.demo if resolution else None
    if demo is None or demo.takes_generator:
        return None
    if any(control.takes_generator for control in demo.controls):
        return None
    folder = DemosFolder(project.demos_folder)
    renamed = identified(replace(claim), new)
    return fingerprint_of(claim, folder), fingerprint_of(renamed, folder)


def _text(project: Project, file: Path) -> str | None:
    overlay = project.sources.documents.overlay
    try:
        return (overlay.get(str(file)) or file.read_bytes()).decode()
    except (OSError, UnicodeDecodeError):
        return None


def _replaced(text: str, file: str, words: Mapping[tuple[str, str], str]) -> Iterator[Edit]:
    lines = Lines(text)
    for (key, before), after in words.items():
        pattern = rf'("{key}"\s*:\s*"){re.escape(before)}(?=")'
        for found in re.finditer(pattern, text):
            span = lines.span(found.end(1), found.end())
            yield Edit(Place(file, span), after)


def _with(text: str, edits: tuple[Edit, ...]) -> str:
    return applied(text.encode(), edits).decode()
