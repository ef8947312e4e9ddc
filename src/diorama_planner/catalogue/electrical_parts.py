"""What is bought for light: LEDs, supplies, wire by gauge and colour, resistors by value and package, fuses.

There are thousands of them, and each follows from its id and the tables behind light: none is made before somebody
asks. Ids are public: that of the row for LEDs and supplies (`smd0603_warm`, `aa3`), else made by the functions here
(`awg_30_red`, `rax_025_470r`, `fuse_500`). How many come in a pack, and how much is bought to spare, is builder's
practice. What is the same for all - sockets, switches, tape, modules - are rows of `materials.csv`; what a plan takes
of which is said by its kinds and by `app.purchase.lit_lines`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from itertools import chain

from diorama_planner.catalogue.electrical_rows import Led, PowerSource, Resistor, ResistorPackage, Wire
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.shipped import ShippedTables
from diorama_planner.core.figures import format_decimal
from diorama_planner.formulas.rounding import count_down

LIGHTING = "lighting"
"""The category of all of them."""

COLOURS: Mapping[str, str] = {
    "red": "#c9302c",
    "black": "#20242a",
    "white": "#f2f2ee",
    "yellow": "#f0c419",
    "green": "#2e8b45",
    "blue": "#2760b5",
    "orange": "#e8761c",
    "brown": "#6b4226",
    "grey": "#8c9196",
    "violet": "#7d4fa3",
    "pink": "#e58fb1",
    "turquoise": "#2fb5b0",
}
"""In which colours wire is sold, the commonest first, by the words of IEC 60757; how each looks is our choice."""

TAPE_5, TAPE_10 = "copper_tape_5", "copper_tape_10"
TUBE, TUBE_PER_JOINT_MM = "heat_shrink_1_5", 15.0
"""Heat-shrink tube, and how much of it covers a soldered joint (`materials.csv`, notes)."""

PLUG, FUSE_HOLDER = "jst_pair", "fuse_holder"
SWITCH, STRONG_SWITCH = "slide_switch", "rocker_switch"
SWITCH_MA = 1000.0
"""What a slide switch bears (`materials.csv`)."""

MOST_LOAD = 0.8
"""Of what a switch or a supply can bear; it gets hot with more. Builder's practice, unsourced."""

TERMINAL_STRIP, BUCK = "terminal_strip", "buck_converter"
INVERTER, RESISTOR_SET = "el_inverter", "resistor_set"

INVERTER_REACH_MM = 2500.0
"""How much EL wire a pocket inverter lights (`leds.csv`, notes of the wire)."""

EFFECTS: Mapping[str, str] = {sort: f"effect_{sort}" for sort in ("flicker", "chase", "welding", "traffic", "dimmer")}
"""The module of a sort of effect."""

FUSES_MA = (
    *(32, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800),
    *(1000, 1250, 1600, 2000, 2500, 3150, 4000, 5000, 6300),
)
"""Ratings of glass fuses 5 x 20 mm, mA (IEC 60127-2)."""

_SOLD_AS = {"strip_3528_12v": "led_strip_5m", "side_glow_2mm": "side_glow_fibre_5m"}
_LED_PACKS = {"SMD": (20, 20.0), "through hole": (10, 10.0), "pre-wired": (10, 10.0), "rigid": (5, 20.0)}
"""By mount: how many come in a pack, and per cent to spare: small ones fly off, hot or stiff ones break."""

_REEL_M = {"tape": 5.0, "fibre": 5.0, "EL wire": 3.0}
_SPARE_PCT = 10.0
_RESISTOR_PACK, _FUSE_PACK = 10, 10
_ENAMELLED_BELOW_MM = 0.165
_ENAMELLED_M, _WIRE_M = 50.0, 10.0
_PRACTICE = "pack and spares builder's practice, unsourced"

_RESISTOR_ID = re.compile(r"([a-z0-9_]+)_(\d{1,3})([rkm])(\d{0,2})")
_FACTORS = {"r": 1.0, "k": 1e3, "m": 1e6}
_USUAL_VALUES, _USUAL_DECADES = "E24", (10.0, 100.0, 1e3, 1e4)
_USUAL_PACKAGES = ("r0805", "rax_0125", "rax_025")
_MOST_OHM = 1e7


def led_part(led: str) -> str:
    """Return the id of the material that an LED, strip or fibre is bought as, by the id of its row."""
    return _SOLD_AS.get(led, led)


def is_el_wire(led: Led) -> bool:
    """Whether it glows by the alternating voltage of an inverter."""
    return led.mount == "EL wire"


def pieces(led: Led, count: int, length_mm: float | None) -> int:
    """How many pieces of a row are side by side, at least one.

    LEDs are counted, of a strip as many whole groups as fit its length, of EL wire the inverters that it takes.
    """
    if length_mm is None:
        return max(1, count)
    if is_el_wire(led):
        return max(1, math.ceil(length_mm / INVERTER_REACH_MM))
    return max(1, count_down(length_mm / (led.lit_length_mm or led.length_mm))) * max(1, count)


