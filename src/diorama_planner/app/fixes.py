"""The verbs that the remedy of an issue may name; what they do is in `verbs` and its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from diorama_planner.app import verbs
from diorama_planner.app.editing import cover_edits, finishes, levelling
from diorama_planner.app.light import circuit_edits
from diorama_planner.app.photography import camera_edits
from diorama_planner.model.draft import Draft

FIXES: Mapping[str, Callable[[Draft, Mapping[str, Any]], object]] = {
    "set_fields": lambda draft, args: verbs.set_fields(draft, args["id"], args["fields"]),
    "forget_layout": lambda draft, args: draft.remove(args["id"]),
    "delete": lambda draft, args: verbs.delete(draft, [args["id"]]),
    "move": lambda draft, args: verbs.move(draft, [args["id"]], args["dx"], args["dy"]),
    "add_base_slab": lambda draft, args: verbs.add_base_slab(draft, args["depth_mm"]),
    "add_dam": lambda draft, args: verbs.add_dam(draft, args["id"], args["line"], args["height_mm"]),
    "add_opening": lambda draft, args: verbs.add_opening(
        draft, args["id"], args["at_mm"], args["width_mm"], args["height_mm"]
    ),
    "repair": lambda draft, args: verbs.repair(draft, args["id"]),
    "insert_layer": lambda draft, args: cover_edits.insert_layer(draft, args["id"], args["place"], args["material"]),
    "level_ground": lambda draft, args: levelling.level_ground(
        draft, args["id"], args["outline"], args["level_mm"], args["edge_mm"]
    ),
    "lay_under": lambda draft, args: cover_edits.lay_under(draft, args["id"], args["rings"], args["material"]),
    "set_finish": lambda draft, args: finishes.set_finish(draft, [args["id"]], args["surface"], args["finish"]),
    "make_own": lambda draft, args: finishes.make_own(
        draft, args["id"], args["old"], args["name"], args["texture"], args["coats"]
    ),
    "replace_material": lambda draft, args: cover_edits.replace_material(draft, args["id"], args["old"], args["new"]),
    "connect_nearest": lambda draft, args: circuit_edits.connect_nearest(draft, args["id"]),
    "connect_to_supply": lambda draft, args: circuit_edits.connect_to_supply(draft, args["id"]),
    "join_circuit": lambda draft, args: circuit_edits.join(draft, [args["id"]], args["circuit"]),
    "hang_under": lambda draft, args: circuit_edits.hang_under(draft, args["id"], args["feet"], args["clearance_mm"]),
    "lift_off": lambda draft, args: camera_edits.lift_off(draft, args["id"], args["of"]),
    "shift_camera": lambda draft, args: camera_edits.shift_camera(
        draft, args["id"], args["by_mm"], args["up_mm"], args["turned_deg"], args["fields"]
    ),
    "put_supply": lambda draft, args: circuit_edits.put_supply(draft, args["id"]),
    "set_feed": lambda draft, args: circuit_edits.set_feed(draft, args["id"], args["feed"]),
}
