"""The full screen's classes live inside Textual's: none of their private names may be ours by accident."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator

from textual.app import App
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

import tmtui.tui

BASES: tuple[type, ...] = (App, Screen, Input, Widget)
MADE_BY_TEXTUAL = re.compile(r"_(inherit_\w+|css_type_names?|decorated_handlers|merged_bindings|reactives|computes)$")


def ours() -> Iterator[type]:
    for module in pkgutil.walk_packages(tmtui.tui.__path__, "tmtui.tui."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if found.__module__ == module.name and issubclass(found, BASES):
                yield found


def test_no_private_name_of_textual_is_used_for_something_else() -> None:
    taken: dict[type, set[str]] = {
        base: {name for name in (*dir(base), *vars(base())) if name.startswith("_")} for base in BASES
    }
    for each in ours():
        base = next(base for base in BASES if issubclass(each, base))
        source = inspect.getsource(each)
        own = {name for name in vars(each) if not name.startswith("__") and not MADE_BY_TEXTUAL.match(name)}
        own |= set(re.findall(r"self\.(_\w+)(?:, [^=]+)?(?:: [^=]+)? = ", source))
        clashes = {name for name in own & taken[base] if name != "_default_focused"}
        assert not clashes, f"{each.__name__}: {clashes}"


def test_every_action_in_the_table_of_keys_exists_where_it_works() -> None:
    from tmtui.tui.keymap import CONTEXTS
    from tmtui.tui.screens.answers import AnswersScreen
    from tmtui.tui.screens.bank import BankScreen
    from tmtui.tui.screens.banks import BanksScreen
    from tmtui.tui.screens.diagram import DiagramScreen
    from tmtui.tui.screens.grid import GridScreen
    from tmtui.tui.screens.heat import HeatScreen
    from tmtui.tui.screens.interview import InterviewScreen
    from tmtui.tui.screens.list_frame import ListFrame
    from tmtui.tui.screens.models import ModelsScreen
    from tmtui.tui.screens.paths import PathsScreen
    from tmtui.tui.screens.plan import PlanScreen
    from tmtui.tui.screens.report import ReportScreen
    from tmtui.tui.screens.threats import ThreatsScreen

    places = {
        "everywhere": InterviewScreen, "interview": InterviewScreen, "choosing": InterviewScreen, "listing": ListFrame,
        "models": ModelsScreen, "threats": ThreatsScreen, "plan": PlanScreen, "answers": AnswersScreen,
        "report": ReportScreen, "grid": GridScreen, "diagram": DiagramScreen,
        "banks": BanksScreen, "bank": BankScreen, "heat": HeatScreen, "paths": PathsScreen,
    }  # fmt: skip
    for context, place in places.items():
        for action in CONTEXTS[context]:
            assert hasattr(place, f"action_{action.name}"), f"{action.keys[0]} is a dead key in {context}"
