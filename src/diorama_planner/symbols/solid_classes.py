"""Which module and function models the body of a class: a table, looked up, never imported early.

The names are those of `classes`. What is not here is a pile of slabs.
"""

from __future__ import annotations


def _many(module: str, names: str) -> dict[str, tuple[str, str]]:
    return {name: (module, name) for name in names.split()}


MODELS: dict[str, tuple[str, str]] = {
    **_many("solid_cars", "car"),
    **_many("solid_trees", "broadleaf birch blossom poplar conifer palm bush rock stump log fern grass_clump"),
    **_many("solid_trees", "hay_round hay_square"),
    **_many("solid_figures", "standing soldier seated dog horse cow"),
    **_many("solid_vans", "van pickup kei_truck"),
    **_many(
        "solid_lorries", "flatbed tow_truck tractor_unit conventional fire_engine trailer army_truck bus school_bus"
    ),
}
