"""Which class of picture a thing belongs to, and which module draws it: tables, looked up, never imported early.

What has an outline of its own is drawn by that. Else a class is found by catalogue id, else by category, else by a
word of the id or name (things that the user made), else by the shape of the plan. To add a symbol: write a function
`draw(sketch, thing)` in a class module, one line in `CLASSES`, and the ids or words that lead to it in `class_ids`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from diorama_planner.symbols.class_ids import CATEGORIES, IDS, WORDS, WORDS_FIRST
from diorama_planner.symbols.contract import ThingShape


@dataclass(frozen=True, slots=True)
class SymbolClass:
    """Module and function that draw a class, how the drawing faces, and what body and ground it has.

    `faces` is the side that faces the viewer as drawn: `+x` for what has a nose, `-y` for what stands with its
    back to a wall, empty for what has no front and is never turned. `body` and `ground` name recipes in
    `bodies` and `grounds`. `overhang` says that lamps, arms or wings reach beyond the plan of the catalogue.
    """

    module: str
    function: str
    faces: str = ""
    body: str = "box"
    ground: str = "stated"
    overhang: bool = False


def _many(
    module: str, names: str, faces: str = "", body: str = "box", ground: str = "stated", overhang: bool = False
) -> dict[str, SymbolClass]:
    return {name: SymbolClass(module, name, faces, body, ground, overhang) for name in names.split()}


CLASSES: dict[str, SymbolClass] = {
    "car": SymbolClass("cars", "draw", "+x", "car", "wheels", overhang=True),
    **_many("vans", "pickup kei_truck flatbed tow_truck van", "+x", "car", "wheels", overhang=True),
    **_many("lorries", "tractor_unit conventional fire_engine", "+x", "box", "wheels", overhang=True),
    **_many("lorries", "trailer", "+x", "box", "wheels"),
    **_many("buses", "bus school_bus", "+x", "box", "wheels", overhang=True),
    **_many("cycles", "motorcycle scooter bicycle sidecar", "+x", "cycle", "wheels"),
    **_many("plant", "forklift farm_tractor", "+x", "box", "wheels"),
    **_many("plant", "excavator", "+x", "tracked", "tracks"),
    **_many("armour", "tank assault_gun carrier halftrack", "+x", "tracked", "tracks"),
    **_many("armour", "armoured_car", "+x", "box", "wheels"),
    **_many("army", "army_truck", "+x", "box", "wheels"),
    **_many("army", "towed_gun gun_trailer", "+x", "gun", "wheels"),
    **_many("army", "emplaced_gun", "+x", "gun", "stated"),
    **_many("aircraft", "propeller_plane twin_boom jet_fighter airliner", "+x", "plane", "gear"),
    **_many("aircraft", "helicopter", "+x", "helicopter", "skids"),
    **_many("locomotives", "steam_engine hood_diesel cab_diesel", "+x", "box", "rails"),
    **_many("rolling_stock", "coach boxcar open_wagon flat_wagon", "+x", "box", "rails"),
    **_many("figures", "standing seated soldier", "-y", "figure"),
    **_many("animals", "dog horse cow", "+x", "animal"),
    **_many("trees", "broadleaf birch conifer palm poplar blossom", "", "tree"),
    **_many("trees", "bush", "", "bush"),
    **_many("wild", "rock fern grass_clump stump"),
    **_many("timber", "log hay_round hay_square"),
    **_many("yard", "drum pallet crate cable_drum gas_cylinder ibc ladder carton bag beer_crate jerrycan ammo_box"),
    **_many("containers", "container dumpster_open skip", "+x"),
    **_many("containers", "dumpster_lid site_cabin", "-y"),
    **_many("works", "stepladder wheelbarrow pallet_jack floor_jack engine_hoist engine_stand wheel_chock", "+x"),
    **_many("works", "scaffold", "", "frame"),
    **_many("works", "axle_stand wheel tyre", ""),
    **_many("works", "workbench tool_chest tool_box tyre_rack", "-y"),
    **_many("works", "car_lift_two", "-y", "posts"),
    **_many("works", "car_lift_four", "+x", "posts"),
    **_many(
        "machines",
        "vending fuel_pump round_pump dispenser air_unit generator compressor cabinet toilet_cabin air_conditioner",
        "-y",
    ),
    **_many("machines", "canopy", "", "canopy"),
    **_many("machines", "island"),
    **_many("street", "bench", "-y"),
    **_many("street", "picnic_table planter litter_bin bollard manhole grate bag_pile lantern"),
    **_many(
        "street",
        "wheelie_bin large_bin hydrant post_box pillar_box phone_box newspaper_box a_board satellite_dish",
        "-y",
    ),
    **_many("street", "bus_shelter", "-y", "canopy"),
    **_many("street", "bike_rack"),
    **_many("street", "food_cart yatai", "-y"),
    **_many("street", "cafe_set cafe_table", "", "table"),
    **_many(
        "poles", "street_light bus_stop flagpole signal_post semaphore parking_meter", "-y", "pole", overhang=True
    ),
    **_many("poles", "utility_pole catenary", "", "pole", overhang=True),
    **_many("poles", "lamp_post crossarm transformer pylon fire_extinguisher"),
    **_many("poles", "sign mirror_post price_sign signal_head billboard", "-y", "sign"),
    **_many("poles", "rural_mailbox", "+x", "sign"),
    **_many("poles", "basketball", "-y", "sign"),
    **_many("boards", "fascia awning door window_frame shutter fence gate meter", "-y"),
    **_many("boards", "side_sign", "+x"),
    **_many("traffic", "cone jersey plastic_barrier zebra"),
    **_many("traffic", "guardrail barricade kerb step", "-y"),
    **_many("traffic", "parking_bay", "+x"),
    **_many("masonry", "brick slab cobble pantile corrugated plywood shingle"),
    **_many("buildings", "house diner shop_front warehouse tent", "-y"),
    **_many("buildings", "terrace shed ridge_tent", "+x"),
    **_many("buildings", "water_tower jetty"),
    **_many("trackside", "sleeper turntable"),
    **_many("trackside", "buffer_stop", "+x"),
    **_many("trackside", "crossing_barrier", "-y", "barrier"),
    **_many("defences", "sandbag barbed_wire hedgehog dragon_tooth foxhole helmet"),
    **_many("defences", "rifle", "+x"),
    **_many("seating", "chair armchair sofa", "-y"),
    **_many("seating", "bed", "+x"),
    **_many("seating", "cot"),
    **_many("tables", "table round_table coffee_table pool_table", "", "table"),
    **_many("tables", "desk counter", "-y", "table"),
    **_many(
        "cupboards",
        "wardrobe drawers bookcase wall_unit fridge washer clock shelf_rack fireplace upright_piano hob base_unit",
        "-y",
    ),
    **_many("cupboards", "arcade", "+x"),
    **_many("sanitary", "bathtub basin shower", "-y"),
    **_many("sanitary", "toilet", "+x"),
    **_many("household", "rug tray basket cup"),
    **_many("household", "grand_piano trolley teapot", "+x"),
    **_many("boats", "dinghy fishing_boat", "+x", "hull"),
    **_many("boats", "lobster_pot mooring lifebuoy"),
    **_many("leisure", "goal gantry", "-y", "frame"),
    **_many("leisure", "quarter_pipe statue", "-y"),
    **_many("leisure", "swing", "", "frame"),
    **_many("leisure", "slide", "+x", "frame"),
    **_many("leisure", "campfire grill fountain podium"),
    **_many("plain", "round_thing box_thing"),
    **_many("plain", "outlined", "", "outlined", "outlined"),
}


def _by_id() -> dict[str, str]:
    return {thing_id: tag for tag, ids in IDS.items() for thing_id in ids.split()}


BY_ID = _by_id()
PATTERNS = tuple((re.compile(rf"\b(?:{words})s?\b"), tag) for words, tag in WORDS)


def class_tag(thing: ThingShape) -> str:
    """Find the class of a thing; every thing has one."""
    if thing.outline_mm:
        return "outlined"
    if thing.id in BY_ID:
        return BY_ID[thing.id]
    by_category = CATEGORIES.get(thing.category, "")
    if by_category and thing.category not in WORDS_FIRST:
        return by_category
    plain = "round_thing" if thing.shape in {"circle", "ellipse"} else "box_thing"
    return _by_word(thing) or by_category or plain


def _by_word(thing: ThingShape) -> str:
    """Find a class by the words of id and name, or nothing."""
    text = f"{thing.id.replace('_', ' ').replace('-', ' ')} {thing.name}".lower()
    return next((tag for pattern, tag in PATTERNS if pattern.search(text)), "")
