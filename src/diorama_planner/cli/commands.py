"""The words that begin a subcommand, apart from their parsers so that the window need not load those."""

from __future__ import annotations

COMMANDS = frozenset(
    (
        *("new", "place", "add", "info", "check", "rescale", "bom", "cut", "lengths", "export", "finish"),
        *("build-ups", "circuits", "circuit", "neon", "cameras", "camera-path", "still", "mesh", "prices"),
        *("basket", "shops", "stash", "convert", "calc", "catalogue", "doctor"),
        *("--help", "-h", "--version"),
    )
)
"""First words that are a subcommand; anything else is a file to open in the window."""
