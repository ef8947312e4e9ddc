"""The catalogue as the rest of the program sees it.

A project's entry wins over the user's, which wins over the shipped one. Immutable to the outside; what it
reads, it reads when first asked. Searching is in `search`, the user's folder in `user`, the shipped files
in `shipped`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from diorama_planner.catalogue.electrical_rows import (
    Camera,
    Led,
    NeonTechnique,
    PowerSource,
    Resistor,
    ResistorPackage,
    SupplyPart,
    Wire,
)
from diorama_planner.catalogue.entries import Entry
from diorama_planner.catalogue.material import LearnedRate, Material
from diorama_planner.catalogue.reference_rows import Base, Compatibility, Dilution, Reference, Road, ScaleRow, Step
from diorama_planner.catalogue.shipped import ShippedTables
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.catalogue.user import UserCatalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.resources import asset_path

if TYPE_CHECKING:
    from diorama_planner.catalogue.build_ups import CatalogueBuildUp
    from diorama_planner.catalogue.electrical_parts import Goods
    from diorama_planner.catalogue.search import Hit, KindFilter, SearchIndex


def _unknown(what: str, wanted: str, *known: Iterable[str]) -> UsageError:
    """Name the most similar of the first of `known` that has any."""
    from diorama_planner.catalogue.words import nearest

    near = next(filter(None, (nearest(wanted, group) for group in known)), ())
    if near:
        hint = msg("did you mean {ids}?", ids=" or ".join(near))
    else:
        hint = msg("search for it with: diorama-planner catalogue search TEXT")
    return UsageError(msg("unknown {what} {id!r}", what=what, id=wanted), hint)


class Catalogue:
    """Things, materials and reference rows by id. Made by `load_catalogue`; never changes."""

    __slots__ = ("_goods", "_index", "_learned", "_materials", "_project", "_shipped", "_things", "_user")

    def __init__(
        self,
        shipped: ShippedTables,
        user: tuple[Entry, ...],
        project: tuple[Entry, ...],
        learned: tuple[LearnedRate, ...] = (),
    ) -> None:
        self._shipped = shipped
        self._user = user
        self._project = project
        self._learned = learned
        self._things: dict[str, CatalogueThing] | None = None
        self._materials: dict[str, Material] | None = None
        self._goods: Goods | None = None
        self._index: SearchIndex | None = None

    def _own(self) -> tuple[Entry, ...]:
        return self._user + self._project

    @property
    def thing_map(self) -> Mapping[str, CatalogueThing]:
        """All things by id: shipped order first, then the user's and the project's own."""
        if self._things is None:
            things = {**self._shipped.vehicles(), **self._shipped.props()}
            things.update((own.id, own) for own in self._own() if isinstance(own, CatalogueThing))
            self._things = things
        return self._things

    @property
    def material_map(self) -> Mapping[str, Material]:
        """All materials by id: shipped order first, then the user's and the project's own, with rates learned."""
        if self._materials is None:
            materials = dict(self._shipped.materials())
            materials.update((own.id, own) for own in self._own() if isinstance(own, Material))
            if self._learned:
                from diorama_planner.catalogue.learned import with_rate

                found = {rate.material: rate for rate in self._learned if rate.material in materials}
                materials |= {name: with_rate(materials[name], rate) for name, rate in found.items()}
            self._materials = materials
        return self._materials

    @property
    def goods(self) -> Goods:
        """All that can be bought, by id: materials, then the parts of light, each made when it is asked for."""
        if self._goods is None:
            from diorama_planner.catalogue.electrical_parts import Goods

            self._goods = Goods(self.material_map, self._shipped)
        return self._goods

    @property
    def led_map(self) -> Mapping[str, Led]:
        """The LEDs and other small lights by id."""
        return self._shipped.rows_by_id("leds.csv", Led)

    @property
    def power_source_map(self) -> Mapping[str, PowerSource]:
        """Batteries and supplies by id."""
        return self._shipped.rows_by_id("power_sources.csv", PowerSource)

    @property
    def camera_part_map(self) -> Mapping[str, Camera]:
        """Sensors, lenses, bodies and accessories by id."""
        return self._shipped.rows_by_id("cameras.csv", Camera)

    @property
    def build_up_map(self) -> Mapping[str, CatalogueBuildUp]:
        """The named build-ups by id, in their order; a plan's own are records."""
        return self._shipped.build_ups()

    def build_up(self, build_up_id: str) -> CatalogueBuildUp:
        """Look up one build-up. Errors as `thing`."""
        found = self.build_up_map.get(build_up_id)
        if found is None:
            raise _unknown("build-up", build_up_id, self.build_up_map)
        return found

    def led(self, led_id: str) -> Led:
        """Look up one LED. Errors as `thing`."""
        found = self.led_map.get(led_id)
        if found is None:
            raise _unknown("LED", led_id, self.led_map)
        return found

    def power_source(self, source_id: str) -> PowerSource:
        """Look up one battery or supply. Errors as `thing`."""
        found = self.power_source_map.get(source_id)
        if found is None:
            raise _unknown("supply", source_id, self.power_source_map)
        return found

    def camera_part(self, part_id: str) -> Camera:
        """Look up one sensor, lens, body or accessory. Errors as `thing`."""
        found = self.camera_part_map.get(part_id)
        if found is None:
            raise _unknown("part of a camera", part_id, self.camera_part_map)
        return found

    def thing(self, thing_id: str) -> CatalogueThing:
        """Look up one thing.

        Raises:
            UsageError: there is no such id; the hint names the most similar ones.
        """
        found = self.thing_map.get(thing_id)
        if found is None:
            if thing_id in self.material_map:
                raise UsageError(msg("{id} is a material, not a thing", id=thing_id))
            raise _unknown("thing", thing_id, self.thing_map)
        return found

    def material(self, material_id: str) -> Material:
        """Look up one material, or part of light.

        Raises:
            UsageError: there is no such id; the hint names the most similar ones.
        """
        found = self.material_map.get(material_id) or self.goods.get(material_id)
        if found is None:
            if material_id in self.thing_map:
                raise UsageError(msg("{id} is a thing, not a material", id=material_id))
            raise _unknown("material", material_id, self.material_map)
        return found

    def pack_unit(self, key: str) -> str:
        """The unit in which packs are counted of a material or a thing, by its key; of things it is the piece."""
        material = self.goods.get(key)
        return material.pack_unit if material is not None else "piece"

    def entry(self, entry_id: str) -> Entry:
        """Look up a thing or, failing that, a material. Errors as `thing`."""
        found: Entry | None = self.thing_map.get(entry_id) or self.goods.get(entry_id)
        if found is None:
            raise _unknown("thing or material", entry_id, [*self.thing_map, *self.material_map], self.goods)
        return found

    def things(self) -> tuple[CatalogueThing, ...]:
        """Give all things, reference figures (not placeable) too."""
        return tuple(self.thing_map.values())

    def materials(self) -> tuple[Material, ...]:
        """Give all materials."""
        return tuple(self.material_map.values())

    def search(
        self,
        text: str,
        *,
        limit: int = 50,
        kind: KindFilter = "thing",
        family: str = "",
        category: str = "",
        year: int | None = None,
        region: str = "",
        placeable_only: bool = False,
    ) -> list[Hit]:
        """Find things or materials by what was typed; see `search.SearchIndex.find` and `SearchFilter`.

        The first search builds the index (30 to 80 ms on a slow machine); a query then takes 1 to 5 ms.
        """
        # sqlite3 is not needed before the first search
        from diorama_planner.catalogue.search import SearchFilter, SearchIndex

        if self._index is None:
            lights = [self.goods[name] for name in self.goods.tabled() if name not in self.material_map]
            self._index = SearchIndex([*self.thing_map.values(), *self.material_map.values(), *lights])
        wanted = SearchFilter(kind, family, category, year, region, placeable_only)
        return self._index.find(text, wanted, limit=limit)

    def with_entries(self, project_entries: Iterable[Entry]) -> Catalogue:
        """Give the same catalogue for a project that carries `project_entries` (instead of those it had)."""
        carried = tuple(replace(entry, origin="project") for entry in project_entries)
        return self if carried == self._project else Catalogue(self._shipped, self._user, carried, self._learned)

    def with_user_entries(self, user_entries: Iterable[Entry]) -> Catalogue:
        """Give the same catalogue with `user_entries` as the user's own things and materials."""
        own = tuple(replace(entry, origin="user") for entry in user_entries)
        return self if own == self._user else Catalogue(self._shipped, own, self._project, self._learned)

    def with_learned(self, rates: Iterable[LearnedRate]) -> Catalogue:
        """Give the same catalogue with the rates that the user's own builds have shown (instead of those it had).

        They go before all others; one that speaks of another unit than its material does is passed over.
        """
        learned = tuple(rates)
        return self if learned == self._learned else Catalogue(self._shipped, self._user, self._project, learned)

    def bases(self) -> tuple[Base, ...]:
        """Give the boards, frames, cases, shelves and modules."""
        return self._shipped.rows("bases.csv", Base)

    def roads(self, region: str = "") -> tuple[Road, ...]:
        """Give the road figures, all or those of one region."""
        rows = self._shipped.rows("roads.csv", Road)
        return tuple(row for row in rows if not region or region in row.region)

    def references(self) -> tuple[Reference, ...]:
        """Give the everyday things by which a scale is judged."""
        return self._shipped.rows("references.csv", Reference)

    def scales(self) -> tuple[ScaleRow, ...]:
        """Give all known scales; their traps are in `notes`."""
        return self._shipped.rows("scales.csv", ScaleRow)

    def compatibility(self) -> tuple[Compatibility, ...]:
        """Give what is known of one material class laid over another."""
        return self._shipped.rows("compatibility.csv", Compatibility)

    def dilutions(self) -> tuple[Dilution, ...]:
        """Give how paint and glue are thinned for their uses."""
        return self._shipped.rows("dilutions.csv", Dilution)

    def steps(self) -> tuple[Step, ...]:
        """Give the build steps in order."""
        return self._shipped.rows("steps.csv", Step)

    def leds(self) -> tuple[Led, ...]:
        """Give the LEDs and other small lights."""
        return self._shipped.rows("leds.csv", Led)

    def wires(self) -> tuple[Wire, ...]:
        """Give the wires."""
        return self._shipped.rows("wire.csv", Wire)

    def resistors(self) -> tuple[Resistor, ...]:
        """Give the base values of the E series."""
        return self._shipped.rows("resistors_e_series.csv", Resistor)

    def resistor_packages(self) -> tuple[ResistorPackage, ...]:
        """Give the resistor packages with their power rating."""
        return self._shipped.rows("resistor_packages.csv", ResistorPackage)

    def power_sources(self) -> tuple[PowerSource, ...]:
        """Give batteries and supplies."""
        return self._shipped.rows("power_sources.csv", PowerSource)

    def supply_parts(self) -> tuple[SupplyPart, ...]:
        """Give what is bought for each power source."""
        return self._shipped.rows("supply_parts.csv", SupplyPart)

    def neon_techniques(self) -> tuple[NeonTechnique, ...]:
        """Give the ways to build a neon sign, the usual ones first."""
        return self._shipped.rows("neon.csv", NeonTechnique)

    def cameras(self) -> tuple[Camera, ...]:
        """Give sensors, lenses, bodies and accessories."""
        return self._shipped.rows("cameras.csv", Camera)


@cache
def _shipped_tables() -> ShippedTables:
    """The shipped tables, which nobody writes: a process reads them once, however many plans it opens."""
    return ShippedTables(asset_path("catalogue"))


def load_catalogue(
    user_dir: Path | None = None, project_entries: Iterable[Entry] = (), *, folder: Path | None = None
) -> Catalogue:
    """Give the catalogue of the shipped tables, the user's own things and a project's entries.

    Cheap: no table is parsed before it is asked for. `user_dir` is the folder of a `UserCatalogue`; who wants
    to hear what could not be read there makes one and gives its entries to `with_user_entries`. `folder` holds
    the tables, the shipped ones by default.
    """
    catalogue = Catalogue(ShippedTables(folder) if folder else _shipped_tables(), (), ())
    if user_dir is not None:
        catalogue = catalogue.with_user_entries(UserCatalogue(user_dir).entries)
    return catalogue.with_entries(project_entries)
