"""Where wheels and tracks stand under a vehicle, from wheelbase, width and class.

Shared by the drawings (wheels that peek out, gear) and by the ground that a thing touches. Real millimetres
about the centre of the plan, nose to +x. Shares without a source are builder's practice.
"""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.symbols.contract import ThingShape


@dataclass(frozen=True, slots=True)
class Running:
    """How a class of vehicle stands: share of the overhang in front, track and tyre as shares of the width.

    `wheelbase` is the share of the length that stands in for an unknown wheelbase; `rear_axles` stand
    `spacing` tyre diameters apart about the rear axle.
    """

    front_overhang: float = 0.44
    wheelbase: float = 0.58
    track: float = 0.834
    tyre: float = 0.115
    diameter: float = 0.365
    rear_axles: int = 1
    twin_rear: bool = False
    wheels_abreast: int = 2


@dataclass(frozen=True, slots=True)
class Wheel:
    """One wheel from above: its centre, its diameter (along x) and its width."""

    x: float
    y: float
    diameter: float
    width: float


CAR = Running()
RUNNING: dict[str, Running] = {
    "car": CAR,
    "pickup": Running(front_overhang=0.41, diameter=0.38),
    "kei_truck": Running(front_overhang=0.5, diameter=0.36),
    "van": Running(front_overhang=0.45, diameter=0.37),
    "flatbed": Running(front_overhang=0.42, diameter=0.4, track=0.8, tyre=0.13, twin_rear=True),
    "tow_truck": Running(front_overhang=0.4, diameter=0.42, tyre=0.13, twin_rear=True),
    "tractor_unit": Running(front_overhang=0.66, diameter=0.41, track=0.82, tyre=0.13, twin_rear=True),
    "conventional": Running(front_overhang=0.4, diameter=0.41, track=0.82, tyre=0.12, rear_axles=2, twin_rear=True),
    "fire_engine": Running(front_overhang=0.5, diameter=0.41, track=0.82, tyre=0.12, twin_rear=True),
    "trailer": Running(
        front_overhang=0.82, wheelbase=0.0, diameter=0.4, track=0.8, tyre=0.13, rear_axles=2, twin_rear=True
    ),
    "bus": Running(front_overhang=0.45, wheelbase=0.5, diameter=0.4, track=0.82, tyre=0.12, twin_rear=True),
    "school_bus": Running(front_overhang=0.25, wheelbase=0.62, diameter=0.41, track=0.82, tyre=0.11, twin_rear=True),
    "motorcycle": Running(front_overhang=0.47, wheelbase=0.66, track=0.0, tyre=0.13, diameter=0.72, wheels_abreast=1),
    "scooter": Running(front_overhang=0.42, wheelbase=0.68, track=0.0, tyre=0.14, diameter=0.65, wheels_abreast=1),
    "bicycle": Running(front_overhang=0.5, wheelbase=0.61, track=0.0, tyre=0.07, diameter=1.15, wheels_abreast=1),
    "sidecar": Running(front_overhang=0.42, wheelbase=0.6, track=0.0, tyre=0.06, diameter=0.38, wheels_abreast=1),
    "farm_tractor": Running(front_overhang=0.3, wheelbase=0.6, track=0.76, tyre=0.16, diameter=0.62),
    "forklift": Running(front_overhang=0.62, wheelbase=0.44, track=0.84, tyre=0.16, diameter=0.55),
    "army_truck": Running(front_overhang=0.36, wheelbase=0.6, track=0.8, tyre=0.11, diameter=0.4, twin_rear=True),
    "army_truck_6x6": Running(
        front_overhang=0.36, wheelbase=0.6, track=0.8, tyre=0.1, diameter=0.38, rear_axles=2, twin_rear=True
    ),
    "armoured_car": Running(front_overhang=0.45, wheelbase=0.58, track=0.84, tyre=0.12, diameter=0.45),
    "armoured_6x6": Running(front_overhang=0.4, wheelbase=0.6, track=0.84, tyre=0.1, diameter=0.38, rear_axles=2),
    "towed_gun": Running(front_overhang=0.8, wheelbase=0.0, track=0.8, tyre=0.1, diameter=0.5),
    "gun_trailer": Running(front_overhang=0.4, wheelbase=0.5, track=0.8, tyre=0.1, diameter=0.38),
}

SIX_WHEELED = frozenset({"cckw"})
CONTACT_SHARE = 0.34
"""Length of a tyre's contact as a share of its diameter (a soft tyre flattens over about a third)."""


def running_of(tag: str, thing: ThingShape) -> Running | None:
    """Give the running gear of a class, or None if it has no road wheels."""
    if tag == "army_truck" and thing.id in SIX_WHEELED:
        return RUNNING["army_truck_6x6"]
    if tag == "armoured_car" and thing.id == "m8_greyhound":
        return RUNNING["armoured_6x6"]
    return RUNNING.get(tag)


def axle_stations(thing: ThingShape, running: Running) -> tuple[float, float]:
    """Give x of the front and the rear axle.

    Their distance is the wheelbase where it is known; the rest of the length is shared out by the class.
    """
    length = thing.real_mm[0]
    base = thing.wheelbase_mm if thing.wheelbase_mm and thing.wheelbase_mm < length else running.wheelbase * length
    front = length / 2 - (length - base) * running.front_overhang
    return front, front - base


def wheels(thing: ThingShape, running: Running) -> tuple[Wheel, ...]:
    """Give every wheel, front to rear, left (y above 0) before right."""
    width = thing.real_mm[1]
    front, rear = axle_stations(thing, running)
    diameter = running.diameter * width
    tyre = running.tyre * width
    if running.wheels_abreast == 1:
        return tuple(Wheel(x, 0.0, diameter, tyre) for x in (front, rear))
    offset = running.track * width / 2
    out = [] if front == rear else [Wheel(front, side * offset, diameter, tyre) for side in (1, -1)]
    shift = (running.rear_axles - 1) / 2
    for i in range(running.rear_axles):
        x = rear + (shift - i) * diameter * 1.12
        for side in (1, -1):
            if running.twin_rear:
                out += [
                    Wheel(x, side * (offset + tyre * 0.1), diameter, tyre * 0.8),
                    Wheel(x, side * (offset - tyre * 0.95), diameter, tyre * 0.8),
                ]
            else:
                out.append(Wheel(x, side * offset, diameter, tyre))
    return tuple(out)
