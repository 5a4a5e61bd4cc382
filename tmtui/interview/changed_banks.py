"""What is new in the question banks since this person was last asked. Nothing that was answered is lost by it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tmtui.banks.bank import Bank


def versions_of(bank: Bank) -> dict[str, str]:
    """Return bank id and version of every document."""
    return {source.id: source.version for source in bank.sources}


def asked_by(bank: Bank) -> list[str]:
    """Return the ids of all questions a bank may ask, sorted."""
    return sorted(question.id for question in bank.questions.values() if not question.hidden)


def read_versions(lines: Collection[str]) -> dict[str, str]:
    """Read `core 1.0.0` lines as the model remembers them."""
    pairs = (line.rpartition(" ") for line in lines)
    return {name: version for name, _, version in pairs if name}


def changes(bank: Bank, versions: Mapping[str, str], questions: Collection[str]) -> tuple[str, ...]:
    """Return what changed as plain sentences.

    Args:
        bank: as it is now.
        versions: bank id and version last time; empty at the very first time, when nothing is news.
        questions: ids of the questions there were; empty where nobody remembers.
    """
    if not versions:
        return ()
    found = []
    for source in bank.sources:
        before = versions.get(source.id)
        if before is None:
            found.append(f"{source.title} {source.version} is new.")
        elif before != source.version:
            found.append(f"{source.title} changed from version {before} to {source.version}.")
    gone = sorted(set(versions) - {source.id for source in bank.sources})
    found += [f"{name} is no longer used." for name in gone]
    if questions:
        new = len(set(asked_by(bank)) - set(questions))
        if new:
            found.append(f"{new} new {'question' if new == 1 else 'questions'}; your answers are kept.")
    return tuple(found)
