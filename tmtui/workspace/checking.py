"""The gate over a live model, and its verdict for programs."""

from __future__ import annotations

from dataclasses import asdict

from tmtui.analysis.gate.gate import judge
from tmtui.exchange.writers.sarif.document import document
from tmtui.model.gate import Breach, Policy, Verdict
from tmtui.model.level import word, words
from tmtui.workspace.live import LiveModel
from tmtui.workspace.reporting import material


def check(live: LiveModel, policy: Policy) -> Verdict:
    """Return what breaks the gate today."""
    return judge(live.assessment, policy)


def verdict_json(verdict: Verdict) -> dict[str, object]:
    """Return a verdict as plain data. Keys are added, never renamed."""
    return {
        "passed": verdict.passed,
        "today": verdict.today.isoformat(),
        "fail_on": word(verdict.policy.fail_on),
        "possible": verdict.policy.possible,
        "max_open": verdict.policy.max_open,
        "too_early": verdict.too_early,
        "treated": list(verdict.treated),
        "breaches": [_breach(each) for each in verdict.breaches],
    }


def _breach(breach: Breach) -> dict[str, object]:
    return {**asdict(breach), "kind": breach.kind.value, "level": list(words(breach.level))}


def verdict_sarif(live: LiveModel, verdict: Verdict) -> str:
    """Return what breaks the gate as a SARIF document."""
    return document(material(live), verdict)
