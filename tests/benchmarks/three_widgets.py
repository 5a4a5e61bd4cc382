"""The smallest honest full-screen program to compare with: a label, a list and a field, as Textual ships them."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input, Label, OptionList


class ThreeWidgets(App[None]):
    """A question, its options, and a line to type in."""

    def compose(self) -> ComposeResult:
        """Put the three on the screen."""
        yield Label("Is the traffic encrypted?", markup=False)
        yield OptionList("Yes, both sides", "Yes, the server", "No, it is plain text", markup=False)
        yield Input()


if __name__ == "__main__":
    ThreeWidgets().run()