def wire_part(wire: str, colour: str) -> str:
    """Return the id of the material of a wire, by the id of its row and a colour as `colour_name` reads it."""
    return f"{wire}_{colour_name(colour)}"


def resistor_part(package: str, ohm: float) -> str:
    """Return the id of a resistor, by the id of its package and its value: `rax_025_4k7` (IEC 60062)."""
    unit = "r" if ohm < 1e3 else "k" if ohm < 1e6 else "m"
    whole, _, rest = format_decimal(ohm / _FACTORS[unit], precision=2, trim=True).partition(".")
    return f"{package}_{whole}{unit}{rest}"


def wire_look(key: str) -> str:
    """How a wire looks, by its id; empty for what is none."""
    wire, _, colour = key.rpartition("_")
    return COLOURS.get(colour, "") if wire.startswith(("awg_", "mm2_")) else ""


def is_resistor(key: str) -> bool:
    """Whether an id is written as that of a resistor with wires, as assortments hold them."""
    return key.startswith("rax_") and _RESISTOR_ID.fullmatch(key) is not None


def fuse_rating(ma: float) -> int:
    """Return the next rating in which fuses are sold that is not above `ma`; the smallest where none is."""
    return max((rating for rating in FUSES_MA if rating <= ma), default=FUSES_MA[0])


def fuse_part(ma: float) -> str:
    """Return the id of the fuse that is bought for `ma`."""
    return f"fuse_{fuse_rating(ma)}"


def switch_part(gives_ma: float) -> str:
    """Return the id of the switch of a supply: the smallest that bears all that can flow, with a fifth in reserve."""
    return SWITCH if gives_ma <= MOST_LOAD * SWITCH_MA else STRONG_SWITCH


def colour_name(colour: str) -> str:
    """Name the colour in which wire is sold that is nearest to `#rrggbb`; a name stays, and nonsense is black."""
    if colour in COLOURS:
        return colour
    wanted = _rgb(colour)
    if wanted is None:
        return "black"
    return min(COLOURS, key=lambda name: math.dist(wanted, _rgb(COLOURS[name]) or wanted))


def _rgb(colour: str) -> tuple[int, ...] | None:
    plain = re.fullmatch(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})", colour)
    return tuple(int(part, 16) for part in plain.groups()) if plain else None


def write_ohm(ohm: float, *, decimal_comma: bool = False) -> str:
    """Write a resistance as it is asked for in a shop: `470 ohm`, `4.7 kohm`, `1 Mohm`."""
    unit, factor = next((unit for unit in (("Mohm", 1e6), ("kohm", 1e3)) if ohm >= unit[1]), ("ohm", 1.0))
    return f"{format_decimal(ohm / factor, precision=2, trim=True, decimal_comma=decimal_comma)} {unit}"


