"""`python -m tmtui` is the same program as `tmtui`."""

from tmtui.cli.main import main

if __name__ == "__main__":
    main()
