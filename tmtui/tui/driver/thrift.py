"""Turns what Textual writes into what a terminal lacks, and passes on what it does not know.

Two grids are kept: what Textual wants the terminal to show, and what the terminal shows. After each write the
difference is sent. Whatever might change the screen in a way not modelled here is sent as it is, with the terminal
brought to the state it is meant for, and everything known is forgotten: the next full picture is then sent whole. What
might change the meaning of all that follows (character sets, regions, unheard-of modes) ends the keeping of grids until
the next switch to the alternate screen; from there on Textual's bytes go out as they are.
"""

from __future__ import annotations

from tmtui.tui.driver.changes import Pen, send_row
from tmtui.tui.driver.picture import Picture, unknown
from tmtui.tui.driver.sequences import Cutter, Piece
from tmtui.tui.driver.shifts import send_shifts
from tmtui.tui.driver.style import applied

ALTERNATE = {"?1049", "?1047", "?47"}
"""Modes that switch to a screen of its own."""

HARMLESS_MODES = {
    "?1", "?5", "?12", "?66", "?9", "?1000", "?1001", "?1002", "?1003", "?1004", "?1005", "?1006", "?1007", "?1015",
    "?1016", "?1034", "?1035", "?1036", "?1039", "?2004", "?2027", "?2031", "?2048",
}  # fmt: skip
"""Modes of keys, mouse and colours: they move nothing on the screen."""

MOVES_CELLS = "@LMPSTXJKIZb"
"""Control sequences that change cells or move the cursor, once."""

MOVES_LINES = {"\n", "\t", "\v", "\f", "\x1bD", "\x1bE", "\x1bM"}
"""Characters and escapes that do."""

SYNCHRONISED = {"\x1b[?2026h", "\x1b[?2026l", "\x1b[?2026$p"}
"""Brackets around a frame, and the question for them: a few changed cells need none, and they cost 16 bytes."""


