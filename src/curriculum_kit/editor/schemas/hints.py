"""What hovers say beyond the model's one sentence on a key: an example, and a remark.

A table here rather than in the model, which is loaded at every start.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from curriculum_kit.model.approval import Approval
from curriculum_kit.model.claim import Claim, Expectation
from curriculum_kit.model.concept import Concept, Requirement
from curriculum_kit.model.course import Outline
from curriculum_kit.model.lesson import (
    Example,
    Exercise,
    Gap,
    Lesson,
    LessonRequirement,
    Modality,
    NewConcept,
    ReinforcedConcept,
    Scope,
)
from curriculum_kit.model.misconception import Misconception
from curriculum_kit.model.module import Act, Module, Narrative, Series
from curriculum_kit.model.waiver import Waiver


@dataclass(frozen=True, slots=True)
class Hint:
    """What is said about a key.

    Attributes:
        example: A value as authors write it; None where the words to choose from are shown anyway.
        remark: What else there is to know, as whole sentences.
        key: What the keys of a mapping are, where the authors choose them: ``claim-id``.
    """

    example: object = None
    remark: str = ""
    key: str | None = None


_WAIVERS = Hint(
    [{"rule": "too-many-new-concepts", "reason": "Two of them are old under new names."}],
    "A waiver needs a reason, stands beside what it excuses, and is itself a finding once it "
    "silences nothing.",
)
_SOURCES = Hint(["Rumelhart, Hinton & Williams 1986"], "Author and year, or a link.")
_MISCONCEPTIONS = Hint(
    {
        "backprop-replaces-gradient-descent": {
            "belief": "Backprop is a different algorithm from gradient descent",
            "correction": "Backprop computes gradients, gradient descent uses them",
        }
    },
    "Each stands under an id of its own.",
    key="misconception-id",
)


def _renamed(example: str) -> Hint:
    return Hint(example, "Comparisons with older versions of the course follow it.")


HINTS: Final[Mapping[type, Mapping[str, Hint]]] = {
    Outline: {
        "title": Hint("Deep Learning from First Principles"),
        "audience": Hint("Software engineers with school algebra and no machine learning."),
        "assumes": Hint(
            {"python": "APPLIED", "algebra": "APPLIED"},
            "It counts as held before the first lesson.",
            key="concept-id",
        ),
        "series": Hint(
            ["foundations"], "Each is a folder beside this file, with a `series.yaml` in it."
        ),
        "demos": Hint("../demos"),
        "rules": Hint(
            {"adjacent-stretch": "error", "too-many-new-concepts": {"STRETCH": 2}},
            "A severity alone, or a mapping of `severity` and the rule's options. "
            "`curriculum rules` lists the rules.",
        ),
        "waivers": _WAIVERS,
        "approved": Hint(
            [
                {
                    "change": "concept-later",
                    "subject": "concept:adam",
                    "reason": "It stands on momentum now, which comes first.",
                }
            ],
            "`curriculum diff` prints the kind and the subject of each change.",
        ),
    },
    Series: {
        "title": Hint("Foundations"),
        "goal": Hint("Take a programmer from a single slope to networks that generalize."),
        "modules": Hint(
            ["the-learning-problem", "training-neural-networks"],
            "Each is a folder beside this file, with a `module.yaml` in it.",
        ),
        "renamed_from": _renamed("basics"),
    },
    Module: {
        "title": Hint("Training Neural Networks"),
        "goal": Hint("Teach how neural networks actually learn."),
        "narrative": Hint({"premise": "The student knows what networks are, not how they learn."}),
        "lessons": Hint(
            ["backpropagation", "optimizers"],
            "Each is a file of that name beside this one, `backpropagation.yaml`.",
        ),
        "misconceptions": _MISCONCEPTIONS,
        "renamed_from": _renamed("training"),
        "waivers": _WAIVERS,
    },
    Narrative: {
        "premise": Hint("The student knows what networks are, not how they learn."),
        "acts": Hint(
            [
                {
                    "title": "The Algorithm",
                    "lessons": ["backpropagation"],
                    "story": "Understand it, then make it concrete.",
                }
            ]
        ),
    },
    Act: {
        "title": Hint("The Algorithm"),
        "lessons": Hint(["backpropagation", "backprop-worked-example"]),
        "story": Hint("Understand backpropagation conceptually, then make it concrete."),
    },
    Lesson: {
        "title": Hint("Backpropagation"),
        "core": Hint("Chain rule, forward and backward pass, efficiency"),
        "load": Hint(remark="After a STRETCH comes a lesson in which the idea settles."),
        "position": Hint("Foundation: what backprop is, before any numbers"),
        "status": Hint(remark="The status of a module and of the course follow from it."),
        "objective": Hint(
            "Explain how one backward pass yields every gradient.",
            "It begins with a verb whose doing can be observed: explain, compute, predict.",
        ),
        "minutes": Hint(45, "A whole number."),
        "new": Hint(
            {"chain-rule": "DEVELOPED", "forward-pass": "INTRODUCED"},
            "A depth alone, or a mapping of `depth` and `label`.",
            key="concept-id",
        ),
        "reinforced": Hint(
            {
                "automatic-differentiation": "MENTIONED -> INTRODUCED",
                "learning-rate": "DEVELOPED",
            },
            "Whether the learner really stands there is computed, and a difference is a finding.",
            key="concept-id",
        ),
        "requires": Hint(
            {"gradient-descent": "DEVELOPED"},
            "A depth alone, or a mapping of `depth` and `gap`.",
            key="concept-id",
        ),
        "claims": Hint(
            {
                "slope-of-sigmoid-is-small": {
                    "statement": "The slope of the sigmoid is never more than 0.25.",
                    "demo": "training_dynamics:sigmoid_slope",
                    "expect": {"largest_slope": {"equals": 0.25, "within": 1e-6}},
                }
            },
            "Each stands under an id of its own; `curriculum verify` runs the demos behind them.",
            key="claim-id",
        ),
        "misconceptions": _MISCONCEPTIONS,
        "examples": Hint(
            [{"kind": "positive", "what": "f(g(x)) with g = 2x", "purpose": "the smallest case"}],
            "A negative one marks where the concept ends.",
        ),
        "modalities": Hint([{"kind": "visual", "what": "gradient flowing right to left"}]),
        "mental_models": Hint(["Local x local x local"]),
        "scope": Hint({"covers": ["scalar chain rule"], "leaves_out": ["Jacobians"]}),
        "exercises": Hint([{"title": "Derive the gradient of one neuron", "support": "guided"}]),
        "renamed_from": _renamed("backprop"),
        "waivers": _WAIVERS,
    },
    NewConcept: {
        "depth": Hint(),
        "label": Hint("scalar case only"),
    },
    ReinforcedConcept: {
        "depth": Hint(),
        "label": Hint("revisited for Adam"),
    },
    LessonRequirement: {
        "depth": Hint(),
        "gap": Hint({"size": "small", "resolution": "recap"}),
    },
    Gap: {
        "size": Hint(),
        "resolution": Hint("recap"),
        "where": Hint("before the first worked example"),
    },
    Example: {
        "kind": Hint(),
        "what": Hint("f(g(x)) with g = 2x, f = x^2"),
        "purpose": Hint("smallest case that needs the rule"),
    },
    Modality: {
        "kind": Hint("visual"),
        "what": Hint("gradient flowing right to left through boxes"),
    },
    Scope: {
        "covers": Hint(["scalar chain rule"]),
        "leaves_out": Hint(["Jacobians"]),
    },
    Exercise: {
        "title": Hint("Derive the gradient of one neuron"),
        "support": Hint(),
    },
    Claim: {
        "statement": Hint("The slope of the sigmoid is never more than 0.25."),
        "demo": Hint("training_dynamics:sigmoid_slope"),
        "expect": Hint(
            {"largest_slope": {"equals": 0.25, "within": 1e-6}},
            "Every control of the demo must miss at least one of these, and each of these must be "
            "missed by at least one control.",
            key="measurement",
        ),
        "seeds": Hint(20),
        "sources": _SOURCES,
        "renamed_from": _renamed("sigmoid-is-flat"),
    },
    Expectation: {
        "equals": Hint(0.25, "With a tolerance: `within` or `within_relative`."),
        "within": Hint(1e-6, "Goes with `equals` only; without it, the value must be exact."),
        "within_relative": Hint(0.01, "Goes with `equals` only; 0.01 is one percent."),
        "at_most": Hint(0.25),
        "at_least": Hint(0.9),
        "between": Hint([0.1, 0.3], "Both bounds count as met."),
        "is": Hint(example=True),
        "unit": Hint("steps", "It is shown, not converted; `1` stands for none."),
    },
    Misconception: {
        "belief": Hint("Backprop is a different algorithm from gradient descent"),
        "correction": Hint("Backprop computes gradients, gradient descent uses them"),
        "about": Hint(["backpropagation"]),
        "addressed_in": Hint(["backprop-worked-example"]),
        "refuted_by": Hint(["gradient-descent-uses-any-gradient"]),
        "renamed_from": _renamed("backprop-is-new"),
    },
    Concept: {
        "name": Hint("Chain rule for composed functions"),
        "aliases": Hint(["Chain rule (calculus)"]),
        "definition": Hint(
            "The derivative of a composition is the product of the derivatives along the chain."
        ),
        "requires": Hint(
            {"derivatives": "INTRODUCED"},
            "A depth alone, or a mapping of `depth` and `to_reach`.",
            key="concept-id",
        ),
        "requires_any": Hint(
            [{"rmsprop": "INTRODUCED", "adagrad": "INTRODUCED"}], key="concept-id"
        ),
        "sources": _SOURCES,
        "renamed_from": _renamed("chain-of-derivatives"),
        "waivers": _WAIVERS,
    },
    Requirement: {
        "depth": Hint(),
        "to_reach": Hint(),
    },
    Approval: {
        "change": Hint("concept-later"),
        "subject": Hint("concept:adam"),
        "about": Hint("momentum"),
        "reason": Hint("It stands on momentum now, which comes first.", "Ten characters at least."),
        "until": Hint("2027-06-30"),
    },
    Waiver: {
        "rule": Hint("too-many-new-concepts", "`curriculum rules` lists the rules."),
        "reason": Hint(
            "Dropout and weight decay are one idea applied twice.", "Ten characters at least."
        ),
        "until": Hint("2027-06-30", "After it the waiver is itself a finding."),
    },
}
