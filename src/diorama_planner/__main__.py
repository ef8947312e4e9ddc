"""Opens the window, or runs a subcommand without a display, or is the child that does a job for another."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> int:
    """Decide by the first word."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["worker"] and len(arguments) == 2:
        from diorama_planner.app.worker import serve

        return serve(arguments[1])
    if arguments and not _opens_window(arguments):
        from diorama_planner.cli.main import main as run_command

        return run_command(arguments)
    path = Path(arguments[0]) if arguments else None
    problem = _why_no_window(path)
    if problem:
        print(f"diorama-planner: {problem}", file=sys.stderr)
        return _exit_code(path)
    from diorama_planner.ui.application import run

    return run(path)


def _opens_window(arguments: list[str]) -> bool:
    from diorama_planner.cli.commands import COMMANDS

    return len(arguments) == 1 and arguments[0] not in COMMANDS and not arguments[0].startswith("-")


def _exit_code(path: Path | None) -> int:
    if path is None or path.exists():
        return 5  # no display
    return 3 if path.suffix == ".diorama" else 2


def _why_no_window(path: Path | None) -> str:
    """Say what keeps the window from opening, empty if nothing."""
    if path is not None and not path.exists():
        return f"there is no file and no command {str(path)!r} (see diorama-planner --help)"
    asked = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not asked:
        return "there is no display to open the window on (the commands work without: diorama-planner --help)"
    return ""


if __name__ == "__main__":
    sys.exit(main())
