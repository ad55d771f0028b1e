"""Whole runs of well-meant demos, in real processes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from curriculum_kit.evidence.record import ClaimEvidence
from curriculum_kit.evidence.runner import local_workers, verify
from curriculum_kit.evidence.work import CannotRunError, Limits, Outcome, Part, Work, seed_of
from tests.unit.evidence.claims import claim, course_of, demo_source, verified, write_demos

every_strategy = pytest.mark.parametrize("fork", [True, False], ids=["fork", "spawn"])

NEAR_ZERO = {"x": {"equals": 0.0, "within": 0.2}}


@every_strategy
def test_a_claim_is_verified(fork: bool, tmp_path: Path) -> None:
    write_demos(tmp_path, measured=demo_source("f", "return {'x': 1.0}"))
    evidence = verified(course_of(claim()), tmp_path, fork=fork)["a-claim"]
    assert evidence.verdict == "verified"
    assert evidence.measurements["x"].value == 1.0
    assert [(each.label, each.violated) for each in evidence.controls] == [("wrong f", ("x",))]
    assert evidence.seconds > 0


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("np.float64(1)", "1.0"),
        ("np.float32(1)", "1.0"),
        ("np.longdouble(1)", "1.0"),
        ("np.int8(1)", "1"),
        ("1", "1"),
        ("np.bool_(True)", "True"),
        ("True", "True"),
    ],
)
def test_scalars_of_every_kind_are_measurements(value: str, plain: str, tmp_path: Path) -> None:
    write_demos(tmp_path, measured=demo_source("f", f"return {{'x': {value}}}"))
    evidence = verified(course_of(claim()), tmp_path)["a-claim"]
    assert repr(evidence.measurements["x"].value) == plain


@every_strategy
def test_the_generator_is_seeded_by_the_claim_alone(fork: bool, tmp_path: Path) -> None:
    import numpy as np

    source = demo_source("f", "return {'x': generator.normal()}", parameters="generator")
    write_demos(tmp_path, measured=source)
    course = course_of(*(claim(name=name, expect=NEAR_ZERO) for name in ("one", "two")))
    for name, evidence in verified(course, tmp_path, fork=fork).items():
        expected = np.random.default_rng(seed_of(name, 0)).normal()
        assert evidence.measurements["x"].value == expected


def test_every_seed_must_meet_and_the_control_must_violate_in_every_one(tmp_path: Path) -> None:
    body = "return {'x': float(generator.integers(2))}"
    write_demos(
        tmp_path,
        measured=demo_source("f", body, parameters="generator")
        + demo_source("g", "return {'x': 1.0}")
        + f"@g.control('now and then')\ndef now_and_then(generator):\n    {body}\n",
    )
    course = course_of(
        claim("measured:f", name="chance", seeds=20), claim("measured:g", name="control", seeds=20)
    )
    evidence = verified(course, tmp_path)
    assert evidence["chance"].message == "x is 0.0, expected 1"
    assert evidence["chance"].seeds == 20
    assert evidence["control"].message == "control 'now and then' meets every expectation"


def test_a_problem_in_one_seed_is_told_with_its_number(tmp_path: Path) -> None:
    body = "draws.append(1)\nif len(draws) == 3: raise ValueError\nreturn {'x': 1.0}"
    write_demos(tmp_path, measured="draws = []\n" + demo_source("f", body))
    evidence = verified(course_of(claim(seeds=4)), tmp_path)["a-claim"]
    assert evidence.message == "the demo raised ValueError (measured.py, line 9) (seed 3 of 4)"


def test_the_time_limit_is_for_each_seed(tmp_path: Path) -> None:
    write_demos(
        tmp_path,
        measured="import time\n"
        + demo_source("f", "time.sleep(0.4)\nreturn {'x': 1.0}")
        + demo_source("g", "time.sleep(9)\nreturn {'x': 1.0}"),
    )
    course = course_of(claim(seeds=4), claim("measured:g", name="slow", seeds=4))
    evidence = verified(course, tmp_path, limits=Limits(timeout=1.5))
    assert evidence["a-claim"].good
    assert evidence["slow"].message == (
        "the demo ran longer than its time limit of 1.5 s (seed 1 of 4)"
    )


@every_strategy
def test_a_figure_is_drawn(fork: bool, tmp_path: Path) -> None:
    figure = """
from curriculum_kit import Axis, Figure, Series
@f.figure
def drawn(generator):
    line = Series("line", np.arange(2), np.array([0.5, 1.5]), "points")
    return Figure("A line", Axis("x", "log"), Axis("y"), [line])
