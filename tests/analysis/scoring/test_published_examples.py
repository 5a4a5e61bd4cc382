"""Every worked example that the methods themselves publish, and every table in full."""

from __future__ import annotations

import pytest

from tmtui.analysis.scoring import cvss, dread, octave, owasp, rra, threagile
from tmtui.model.errors import BadInput


def test_owasp_rates_its_own_example_by_technical_and_by_business_impact() -> None:
    likelihood, technical, business = owasp.read(owasp.EXAMPLE)
    assert (owasp.mean(likelihood), owasp.band(owasp.mean(likelihood))) == (4.375, "MEDIUM")
    assert (owasp.mean(technical), owasp.band(owasp.mean(technical))) == (7.25, "HIGH")
    assert (owasp.mean(business), owasp.band(owasp.mean(business))) == (2.25, "LOW")
    assert owasp.severity(4.375, 7.25) == "High"
    assert owasp.severity(4.375, 2.25) == "Low"


def test_owasp_severity_follows_the_whole_table() -> None:
    means = {"LOW": 1.0, "MEDIUM": 4.0, "HIGH": 8.0}
    printed = {"HIGH": "Medium High Critical", "MEDIUM": "Low Medium High", "LOW": "Note Low Medium"}
    for impact, row in printed.items():
        assert [owasp.severity(likelihood, means[impact]) for likelihood in means.values()] == row.split()


@pytest.mark.parametrize(
    ("mean", "band"), [(0, "LOW"), (2.999, "LOW"), (3, "MEDIUM"), (5.999, "MEDIUM"), (6, "HIGH"), (9, "HIGH")]
)
def test_owasp_bands_include_their_lower_end(mean: float, band: str) -> None:
    assert owasp.band(mean) == band


@pytest.mark.parametrize(
    ("variant", "values", "total", "label"),
    [
        ("2003", (3, 3, 2, 2, 2), 12, "High"),
        ("2003", (3, 3, 3, 3, 2), 14, "High"),
        ("2003", (1, 1, 1, 1, 1), 5, "Low"),
        ("2003", (2, 2, 2, 1, 1), 8, "Medium"),
        ("0-10", (10, 5, 10, 5, 5), 7, "7"),
        ("1-10", (10, 10, 10, 10, 10), 50, "50"),
    ],
)
def test_dread_keeps_its_three_scales_apart(variant: str, values: tuple[int, ...], total: float, label: str) -> None:
    assert dread.total(variant, values) == total
    assert dread.label(variant, total) == label


def test_octave_scores_its_example_and_puts_it_into_pool_one() -> None:
    probability, areas = octave.read("P:high/Rep:5H/Fin:4M/Prod:3L/Safe:2L/Fine:1M")
    assert octave.score(tuple(areas.values())) == 15 + 8 + 3 + 2 + 2
    assert octave.pool(probability, 30) == 1


@pytest.mark.parametrize("score", range(46))
def test_octave_pools_follow_the_published_bands(score: int) -> None:
    row = 0 if score >= 30 else 1 if score >= 16 else 2
    assert [octave.pool(word, score) for word in ("high", "medium", "low")] == [
        (1, 2, 2)[row],
        (2, 2, 3)[row],
        (3, 3, 4)[row],
    ]


def test_rra_goes_by_the_whole_table_also_where_its_prose_differs() -> None:
    printed = ("LOW LOW LOW MEDIUM", "LOW MEDIUM MEDIUM HIGH", "MEDIUM HIGH HIGH MAX", "MEDIUM HIGH MAX MAX")
    for likelihood, row in zip(rra.LEVELS, printed, strict=True):
        assert [rra.risk(likelihood, impact) for impact in rra.LEVELS] == row.split()


@pytest.mark.parametrize(("likelihood", "impact"), [(row, column) for row in range(1, 5) for column in range(1, 5)])
def test_threagile_bands_every_product(likelihood: int, impact: int) -> None:
    product = likelihood * impact
    bands = {1: "low", 3: "medium", 8: "elevated", 12: "high", 16: "critical"}
    assert threagile.severity(likelihood, impact) == next(word for most, word in bands.items() if product <= most)


@pytest.mark.parametrize("areas", [1, 2, 3, 4, 6])
def test_octave_scales_its_lines_with_the_number_of_areas(areas: int) -> None:
    most = 3 * areas * (areas + 1) // 2
    for score in range(most + 1):
        row = 0 if score * 3 >= most * 2 else 1 if score * 3 > most else 2
        assert octave.pool("medium", score, areas) == (2, 2, 3)[row]
        assert octave.pool("high", score, areas) == (1, 2, 2)[row]


@pytest.mark.parametrize(
    ("vector", "score", "band"),
    [
        ("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", 9.8, "Critical"),
        ("CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N", 7.4, "High"),
        ("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", 9.3, "Critical"),
        ("CVSS:4.0/AV:A/AC:H/AT:P/PR:N/UI:N/VC:H/VI:H/VA:N/SC:N/SI:N/SA:N", 7.6, "High"),
    ],
)
def test_cvss_scores_the_published_vectors(vector: str, score: float, band: str) -> None:
    assert cvss.base_score(vector) == score
    assert cvss.band(score) == band


@pytest.mark.parametrize(
    ("check", "vector", "says"),
    [
        (owasp.check, "SL:5", "lacks M (motive)"),
        (owasp.check, owasp.EXAMPLE.replace("SL:5", "SL:10"), "whole number of 0 to 9"),
        (owasp.check, owasp.EXAMPLE.replace("M:2", "M:²"), "whole number of 0 to 9"),
        (owasp.check, f"{owasp.EXAMPLE}/SL:1", "names SL twice"),
        (dread.check, "DREAD:2003/Da:4/Re:1/Ex:1/Af:1/Di:1", "whole number of 1 to 3"),
        (dread.check, "DREAD:1999/Da:1/Re:1/Ex:1/Af:1/Di:1", "There are: 2003, 0-10, 1-10"),
        (octave.check, "P:high/Rep:2H/Fin:2M", "not ranked"),
        (octave.check, "P:high", "not ranked"),
        (octave.check, "P:likely/Rep:1H", "high, medium or low"),
        (cvss.check, "AV:N/AC:L", "begins with CVSS:3.1/ or CVSS:4.0/"),
        (cvss.check, "CVSS:3.1/AV:X", "no CVSS vector"),
    ],
)
def test_a_wrong_vector_is_told_what_is_wrong_and_how_a_right_one_looks(
    check: type[str], vector: str, says: str
) -> None:
    with pytest.raises(BadInput) as caught:
        check(vector)
    assert says in str(caught.value)
