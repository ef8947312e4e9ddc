"""Opens the window, or runs a subcommand without a display."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> int:
    """Decide by the first word."""
    arguments = sys.argv[1:]
    if arguments and not _opens_window(arguments):
        from diorama_planner.cli.main import main as run_command

        return run_command(arguments)
    from diorama_planner.ui.application import run

    return run(Path(arguments[0]) if arguments else None)


def _opens_window(arguments: list[str]) -> bool:
    from diorama_planner.cli.commands import COMMANDS

    return len(arguments) == 1 and arguments[0] not in COMMANDS and not arguments[0].startswith("-")


if __name__ == "__main__":
    sys.exit(main())
