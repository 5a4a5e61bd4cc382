"""Which face is chosen, and that the reason is always said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtui.plain.face import Face, Flags, choose_face

GOOD = {"TERM": "xterm-256color"}


def chosen(
    env: dict[str, str] | None = None,
    *,
    flags: Flags | None = None,
    stdin_tty: bool = True,
    stdout_tty: bool = True,
    encoding: str = "utf-8",
    size: tuple[int, int] = (80, 24),
) -> Face:
    return choose_face(flags or Flags(), GOOD if env is None else env, stdin_tty, stdout_tty, encoding, size)


def test_a_good_terminal_gets_the_full_screen() -> None:
    assert chosen().name == "screen"


@pytest.mark.parametrize(
    ("face", "why"),
    [
        (chosen(flags=Flags(plain=True)), "--plain"),
        (chosen(GOOD | {"ACCESSIBLE": "1"}), "ACCESSIBLE"),
        (chosen({"TERM": "dumb"}), "TERM is dumb"),
        (chosen({"TERM": "unknown"}), "TERM is unknown"),
        (chosen({}), "TERM is not set"),
        (chosen(stdin_tty=False), "input is not a terminal"),
        (chosen(stdout_tty=False), "output is not a terminal"),
        (chosen(encoding="ascii"), "the encoding is ascii"),
        (chosen(encoding="latin-1"), "the encoding is latin-1"),
        (chosen(encoding="no-such"), "the encoding is no-such"),
        (chosen(size=(39, 24)), "39 × 24"),
        (chosen(size=(80, 11)), "80 × 11"),
    ],
)
def test_whatever_is_doubtful_ends_in_plain_lines_and_says_why(face: Face, why: str) -> None:
    assert face.name == "plain"
    assert why in face.why


def test_line_mode_is_taken_at_its_word() -> None:
    assert chosen(flags=Flags(line=True), stdin_tty=False).name == "line"


@given(
    st.dictionaries(st.sampled_from(["TERM", "ACCESSIBLE", "SSH_TTY"]), st.text(max_size=8)),
    st.booleans(),
    st.booleans(),
    st.text(max_size=8),
    st.tuples(st.integers(0, 300), st.integers(0, 100)),
)
def test_every_environment_gets_a_face_and_a_reason(
    env: dict[str, str], stdin_tty: bool, stdout_tty: bool, encoding: str, size: tuple[int, int]
) -> None:
    face = choose_face(Flags(), env, stdin_tty, stdout_tty, encoding, size)

    assert face.why
    assert face.name == "screen" or face.remedy
