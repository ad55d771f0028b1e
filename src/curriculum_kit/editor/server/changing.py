"""Changes that the editor is to make: fixes, waivers and renamings."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import partial

from lsprotocol import types
from pygls.exceptions import JsonRpcException

from curriculum_kit.editor.features.actions import Action, actions
from curriculum_kit.editor.features.rename import renamable, rename
from curriculum_kit.editor.server.asking import Asked, asked
from curriculum_kit.editor.server.diagnostics import SOURCE, diagnostic_of
from curriculum_kit.editor.server.server import CourseServer
from curriculum_kit.output.printable import printable
from curriculum_kit.refactoring.plan import Plan, RefusedError
from curriculum_kit.remedies import Edit


def answer_about_changes(server: CourseServer) -> None:
    """Have the server offer fixes and waivers, and rename.

    Args:
        server: The server.
    """

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix]),
    )
    @asked(server)
    async def offered(ask: Asked, params: types.CodeActionParams) -> list[types.CodeAction] | None:
        wanted = params.context.only
        if wanted and not any(types.CodeActionKind.QuickFix.startswith(each) for each in wanted):
            return []
        # Some editors ask about all that is found on a line, wherever the cursor is in it.
        about = (each.range for each in params.context.diagnostics if each.source == SOURCE)
        found = actions(ask.state, ask.file, *map(ask.span, (params.range, *about)))
        return [_action(server, ask, action) for action in found]

    @server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    @asked(server)
    async def renamed(ask: Asked, params: types.RenameParams) -> types.WorkspaceEdit | None:
        named = renamable(ask.state, ask.file, *ask.position(params.position))
        if named is None:
            raise _refused("there is nothing here that can be renamed")
        loop = asyncio.get_running_loop()
        work = partial(rename, ask.state, named, params.new_name)
        try:
            plan = await loop.run_in_executor(server.desk.worker, work)
        except RefusedError as error:
            raise _refused(printable(str(error))) from None
        for note in plan.notes:
            server.window_show_message(
                types.ShowMessageParams(types.MessageType.Info, printable(note))
            )
        return _of_plan(server, ask, plan)

    @server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
    @asked(server)
    async def prepared(
        ask: Asked, params: types.PrepareRenameParams
    ) -> types.PrepareRenamePlaceholder | None:
        named = renamable(ask.state, ask.file, *ask.position(params.position))
        if named is None:
            return None
        return types.PrepareRenamePlaceholder(ask.places.range_of(named.place), named.id)


def _refused(why: str) -> JsonRpcException:
    return JsonRpcException(why, int(types.LSPErrorCodes.RequestFailed))


def _action(server: CourseServer, ask: Asked, action: Action) -> types.CodeAction:
    return types.CodeAction(
        title=printable(action.title),
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[diagnostic_of(action.finding, ask.places, server.rule_files.page_of)],
        is_preferred=action.is_fix or None,
        edit=_workspace_edit(server, ask, action.edits),
    )


def _of_plan(server: CourseServer, ask: Asked, plan: Plan) -> types.WorkspaceEdit:
    moves = [
        types.RenameFile(server.uri_of(old), server.uri_of(new))
        for old, new in plan.moves.targets.items()
    ]
    if moves and not _may_rename_files(server):
        raise _refused(
            "this editor cannot rename files on a server's behalf: use 'curriculum rename'"
        )
    return _workspace_edit(server, ask, plan.edits, moves)


def _workspace_edit(
    server: CourseServer, ask: Asked, edits: Iterable[Edit], moves: Sequence[types.RenameFile] = ()
) -> types.WorkspaceEdit:
    by_file: defaultdict[str, list[types.TextEdit]] = defaultdict(list)
    for edit in edits:
        text_edit = types.TextEdit(ask.places.range_of(edit.place), edit.text)
        by_file[edit.place.file].append(text_edit)
    if not _takes_versions(server):
        return types.WorkspaceEdit({server.uri_of(file): found for file, found in by_file.items()})
    documents = [
        types.TextDocumentEdit(
            types.OptionalVersionedTextDocumentIdentifier(
                server.uri_of(file), ask.state.versions.get(file)
            ),
            [*found],
        )
        for file, found in by_file.items()
    ]
    return types.WorkspaceEdit(document_changes=[*documents, *moves])


def _capabilities(server: CourseServer) -> types.WorkspaceEditClientCapabilities | None:
    workspace = server.client_capabilities.workspace
    return workspace.workspace_edit if workspace else None


def _takes_versions(server: CourseServer) -> bool:
    known = _capabilities(server)
    return bool(known and known.document_changes)


def _may_rename_files(server: CourseServer) -> bool:
    known = _capabilities(server)
    operations = known.resource_operations if known and known.document_changes else None
    return types.ResourceOperationKind.Rename in (operations or ())
