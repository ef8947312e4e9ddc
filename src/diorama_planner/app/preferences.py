"""What the user likes, as one record in a JSON file of the configuration folder. Not part of any document."""

from __future__ import annotations

import contextlib
import math
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import msgspec
import platformdirs

from diorama_planner.core.errors import WriteError
from diorama_planner.core.money import CURRENCIES
from diorama_planner.project_io.files import write_atomically
from diorama_planner.terrain.ground_look import GroundLook, night_look

FILE_NAME = "preferences.json"
MOST_RECENT = 12

REGIONS = {
    "EU": "Europe",
    "UK": "United Kingdom",
    "US": "United States",
    "JP": "Japan",
    "ID": "Indonesia",
    "": "Other",
}

SNAPS = (
    *("grid", "vertex", "midpoint", "centre", "edge", "base edge", "guide", "intersection"),
    *("perpendicular", "tangent", "extension", "aligned", "equal gaps"),
)
"""The names of what can be snapped to, as in `geometry.snap_targets.SnapKind`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Display units, paper, shop region, habits of the hand. Lengths in mm on the bench, times in s.

    `region` None means that the user has not been asked yet. `night_pct` is how dark a night is shown, 0 is day,
    `night_charge` what is left in the batteries that light it.
    `bill` is what was chosen for printed bills, as `exporters.options` reads it.
    """

    region: str | None = None
    length_unit: str = "mm"
    real_unit: str = "m"
    decimal_comma: bool = False
    paper: str = "A4"
    currency: str = "USD"
    theme: str = "auto"
    nudge_mm: float = 1.0
    nudge_big_mm: float = 10.0
    align_to: str = "selection"
    grid_mm: float = 5.0
    grid_shown: bool = True
    grid_real: bool = False
    overview_shown: bool = False
    night_shown: bool = False
    night_pct: float = 85.0
    night_charge: Literal["fresh", "half", "end"] = "half"
    snap_on: bool = True
    snaps_off: frozenset[str] = frozenset()
    guides_shown: bool = True
    guides_locked: bool = False
    rooms_shown: bool = False
    wires_shown: bool = True
    ground: GroundLook = field(default_factory=GroundLook)
    dimension_reading: str = "model"
    wheel: str = "auto"
    screen_px_per_mm: float | None = None
    autosave_s: float = 30.0
    bill: dict[str, str] = field(default_factory=dict)
    recent: tuple[str, ...] = ()
    favourites: tuple[str, ...] = ()
    recent_things: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        lengths = (self.nudge_mm, self.nudge_big_mm, self.grid_mm, self.autosave_s, self.screen_px_per_mm or 1.0)
        if not all(math.isfinite(value) and value > 0 for value in lengths):
            raise ValueError("lengths and times of preferences are above 0")
        if not 0 <= self.night_pct <= 100:
            raise ValueError("a night is between 0 and 100 % dark")
        if self.currency not in CURRENCIES or self.region not in {None, *REGIONS}:
            raise ValueError("a currency or region that is not known")

    @property
    def look(self) -> GroundLook:
        """How the ground is shown: at night without what no lamp lights, contours and colours that tell heights."""
        return night_look(self.ground) if self.night_shown and self.night_pct else self.ground

    def with_recent(self, path: Path) -> Preferences:
        """Put a project on top of the recent ones."""
        name = str(path.absolute())
        return replace(self, recent=(name, *(other for other in self.recent if other != name))[:MOST_RECENT])


_OF_REGION: dict[str, dict[str, Any]] = {
    "EU": {"currency": "EUR", "decimal_comma": True},
    "UK": {"currency": "GBP"},
    "US": {"currency": "USD", "length_unit": "in", "real_unit": "ft", "paper": "Letter"},
    "JP": {"currency": "JPY"},
    "ID": {"currency": "IDR", "decimal_comma": True},
    "": {},
}


def for_region(preferences: Preferences, region: str) -> Preferences:
    """Set what usually goes with a region; each can be changed later."""
    plain = {"length_unit": "mm", "real_unit": "m", "decimal_comma": False, "paper": "A4", "currency": "USD"}
    return replace(preferences, region=region, **{**plain, **_OF_REGION[region]})


def default_folder() -> Path:
    """The configuration folder of this user."""
    return platformdirs.user_config_path("diorama-planner", appauthor=False)


def load_preferences(folder: Path) -> Preferences:
    """Read the preferences; a file that cannot be understood is put aside and the defaults hold."""
    path = folder / FILE_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=Preferences)
    except OSError:  # there is none, or it cannot be read now: then it is left where it is
        return Preferences()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        with contextlib.suppress(OSError):  # a folder that cannot be written: nothing to rescue, nothing to tell
            path.replace(path.with_suffix(".json.bad"))
        return Preferences()


def save_preferences(preferences: Preferences, folder: Path) -> bool:
    """Write the preferences; say whether that was possible."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(folder / FILE_NAME, msgspec.json.format(msgspec.json.encode(preferences)))
    except (OSError, WriteError):
        return False
    return True
