"""What mends a problem: the change that a rule offers, and the edits that it comes to."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum_kit.places import Place, Pointer


@dataclass(frozen=True, slots=True)
class Rename:
    """Another key in place of the one at a spot."""

    where: Pointer | Place
    key: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Another value in place of the one at a spot, as YAML."""

    where: Pointer | Place
    value: str


@dataclass(frozen=True, slots=True)
class Remove:
    """An entry of a mapping or an item of a list less; with the last one its parent goes too."""

    where: Pointer


@dataclass(frozen=True, slots=True)
class Enter:
    """One more entry at the end of a mapping, which is made if the subject has none.

    Attributes:
        where: The mapping.
        key: The entry's key.
        value: Its value, as YAML.
        after: The key of the subject that a mapping made for it follows.
    """

    where: Pointer
    key: str
    value: str
    after: str | None = None


Change = Rename | Rewrite | Remove | Enter


@dataclass(frozen=True, slots=True)
class Remedy:
    """A way out that a program can take without asking: it loses nothing that an author meant.

    Attributes:
        message: What it does, as an order: "Write MENTIONED -> DEVELOPED".
        changes: What is changed, all of it or nothing.
    """

    message: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch of a file, and the text to put there."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A remedy with its places found.

    Attributes:
        message: What it does.
        edits: The texts to replace, by file and place.
    """

    message: str
    edits: tuple[Edit, ...]
