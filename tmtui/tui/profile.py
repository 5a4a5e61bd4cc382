"""How to behave in this terminal, read from the environment before Textual is imported.

Textual reads its settings when it is imported, so they have to be known before. Pure: the environment comes in, values
and their reasons go out, and `tmtui doctor` prints the same reasons the program acts on.
"""

from __future__ import annotations

from collections.abc import Mapping

from tmtui.model.frozen import frozen

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
    """Name of a Textual theme."""
    ascii: bool
    """Draw with ASCII characters only."""
    environment: tuple[tuple[str, str], ...]
    """Variables to set before Textual is imported, where the user has not set them."""
    settings: tuple[Setting, ...]
    terse: bool = False
    """Leave out what explains a question; a key shows it."""
    keys: tuple[tuple[str, str], ...] = ()
    """Remapped keys: action and key."""


def profile_of(env: Mapping[str, str]) -> Profile:
    """Return how to behave in a terminal with this environment."""
    ssh = bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY"))
    mouse, theme, charset = _mouse(env, ssh), _theme(env), _charset(env)
    animations = _taken(env, "TEXTUAL_ANIMATIONS", "none", "nothing moves: motion costs bytes and tires eyes")
    escape = _escape(env, ssh)
    why = "SSH_CONNECTION or SSH_TTY is set" if ssh else "neither SSH_CONNECTION nor SSH_TTY is set"
    colours = _taken(env, "TEXTUAL_COLOR_SYSTEM", "auto", "found from TERM and COLORTERM")
    bandwidth = _bandwidth(env)
    settings = (
        Setting("SSH", "yes" if ssh else "no", why, ""), mouse, theme, charset, bandwidth, animations, escape, colours,
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
            ("TEXTUAL_THEME", theme.value),
        ),
        settings=settings,
        terse=bandwidth.value == "low",
        keys=_keys(env.get("TMTUI_KEYS", "")),
    )


def _mouse(env: Mapping[str, str], ssh: bool) -> Setting:
    remedy = "TMTUI_MOUSE=on or off"
    wanted = env.get("TMTUI_MOUSE", "").lower()
    if wanted in {"on", "off"}:
        return Setting("mouse", wanted, "TMTUI_MOUSE says so", remedy)
    if ssh:
        return Setting("mouse", "off", "over SSH every movement would be sent; copying works as ever", remedy)
    return Setting("mouse", "on", "a local terminal", remedy)


def _bandwidth(env: Mapping[str, str]) -> Setting:
    remedy = "TMTUI_BANDWIDTH=low or full, or --low-bandwidth"
    wanted = env.get("TMTUI_BANDWIDTH", "").lower()
    if wanted in {"low", "full"}:
        return Setting("bandwidth", wanted, "asked for with TMTUI_BANDWIDTH or --low-bandwidth", remedy)
    return Setting(
        "bandwidth", "full", "what changed is sent by regions; low sends single characters, and cards are terse", remedy
    )


def _theme(env: Mapping[str, str]) -> Setting:
    remedy = "TMTUI_THEME=ansi-dark, ansi-light, textual-dark, textual-light or another Textual theme"
    plain = "ansi-light" if _light(env) else "ansi-dark"
    if "NO_COLOR" in env:
        return Setting("theme", plain, "NO_COLOR is set: no colour at all", "unset NO_COLOR")
    for name in ("TMTUI_THEME", "TEXTUAL_THEME"):
        if env.get(name):
            return Setting("theme", env[name], f"{name} says so", remedy)
    if env.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        rich = "textual-light" if _light(env) else "textual-dark"
        return Setting("theme", rich, "COLORTERM says truecolor", remedy)
    return Setting("theme", plain, "COLORTERM does not say truecolor: your terminal's own 16 colours", remedy)


def _light(env: Mapping[str, str]) -> bool:
    return env.get("COLORFGBG", "").rpartition(";")[2] in {"7", "15"}


def _charset(env: Mapping[str, str]) -> Setting:
    remedy = "TMTUI_CHARSET=unicode or ascii"
    wanted = env.get("TMTUI_CHARSET", "").lower()
    if wanted in {"ascii", "unicode"}:
        return Setting("characters", wanted, "TMTUI_CHARSET says so", remedy)
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


def _keys(text: str) -> tuple[tuple[str, str], ...]:
    """Read `skip=j,park=k`; what has another form is left out, so that a typo never locks anybody out."""
    pairs = (entry.partition("=") for entry in text.split(","))
    return tuple((name.strip(), key.strip()) for name, _, key in pairs if name.strip() and key.strip())
