"""A still made in a process of its own, for the window: `app.photography.still_asking` asks, its share answers.

The graphics card may fail it, and it may be ended half way; the window goes on either way.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from diorama_planner.cli.still import take


def run(question: Mapping[str, Any], answer: Callable[[Mapping[str, Any]], None]) -> None:
    """Take the still that the question asks for: the options of `still` by their names."""

    def tell(share: float) -> bool:
        answer({"share": share})
        return True

    paths = {name: Path(question[name]) for name in ("file", "output")}
    take(argparse.Namespace(**{**question, **paths}), tell)
