"""The bundled claims, with numbers, demos and controls broken: each gets its verdict, alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.bundled import copied, curriculum
from tests.courses import edit

TRAINING = "foundations/training-neural-networks/"

BROKEN_DEMOS = [
    # a formula broken
    ("loss_functions.py", "np.mean(residuals**2)", "np.mean(residuals**4)"),
    # a control made equal to its demo
    ("optimizers.py", "def momentum_of_one_half() -> dict[str, float]:", "return momentum_step()"),
    # a demo that sleeps for ever
    ("optimizers.py", "def two_bowls() -> dict[str, float]:", "import time; time.sleep(1e6)"),
    # one that kills its own process
    (
        "optimizers.py",
        "def rare_large_gradients() -> dict[str, float]:",
        "import os; os.kill(os.getpid(), 9)",
    ),
    # one that leaves without a word, claiming success
    (
        "implementing_linear_regression.py",
        "def gradient_formulas() -> dict[str, float]:",
        "import os; os._exit(0)",
    ),
    # one that wants 8 GB
    (
        "learning_rate.py",
        "def stability_limit(generator: np.random.Generator) -> dict[str, float]:",
        "hoard = bytearray(8 * 2**30)",
    ),
    # one that prints megabytes, which is no fault
    (
        "neuron_basics.py",
        "def weighted_sum(generator: np.random.Generator) -> dict[str, float]:",
        "print('x' * 5_000_000)",
    ),
    # one that returns NaN
    (
        "activation_functions_deep_dive.py",
        "def dead_relu() -> dict[str, float]:",
        "return dict.fromkeys(_train_both(), float('nan'))",
    ),
]

EXPECTED_VERDICTS = {
    "sigmoid-slope-peaks-at-a-quarter": ("failed", "nine_layer_factor"),
    "squared-error-follows-an-outlier": ("failed", "far_shift_under_squared_error"),
    "squared-error-asks-for-the-mean": ("failed", "distance_from_the_mean"),
    "momentum-multiplies-the-step": ("uncontrolled", "control"),
    "no-optimizer-wins-everywhere": ("errored", "time"),
    "adam-can-end-at-the-worst-point": ("errored", "SIGKILL"),
    "learning-rate-limit-is-two-over-curvature": ("errored", "memory"),
    "neuron-is-a-weighted-sum": ("verified", None),
    "dead-relu-stays-dead": ("errored", "NaN"),
    "gradient-formulas-of-linear-regression": ("errored", "without"),
}


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("broken")
    course = copied(folder)
    edit(course, TRAINING + "training-dynamics.yaml", "3.814697265625e-6", "9.5e-7")
    for file, old, new in BROKEN_DEMOS:
        body = f"{old}\n    {new}" if old.startswith("def ") else new
        edit(folder / "demos", file, old, body)
    done = curriculum("verify", "--format", "json", "--timeout", "4", "-C", str(course))
    assert done.returncode == 1, done.stderr
    return {claim["claim"]: claim for claim in json.loads(done.stdout)["claims"]}


@pytest.mark.parametrize("name", EXPECTED_VERDICTS)
def test_verdict(name: str, claims: dict[str, Any]) -> None:
    verdict, word = EXPECTED_VERDICTS[name]
    assert claims[name]["verdict"] == verdict, claims[name]["message"]
    assert (word is None) is (claims[name]["message"] is None)
    assert word is None or word.lower() in claims[name]["message"].lower()


def test_other_claims_are_unaffected(claims: dict[str, Any]) -> None:
    others = {name: claim["verdict"] for name, claim in claims.items()}
    for name in EXPECTED_VERDICTS:
        del others[name]
    assert len(others) > 15
    assert set(others.values()) == {"verified"}
