"""All actions of the window; within a section of a menu they stand in this order."""

from __future__ import annotations

from diorama_planner.ui.actions import ActionSpec
from diorama_planner.ui.commands import (
    arranging,
    bill,
    cards,
    choosing,
    circuits,
    clipboard,
    cutting,
    editing,
    elevation,
    faces,
    files,
    foam,
    ground,
    pictures,
    scatter,
    sections,
    shapes,
    snaps,
    viewing,
    views,
    walls,
    working,
)

ACTIONS: tuple[ActionSpec, ...] = (
    *files.ACTIONS,
    *bill.ACTIONS,
    *cards.ACTIONS,
    *clipboard.ACTIONS,
    *choosing.ACTIONS,
    *editing.ACTIONS,
    *arranging.ACTIONS,
    *shapes.ACTIONS,
    *walls.ACTIONS,
    *scatter.ACTIONS,
    *viewing.ACTIONS,
    *faces.ACTIONS,
    *snaps.ACTIONS,
    *ground.ACTIONS,
    *views.ACTIONS,
    *working.ACTIONS,
    *pictures.ACTIONS,
    *elevation.ACTIONS,
    *foam.ACTIONS,
    *cutting.ACTIONS,
    *sections.ACTIONS,
    *circuits.ACTIONS,
)
