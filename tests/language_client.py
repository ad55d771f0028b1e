"""A client of language servers, as an editor is one: over pipes, waiting for what it expects."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from tests.bundled import CURRICULUM
from tests.processes import PATIENCE

Message = dict[str, Any]


class Client:
    """One conversation with a server."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self._messages: Queue[Message | None] = Queue()
        self._passed_over: list[Message] = []
        self._number = 0
        self._version = 0
        self._versions: dict[str, int] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def request(self, method: str, params: object = None) -> Any:
        """Ask, and return the answer, which must be no error."""
        answer = self.answer(method, params)
        assert "error" not in answer, answer
        return answer["result"]

    def answer(self, method: str, params: object = None) -> Message:
        self._number += 1
        number = self._number
        self.send({"id": number, "method": method, "params": params})
        return self.wait(lambda message: message.get("id") == number and "method" not in message)

    def notify(self, method: str, params: object = None) -> None:
        self.send({"method": method, "params": params})

    def send(self, message: Message) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self.process.stdin.flush()

    def wait(self, wanted: Callable[[Message], bool]) -> Message:
        """Return the first message of a kind, come or still to come."""
        for message in self._passed_over:
            if wanted(message):
                self._passed_over.remove(message)
                return message
        end = time.monotonic() + PATIENCE
        while True:
            try:
                come = self._messages.get(timeout=max(0.0, end - time.monotonic()))
            except Empty:
                raise AssertionError(f"it did not come; {self._passed_over}") from None
            assert come is not None, f"the server has ended: {self._passed_over}"
            if "id" in come and "method" in come:
                self._permit(come)
            if wanted(come):
                return come
            self._passed_over.append(come)

    def initialize(self, *folders: Path, **capabilities: object) -> Message:
        """Begin the conversation, and return what the server can do."""
        named = [{"uri": folder.as_uri(), "name": folder.name} for folder in folders]
        result = self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": folders[0].as_uri() if folders else None,
                "workspaceFolders": named,
                "capabilities": capabilities,
            },
        )
        self.notify("initialized", {})
        capabilities_of: Message = result["capabilities"]
        return capabilities_of

    def open(self, file: Path, text: str | None = None) -> str:
        """Open a file, as it is on disk or with another text, and return that."""
        written = file.read_text(encoding="utf-8") if text is None else text
        document = {"languageId": "yaml", "text": written, **self._next_version(file)}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return written

    def change(self, file: Path, text: str) -> None:
        """Replace the text of an open file."""
        params = {"textDocument": self._next_version(file), "contentChanges": [{"text": text}]}
        self.notify("textDocument/didChange", params)

    def close(self, file: Path) -> None:
        """Close an open file."""
        self.notify("textDocument/didClose", {"textDocument": {"uri": file.as_uri()}})

    def at_mark(self, method: str, file: Path, text: str) -> Any:
        """Ask about the place marked by ``|`` in a text that a file is opened with for it."""
        before, after = text.split("|")
        self.open(file, before + after)
        place = self.at(file, before.count("\n"), len(before.rpartition("\n")[2]))
        answer = self.request(method, place)
        self.close(file)
        return answer

    def diagnostics(self, file: Path) -> list[Message]:
        """Wait for what is found in an open file as it is now, and return it."""
        uri, version = file.as_uri(), self._versions[file.as_uri()]
        return self.published(
            lambda params: bool(params["uri"] == uri and params.get("version") == version)
        )

    def published(self, wanted: Callable[[Message], bool]) -> list[Message]:
        """Wait for diagnostics of a kind to be published."""
        message = self.wait(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and wanted(message["params"])
            )
        )
        found: list[Message] = message["params"]["diagnostics"]
        return found

    def at(self, file: Path, line: int, character: int, **more: object) -> dict[str, object]:
        """Return the parameters that name a position, both numbers from 0."""
        position = {"line": line, "character": character}
        return {"textDocument": {"uri": file.as_uri()}, "position": position, **more}

    def end(self) -> int:
        """End the conversation, and return the server's exit status."""
        assert self.request("shutdown") is None
        self.notify("exit")
        return self.process.wait(PATIENCE)

    def _next_version(self, file: Path) -> dict[str, object]:
        """Return a file's address and its next version; some servers keep what they have read."""
        self._version += 1
        self._versions[file.as_uri()] = self._version
        return {"uri": file.as_uri(), "version": self._version}

    def _permit(self, asked: Message) -> None:
        """Answer what the server asks: it may do as it likes, and nothing is configured."""
        items = (asked.get("params") or {}).get("items")
        self.send({"id": asked["id"], "result": [{} for _ in items] if items else None})

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while line := stream.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                line = stream.readline()
            self._messages.put(json.loads(stream.read(length)))
        self._messages.put(None)


@contextmanager
def served(
    cwd: Path,
    environment: Mapping[str, str] | None = None,
    command: Sequence[str | Path] = (CURRICULUM, "lsp"),
) -> Iterator[Client]:
    """Start a server as an editor does: the one of the kit, if no other command is given."""
    process = subprocess.Popen(
        [str(word) for word in command],
        cwd=cwd,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield Client(process)
    finally:
        process.kill()
        process.communicate()
