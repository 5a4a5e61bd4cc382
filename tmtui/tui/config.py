"""The file of settings, `config.toml`: read when it is there, and never a reason not to start.

What cannot be used in it is said in one sentence each, with the file and what to do, and the default stands. A start
without a file loads nothing to read it with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tmtui.model.frozen import frozen
from tmtui.model.text import one_line
from tmtui.tui.remap import LONGEST, Wish
from tmtui.workspace.locate import config_folder

FILE = "config.toml"
"""Name of the file in the user's folder of settings."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "theme": (), "keymap": (), "mouse": ("on", "off"), "charset": ("unicode", "ascii"), "bandwidth": ("full", "low"),
    "coach": ("on", "off"), "wording": ("plain", "technical"), "role": (),
}  # fmt: skip
"""Settings and their values; no values where any text may stand."""

SHIPPED = Path(__file__).parent / "keymaps"
"""Where the keymaps lie that come with the program."""


@frozen
class Config:
    """What a file of settings says."""

    path: str = ""
    """The file; empty when there is none."""
    place: str = ""
    """Where the file is, or would be."""
    values: tuple[tuple[str, str], ...] = ()
    """Settings that were given."""
    keymap: str = "default"
    """Which keys apply before those one by one."""
    keymap_reason: str = ""
    """Who asked for this keymap."""
    wishes: tuple[Wish, ...] = ()
    """Keys for actions: those of the keymap, then those of the file."""
    faults: tuple[str, ...] = ()
    """What could not be used, and what to do."""

    def value(self, name: str) -> str:
        """Return a setting, or nothing."""
        return dict(self.values).get(name, "")


def config_path(env: Mapping[str, str]) -> Path:
    """Return the file of settings, whether or not it is there: `TMTUI_CONFIG`, else in the user's folder."""
    given = env.get("TMTUI_CONFIG", "")
    return Path(given).expanduser() if given else config_folder(env) / FILE


def read_config(env: Mapping[str, str]) -> Config:
    """Read the file of settings and the keymap that it or `TMTUI_KEYMAP` names."""
    path = config_path(env)
    data, fault = _load(path) if path.is_file() else ({}, "")
    faults = [fault] if fault else []
    if not path.is_file() and env.get("TMTUI_CONFIG"):
        faults.append(f"TMTUI_CONFIG: there is no file {path}. Everything stands as it does without one.")
    values = []
    for name, value in data.items():
        if name == "keys":
            continue
        text = {True: "on", False: "off"}.get(value, value) if isinstance(value, bool) else value
        if name not in CHOICES:
            faults.append(f"{path}: there is no setting {_short(name)}; there are {', '.join((*CHOICES, 'keys'))}.")
        elif not isinstance(text, str) or (CHOICES[name] and text not in CHOICES[name]):
            wanted = " or ".join(f'"{each}"' for each in CHOICES[name]) or "a text in quotes"
            faults.append(f"{path}: {name} wants {wanted}. It was left out.")
        else:
            values.append((name, one_line(text)))
    asked, reason = env.get("TMTUI_KEYMAP", ""), "TMTUI_KEYMAP says so"
    if not asked:
        asked, reason = dict(values).get("keymap", ""), f"{path} says so"
    wishes, wrong = _keymap(asked, path.parent) if asked and asked != "default" else ((), "")
    own, wrong_keys = _wishes(data.get("keys", {}), str(path))
    faults += [each for each in (wrong, wrong_keys) if each]
    return Config(
        path=str(path) if path.is_file() else "",
        place=str(path),
        values=tuple(values),
        keymap="default" if wrong or not asked else asked,
        keymap_reason=reason if asked else "",
        wishes=(*wishes, *own),
        faults=tuple(faults),
    )


def _load(path: Path) -> tuple[dict[str, Any], str]:
    import tomllib

    try:
        return tomllib.loads(path.read_text(encoding="utf-8")), ""
    except OSError as error:
        why = error.strerror or "it cannot be read"
    except UnicodeDecodeError:
        why = "it is not UTF-8"
    except tomllib.TOMLDecodeError as error:
        why = one_line(str(error))
    except RecursionError:
        why = "it is nested too deeply"
    return {}, f"{path}: {why}. Nothing in it applies until that is mended."


def _keymap(name: str, beside: Path) -> tuple[tuple[Wish, ...], str]:
    """Find a keymap: shipped, beside the file of settings, or a path."""
    places = [SHIPPED / f"{name}.toml", beside / f"{name}.toml", beside / Path(name).expanduser()]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        shipped = ", ".join(sorted(each.stem for each in SHIPPED.glob("*.toml")))
        return (
            (),
            f"There is no keymap {one_line(name)}; there are default, {shipped}, or give a file. Default applies.",
        )
    data, fault = _load(path)
    if fault:
        return (), fault
    return _wishes(data.get("keys", {}), name)


def _wishes(table: object, source: str) -> tuple[tuple[Wish, ...], str]:
    """Read `skip = "j"`, `skip = ["j", "f3"]` and `[keys.interview]` with the same in it; deeper there is nothing."""
    if not isinstance(table, dict):
        return (), f'{source}: [keys] wants lines as skip = "j". It was left out.'
    wishes: list[Wish] = []
    wrong: list[str] = []
    for name, value in _keys_in(table):
        if isinstance(value, str):
            wishes.append(Wish(one_line(name), (one_line(value) or value,), source))
        elif isinstance(value, list) and all(isinstance(key, str) for key in value):
            wishes.append(Wish(one_line(name), tuple(one_line(key) or key for key in value), source, exactly=True))
        else:
            wrong.append(f'{source}: the key of {_short(name)} stands in quotes, as "j". It was left out.')
    return tuple(wishes), " ".join(wrong)


def _keys_in(table: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """Yield name and keys: those of every place, and as `interview.skip` those in a table of one place."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{each}", keys) for each, keys in value.items())
        else:
            yield name, value


def _short(name: str) -> str:
    text = one_line(name)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
