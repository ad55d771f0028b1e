"""What a cluster's worker does with work whose run is over, without a cluster."""

from __future__ import annotations

from curriculum_kit.evidence import outpost
from curriculum_kit.evidence.letters import Answer, Request
from curriculum_kit.evidence.versions import described
from curriculum_kit.evidence.work import Limits, Part, Work
from tests.processes import wait_until


def test_work_that_arrives_after_the_end_of_its_run_is_refused() -> None:
    work = Work("waits", "measured.py", "measured", "waits", Part.DEMO, seeds=1)
    request = Request("a run", work, Limits(), digest="", environment=described()).written()

    def refusal() -> str | None:
        try:
            return Answer.read(outpost.answer(request, b"")).refusal
        except ValueError:  # there is no worker here: the run is not held to be over yet
            return None

    assert refusal() is None
    outpost.end("a run")
    wait_until(refusal)
    assert refusal() == "cannot run demos: the run was ended"
