"""`doctor`: what is missing on this machine and how to get it."""

from __future__ import annotations

import argparse
import ctypes.util
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

MISSING = 5

_PACKAGES = (
    *("PySide6-Essentials", "numpy", "shapely", "msgspec", "platformdirs", "manifold3d", "contourpy"),
    *("highspy", "spyrrow"),
)
_LIBRARIES = {
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-image": "libxcb-image0",
    "xcb-render-util": "libxcb-render-util0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "EGL": "libegl1",
    "GL": "libgl1",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is there, and what to do if not."""

    name: str
    found: str
    remedy: str = ""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("doctor", help="say what is missing on this machine and how to get it")
    parser.set_defaults(run=run)


def findings() -> Iterator[Finding]:
    """Look at Python, packages, system libraries and the display."""
    yield Finding("Python", sys.version.split()[0], "" if sys.version_info >= (3, 11) else "install Python 3.11")
    for package in _PACKAGES:
        try:
            yield Finding(package, version(package))
        except PackageNotFoundError:
            yield Finding(package, "missing", f"pip install {package}")
    if sys.platform.startswith("linux"):
        for library, package in _LIBRARIES.items():
            found = ctypes.util.find_library(library)
            yield Finding(f"lib{library}", found or "missing", "" if found else f"apt-get install {package}")
        display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        yield Finding("display", display or "none: the window cannot open, the command line works")


def run(args: argparse.Namespace) -> int:
    """Print the findings; exits 5 if something is missing."""
    every = list(findings())
    for finding in every:
        print(f"{finding.name:22} {finding.found}" + (f"  ->  {finding.remedy}" if finding.remedy else ""))
    return MISSING if any(finding.remedy for finding in every) else 0
