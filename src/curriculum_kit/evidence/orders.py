"""What a demo's process is told, as the lines of JSON in which it is told."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from curriculum_kit.evidence.work import Limits, Part, Work


@dataclass(frozen=True, slots=True)
class Setting:
    """What all the work of a run has in common.

    Attributes:
        folder: Absolute path of the demos folder.
        scratch: Absolute path of a folder in which each process gets its own working directory.
        limits: What each process may use.
    """

    folder: str
    scratch: str
    limits: Limits

    def folder_of(self, process: int) -> str:
        """Return the folder that a process starts in, and alone may write in.

        Args:
            process: Its id.
        """
        return f"{self.scratch}/{process}"

    def written(self) -> str:
        """Return the setting as one line."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, line: str | bytes) -> Setting:
        """Read a setting back.

        Args:
            line: What ``written`` returned.
        """
        data = json.loads(line)
        return cls(data["folder"], data["scratch"], Limits(**data["limits"]))


@dataclass(frozen=True, slots=True)
class Order:
    """One piece of work, as it is given to one process.

    Attributes:
        work: The piece of work.
        token: The secret that its results must carry; it names the order as well.
    """

    work: Work
    token: str = field(default_factory=lambda: secrets.token_hex(16))

    def written(self) -> str:
        """Return the order as one line."""
        return json.dumps(asdict(self))

    @classmethod
    def read(cls, line: str | bytes) -> Order:
        """Read an order back.

        Args:
            line: What ``written`` returned.
        """
        data = json.loads(line)
        return cls(work_of(data["work"]), data["token"])


def work_of(data: Mapping[str, Any]) -> Work:
    """Build a piece of work from its plain form.

    Args:
        data: What ``dataclasses.asdict`` makes of a piece of work.
    """
    return Work(**{**data, "part": Part(data["part"])})
