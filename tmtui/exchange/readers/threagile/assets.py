"""Data assets and technical assets. What an asset is made of is refined by its tags and its machine."""

from __future__ import annotations

from tmtui.exchange.incoming.plain import text, texts, truth
from tmtui.exchange.incoming.recognise import technology_of
from tmtui.exchange.readers.threagile.model import Entry, File
from tmtui.exchange.readers.threagile.words import MACHINES, PRODUCTS, SERVERLESS, STOLEN, TAGGED, TECHNOLOGIES

_DATA = ("id", "description", "confidentiality", "integrity", "availability", "justification_cia_rating")
ASSET = (
    *_DATA, "type", "out_of_scope", "justification_out_of_scope", "technology", "technologies", "tags", "internet",
    "machine", "encryption", "redundant", "data_assets_processed", "data_assets_stored", "communication_links",
    "used_as_client_by_human", "custom_developed_parts",
)  # fmt: skip
"""Keys of a technical asset that are read."""
INTERNET = "internet"


def add_data(file: File) -> None:
    """Add the data assets."""
    for entry in file.entries("data_assets", known=_DATA):
        if file.draft.key("data", entry.id):
            file.draft.ignore(f"data asset {entry.id}", "another one before it has the same id", entry.line)
            continue
        file.rate(file.draft.add("data", entry.title, ident=entry.id, at=entry.line), entry)


def add_assets(file: File) -> list[Entry]:
    """Add the technical assets and return them."""
    found = []
    for entry in file.entries("technical_assets", known=ASSET):
        if file.draft.key("component", entry.id):
            file.draft.ignore(f"technical asset {entry.id}", "another one before it has the same id", entry.line)
            continue
        file.draft.add("component", entry.title, ident=entry.id, at=entry.line)
        found.append(entry)
    return found


def say_asset(file: File, entry: Entry) -> None:
    """Say everything about a technical asset but where it stands and whom it calls."""
    draft = file.draft
    component = str(draft.key("component", entry.id))
    _technology(file, component, entry)
    file.rate(component, entry)
    scope = truth(entry.options.get("out_of_scope"))
    if scope is not None:
        why = entry.text("justification_out_of_scope")
        draft.say(component, "in_scope", "no" if scope else "yes", at=entry.at("out_of_scope"), note=why)
    redundant = truth(entry.options.get("redundant"))
    if redundant is not None:
        draft.say(component, "second_one", "yes" if redundant else "no", at=entry.at("redundant"))
    stores = texts(entry.options.get("data_assets_stored"))
    _encryption(file, component, entry, stores=bool(stores) or entry.text("type") == "datastore")
    for key, attribute in (("data_assets_stored", "stored_by"), ("data_assets_processed", "processed_by")):
        for ident in texts(entry.options.get(key)):
            data = draft.find("data", ident)
            if data is None:
                draft.ignore(f"{entry.id} {key}: {ident}", "no data asset has this id", entry.at(key))
            else:
                draft.say(data, attribute, [component], at=entry.at(key))


def _technology(file: File, component: str, entry: Entry) -> None:
    draft, at = file.draft, entry.at("technology" if "technology" in entry.options else "technologies")
    named = [each for each in (entry.text("technology"), *texts(entry.options.get("technologies"))) if each]
    written = named[0] if named else ""
    tags, machine = texts(entry.options.get("tags")), entry.text("machine")
    human = "used by people" if truth(entry.options.get("used_as_client_by_human")) else ""
    custom = "parts of it developed for us" if truth(entry.options.get("custom_developed_parts")) else ""
    told = (", ".join(named), entry.text("type"), machine, human, custom, ", ".join(tags), entry.text("description"))
    note = "; ".join(each for each in told if each)
    if written in ("", "unknown-technology"):
        tagged = technology_of(draft.bank, *tags)
        found = tagged if tagged != "other" else MACHINES.get(machine, "")
        if found and written:
            draft.say(component, "technology", found, at=at, note=note)
        elif written:
            draft.unknown(component, "technology", note, at=at)
        return
    found = TECHNOLOGIES.get(written, "")
    if not found:
        guess = technology_of(draft.bank, written, *tags)
        draft.say(component, "technology", guess, at=at, note=note)
        return
    if human and found == "client-program":
        found = "desktop"
    if machine == "serverless":
        found = SERVERLESS.get(found, found)
    draft.say(component, "technology", _product(file, found, tags), at=at, note=note)


def _product(file: File, technology: str, tags: tuple[str, ...]) -> str:
    """Return the product that a tag names, where it is one of the technology."""
    for tag in tags:
        named = TAGGED.get(text(tag).lower()) or technology_of(file.draft.bank, tag)
        if named in PRODUCTS.get(technology, ()):
            return named
    return technology


def _encryption(file: File, component: str, entry: Entry, *, stores: bool) -> None:
    written, at = entry.text("encryption"), entry.at("encryption")
    if written in STOLEN and stores:
        file.draft.say(component, "readable_when_stolen", STOLEN[written], at=at, note=f"encryption {written}")
    elif written in STOLEN and written != "none":
        file.tally.add("technical_assets: encryption", "stands at an asset that stores nothing", at)
    elif written and written not in STOLEN:
        file.draft.ignore(f"{component} encryption: {written}", "no encryption of Threagile's", at)
