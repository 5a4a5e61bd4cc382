"""The hybrid network as an engineer pastes it: each line made from its answers file, to compare the two."""

from __future__ import annotations

from typing import Any

import yaml

from tests.journeys.home import ROOT

FILE = ROOT / "tests/systems/hybrid.yaml"


def read() -> dict[str, dict[str, Any]]:
    """Return the attributes of every subject of the file."""
    answers = yaml.load(FILE.read_text(), Loader=yaml.BaseLoader)["answers"]
    return {str(key): dict(about) for key, about in answers.items()}


def lines(kind: str) -> list[str]:
    """Return the lines of quick entry that add all subjects of a kind."""
    system = read()
    found = []
    for key, about in system.items():
        if not key.startswith(f"{kind}/"):
            continue
        if kind == "zone":
            found.append(f'"{about["name"]}": {about["kind"]}')
        elif kind == "component":
            found.append(f'"{about["name"]}": {about["technology"]} in "{system[about["zone"]]["name"]}"')
        elif kind == "flow":
            ends = key.removeprefix("flow/").partition(":")[0].split("..")
            names = [system[f"component/{end}"]["name"] for end in ends]
            found.append(f'"{names[0]}" -> "{names[1]}": {about["protocol"]}')
        elif kind == "data":
            ratings = " ".join(
                f"{quality[0]}{about[quality]}"
                for quality in ("confidentiality", "integrity", "availability", "safety")
            )
            found.append(f'"{about["name"]}": {ratings}')
    return found


def picture(system: dict[str, dict[str, Any]]) -> set[tuple[str, ...]]:
    """Return what a picture of the system shows, by the names of things and not by their keys."""
    name = {key: str(about.get("name", "")) for key, about in system.items()}
    found: set[tuple[str, ...]] = set()
    for key, about in system.items():
        kind, _, slug = key.partition("/")
        if kind == "zone":
            found.add(("zone", name[key], about["kind"]))
        elif kind == "component":
            found.add(("component", name[key], about["technology"], name[about["zone"]]))
        elif kind == "flow":
            ends = [name[f"component/{end}"] for end in slug.partition(":")[0].split("..")]
            found.add(("flow", *ends, about["protocol"]))
        elif kind == "data":
            ratings = (str(about[each]) for each in ("confidentiality", "integrity", "availability", "safety"))
            found.add(("data", name[key], *ratings))
    return found
