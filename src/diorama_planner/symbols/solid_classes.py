"""Which module and function models the body of a class: a table, looked up, never imported early.

The names are those of `classes`. What is not here is a pile of slabs.
"""

from __future__ import annotations


def _many(module: str, names: str) -> dict[str, tuple[str, str]]:
    return {name: (module, name) for name in names.split()}


MODELS: dict[str, tuple[str, str]] = {
    **_many("solid_cars", "car"),
    **_many("solid_rail", "coach boxcar open_wagon flat_wagon sleeper buffer_stop turntable"),
    **_many("solid_locomotives", "steam_engine cab_diesel hood_diesel"),
    **_many("solid_works", "stepladder wheelbarrow pallet_jack floor_jack engine_hoist engine_stand wheel_chock"),
    **_many("solid_works", "scaffold axle_stand tyre wheel workbench tool_chest tool_box tyre_rack"),
    **_many("solid_works", "car_lift_two car_lift_four"),
    **_many("solid_leisure", "goal gantry quarter_pipe swing slide campfire grill"),
    **_many("solid_things", "brick slab plywood shingle rug cobble corrugated pantile sandbag barbed_wire hedgehog"),
    **_many("solid_things", "dragon_tooth foxhole helmet rifle fountain statue podium"),
    **_many("solid_household", "bathtub basin shower toilet tray basket cup teapot trolley"),
    **_many("solid_boats", "dinghy fishing_boat lobster_pot mooring lifebuoy"),
    **_many("solid_aircraft", "propeller_plane twin_boom jet_fighter airliner helicopter"),
    **_many("solid_armour", "tank assault_gun armoured_car towed_gun gun_trailer emplaced_gun"),
    **_many("solid_carriers", "carrier halftrack"),
    **_many("solid_plant", "excavator"),
    **_many("solid_cycles", "motorcycle scooter bicycle sidecar farm_tractor forklift"),
    **_many("solid_boards", "fascia side_sign awning door window_frame shutter meter fence gate cone jersey"),
    **_many("solid_boards", "plastic_barrier guardrail barricade kerb step crossing_barrier"),
    **_many("solid_furniture", "chair armchair sofa bed cot table coffee_table round_table pool_table desk counter"),
    **_many("solid_cupboards", "drawers wardrobe wall_unit base_unit bookcase fridge washer hob clock shelf_rack"),
    **_many("solid_cupboards", "fireplace upright_piano grand_piano arcade"),
    **_many("solid_buildings", "house terrace diner shop_front warehouse shed tent ridge_tent water_tower jetty"),
    **_many(
        "solid_poles", "street_light lamp_post bus_stop flagpole signal_post signal_head semaphore parking_meter"
    ),
    **_many("solid_poles", "utility_pole catenary crossarm transformer pylon fire_extinguisher sign mirror_post"),
    **_many("solid_poles", "price_sign billboard rural_mailbox basketball"),
    **_many("solid_yard", "drum pallet crate cable_drum gas_cylinder ibc ladder carton bag beer_crate jerrycan"),
    **_many("solid_yard", "ammo_box container dumpster_open skip dumpster_lid site_cabin"),
    **_many("solid_machines", "vending fuel_pump round_pump dispenser air_unit generator compressor cabinet"),
    **_many("solid_machines", "toilet_cabin air_conditioner canopy island"),
    **_many("solid_street", "bench planter litter_bin bollard manhole grate bag_pile lantern"),
    **_many("solid_street", "wheelie_bin large_bin hydrant post_box pillar_box phone_box newspaper_box a_board"),
    **_many("solid_street", "satellite_dish bike_rack"),
    **_many("solid_stalls", "picnic_table bus_shelter food_cart yatai cafe_set cafe_table"),
    **_many("solid_trees", "broadleaf birch blossom poplar conifer palm bush rock stump log fern grass_clump"),
    **_many("solid_trees", "hay_round hay_square"),
    **_many("solid_figures", "standing soldier seated"),
    **_many("solid_animals", "dog horse cow"),
    **_many("solid_vans", "van pickup kei_truck"),
    **_many(
        "solid_lorries", "flatbed tow_truck tractor_unit conventional fire_engine trailer army_truck bus school_bus"
    ),
}