class Thrift:
    """Keeps what a terminal of this size shows."""

    def __init__(self, width: int, height: int, encoding: str = "utf-8") -> None:
        self._encoding = encoding
        self._cutter = Cutter()
        self._wanted = Picture(width, height)
        self._shown = unknown(width, height)
        self._pen = Pen()
        self._alternate = False
        self._wraps = True
        self._strange = False
        self._visible = True

    def send(self, data: str) -> str:
        """Return what to send so that the terminal shows what it would show if `data` were sent."""
        for piece in self._cutter.cut(data):
            if piece.sort == "text":
                self._text(piece.raw)
            elif piece.sort == "csi":
                self._csi(piece)
            elif piece.sort == "string":
                self._string(piece.raw)
            elif piece.sort == "escape" and piece.raw in ("\x1b=", "\x1b>"):
                self._pass(piece.raw)
            elif piece.sort == "control" and self._known and piece.raw in "\r\n\b\x07\x00":
                self._control(piece.raw)
            elif piece.raw in MOVES_LINES:
                self._opaque(piece.raw)
            else:
                self._estrange(piece.raw)
        self._send_changes()
        return self._pen.collect()

    def resize(self, width: int, height: int) -> None:
        """Take over another size; what the terminal made of its cells nobody knows."""
        self._wanted.forget(width, height)
        self._shown = unknown(width, height)
        self._pen.lost()

    def refresh(self) -> None:
        """Believe nothing of what the terminal shows: all that is wanted is sent again with the next write."""
        self._shown = unknown(self._wanted.width, self._wanted.height)
        self._wanted.touched.update(range(self._wanted.height))
        self._pen.lost()

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self._wanted.width, self._wanted.height

    @property
    def _kept(self) -> bool:
        """The screen is our own and lines are not wrapped, so that a grid says all there is."""
        return self._alternate and not self._wraps and not self._strange

    @property
    def _known(self) -> bool:
        return self._kept and self._wanted.placed

    def _text(self, text: str) -> None:
        text = text.encode(self._encoding, "replace").decode(self._encoding)
        if self._known:
            self._wanted.write(text)
        else:
            self._pass(text)

    def _control(self, control: str) -> None:
        wanted = self._wanted
        if control == "\r":
            wanted.place(0, wanted.y)
        elif control == "\b":
            wanted.place(wanted.x - 1, wanted.y)
        elif control == "\n" and wanted.y == wanted.height - 1:
            self._opaque(control)
        elif control == "\n":
            wanted.place(0, wanted.y + 1)  # the line discipline adds the carriage return
        elif control == "\x07":
            self._pass(control)

    def _string(self, raw: str) -> None:
        if raw.startswith("\x1b]8;"):
            body = raw[4:].removesuffix("\x07").removesuffix("\x1b\\")
            self._wanted.pen = self._wanted.pen._replace(link="" if body == ";" else body)
            self._pen.linked = True
            if not self._known:
                self._pass(raw)
        else:
            self._pass(raw)

    def _csi(self, piece: Piece) -> None:
        if piece.raw in SYNCHRONISED:
            return
        if piece.final == "m" and (not piece.parameters or piece.parameters[0] in "0123456789;"):
            self._wanted.pen = applied(self._wanted.pen, piece.parameters)
            if not self._known:
                self._pass(piece.raw)
        elif piece.final in "hl" and piece.parameters.startswith("?"):
            self._mode(piece)
        elif self._kept and piece.final in "Hf" and _numbers(piece.parameters) is not None:
            row, column = [*(_numbers(piece.parameters) or ()), 1, 1][:2]
            self._wanted.place(max(1, column) - 1, max(1, row) - 1)
        elif self._known and piece.final in "ABCDGdKJ" and self._cursor(piece):
            return
        elif _asks(piece):
            if piece.final == "n":
                self._arrive()  # it may be asked where the cursor is
            self._pass(piece.raw)
        elif piece.final in MOVES_CELLS and _numbers(piece.parameters) is not None:
            self._opaque(piece.raw)
        else:
            self._estrange(piece.raw)

    def _cursor(self, piece: Piece) -> bool:
        """Move, or erase; tell whether that is modelled."""
        numbers = _numbers(piece.parameters)
        if numbers is None or len(numbers) > 1:
            return False
        wanted, first = self._wanted, numbers[0] if numbers else 0
        x, y, step = wanted.x, wanted.y, max(1, first)
        if piece.final in "KJ":
            return self._erase(piece.final, first)
        to = {
            "A": (x, y - step), "B": (x, y + step), "C": (x + step, y), "D": (x - step, y), "G": (step - 1, y),
            "d": (x, step - 1),
        }[piece.final]  # fmt: skip
        wanted.place(*to)
        return True

    def _erase(self, what: str, how: int) -> bool:
        wanted = self._wanted
        if wanted.pen.bg or 7 in wanted.pen.flags or how not in (0, 1, 2):
            return False  # terminals do not agree on the colour they erase with
        wanted.blank(0 if how else wanted.x, wanted.x + 1 if how == 1 else wanted.width)
        if what == "J" and how != 1:
            wanted.blank_rows(wanted.y + 1, wanted.height)
        if what == "J" and how:
            wanted.blank_rows(0, wanted.y)
        return True

    def _mode(self, piece: Piece) -> None:
        modes, on = {f"?{each}" for each in piece.parameters[1:].split(";")}, piece.final == "h"
        if modes <= HARMLESS_MODES:
            self._pass(piece.raw)
        elif modes == {"?25"}:
            self._visible = on
            self._pass(piece.raw)
        elif modes <= ALTERNATE or modes == {"?7"}:
            self._opaque(piece.raw)
            if modes <= ALTERNATE:
                self._alternate, self._strange = on, False
            else:
                self._wraps = on
        else:
            self._estrange(piece.raw)

    def _pass(self, raw: str) -> None:
        """Send what moves nothing, or what is written while no grid is kept."""
        self._pen.sent.append(raw)

    def _opaque(self, raw: str) -> None:
        """Send what may do anything to the screen, and forget what was known of it."""
        self._arrive()
        self._pen.sent.append(raw)
        self.resize(*self.size)

    def _estrange(self, raw: str) -> None:
        """Send what may change the meaning of all that follows, and keep no grid until the screen is switched."""
        self._opaque(raw)
        self._strange = True

    def _arrive(self) -> None:
        """Bring the terminal to where Textual believes it is: cells, pen and cursor."""
        if not self._known:
            return
        self._send_changes()
        self._pen.take(self._wanted.pen)
        self._pen.go(self._wanted.x, self._wanted.y)

    def _send_changes(self) -> None:
        if not self._known:
            return
        wanted = self._wanted
        if len(wanted.touched) > 1:
            send_shifts(self._pen, self._shown, wanted.rows, wanted.touched)
        for y in sorted(wanted.touched):
            if wanted.rows[y] != self._shown[y]:
                send_row(self._pen, y, self._shown[y], wanted.rows[y])
                self._shown[y] = list(wanted.rows[y])
        wanted.touched.clear()
        if self._visible:
            self._pen.go(wanted.x, wanted.y)


def _numbers(parameters: str) -> list[int] | None:
    """Return plain numbers, or None where there is anything else."""
    if not parameters:
        return []
    parts = parameters.split(";")
    return [int(part or 0) for part in parts] if all(not part or part.isdecimal() for part in parts) else None


def _asks(piece: Piece) -> bool:
    """Tell whether a sequence only asks for something, or is about keys or the shape of the cursor."""
    if piece.final == "u":
        return piece.parameters[:1] in ("?", ">", "<", "=")
    if piece.final == "p":
        return piece.parameters.endswith("$")
    return piece.final in "nct" or (piece.final == "q" and piece.parameters.endswith(" "))
