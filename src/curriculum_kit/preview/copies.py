"""The files of the site, each written when a browser first asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from curriculum_kit.syllabus.html.site import Page


@dataclass(frozen=True, slots=True)
class Copy:
    """A file as it is served.

    Attributes:
        text: What it holds; None if it could not be written, now or ever.
        fault: Why it could not be written now.
    """

    text: str | None
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Copies:
    """The files of one state of the course.

    Attributes:
        pages: What writes each file, by its address.
        earlier: Files of earlier states, to be shown where writing fails.
    """

    pages: Mapping[str, Page]
    earlier: Mapping[str, str] = field(default_factory=dict)
    _written: dict[str, str] = field(default_factory=dict)

    def copy(self, address: str) -> Copy | None:
        """Return a file.

        Args:
            address: Its address, relative to the site.

        Returns:
            The file; None if the site has none there.
        """
        text = self._written.get(address)
        if text is not None:
            return Copy(text)
        page = self.pages.get(address)
        if page is None:
            return None
        try:
            text = page()
        except Exception as error:  # one page less must not end the preview
            return Copy(self.earlier.get(address), f"{type(error).__name__}: {error}")
        self._written[address] = text
        return Copy(text)

    def written(self) -> Mapping[str, str]:
        """Return the files that were asked for, in this state or in earlier ones."""
        return {**self.earlier, **self._written}
