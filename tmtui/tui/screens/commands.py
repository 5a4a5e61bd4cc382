"""What can be done from a place: its actions valid now, the other places, the sections and the looks, and doing it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tmtui.tui.keymap import CONTEXTS, PLACES, Action, remapped, shown
from tmtui.tui.pages.palette import Entry

if TYPE_CHECKING:
    from tmtui.tui.screens.frame import Frame

MOVES = frozenset(
    {"up", "down", "first", "last", "page_up", "page_down", "to_left", "to_right", "submit", "complete", "leave",
     "palette", "places", "accept", "threats", "plan"}
)  # fmt: skip
"""Actions that a list of commands need not offer: one key does them, or they stand in it as places."""


def valid_actions(frame: Frame) -> list[tuple[str, Sequence[Action]]]:
    """Return the actions that do something now, with the keys they have now, by context.

    An action whose keys all mean something else in a later context is left out, as are those of no meaning here.
    """
    contexts = [name for name in frame.help_contexts() if name != "typing" or frame.is_typing()]
    keys = frame.tmtui.profile.keymap
    taken: set[str] = set()
    found: list[tuple[str, Sequence[Action]]] = []
    for context in reversed(contexts):
        usable = []
        for action in remapped(CONTEXTS[context], keys):
            free = tuple(key for key in action.keys if key not in taken)
            if free and (context == "typing" or frame.check_action(action.name, ())):
                usable.append(action)
        taken |= {key for action in usable for key in action.keys}
        found.insert(0, (context, usable))
    useful = [each.name for each in frame.actions()]
    order = {name: at for at, name in enumerate(useful)}
    return [(context, sorted(each, key=lambda a: order.get(a.name, len(order)))) for context, each in found if each]


def entries_of(frame: Frame) -> list[Entry]:
    """Return everything that can be done from a place."""
    app = frame.tmtui
    entries: dict[str, Entry] = {}
    for context, actions in reversed(valid_actions(frame)):
        for action in actions:
            if action.name not in MOVES and context != "typing" and action.name not in entries:
                title = f"{action.label}: {action.description}"
                entries[action.name] = Entry("here", action.name, title, shown(action.keys[0]))
    menu = next(each for each in remapped(CONTEXTS["everywhere"], app.profile.keymap) if each.name == "places")
    useful = [each.name for each in frame.actions()]
    found = sorted(entries.values(), key=lambda each: useful.index(each.value) if each.value in useful else len(useful))
    found += [
        Entry("place", name, title, f"{shown(menu.keys[-1])} {key}")
        for key, name, title in PLACES
        if name != "palette" and (app.live is not None or name in ("models", "banks"))
    ]
    if app.conversation is not None:
        found += [Entry("section", each.id, each.title) for each in app.conversation.sections()]
    if not app.no_color:
        from tmtui.tui.themes import OFFERED

        found += [Entry("look", name, title) for name, title in OFFERED if name != app.theme]
    return found


async def do(frame: Frame, entry: Entry) -> None:
    """Do what was picked."""
    app = frame.tmtui
    if entry.kind == "place":
        app.go(entry.value)
    elif entry.kind == "look":
        app.look(entry.value)
        frame.tell(f'Look: {entry.title}. For always: theme = "{entry.value}" in the file of settings.')
    elif entry.kind == "section":
        conversation = app.conversation
        if conversation is not None:
            app.leave_to(lambda: conversation.go_to_section(entry.value))
    else:
        await app.run_action(entry.value, default_namespace=frame)
