"""How a repaired value differs from what its author wrote, so that places are still found."""

from __future__ import annotations

from dataclasses import dataclass, field

from curriculum_kit.places import Path


@dataclass(slots=True)
class Repairs:
    """What was renamed and left out.

    Attributes:
        renamed: The key as written, by its path with the key that was meant instead.
        left_out: Paths of list items of which nothing could be made, as written.
    """

    renamed: dict[Path, str] = field(default_factory=dict)
    left_out: set[Path] = field(default_factory=set)

    def __bool__(self) -> bool:
        """Tell whether there is a difference."""
        return bool(self.renamed or self.left_out)

    def as_written(self, path: Path) -> Path:
        """Return where something stands in the author's data.

        Args:
            path: Where it stands in the repaired value.
        """
        written: Path = ()
        for step in path:
            if isinstance(step, int):
                written = (*written, self._position(written, step))
            else:
                written = (*written, self.renamed.get((*written, step), step))
        return written

    def add(self, other: Repairs, prefix: Path) -> None:
        """Take over the repairs of a part.

        Args:
            other: What was repaired in it.
            prefix: Where the part stands.
        """
        self.renamed.update({(*prefix, *path): key for path, key in other.renamed.items()})
        self.left_out.update((*prefix, *path) for path in other.left_out)

    def _position(self, parent: Path, position: int) -> int:
        """Count the items that are gone from a list back in."""
        for gone in sorted(path for path in self.left_out if path[:-1] == parent):
            position += gone <= (*parent, position)
        return position
