"""Parts of light as goods: each follows from its id, and is not made before somebody asks for it."""

import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.electrical_parts import (
    COLOURS,
    EFFECTS,
    FUSES_MA,
    colour_name,
    fuse_part,
    led_part,
    resistor_part,
    wire_look,
    wire_part,
)
from diorama_planner.core.errors import UsageError
from diorama_planner.formulas.led import SERIES


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def test_every_led_supply_wire_resistor_and_fuse_can_be_bought(catalogue):
    wanted = [led_part(led.id) for led in catalogue.leds()]
    wanted += [part.part for part in catalogue.supply_parts()]
    wanted += [wire_part(wire.id, colour) for wire in catalogue.wires() for colour in COLOURS]
    wanted += [fuse_part(ma) for ma in FUSES_MA]
    wanted += list(EFFECTS.values())
    for package in catalogue.resistor_packages():
        values = [round(value * decade, 3) for each in SERIES.values() for value in each for decade in (1, 100, 1e5)]
        wanted += [resistor_part(package.id, ohm) for ohm in values]
    for key in wanted:
        assert catalogue.goods[key].id == key
        assert catalogue.material(key).category == "lighting"
    assert {part.supply for part in catalogue.supply_parts()} == {row.id for row in catalogue.power_sources()}


@pytest.mark.parametrize(
    ("key", "name", "pack"),
    [
        ("smd0603_warm", "SMD 0603 warm white", (20, "piece")),
        ("aa3", "3 x AA holder", (1, "piece")),
        ("awg_30_red", "Wire AWG 30, red", (10, "m")),
        ("awg_36_green", "Enamelled wire AWG 36, green", (50, "m")),
        ("rax_025_4k7", "Resistor 4.7 kohm, axial 1/4 W", (10, "piece")),
        ("r0805_4r7", "Resistor 4.7 ohm, 0805", (10, "piece")),
        ("fuse_1600", "Glass fuse 5 x 20 mm, 1.6 A", (10, "piece")),
    ],
)
def test_public_ids(catalogue, key, name, pack):
    part = catalogue.goods[key]
    assert (part.name, (part.pack_size, part.pack_unit)) == (name, pack)


@pytest.mark.parametrize(
    "key",
    ["awg_30", "awg_30_mauve", "awg_31_5_red", "rax_025_471r", "rax_025_0r", "rax_025_4k70", "rax_025_4700r",
     "r9999_10k", "fuse_501", "fuse_", "smd0603", "", "_", "rax_025_99999m"],
)  # fmt: skip
def test_what_nobody_sells_is_not_found(catalogue, key):
    assert key not in catalogue.goods
    with pytest.raises(UsageError):
        catalogue.material(key)


def test_a_colour_is_the_nearest_in_which_wire_is_sold():
    assert [colour_name(text) for text in ("#c9302c", "#000000", "#00ff00", "blue", "mauve")] == [
        *("red", "black", "green", "blue", "black")
    ]


def test_a_wire_has_the_colour_of_its_name():
    assert [wire_look(key) for key in ("awg_30_red", "mm2_0_14_blue", "smd0603_red", "awg_30")] == [
        *(COLOURS["red"], COLOURS["blue"], "", "")
    ]


def test_materials_are_as_before_and_lights_are_searched_by_name(catalogue):
    assert "smd0603_warm" not in catalogue.material_map
    assert list(catalogue.goods)[: len(catalogue.material_map)] == list(catalogue.material_map)
    assert not set(catalogue.goods) & set(catalogue.thing_map)
    assert catalogue.search("SMD 0603 warm white", kind="material")[0].id == "smd0603_warm"
