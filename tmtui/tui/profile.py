"""How to behave in this terminal, read from the environment before Textual is imported.

Textual reads its settings when it is imported, so they have to be known before. Pure: the environment comes in, values
and their reasons go out, and `tmtui doctor` prints the same reasons the program acts on. What a person says on the
command line counts before the environment, that before the file of settings, that before what is found out.
"""

from __future__ import annotations

from collections.abc import Mapping

from tmtui.model.frozen import frozen
from tmtui.tui.config import Config
from tmtui.tui.remap import Keys, Wish, assign

NO_FILE = Config()
"""No file of settings."""

TEXTUAL = {"dark": "textual-dark", "light": "textual-light", "high-contrast": "textual-dark"}
"""The theme of Textual's that begins in place of one of ours, which Textual does not know yet when it begins."""

PLAINLY = {"plain": True, "technical": False}
"""Whether questions are put without terms of art, by how the file of settings says it."""

THRIFTY = "tmtui.tui.driver.low_bandwidth:LowBandwidthDriver"
"""Name by which Textual loads the driver for slow lines."""


@frozen
class Setting:
    """One switch, why it stands as it does, and how to change it."""

    name: str
    value: str
    reason: str
    remedy: str
    """What to set to have it otherwise."""


@frozen
class Profile:
    """Everything the full screen takes from the environment."""

    ssh: bool
    mouse: bool
    theme: str
    """Name of a theme: of ours, else of Textual's."""
    ascii: bool
    """Draw with ASCII characters only."""
    environment: tuple[tuple[str, str], ...]
    """Variables to set before Textual is imported, where the user has not set them."""
    settings: tuple[Setting, ...]
    terse: bool = False
    """Leave out what explains a question; a key shows it."""
    coach: bool = False
    """Show what an answer changes, to whoever did not choose."""
    plainly: bool | None = None
    """Put questions without terms of art to whoever did not choose; nothing to go by their role."""
    role: str = ""
    """In which role to be asked, where none was given."""
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Actions that have other keys, by `Action.ident`."""
    faults: tuple[str, ...] = ()
    """What the file of settings or the environment asks for that cannot be had, and what to do."""

    @property
    def keymap(self) -> Keys:
        """Keys of the actions that have other ones."""
        return dict(self.keys)


def profile_of(env: Mapping[str, str], config: Config = NO_FILE) -> Profile:
    """Return how to behave in a terminal with this environment.

    Args:
        env: the environment.
        config: what the file of settings says.
    """
    ssh = bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY"))
    mouse, theme, charset = _mouse(env, config, ssh), _theme(env, config), _charset(env, config)
    animations = _taken(env, "TEXTUAL_ANIMATIONS", "none", "nothing moves: motion costs bytes and tires eyes")
    escape = _escape(env, ssh)
    why = "SSH_CONNECTION or SSH_TTY is set" if ssh else "neither SSH_CONNECTION nor SSH_TTY is set"
    colours = _taken(env, "TEXTUAL_COLOR_SYSTEM", "auto", "found from TERM and COLORTERM")
    bandwidth = _bandwidth(env, config)
    keys, clashing = assign([*config.wishes, *_keys(env.get("TMTUI_KEYS", ""))])
    settings = (
        Setting("SSH", "yes" if ssh else "no", why, ""), _file(config), mouse, theme, _keymap(config, len(keys)),
        charset, bandwidth, _coach(config), _wording(config), _role(config), animations, escape, colours,
    )  # fmt: skip
    environment = [("TEXTUAL_ANIMATIONS", animations.value), ("ESCDELAY", escape.value), ("TEXTUAL_SMOOTH_SCROLL", "0")]
    if bandwidth.value == "low":
        environment.append(("TEXTUAL_DRIVER", THRIFTY))
    return Profile(
        ssh=ssh,
        mouse=mouse.value == "on",
        theme=theme.value,
        ascii=charset.value == "ascii",
        environment=(
            *((name, value) for name, value in environment if name not in env),
            # Textual decides between no colour and grey when it starts, from the theme of its own variable.
            ("TEXTUAL_THEME", TEXTUAL.get(theme.value, theme.value)),
        ),
        settings=settings,
        terse=bandwidth.value == "low",
        coach=config.value("coach") == "on",
        plainly=PLAINLY.get(config.value("wording")),
        role=config.value("role"),
        keys=tuple(keys.items()),
        faults=(*config.faults, *clashing),
    )


def _said(
    env: Mapping[str, str], config: Config, variable: str, name: str, choices: tuple[str, ...] = ()
) -> tuple[str, str]:
    """Return what the environment or the file says on a setting, and which of them; nothing when neither does."""
    wanted = env.get(variable, "")
    if wanted and (not choices or wanted.lower() in choices):
        return wanted.lower() if choices else wanted, f"{variable} says so"
    return config.value(name), f"{config.path} says so"


def _file(config: Config) -> Setting:
    remedy = f"TMTUI_CONFIG=FILE, or {config.place or 'config.toml in your folder of settings'}"
    return Setting("settings", config.path or "none", "read" if config.path else "there is no file", remedy)


def _keymap(config: Config, others: int) -> Setting:
    reason = config.keymap_reason or "nothing else is asked for"
    count = f"; {others} actions have other keys" if others else ""
    return Setting("keymap", config.keymap, reason + count, "TMTUI_KEYMAP=vi, keymap in the file, or TMTUI_KEYS")


def _coach(config: Config) -> Setting:
    if config.value("coach"):
        return Setting("coach", config.value("coach"), f"{config.path} says so", 'coach = "on" or "off" in the file')
    return Setting("coach", "off", "seeing the risk move while answering sways people", 'coach = "on" in the file')


def _wording(config: Config) -> Setting:
    remedy = 'wording = "plain" or "technical" in the file; z in the interview'
    if config.value("wording"):
        return Setting("wording", config.value("wording"), f"{config.path} says so", remedy)
    return Setting("wording", "by role", "who is asked about business or people gets plain words", remedy)


def _role(config: Config) -> Setting:
    remedy = "--role ROLE, or role in the file"
    if config.value("role"):
        return Setting("role", config.value("role"), f"{config.path} says so", remedy)
    return Setting("role", "any", "nothing else is asked for: every question is put", remedy)


def _mouse(env: Mapping[str, str], config: Config, ssh: bool) -> Setting:
    remedy = "TMTUI_MOUSE=on or off"
    wanted, who = _said(env, config, "TMTUI_MOUSE", "mouse", ("on", "off"))
    if wanted:
        return Setting("mouse", wanted, who, remedy)
    if ssh:
        return Setting("mouse", "off", "over SSH every movement would be sent; copying works as ever", remedy)
    return Setting("mouse", "on", "a local terminal", remedy)


def _bandwidth(env: Mapping[str, str], config: Config) -> Setting:
    remedy = "TMTUI_BANDWIDTH=low or full, or --low-bandwidth"
    wanted, who = _said(env, config, "TMTUI_BANDWIDTH", "bandwidth", ("low", "full"))
    if wanted:
        who = "asked for with TMTUI_BANDWIDTH or --low-bandwidth" if env.get("TMTUI_BANDWIDTH") else who
        return Setting("bandwidth", wanted, who, remedy)
    return Setting(
        "bandwidth", "full", "what changed is sent by regions; low sends single characters, and cards are terse", remedy
    )


def _theme(env: Mapping[str, str], config: Config) -> Setting:
    remedy = "TMTUI_THEME=dark, light, high-contrast, ansi-dark, ansi-light or a theme of Textual"
    plain = "ansi-light" if _light(env) else "ansi-dark"
    if "NO_COLOR" in env:
        return Setting("theme", plain, "NO_COLOR is set: no colour at all", "unset NO_COLOR")
    variable = "TMTUI_THEME" if env.get("TMTUI_THEME") else "TEXTUAL_THEME"
    wanted, who = _said(env, config, variable, "theme")
    if wanted:
        return Setting("theme", wanted, who, remedy)
    if env.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        rich = "light" if _light(env) else "dark"
        return Setting("theme", rich, "COLORTERM says truecolor", remedy)
    return Setting("theme", plain, "COLORTERM does not say truecolor: your terminal's own 16 colours", remedy)


def _light(env: Mapping[str, str]) -> bool:
    return env.get("COLORFGBG", "").rpartition(";")[2] in {"7", "15"}


def _charset(env: Mapping[str, str], config: Config) -> Setting:
    remedy = "TMTUI_CHARSET=unicode or ascii"
    wanted, who = _said(env, config, "TMTUI_CHARSET", "charset", ("ascii", "unicode"))
    if wanted:
        return Setting("characters", wanted, who, remedy)
    if env.get("TERM", "").startswith(("vt1", "vt2", "vt52")):
        return Setting("characters", "ascii", f"TERM is {env['TERM']}", remedy)
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        locale = env.get(name, "")
        if locale:
            unicode = "utf-8" in locale.lower() or "utf8" in locale.lower()
            return Setting("characters", "unicode" if unicode else "ascii", f"{name} is {locale}", remedy)
    return Setting("characters", "unicode", "no locale is set; nearly every terminal shows UTF-8", remedy)


def _escape(env: Mapping[str, str], ssh: bool) -> Setting:
    reason = "over SSH the bytes of one key may arrive apart" if ssh else "Textual's default"
    return _taken(env, "ESCDELAY", "200" if ssh else "100", reason)


def _taken(env: Mapping[str, str], name: str, default: str, reason: str) -> Setting:
    if name in env:
        return Setting(name, env[name], f"{name} is set", f"{name}=…")
    return Setting(name, default, reason, f"{name}=…")


def _keys(text: str) -> list[Wish]:
    """Read `skip=j,park=k`; what has another form is left out."""
    pairs = (entry.partition("=") for entry in text.split(","))
    return [Wish(name.strip(), (key.strip(),), "TMTUI_KEYS") for name, _, key in pairs if name.strip() and key.strip()]
