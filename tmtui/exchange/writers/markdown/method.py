"""How the results came about, for somebody who checks them: what was asked, the rules, the scales and their limits."""

from __future__ import annotations

from tmtui.analysis.scoring.schemes import picked, scheme
from tmtui.exchange.material import Material
from tmtui.exchange.writers.markdown.blocks import bullets, heading, table
from tmtui.exchange.writers.markdown.escape import code, text
from tmtui.exchange.writers.state import state_of
from tmtui.model.fact import Basis
from tmtui.model.level import LEVELS

HOW = (
    "People answered questions about zones, components, flows, data and identities. Each answer is kept with who gave "
    "it, when, and how they know.",
    "A threat is a rule of a question bank on one subject. It is certain where stated facts make it so, possible where "
    "facts that nobody knows decide it, and closed where stated facts rule it out. Not knowing is read neither as yes "
    "nor as no.",
    "How likely somebody begins and how likely it then works meet in table G-5 of NIST SP 800-30 revision 1; that "
    "likelihood and the impact meet in its table I-2. The impact is the highest of what is at stake in what is hit.",
    "Points order the plan: a chance for each likelihood times a weight for each impact, joined over all places of a "
    "finding. They are no money and no probability.",
)
SCALE = {
    "likelihood": ("1 in 50", "5 in 50", "15 in 50", "30 in 50", "45 in 50"),
    "weight": ("1", "3", "10", "30", "100"),
}
"""What each level counts for, very low first."""
BASES = {
    Basis.ASSUMED: "nobody knows; it was taken for granted",
    Basis.TOLD: "somebody said so",
    Basis.DOCUMENT: "it was read in a document",
    Basis.TOOL: "a tool measured it",
    Basis.TESTED: "somebody tried it",
}


def section(material: Material) -> list[str]:
    """Return the method, the scales, how people know, and the exact banks."""
    summary = material.assessment.summary()
    counts: dict[Basis, int] = dict.fromkeys(Basis, 0)
    for answer in material.answers:
        counts[answer.fact.basis] += answer.attribute != "exists"
    used = scheme(picked(state_of(material)))
    levels = [
        (word.replace("-", " "), str(number), SCALE["likelihood"][number - 1], SCALE["weight"][number - 1])
        for number, word in enumerate(LEVELS)
        if number
    ]
    coverage = summary.coverage
    return [
        heading(2, "Method and scales"),
        *bullets([*HOW, f"Ratings are read in the words of {text(used.title)}: {text(used.about)}"]),
        heading(3, "Levels"),
        *table(("Level", "Number", "Likelihood counts as", "Impact weighs"), levels),
        heading(3, "How people know"),
        *table(("Basis", "Means", "Answers"), [(str(basis), BASES[basis], f"{counts[basis]:,}") for basis in Basis]),
        f"{coverage.verified:,} of {coverage.answered:,} answers to questions were measured or tested.",
        heading(3, "Question banks"),
        *table(
            ("Bank", "Version", "SHA-256"),
            [(code(each.id), text(each.version), code(each.digest)) for each in material.bank.sources],
        ),
    ]
