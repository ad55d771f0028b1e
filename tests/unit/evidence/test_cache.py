"""What is not run again, and what is."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from curriculum_kit.evidence.cache import Cache, _seal, cache_of
from curriculum_kit.evidence.dependencies import DemosFolder
from curriculum_kit.evidence.environment import Environment, environment, installed
from curriculum_kit.evidence.figure import Axis, Figure, Series
from curriculum_kit.evidence.plan import plan
from curriculum_kit.evidence.record import ClaimEvidence
from curriculum_kit.evidence.runner import verify
from curriculum_kit.evidence.work import Limits, Outcome, Part, Work
from curriculum_kit.model.claim import Claim
from curriculum_kit.source.demos import find_demos
from tests.unit.evidence.claims import claim, course_of, demo_source, write_demos

SIZES = Figure("T", Axis("x"), Axis("y", "log"), (Series("s", (0.0, 1.0), (1.0, float("nan"))),))


class Answers:
    """Workers that know what every demo and control would measure, and note what they are asked."""

    def __init__(self, measured: float = 1.0, meanwhile: Callable[[], object] = int) -> None:
        self.asked: set[str] = set()
        self._measured = measured
        self._meanwhile = meanwhile

    def run(self, work: Iterable[Work]) -> Iterator[tuple[Work, Outcome]]:
        for piece in work:
            self.asked.add(piece.claim)
            self._meanwhile()
            value = self._measured if piece.part is Part.DEMO else 2.0
            if piece.part is Part.FIGURE:
                yield piece, Outcome(figure=SIZES, seconds=0.25)
            else:
                yield piece, Outcome(({"x": value},) * piece.seeds, seconds=0.25)

    def close(self) -> None:
        """Nothing is left to end."""


class Course:
    """Claims on two modules of demos: ``plain`` alone, ``helped`` with a helper."""

    def __init__(self, folder: Path) -> None:
        self.demos = folder / "demos"
        self.demos.mkdir()
        self.cache = Cache(folder / "cache", Limits())
        self.claims = {
            "plain": claim("plain:f", name="plain"),
            "helped": claim("helped:f", name="helped"),
        }
        figure = "@f.figure\ndef picture(): pass\n"
        write_demos(
            self.demos,
            plain=demo_source("f", "return {'x': 1.0}") + figure,
            helped="import helper\n" + demo_source("f", "return {'x': helper.ONE}"),
            helper="ONE = 1.0\n",
        )

    def run(
        self,
        *,
        seeds: int | None = None,
        cached: bool = True,
        workers: Answers | None = None,
    ) -> dict[str, ClaimEvidence]:
        evidence = verify(
            course_of(*self.claims.values()),
            self.demos,
            seeds=seeds,
            workers=workers or Answers(),
            cache=self.cache if cached else None,
        )
        return {each.claim: each for each in evidence.claims}

    def run_anew(self, *, seeds: int | None = None, cached: bool = True) -> set[str]:
        """Run, and return which claims were run."""
        workers = Answers()
        evidence = self.run(seeds=seeds, cached=cached, workers=workers)
        assert workers.asked == {name for name, each in evidence.items() if not each.cached}
        return workers.asked


ALL = {"plain", "helped"}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    made = Course(tmp_path)
    assert made.run_anew() == ALL
    assert made.run_anew() == set()
    return made


@pytest.fixture(autouse=True)
def _fresh_environment() -> Iterator[None]:
    yield
    environment.cache_clear()
    installed.cache_clear()


def entries(course: Course) -> list[Path]:
    return sorted(course.cache.folder.glob("*.json"))


def test_what_was_measured_is_what_is_recalled(course: Course) -> None:
    recalled = course.run()
    fresh = course.run(cached=False)
    assert {each.cached for each in recalled.values()} == {True}
    for name in ALL:
        assert recalled[name].measurements == fresh[name].measurements
        assert recalled[name].controls == fresh[name].controls
        assert recalled[name].seconds == fresh[name].seconds > 0
        assert recalled[name].fingerprint == fresh[name].fingerprint != ""
    assert repr(recalled["plain"].figures) == repr({"f.svg": SIZES})


@pytest.mark.parametrize(
    ("file", "anew"),
    [
        ("plain.py", {"plain"}),
        ("helped.py", {"helped"}),
        ("helper.py", {"helped"}),
        ("table.csv", ALL),
        ("unused.py", set()),
    ],
)
def test_a_changed_file_has_the_claims_run_again_that_depend_on_it(
    file: str, anew: set[str], course: Course
) -> None:
    path = course.demos / file
    path.write_text((path.read_text() if path.exists() else "") + "\n# changed\n")
    assert course.run_anew() == anew
    assert course.run_anew() == set()


@pytest.mark.parametrize(
    "changed",
    [
        claim("plain:f", {"x": {"equals": 1.0, "within": 0.5}}, name="plain"),
        claim("plain:f", seeds=3, name="plain"),
    ],
    ids=["expectation", "seeds"],
)
def test_a_changed_claim_is_run_again(changed: Claim, course: Course) -> None:
    course.claims["plain"] = changed
    assert course.run_anew() == {"plain"}
    assert course.run_anew() == set()


def test_more_seeds_are_run_and_the_fewer_are_not_forgotten(course: Course) -> None:
    assert course.run_anew(seeds=4) == ALL
    assert course.run_anew(seeds=4) == set()
    assert course.run_anew() == set()


@pytest.mark.parametrize("limits", [Limits(timeout=1.0), Limits(memory=64)])
def test_other_limits_have_all_run_again(limits: Limits, course: Course) -> None:
    course.cache = Cache(course.cache.folder, limits)
    assert course.run_anew() == ALL


@pytest.mark.parametrize("name", ["kit", "numpy", "python", "platform", "code"])
def test_another_environment_has_all_run_again(
    name: str, course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = environment()
    values = {each: getattr(here, each) for each in Environment.__dataclass_fields__}
    other = Environment(**values | {name: "another"})
    monkeypatch.setattr("curriculum_kit.evidence.cache.environment", lambda: other)
    assert course.run_anew() == ALL


def test_what_is_installed_matters_to_demos_that_import_it(
    course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (course.demos / "helper.py").open("a") as helper:
        helper.write("import optax\n")
    assert course.run_anew() == {"helped"}
    (tmp_path / "optax-2.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    installed.cache_clear()
    assert course.run_anew() == {"helped"}


def test_a_touched_file_changes_nothing(course: Course) -> None:
    for path in course.demos.glob("*.py"):
        os.utime(path)
    assert course.run_anew() == set()


def test_an_old_file_that_comes_back_with_its_old_time_is_seen(course: Course) -> None:
    path = course.demos / "helper.py"
    old, times = path.read_text(), path.stat()
    path.write_text(old.replace("1.0", "2.0"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert course.run_anew() == {"helped"}
    path.write_text(old)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert course.run_anew() == {"helped"}


def test_only_what_is_verified_is_kept(tmp_path: Path) -> None:
    course = Course(tmp_path)
    assert {each.verdict for each in course.run(workers=Answers(1.5)).values()} == {"failed"}
    assert {each.verdict for each in course.run(workers=Answers(2.0)).values()} == {"failed"}
    assert {each.verdict for each in course.run(workers=Answers(float("nan"))).values()} == {
        "errored"
    }
    assert entries(course) == []
    assert course.run_anew() == ALL


def test_without_the_cache_nothing_is_read_or_written(course: Course) -> None:
    before = {path: path.read_bytes() for path in entries(course)}
    assert course.run_anew(cached=False) == ALL
    (course.demos / "helper.py").write_text("ONE = 1")
    assert course.run_anew(cached=False) == ALL
    assert {path: path.read_bytes() for path in entries(course)} == before


def test_a_file_that_is_saved_while_it_runs_is_run_again(tmp_path: Path) -> None:
    course = Course(tmp_path)
    helper = course.demos / "helper.py"
    old = helper.read_text()
    course.run(workers=Answers(meanwhile=lambda: helper.write_text("ONE = 1.0  # saved\n")))
    helper.write_text(old)
    assert course.run_anew() == {"helped"}


def cut(text: bytes) -> bytes:
    return text[: len(text) // 2]


def flipped(text: bytes) -> bytes:
    return text.replace(b"0.25", b"0.75")


def foreign(_text: bytes) -> bytes:
    return b'{"made": "by something else"}'


def pickled(_text: bytes) -> bytes:
    return b"cos\nsystem\n(S'touch /tmp/executed'\ntR."


def empty(_text: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [cut, flipped, foreign, pickled, empty])
def test_a_damaged_entry_is_run_again(
    damage: Callable[[bytes], bytes], course: Course, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in entries(course):
        path.write_bytes(damage(path.read_bytes()))
    assert course.run_anew() == ALL
    assert course.run_anew() == set()
    assert capsys.readouterr() == ("", "")


MISSES = """[
    {"measurements": [{"x": 1.5}], "figure": null, "seconds": 0.1},
    {"measurements": [{"x": 2.0}], "figure": null, "seconds": 0.1}
]"""


@pytest.mark.parametrize(
    "body",
    [
        "[]",
        "{}",
        "null",
        '[{"measurements": [], "figure": null, "seconds": 0.1}]',
        '[{"measurements": [{"x": "one"}], "figure": null, "seconds": 0.1}, {}, {}]',
        "[" * 100_000,
        MISSES,
    ],
)
def test_an_entry_with_a_true_seal_over_nonsense_is_run_again(body: str, course: Course) -> None:
    demos = DemosFolder(course.demos)
    for each in course.claims.values():
        planned = plan(each, "the-lesson", find_demos(course.demos))
        seal = _seal(course.cache._key(planned, demos), body.encode())
        course.cache._file(planned).write_bytes(seal + b"\n" + body.encode())
    assert course.run_anew() == ALL
    assert course.run_anew() == set()


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    course = Course(tmp_path)
    course.cache.folder.write_text("a file is in the way")
    assert course.run_anew() == ALL
    assert course.run_anew() == ALL


def test_it_lies_with_the_user_and_not_with_the_course(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    folders = []
    for name in ("one", "other"):
        cache = cache_of(tmp_path / name, Limits())
        assert cache is not None
        folders.append(cache.folder)
    assert {folder.parent for folder in folders} == {tmp_path / "caches/curriculum-kit/verify"}
    assert len(set(folders)) == 2


def test_without_a_home_there_is_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", _no_home)
    assert cache_of(Path("course"), Limits()) is None


def _no_home() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_many_runs_at_once_leave_whole_entries(tmp_path: Path) -> None:
    course = Course(tmp_path)
    with ThreadPoolExecutor(8) as threads:
        runs = list(threads.map(lambda _turn: course.run(), range(40)))
    assert {each.verdict for run in runs for each in run.values()} == {"verified"}
    assert course.run_anew() == set()
    assert len(entries(course)) == 2
    assert list(course.cache.folder.glob(".*")) == []