class Goods(Mapping[str, Material]):
    """All that can be bought by its id: the materials of the catalogue, which go first, and the parts of light.

    Every part is found by its id; to go through it gives those that are usual. It reads tables when it is asked.
    """

    __slots__ = ("_made", "_materials", "_tables")

    def __init__(self, materials: Mapping[str, Material], tables: ShippedTables) -> None:
        self._materials = materials
        self._tables = tables
        self._made: dict[str, Material | None] = {}

    def __getitem__(self, key: str) -> Material:
        found = self._materials.get(key) or self._part(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        parts = chain(self.tabled(), self._usual_wires(), self._usual_resistors())
        return iter(dict.fromkeys(chain(self._materials, parts)))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def tabled(self) -> list[str]:
        """Give the ids of LEDs and supplies: they have names of their own, by which they are searched for."""
        lights = [led.id for led in self._tables.rows("leds.csv", Led) if led.id not in _SOLD_AS]
        return lights + [source.id for source in self._tables.rows("power_sources.csv", PowerSource)]

    def _usual_wires(self) -> Iterator[str]:
        wires = [wire for wire in self._tables.rows("wire.csv", Wire) if wire.typical_use]
        return (wire_part(wire.id, colour) for wire in wires for colour in COLOURS)

    def _usual_resistors(self) -> Iterator[str]:
        rows = self._tables.rows("resistors_e_series.csv", Resistor)
        values = [row.value for row in rows if row.series == _USUAL_VALUES]
        ohms = [round(value * decade, 1) for decade in _USUAL_DECADES for value in values]
        return (resistor_part(package, ohm) for package in _USUAL_PACKAGES for ohm in ohms)

    def _part(self, key: str) -> Material | None:
        if key not in self._made:
            self._made[key] = self._make(key)
        return self._made[key]

    def _make(self, key: str) -> Material | None:
        led = self._tables.rows_by_id("leds.csv", Led).get(key)
        if led is not None:
            return _led(led)
        source = self._tables.rows_by_id("power_sources.csv", PowerSource).get(key)
        if source is not None:
            return _supply(source)
        row, _, last = key.rpartition("_")
        wire = self._tables.rows_by_id("wire.csv", Wire).get(row)
        if wire is not None:
            return _wire(key, wire, last) if last in COLOURS else None
        if row == "fuse":
            return _fuse(key, int(last)) if last.isdecimal() and int(last) in FUSES_MA else None
        return self._valued(key)

    def _valued(self, key: str) -> Material | None:
        read = _RESISTOR_ID.fullmatch(key)
        package = read and self._tables.rows_by_id("resistor_packages.csv", ResistorPackage).get(read[1])
        if not read or package is None:
            return None
        ohm = float(f"{read[2]}.{read[4] or 0}") * _FACTORS[read[3]]
        if not 0 < ohm <= _MOST_OHM or resistor_part(package.id, ohm) != key or not self._is_made(ohm):
            return None
        return _resistor(key, package, ohm)

    def _is_made(self, ohm: float) -> bool:
        """Whether a value is of one of the E series."""
        value = ohm / 10.0 ** math.floor(math.log10(ohm) + 1e-9)
        rows = self._tables.rows("resistors_e_series.csv", Resistor)
        return any(math.isclose(row.value, value, rel_tol=1e-6) for row in rows)


def _led(led: Led) -> Material:
    """An LED by the pack; what can be cut by the metre."""
    source = f"{led.source}; {_PRACTICE}"
    if led.cuttable:
        metres = _REEL_M.get(led.mount, _REEL_M["tape"])
        return Material(
            id=led.id, name=led.name, category=LIGHTING, form="length", pack_size=metres, pack_unit="m",
            length_mm=metres * 1e3, width_mm=led.width_mm, thickness_mm=led.height_mm, waste_pct=_SPARE_PCT,
            notes=led.notes, source=source, confidence=led.confidence,
        )  # fmt: skip
    pack, spare = _LED_PACKS.get(led.mount, (1, 0.0))
    return Material(
        id=led.id, name=led.name, category=LIGHTING, form="each", pack_size=float(pack), pack_unit="piece",
        length_mm=led.length_mm, width_mm=led.width_mm, thickness_mm=led.height_mm, waste_pct=spare,
        notes=led.notes, source=source, confidence=led.confidence,
    )  # fmt: skip


def _supply(row: PowerSource) -> Material:
    cell_pack = 4.0 if row.id in ("aa1", "aaa1") else 1.0
    return Material(
        id=row.id, name=row.name, category=LIGHTING, form="each", pack_size=cell_pack, pack_unit="piece",
        length_mm=row.length_mm, width_mm=row.width_mm, thickness_mm=row.height_mm, waste_pct=0.0,
        notes=row.notes, source=row.source, confidence=row.confidence,
    )  # fmt: skip


def _wire(key: str, wire: Wire, colour: str) -> Material:
    enamelled = wire.gauge_system == "AWG" and wire.diameter_bare_mm < _ENAMELLED_BELOW_MM
    name = f"Enamelled wire AWG {wire.gauge:g}" if enamelled else wire.name.replace("Copper wire", "Wire")
    metres = _ENAMELLED_M if enamelled else _WIRE_M
    return Material(
        id=key, name=f"{name}, {colour}", category=LIGHTING, form="length", pack_size=metres, pack_unit="m",
        length_mm=metres * 1e3, waste_pct=_SPARE_PCT, notes=wire.notes,
        source=f"{wire.source}; {_PRACTICE}", confidence=wire.confidence,
    )  # fmt: skip


def _resistor(key: str, package: ResistorPackage, ohm: float) -> Material:
    kind = package.name.removeprefix("Chip resistor ").replace("Axial", "axial")
    return Material(
        id=key, name=f"Resistor {write_ohm(ohm)}, {kind}", category=LIGHTING, form="each",
        pack_size=float(_RESISTOR_PACK), pack_unit="piece", length_mm=package.length_mm, width_mm=package.width_mm,
        waste_pct=_SPARE_PCT, notes=package.notes, source=f"{package.source}; {_PRACTICE}",
        confidence=package.confidence,
    )  # fmt: skip


def _fuse(key: str, ma: int) -> Material:
    rating = f"{ma} mA" if ma < 1000 else f"{ma / 1000:g} A"
    return Material(
        id=key, name=f"Glass fuse 5 x 20 mm, {rating}", category=LIGHTING, form="each", pack_size=float(_FUSE_PACK),
        pack_unit="piece", length_mm=20.0, width_mm=5.0, waste_pct=0.0,
        source=f"IEC 60127-2; {_PRACTICE}", confidence="medium",
    )  # fmt: skip
