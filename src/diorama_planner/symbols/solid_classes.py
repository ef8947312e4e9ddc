"""Which module and function models the body of a class: a table, looked up, never imported early.

The names are those of `classes`. What is not here is a pile of slabs.
"""

from __future__ import annotations


def _many(module: str, names: str) -> dict[str, tuple[str, str]]:
    return {name: (module, name) for name in names.split()}


MODELS: dict[str, tuple[str, str]] = {
    **_many("solid_cars", "car"),
    **_many("solid_machines", "vending fuel_pump round_pump dispenser air_unit generator compressor cabinet"),
    **_many("solid_machines", "toilet_cabin air_conditioner canopy island"),
    **_many("solid_street", "bench picnic_table planter litter_bin bollard manhole grate bag_pile lantern"),
    **_many("solid_street", "wheelie_bin large_bin hydrant post_box pillar_box phone_box newspaper_box a_board"),
    **_many("solid_street", "satellite_dish bus_shelter bike_rack food_cart yatai cafe_set cafe_table"),
    **_many("solid_trees", "broadleaf birch blossom poplar conifer palm bush rock stump log fern grass_clump"),
    **_many("solid_trees", "hay_round hay_square"),
    **_many("solid_figures", "standing soldier seated dog horse cow"),
    **_many("solid_vans", "van pickup kei_truck"),
    **_many(
        "solid_lorries", "flatbed tow_truck tractor_unit conventional fire_engine trailer army_truck bus school_bus"
    ),
}
