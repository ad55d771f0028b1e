"""What the editor says about its files and folders."""

from __future__ import annotations

from typing import Final

from lsprotocol import types

from curriculum_kit.editor.server.server import CourseServer
from curriculum_kit.editor.server.units import Unit

WATCHED: Final = "**/*.{yaml,yml,py}"


def synchronize(server: CourseServer) -> None:
    """Have the server follow what is opened, changed, saved and closed.

    Args:
        server: The server.
    """
    desk = server.desk

    @server.feature(types.INITIALIZED)
    def initialized(_params: types.InitializedParams) -> None:
        workspace = server.workspace
        server.unit = Unit(workspace.position_encoding or Unit.UTF16)
        folders = [folder.uri for folder in workspace.folders.values()]
        server.enter(folders or ([workspace.root_uri] if workspace.root_uri else []))
        _watch(server)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        if (file := server.file_of(document.uri)) is not None:
            desk.open(file, document.text, document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        file = server.file_of(params.text_document.uri)
        if file is not None and params.content_changes:
            desk.open(file, params.content_changes[-1].text, params.text_document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        if (file := server.file_of(params.text_document.uri)) is not None:
            desk.written((file,))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        if (file := server.file_of(params.text_document.uri)) is not None:
            desk.close(file)

    _follow_folders(server)


def _follow_folders(server: CourseServer) -> None:
    """Have the server follow what happens to files that are not open."""

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def written(params: types.DidChangeWatchedFilesParams) -> None:
        files = map(server.file_of, (change.uri for change in params.changes))
        server.desk.written([file for file in files if file is not None])

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders_changed(params: types.DidChangeWorkspaceFoldersParams) -> None:
        server.enter([folder.uri for folder in params.event.added])

    @server.feature(types.SHUTDOWN)
    def shut_down(_params: None) -> None:
        server.is_shut_down = True
        server.rule_files.close()


def _watch(server: CourseServer) -> None:
    """Ask to be told of files that others write, of editors that can tell."""
    workspace = server.client_capabilities.workspace
    watching = workspace.did_change_watched_files if workspace else None
    if watching is None or not watching.dynamic_registration:
        return
    options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(WATCHED)])
    registration = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
    server.client_register_capability(types.RegistrationParams([registration]))
