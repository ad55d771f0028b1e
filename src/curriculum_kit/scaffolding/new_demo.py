"""The demo of a new claim, in the file where the demos of its lesson are."""

from __future__ import annotations

import ast
import builtins
import keyword
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from curriculum_kit.scaffolding.parents import ScaffoldError
from curriculum_kit.scaffolding.templates import filled
from curriculum_kit.source.assembly import NO_DEMOS
from curriculum_kit.source.project import Project


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo to be written.

    Attributes:
        reference: How the claim refers to it: ``file:function``.
        path: The file.
        before: What the file holds; None if it is to be made.
        after: What it will hold.
    """

    reference: str
    path: Path
    before: bytes | None
    after: bytes


def demo_of(project: Project, claim: str, lesson: str) -> Demo:
    """Work out the demo of a new claim, with its control; nothing is written.

    Until its author replaces it, it measures what is surely true, and its control what is not.

    Args:
        project: The course.
        claim: The claim's id.
        lesson: The lesson that makes it.

    Raises:
        ScaffoldError: There is no file to write it to.
    """
    if project.course.outline.demos == NO_DEMOS:
        raise ScaffoldError(
            f"there is no folder for the demo of '{claim}': 'curriculum validate' says what is "
            "wrong with the one that 'demos' in curriculum.yaml names"
        )
    for module in _files(project, claim, lesson):
        known = project.demos.modules.get(module)
        path = known.path if known else project.demos_folder / f"{module}.py"
        before = path.read_bytes() if known else None
        text = "" if before is None else _usable(before)
        if text is None or (known is None and path.exists()):
            continue
        function = _free(_identifier(claim), text)
        control = _free(f"{function}_gone_wrong", text)
        names = {"function": function, "control": control, "slug": claim}
        code = filled("demo.py.txt", names)
        if before is None:
            added = filled("demo_file.py.txt", {"lesson": lesson}) + code
        else:
            added = text.rstrip() + "\n\n\n" + code
        newline = "\r\n" if "\r\n" in text else "\n"
        after = added.replace("\r\n", "\n").replace("\n", newline).encode()
        return Demo(f"{module}:{function}", path, before, after)
    name = _identifier(claim)
    raise ScaffoldError(
        f"'{name}.py' in the demos folder cannot take the demo of '{claim}': it cannot be read, or "
        "does not import 'demo' from curriculum_kit. Choose another slug, or mend it."
    )


def _files(project: Project, claim: str, lesson: str) -> tuple[str, ...]:
    """Return the modules that may hold the demo: the likeliest first."""
    found = [
        each.demo.partition(":")[0]
        for each in reversed(project.course.lessons[lesson].claims.values())
        if each.demo is not None
    ]
    known = [module for module in found if module in project.demos.modules]
    return *known, _identifier(lesson), _identifier(claim)


def _usable(content: bytes) -> str | None:
    """Return the text of a file that a demo can be written below; None if it cannot."""
    try:
        text = content.decode()
        tree = ast.parse(text)
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None
    imports = (each for each in tree.body if isinstance(each, ast.ImportFrom))
    names = (
        name.asname or name.name
        for each in imports
        if each.module == "curriculum_kit"
        for name in each.names
    )
    return text if "demo" in names else None


def _identifier(slug: str) -> str:
    name = slug.replace("-", "_")
    return name if name.isidentifier() and not keyword.iskeyword(name) else f"demo_{name}"


def _free(name: str, text: str) -> str:
    """Return a name that means nothing in a file yet, with a number if need be."""
    used = {*dir(builtins), *_NAME.findall(_TEXT.sub("", text))}
    wanted, number = name, 1
    while wanted in used:
        number += 1
        wanted = f"{name}_{number}"
    return wanted


_NAME: Final = re.compile(r"\b[^\W\d]\w*")
_TEXT: Final = re.compile(r'"""(?:.|\n)*?"""|#.*')
"""What is no code: a word in it is no name. What is taken for it wrongly costs a free name."""
