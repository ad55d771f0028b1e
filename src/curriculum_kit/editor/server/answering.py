"""What the editor asks, answered by the features."""

from __future__ import annotations

from typing import Final

from lsprotocol import types

from curriculum_kit.editor.features.completion import MOST, Proposal, Sort, completions
from curriculum_kit.editor.features.definition import definitions, usages
from curriculum_kit.editor.features.hover import hover
from curriculum_kit.editor.features.lenses import lenses
from curriculum_kit.editor.features.symbols import Sort as SymbolSort
from curriculum_kit.editor.features.symbols import Symbol, symbols
from curriculum_kit.editor.server.asking import Asked, asked
from curriculum_kit.editor.server.server import CourseServer
from curriculum_kit.places import Place

TRIGGERS: Final = (" ", ":", ">", "-", "[", ",")
"""Characters after which an editor asks what may follow without being told to."""


def answer_about_text(server: CourseServer) -> None:
    """Have the server answer what editors ask about a position or a file.

    Args:
        server: The server.
    """

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    @asked(server)
    async def hovered(ask: Asked, params: types.HoverParams) -> types.Hover | None:
        found = hover(ask.state, ask.file, *ask.position(params.position))
        if found is None:
            return None
        content = types.MarkupContent(types.MarkupKind.Markdown, found.text)
        return types.Hover(content, ask.places.range_of(found.place))

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    @asked(server)
    async def defined(ask: Asked, params: types.DefinitionParams) -> list[types.Location] | None:
        places = definitions(ask.state, ask.file, *ask.position(params.position))
        return [ask.places.location_of(place) for place in places]

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    @asked(server)
    async def used(ask: Asked, params: types.ReferenceParams) -> list[types.Location] | None:
        places = usages(
            ask.state,
            ask.file,
            *ask.position(params.position),
            definitions_too=params.context.include_declaration,
        )
        return [ask.places.location_of(place) for place in places]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    @asked(server)
    async def listed(
        ask: Asked, _params: types.DocumentSymbolParams
    ) -> list[types.DocumentSymbol] | None:
        return [_symbol(ask, symbol) for symbol in symbols(ask.state, ask.file)]

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    @asked(server)
    async def lensed(ask: Asked, _params: types.CodeLensParams) -> list[types.CodeLens] | None:
        return [
            types.CodeLens(
                ask.places.range_of(Place(ask.file, lens.span)), types.Command(lens.text, "")
            )
            for lens in lenses(ask.state, ask.file)
        ]

    @server.feature(
        types.TEXT_DOCUMENT_COMPLETION,
        types.CompletionOptions(trigger_characters=list(TRIGGERS)),
    )
    @asked(server, at_once=True)
    async def completed(ask: Asked, params: types.CompletionParams) -> types.CompletionList | None:
        found = completions(ask.state, ask.file, ask.text, *ask.position(params.position))
        items = [_item(ask, proposal, at) for at, proposal in enumerate(found[:MOST])]
        return types.CompletionList(is_incomplete=len(found) > MOST, items=items)


_COMPLETIONS: Final = {
    Sort.CONCEPT: types.CompletionItemKind.Class,
    Sort.LESSON: types.CompletionItemKind.Module,
    Sort.CLAIM: types.CompletionItemKind.Value,
    Sort.DEMO: types.CompletionItemKind.Function,
    Sort.RULE: types.CompletionItemKind.Constant,
    Sort.WORD: types.CompletionItemKind.EnumMember,
    Sort.KEY: types.CompletionItemKind.Property,
}
_SYMBOLS: Final = {
    SymbolSort.KEY: types.SymbolKind.Key,
    SymbolSort.CONCEPT: types.SymbolKind.Class,
    SymbolSort.CLAIM: types.SymbolKind.Constant,
    SymbolSort.MISCONCEPTION: types.SymbolKind.Event,
    SymbolSort.LESSON: types.SymbolKind.File,
    SymbolSort.MODULE: types.SymbolKind.Module,
    SymbolSort.SERIES: types.SymbolKind.Package,
}


def _item(ask: Asked, proposal: Proposal, at: int) -> types.CompletionItem:
    return types.CompletionItem(
        label=proposal.label,
        kind=_COMPLETIONS[proposal.sort],
        detail=proposal.detail or None,
        sort_text=f"{at:06}",
        filter_text=proposal.label,
        text_edit=types.TextEdit(ask.range_in_text(proposal.span), proposal.text),
    )


def _symbol(ask: Asked, symbol: Symbol) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=symbol.name,
        detail=symbol.detail or None,
        kind=_SYMBOLS[symbol.sort],
        range=ask.places.range_of(Place(ask.file, symbol.span)),
        selection_range=ask.places.range_of(Place(ask.file, symbol.name_span)),
        children=[_symbol(ask, part) for part in symbol.parts] or None,
    )
