"""The looks: what each style of a line looks like, as colours that can be read.

Dark and light keep a contrast of 4.5 to 1 for everything that is written, high-contrast keeps 7 to 1; a test works that
out from these tables. The `ansi-` ones are Textual's: they use the terminal's own sixteen colours, whatever those are.
No colour means anything alone: each state has a symbol or a word.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from tmtui.model.frozen import frozen

FALLBACK = {
    "dim": "text-muted", "head": "text-primary", "mark": "text-accent", "good": "text-success", "warn": "text-warning",
    "bad": "text-error", "rule": "text-muted",
}  # fmt: skip
"""Variables of Textual for our styles, for themes that are not ours."""


@frozen
class Look:
    """A theme of ours."""

    name: str
    title: str
    dark: bool
    background: str
    foreground: str
    styles: tuple[tuple[str, str], ...]
    """Styles that have a colour of their own, as `#rrggbb`; the others are written in `foreground`."""
    least: float
    """The least contrast anything has to its background."""

    def colour(self, style: str) -> str:
        """Return the colour a style is written in."""
        return dict(self.styles).get(style, self.foreground)

    def theme(self) -> Theme:
        """Return it as Textual wants it."""
        return Theme(
            name=self.name,
            dark=self.dark,
            background=self.background,
            surface=self.background,
            panel=self.background,
            foreground=self.foreground,
            primary=self.colour("head"),
            secondary=self.colour("dim"),
            accent=self.colour("mark"),
            success=self.colour("good"),
            warning=self.colour("warn"),
            error=self.colour("bad"),
            variables={
                **{f"paper-{style}": self.colour(style) for style in FALLBACK},
                "input-cursor-background": self.foreground,
                "input-cursor-foreground": self.background,
            },
        )


def _styles(dim: str, head: str, mark: str, good: str, warn: str, bad: str, rule: str) -> tuple[tuple[str, str], ...]:
    return (
        ("dim", dim), ("head", head), ("mark", mark), ("good", good), ("warn", warn), ("bad", bad), ("rule", rule),
    )  # fmt: skip


LOOKS = (
    Look(
        "dark", "dark", True, "#15181c", "#dce1e6",
        _styles("#9ba6b2", "#82b8f7", "#f0cb74", "#8ccf92", "#f2b063", "#ff8f87", "#7d8894"), 4.5,
    ),
    Look(
        "light", "light", False, "#fbfaf6", "#1c2228",
        _styles("#57626d", "#0b559f", "#7a2f8f", "#1c692b", "#8a4f00", "#b0241c", "#67717b"), 4.5,
    ),
    Look(
        "high-contrast", "high contrast", True, "#000000", "#ffffff",
        _styles("#d2d2d2", "#7fdcff", "#ffff4d", "#6dff6d", "#ffc061", "#ff9d9d", "#bdbdbd"), 7.0,
    ),
)  # fmt: skip
"""Our own themes."""

OFFERED = (
    *((look.name, look.title) for look in LOOKS),
    ("ansi-dark", "your terminal's own colours, dark"),
    ("ansi-light", "your terminal's own colours, light"),
)
"""Name and title of each look the program offers."""


def with_styles(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a theme with a colour for each of our styles, taken from its own where it has none."""
    own = {f"paper-{style}": variables[name] for style, name in FALLBACK.items() if name in variables}
    return {**own, **variables}