"""
    write_demos(tmp_path, measured=demo_source("f", "return {'x': 1.0}") + figure)
    evidence = verified(course_of(claim()), tmp_path, fork=fork)["a-claim"]
    assert evidence.good
    [(name, drawn)] = evidence.figures.items()
    assert (name, drawn.title, drawn.x.scale) == ("f.svg", "A line", "log")
    assert [(line.x, line.y, line.style) for line in drawn.series] == [
        ([0.0, 1.0], [0.5, 1.5], "points")
    ]


@pytest.mark.parametrize(
    ("returned", "message"),
    [("None", "the figure returned None, not a figure"), ("1 / 0", "the figure raised ZeroDivis")],
)
def test_a_broken_figure_is_an_error(returned: str, message: str, tmp_path: Path) -> None:
    figure = f"@f.figure\ndef drawn():\n    return {returned}\n"
    write_demos(tmp_path, measured=demo_source("f", "return {'x': 1.0}") + figure)
    evidence = verified(course_of(claim()), tmp_path)["a-claim"]
    assert evidence.verdict == "errored"
    assert evidence.message is not None
    assert evidence.message.startswith(message)


def test_selection_order_and_news(tmp_path: Path) -> None:
    write_demos(
        tmp_path,
        measured="import time\n"
        + demo_source("slow", "time.sleep(0.5)\nreturn {'x': 1.0}")
        + demo_source("quick", "return {'x': 1.0}"),
    )
    course = course_of(
        claim("measured:slow", name="slow"),
        claim("measured:quick", name="quick"),
        claim(None, name="none"),
        claim("measured:quick", name="unwanted"),
    )
    told: list[ClaimEvidence] = []
    evidence = verify(
        course, tmp_path, select={"slow", "quick", "none"}, jobs=3, on_done=told.append
    )
    assert [each.claim for each in evidence.claims] == ["slow", "quick", "none"]
    assert [each.claim for each in told] == ["none", "quick", "slow"]
    assert {id(each) for each in told} == {id(each) for each in evidence.claims}
    assert {verdict.value: count for verdict, count in evidence.counts.items()} == {
        "verified": 2,
        "failed": 0,
        "uncontrolled": 0,
        "errored": 0,
        "unrun": 1,
    }


class InThisProcess:
    """Workers that run nothing: demos measure 1, controls 2."""

    def __init__(self) -> None:
        self.is_closed = False

    def run(self, work: Iterable[Work]) -> Iterator[tuple[Work, Outcome]]:
        for piece in reversed(list(work)):
            value = 1.0 if piece.part is Part.DEMO else 2.0
            yield piece, Outcome(measurements=({"x": value},) * piece.seeds)

    def close(self) -> None:
        self.is_closed = True


def test_somebody_else_may_do_the_work(tmp_path: Path) -> None:
    write_demos(tmp_path, measured="1 / 0\n" + demo_source("f", "pass"))
    workers = InThisProcess()
    course = course_of(claim(), claim(name="another"))
    evidence = verify(course, tmp_path, seeds=3, workers=workers)
    assert evidence.good
    assert [(each.claim, each.seeds) for each in evidence.claims] == [
        ("a-claim", 3),
        ("another", 3),
    ]
    assert workers.is_closed


def test_without_numpy_nothing_is_called_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "path").mkdir()
    (tmp_path / "path" / "numpy.py").write_text("raise ImportError('no numpy today')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "path"))
    write_demos(tmp_path, measured=demo_source("f", "return {'x': 1.0}"))
    with pytest.raises(CannotRunError, match="does not start: ImportError: no numpy today"):
        verify(course_of(claim()), tmp_path)


def test_a_run_without_work_starts_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    evidence = verify(course_of(claim(None)), tmp_path)
    assert [each.verdict for each in evidence.claims] == ["unrun"]


@every_strategy
def test_workers_can_be_asked_again_after_an_unfinished_run(fork: bool, tmp_path: Path) -> None:
    write_demos(tmp_path, measured=demo_source("f", "return {'x': 1.0}"))
    workers = local_workers(tmp_path, Limits(), 2, fork=fork)
    pieces = [
        Work(f"c{turn}", str(tmp_path / "measured.py"), "measured", "f", Part.DEMO, 1, 0, 1)
        for turn in range(6)
    ]
    try:
        unfinished = workers.run(pieces[:3])
        next(unfinished)
        del unfinished
        assert dict(workers.run(pieces[3:])).keys() == set(pieces[3:])
    finally:
        workers.close()


@every_strategy
@pytest.mark.parametrize("late", [0.0, 0.02, 0.1, 0.5])
def test_workers_that_are_interrupted_as_they_start_begin_nothing_that_lasts(
    late: float, fork: bool, tmp_path: Path
) -> None:
    source = demo_source("f", "import time; time.sleep(1e6)\nreturn {'x': 1.0}")
    write_demos(tmp_path, measured=source)
    workers = local_workers(tmp_path, Limits(timeout=1000), 1, fork=fork)
    piece = Work("c", str(tmp_path / "measured.py"), "measured", "f", Part.DEMO, 1, 0, 1)
    run = Thread(target=lambda: list(workers.run([piece])), daemon=True)
    run.start()
    time.sleep(late)
    workers.interrupt()
    run.join(120)
    assert not run.is_alive()
    workers.close()


@every_strategy
def test_a_demo_finds_no_folder_of_those_before_it(fork: bool, tmp_path: Path) -> None:
    write_demos(tmp_path, measured=demo_source("f", "return {'x': float(len(os.listdir('..')))}"))
    course = course_of(*(claim(name=f"claim-{number}") for number in range(4)))
    found = verified(course, tmp_path, fork=fork, jobs=1)
    assert [each.measurements["x"].value for each in found.values()] == [1.0] * 4
