"""What is asked of a plug-in before its rules may run; each fault is a wrong call, exit 2."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.courses import small_course
from tests.plugins import distribution
from tests.unit.cli.calling import Caller


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder on the path, from which nothing stays imported."""
    installed = tmp_path / "installed"
    installed.mkdir()
    monkeypatch.syspath_prepend(str(installed))
    yield installed
    for name in ("odd_rules", "even_rules"):
        sys.modules.pop(name, None)
    importlib.invalidate_caches()


NO_PROBLEM = "TypeError: it yields something that is no Problem with a place"

BROKEN = {
    "1 / 0": "does not load: ZeroDivisionError: division by zero",
    "import no_such_module": "does not load: ModuleNotFoundError: No module named 'no_such_module'",
    "raise SystemExit(0)": "does not load: SystemExit: 0",
    "def (": "does not load: SyntaxError",
    "del RULE": "does not load: AttributeError",
    "RULE = ()": "names no rule: it is empty",
    "RULE = check": "names no Rule, and no tuple or list of them, but a value of type function",
    "RULE = (RULE, None)": "but a value of type NoneType",
    "RULE = Rule": "but a value of type type",
    "RULE = [RULE, RULE]": "'ODD001' is a rule of distribution 'odd-rules' already",
    "RULE = [RULE, changed(RULE, code='ODD002')]": "'oddity' is a rule of distribution",
}
CHANGED = {
    "code='CUR950'": "the code 'CUR950' begins with CUR",
    "code='CURX50'": "the code 'CURX50' is not three or more capital letters and three digits",
    "code='CURIO950'": "the code 'CURIO950' begins with CUR",
    "code='odd001'": "the code 'odd001' is not three or more capital letters",
    "code='OD001'": "the code 'OD001' is not",
    "code='ODD01'": "the code 'ODD01' is not",
    "code=7": "the code 7 is not",
    "name='adjacent-stretch'": "'adjacent-stretch' is a rule of distribution 'curriculum-kit'",
    "name='An Oddity'": "the name 'An Oddity' of ODD001 is not lower-case words with hyphens",
    "severity='warning'": "the severity of 'oddity' is no Severity",
    "reason=''": "'oddity' lacks a summary, a reason, or a bad or good example",
    "needs='lesson'": "'needs' of 'oddity' is not a tuple of concept, course,",
    "needs=('lessons',)": "'needs' of 'oddity' is not a tuple of",
    "check=None": "'check' of 'oddity' cannot be called",
    "options=dict": "the options of 'oddity' are no class marked with @curriculum_kit.options",
    "options=None": "the options of 'oddity' are no class marked with",
}


@pytest.mark.parametrize(
    ("code", "said"),
    [
        *BROKEN.items(),
        *((f"RULE = changed(RULE, {change})", said) for change, said in CHANGED.items()),
    ],
)
def test_a_broken_plugin_closes_the_gate(
    code: str, said: str, folder: Path, tmp_path: Path, curriculum: Caller
) -> None:
    distribution(folder, "odd-rules", "odd_rules", code)
    called = curriculum("validate", small_course(tmp_path))
    assert (called.status, called.out) == (2, "")
    assert "plug-in 'odd = odd_rules:RULE' of distribution 'odd-rules'" in called.err
    assert said in called.err
    assert "Traceback" not in called.err


def test_two_plugins_that_clash(folder: Path, tmp_path: Path, curriculum: Caller) -> None:
    distribution(folder, "even-rules", "even_rules", "")
    distribution(folder, "odd-rules", "odd_rules", "")
    called = curriculum("validate", small_course(tmp_path))
    assert called.status == 2
    assert (
        "plug-in 'odd = odd_rules:RULE' of distribution 'odd-rules': "
        "'ODD001' is a rule of distribution 'even-rules' already" in called.err
    )


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("yield 1 / 0", "ZeroDivisionError: division by zero ("),
        ("yield 'wrong'", NO_PROBLEM),
        (
            "yield Problem('a', Pointer('course'), ())",
            NO_PROBLEM,
        ),
        (
            "yield Problem('a', 'course', ('course',))",
            NO_PROBLEM,
        ),
        ("return 7", "TypeError: 'int' object is not iterable"),
        ("raise SystemExit(0)", "SystemExit: 0"),
    ],
)
def test_a_rule_that_fails(
    code: str, said: str, folder: Path, tmp_path: Path, curriculum: Caller
) -> None:
    code = f"def fails(context, options):\n    {code}\nRULE = changed(RULE, check=fails)"
    distribution(folder, "odd-rules", "odd_rules", code)
    called = curriculum("validate", small_course(tmp_path))
    assert (called.status, called.out) == (2, "")
    assert f"rule 'oddity' of distribution 'odd-rules' fails: {said}" in called.err


def test_a_sound_one(folder: Path, tmp_path: Path, curriculum: Caller) -> None:
    distribution(folder, "odd-rules", "odd_rules", "")
    called = curriculum("validate", small_course(tmp_path), "--format", "concise")
    assert (called.status, called.err) == (0, "")
    assert "curriculum.yaml:1:1: warning ODD001 it is so" in called.out
