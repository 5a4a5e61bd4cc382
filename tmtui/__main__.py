"""`tmtui` and `python -m tmtui`: the same program."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the program and exit."""
    # Nothing of what a start imports is ever garbage, and looking for some takes a hundredth of it.
    gc.disable()
    from tmtui.cli.main import main as run

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
