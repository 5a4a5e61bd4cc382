"""Whole systems that several writers are tried on, assessed once."""

from __future__ import annotations

import pytest

from tests.exchange.systems import material, reworded, statements
from tests.exchange.test_escape import HOSTILE
from tmtui.exchange.material import Material
from tmtui.model.fact import Basis, Statement

PLAINTEXT = "cleartext-traffic@flow/web..photos"


@pytest.fixture(scope="session")
def hybrid() -> Material:
    return material(statements("hybrid"))


@pytest.fixture(scope="session")
def balloon() -> Material:
    return material(statements("balloon"))


@pytest.fixture(scope="session")
def decided() -> Material:
    """Return the balloon pictures with decisions on controls and a threat, evidence, and a measured answer."""
    return material(
        [
            *statements("balloon"),
            Statement(f"threat/{PLAINTEXT}", "status", "accepted", source="decision"),
            Statement(f"threat/{PLAINTEXT}", "why", "moved in May", source="decision"),
            Statement(f"threat/{PLAINTEXT}", "owner", "Head of pictures", source="decision"),
            Statement(f"threat/{PLAINTEXT}", "until", "2026-12-31", source="decision"),
            Statement("control/mutual-tls@flow/web..photos", "status", "planned", source="decision"),
            Statement("control/mutual-tls@flow/web..photos", "owner", "@dba", source="decision"),
            Statement("control/mutual-tls@flow/web..photos", "due", "2026-09-01", source="decision"),
            Statement("flow/browser..web", "encryption", "tls", basis=Basis.TOOL, evidence="scan.txt:12"),
            Statement("component/web", "patching", "week", basis=Basis.TESTED, evidence="patch report 7"),
            Statement("component/web", "run_by", "us", basis=Basis.ASSUMED, note="nobody asked"),
        ]
    )


@pytest.fixture(scope="session")
def hostile() -> Material:
    """Return the balloon pictures with every free text replaced by one that wants to be more than text."""
    texts = [text for text in HOSTILE if text.strip()]
    calls = iter(range(10**6))
    return material(reworded(statements("balloon"), lambda text: f"x{texts[next(calls) % len(texts)]}"))
