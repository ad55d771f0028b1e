"""A real Neovim, set up as the documentation says, in which somebody writes the bundled course."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from tests.bundled import CURRICULUM, ROOT, copied
from tests.processes import PATIENCE

NVIM: Final = shutil.which("nvim")


def settings(version: tuple[int, int]) -> str:
    """Return what the documentation tells to put into ``init.lua``."""
    page = (ROOT / "docs/how-to/editors.md").read_text(encoding="utf-8")
    section = page.partition("### Neovim, with the server")[2].partition("\n### ")[0]
    blocks: list[str] = re.findall(r"^```lua\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    newer, older = blocks
    return newer if version >= (0, 11) else older


class Neovim:
    """A running Neovim without a screen.

    Args:
        address: The path of the socket that it listens at.
    """

    def __init__(self, address: Path) -> None:
        self._address = address

    def asked(self, code: str) -> Any:
        """Return what a function of this body returns, in Lua."""
        lua = f"vim.json.encode({{(function() {code} end)()}})"
        done = self._told("--remote-expr", f"luaeval({json.dumps(lua)})")
        assert done.returncode == 0, (code, done.stdout)
        return next(iter(json.loads(done.stdout) or [None]))

    def sees(self, code: str) -> Any:
        """Return what a function of this body returns, once that is something."""
        until = time.monotonic() + PATIENCE
        while not (found := self.asked(code)):
            assert time.monotonic() < until, (code, self.asked('return vim.fn.execute("messages")'))
            time.sleep(0.05)
        return found

    def types(self, keys: str) -> None:
        """Press keys, written as in ``:map``."""
        done = self._told("--remote-send", keys)
        assert done.returncode == 0, done.stdout

    def runs(self, command: str) -> None:
        """Run a command, as after a colon."""
        self.types(f"<Esc>:{command.replace('<', '<lt>')}<CR>")

    def opens(self, file: Path) -> None:
        """Open a file, and wait until the server knows the course that it belongs to."""
        self.runs(f"edit {file}")
        self.sees(f"return vim.api.nvim_buf_get_name(0) == {json.dumps(str(file))}")
        self.sees("return vim.lsp.get_active_clients()[1] ~= nil")
        self.asked(
            "vim.lsp.buf_request(0, 'textDocument/documentSymbol', "
            "{textDocument = vim.lsp.util.make_text_document_params()}, "
            "function(_, found) vim.g.outlined = found and #found end)"
        )
        self.sees("return vim.g.outlined")

    def goes_to(self, text: str) -> None:
        """Put the cursor on the first place of a text."""
        self.asked(f"vim.fn.cursor(1, 1); vim.fn.search({json.dumps(text)}, 'cW')")
        assert text in self.asked("return vim.fn.getline('.')")

    def findings(self) -> list[str]:
        """Return the codes of what the server has said of the file in front."""
        shown = "return vim.tbl_map(function(each) return each.code end, vim.diagnostic.get(0))"
        found: list[str] = list(self.asked(shown) or [])
        return found

    def _told(self, *words: str) -> subprocess.CompletedProcess[str]:
        # Before 0.8, answers are printed where errors are.
        return subprocess.run(
            [str(NVIM), "--server", str(self._address), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE,
            check=False,
        )


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def lesson(course: Path) -> Path:
    return course / "foundations/training-neural-networks/optimizers.yaml"


@pytest.fixture
def neovim(course: Path, tmp_path: Path) -> Iterator[Neovim]:
    assert NVIM is not None, "no nvim here: 'apt-get install neovim' brings one"
    told = subprocess.run([NVIM, "--version"], capture_output=True, text=True, check=True)
    major, minor = map(int, re.findall(r"\d+", told.stdout)[:2])
    start = tmp_path / "init.lua"
    start.write_text(settings((major, minor)), encoding="utf-8")
    address = Path(tempfile.mkdtemp()) / "socket"  # of which no more than 108 letters may be
    environment = os.environ | {
        "PATH": f"{CURRICULUM.parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_CACHE_HOME": str(tmp_path),
        "XDG_STATE_HOME": str(tmp_path),
    }
    command = [NVIM, "--headless", "--clean", "-n", "-u", str(start), "--listen", str(address)]
    with subprocess.Popen(
        command,
        cwd=course.parent,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        until = time.monotonic() + PATIENCE
        while not listens(address):
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.02)
        yield Neovim(address)
        process.kill()
    shutil.rmtree(address.parent)


def listens(path: Path) -> bool:
    """Tell whether somebody listens at a socket."""
    with socket.socket(socket.AF_UNIX) as line:
        return line.connect_ex(str(path)) == 0


def test_findings_come_and_go_in_a_file_that_is_not_saved(neovim: Neovim, lesson: Path) -> None:
    before = lesson.read_bytes()
    neovim.opens(lesson)
    assert neovim.findings() == []
    neovim.goes_to("adam: DEVELOPED")
    neovim.types("ex<Esc>")
    neovim.sees("return #vim.diagnostic.get(0) > 0")
    assert neovim.findings() == ["CUR201 unknown-reference"]
    neovim.types("u")
    neovim.sees("return #vim.diagnostic.get(0) == 0")
    assert lesson.read_bytes() == before


def test_the_way_to_the_definition_of_a_concept(neovim: Neovim, lesson: Path, course: Path) -> None:
    neovim.opens(lesson)
    neovim.goes_to("adam: DEVELOPED")
    neovim.runs("lua vim.lsp.buf.definition()")
    home = course / "concepts/training-in-practice.yaml"
    neovim.sees(f"return vim.api.nvim_buf_get_name(0) == {json.dumps(str(home))}")
    neovim.sees("return vim.fn.getline('.') == 'adam:'")


def test_concepts_are_completed(neovim: Neovim, lesson: Path) -> None:
    neovim.opens(lesson)
    neovim.goes_to("sharp-and-wide-minima: MENTIONED")
    neovim.types("o<C-u>  gradient-no<C-x><C-o>")  # in place of what Neovim indents it by
    offered = neovim.sees(
        "local offered = vim.fn.complete_info({'items'}).items "
        "return #offered > 0 and vim.tbl_map(function(each) return each.word end, offered)"
    )
    assert "gradient-noise" in [word.partition(":")[0] for word in offered]


def test_a_concept_is_renamed_in_all_files(neovim: Neovim, lesson: Path, course: Path) -> None:
    neovim.opens(lesson)
    neovim.goes_to("adam: DEVELOPED")
    neovim.runs("lua vim.lsp.buf.rename('adaptive-moments')")
    neovim.sees("return vim.fn.search('adaptive-moments: DEVELOPED', 'nw') > 0")
    neovim.runs("wall")
    neovim.sees("return #vim.fn.getbufinfo({bufmodified = 1}) == 0")
    assert {
        path.name for path in course.rglob("*.yaml") if "adaptive-moments" in path.read_text()
    } == {
        "module.yaml",
        "optimizers.yaml",
        "overfitting-and-regularization.yaml",
        "training-in-practice.yaml",
    }
    assert not re.search(r"^ *adam:", lesson.read_text(encoding="utf-8"), re.MULTILINE)
    neovim.sees("return #vim.diagnostic.get() == 0")


def test_a_fix_is_made(neovim: Neovim, lesson: Path) -> None:
    neovim.opens(lesson)
    neovim.goes_to("sharp-and-wide-minima: MENTIONED")
    neovim.runs("s/MENTIONED/DEVELOPED/")
    neovim.sees("return #vim.diagnostic.get(0) > 0")
    assert "CUR303 wrong-starting-depth" in neovim.findings()
    neovim.asked(
        "vim.ui.select = function(actions, options, chosen) "
        "vim.g.titles = vim.tbl_map(options.format_item, actions) chosen(actions[1], 1) end"
    )
    neovim.runs("lua vim.lsp.buf.code_action()")
    neovim.sees("return vim.fn.search('sharp-and-wide-minima: MENTIONED -> INTRODUCED', 'nw') > 0")
    titles = neovim.asked("return vim.g.titles")
    assert any("with a reason" in title for title in titles), titles
    neovim.sees("return #vim.diagnostic.get(0) == 0")
