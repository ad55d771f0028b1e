"""Importing a demo's file in the process that runs it, always from its source."""

from __future__ import annotations

import importlib
import os
import sys
import warnings
from importlib.machinery import FileFinder, ModuleSpec, SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

_compiled: dict[tuple[str, bytes], CodeType] = {}


class FreshLoader(SourceFileLoader):
    """Loads a module from its source, never from ``__pycache__``.

    Cached bytecode is matched to its source by size and by modification time in whole seconds: an
    edit within the second that changes one digit would go unnoticed, and be verified unread.
    """

    def path_stats(self, path: str) -> dict[str, float]:
        """Say that there is nothing to match cached bytecode with."""
        raise OSError(path)

    def source_to_code(  # type: ignore[override]  # the base class takes syntax trees as well
        self, data: bytes, path: str, *, _optimize: int = -1
    ) -> CodeType:
        """Compile a source, or find it compiled already."""
        known = _compiled.get((path, data))
        return known or super().source_to_code(data, path, _optimize=_optimize)


def compile_ahead(file: str) -> None:
    """Compile a demo's file, so that processes forked from here need not; nothing is executed.

    Args:
        file: Absolute path. One that cannot be read or compiled is left to the importing process,
            which has somebody to tell.
    """
    try:
        source = Path(file).read_bytes()
        if (file, source) not in _compiled:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                code = compile(source, file, "exec", dont_inherit=True)
            _compiled[file, source] = code
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return


def load_module(file: str, module: str, folder: str) -> ModuleType:
    """Import a demo's file, and let it import the modules beside it.

    Args:
        file: Absolute path of the file.
        module: Its dotted module name.
        folder: The demos folder.

    Raises:
        BaseException: Whatever the module raises while it is imported.
    """

    def finder(path: str) -> FileFinder:
        if path != folder and not path.startswith(folder + os.sep):
            raise ImportError(path)
        return FileFinder(path, (FreshLoader, [".py"]))

    sys.path_hooks.insert(0, finder)
    sys.path_importer_cache.pop(folder, None)
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True
    parent, _, _ = module.rpartition(".")
    if parent:
        importlib.import_module(parent)
    # By its path, not by its name: a demo file called "random.py" is not the standard library's.
    spec = spec_from_file_location(module, file, loader=FreshLoader(module, file))
    return _executed(spec, module)


def _executed(spec: ModuleSpec | None, name: str) -> ModuleType:
    if spec is None or spec.loader is None:
        raise ImportError(f"'{name}' is not a Python module")
    module = module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module
