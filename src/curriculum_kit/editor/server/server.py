"""The language server: what the protocol asks, handed to those who know."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.server.addresses import path_of, uri_of
from curriculum_kit.editor.server.desk import Desk
from curriculum_kit.editor.server.diagnostics import diagnostics_of
from curriculum_kit.editor.server.live_course import LiveCourse
from curriculum_kit.editor.server.places import Places
from curriculum_kit.editor.server.publishing import Found, Published
from curriculum_kit.editor.server.rule_files import RuleFiles
from curriculum_kit.editor.server.search import courses_in
from curriculum_kit.editor.server.units import Unit
from curriculum_kit.output.printable import printable
from curriculum_kit.rules.rule import AnyRule

NAME: Final = "curriculum"
LOG: Final = logging.getLogger("curriculum_kit.editor")


class CourseServer(LanguageServer):
    """A language server with courses.

    Attributes:
        desk: The open files, and the courses they belong to.
        unit: What columns count.
        rule_files: The pages that explain rules.
        is_shut_down: Whether the editor has said that it will end the server.
    """

    def __init__(self, rules: Sequence[AnyRule], version: str) -> None:
        """Start with nothing open.

        Args:
            rules: The rules to check courses by.
            version: The kit's version.
        """
        # Whole texts: what is sent for a keystroke is small, and lines end where editors say.
        super().__init__(NAME, version, types.TextDocumentSyncKind.Full)
        self.unit = Unit.UTF16
        self.is_shut_down = False
        self.desk = Desk(rules, self._show, self.complain)
        self.rule_files = RuleFiles(rules)
        self._published = Published()
        self._uris: dict[str, str] = {}

    def file_of(self, uri: str) -> str | None:
        """Return the absolute path of a file, and remember what the editor calls it.

        Args:
            uri: How the editor names it.
        """
        file = path_of(uri)
        if file is not None:
            self._uris[file] = uri
        return file

    def uri_of(self, file: str) -> str:
        """Return the editor's name for a file.

        Args:
            file: Its absolute path.
        """
        return self._uris.get(file) or uri_of(file)

    def places(self, state: CourseState) -> Places:
        """Return the places of a course as the editor counts.

        Args:
            state: The course.
        """
        return Places(state, self.unit, self.uri_of)

    def enter(self, uris: Sequence[str]) -> None:
        """Read the courses in folders that the editor works on.

        Args:
            uris: The folders.
        """
        for folder in filter(None, map(path_of, uris)):
            self.desk.enter(courses_in(Path(folder)))

    def complain(self, error: Exception) -> None:
        """Tell the user, in one line, why something cannot be done.

        Args:
            error: What happened.
        """
        what = printable(f"{error}" or type(error).__name__)
        LOG.error("%s: %s", type(error).__name__, what)
        self.window_show_message(
            types.ShowMessageParams(types.MessageType.Error, f"curriculum: {what}")
        )

    def report_server_error(self, error: Exception, source: object) -> None:
        """Keep what went wrong with a message to the log.

        Args:
            error: What happened.
            source: What it happened to.
        """
        LOG.error("%s", printable(str(error)))

    def _show(self, course: LiveCourse, state: CourseState | None) -> None:
        found: Found = {}
        versions: dict[str, int] = {}
        if state is not None:
            found = diagnostics_of(state, self.places(state), self.rule_files.page_of)
            asked_for = state.project.sources.documents.asked_for
            versions = {file: state.versions[file] for file in state.versions if asked_for(file)}
        for file, diagnostics, version in self._published.news(course.root, found, versions):
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(self.uri_of(file), list(diagnostics), version)
            )
