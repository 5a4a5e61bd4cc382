"""One line to type in: no border, no blinking, and a paste of several lines is not cut to its first."""

from __future__ import annotations

from textual import events
from textual.message import Message
from textual.widgets import Input

from tmtui.model.text import clean


class TextField(Input):
    """An input that costs few bytes a key; what is typed stays when it loses focus."""

    class PastedLines(Message):
        """Somebody pasted several lines at once."""

        def __init__(self, field: TextField, text: str) -> None:
            super().__init__()
            self.field = field
            self.text = text

        @property
        def control(self) -> TextField:
            """The field it was pasted into."""
            return self.field

    class Escaped(Message):
        """Esc and a letter came so close together that they were taken for one key."""

        def __init__(self, field: TextField, key: str) -> None:
            super().__init__()
            self.field = field
            self.key = key

        @property
        def control(self) -> TextField:
            """The field they were meant to leave."""
            return self.field

    def __init__(self, *, id: str | None = None, takes_lines: bool = False) -> None:
        super().__init__(id=id, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.takes_lines = takes_lines

    def on_key(self, event: events.Key) -> None:
        """Tell Esc and then a letter, which slow lines deliver at once, from a letter of the text.

        Terminals send the same for Alt and the letter. No binding can say "any letter".
        """
        if event.key.startswith("alt+") and event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Escaped(self, event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted; hand several lines on where lines are wanted, else join them."""
        text = clean(event.text).strip("\n")
        event.prevent_default()
        event.stop()
        if "\n" in text and self.takes_lines:
            self.post_message(self.PastedLines(self, text))
            return
        self.insert_text_at_cursor(" ".join(text.split()) if "\n" in text else text.replace("\t", " "))

    def put(self, text: str) -> None:
        """Show `text`, with the cursor at its end."""
        self.value = text
        self.cursor_position = len(text)
