"""Importing a shop's price list: a table in any of the dresses in which shops give it, with a preview of every row.

A row is recognised by an id of the catalogue, by the shop's own number or name where an earlier list of the shop had
it, or by the very name of a material or thing. What is not recognised is never guessed: it is told, and the user may
say what it is. Cells are read in `price_cells`; the shop is kept in the workshop.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from diorama_planner.app.purchase.price_cells import has_decimal_comma, read_pack, read_pieces, read_price
from diorama_planner.app.purchase.workshop import Workshop
from diorama_planner.app.tables import delimiter_of, table_text
from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.words import words
from diorama_planner.core.errors import BadFileError, PlannerError, UsageError
from diorama_planner.core.messages import Message, msg
from diorama_planner.takeoff.shops import THING_PREFIX, Offer, Shop, thing_key

Field = Literal["id", "name", "sku", "brand", "pack", "unit", "price", "currency", "url"]

MOST_GUESSES = 3
LEAST_LIKELY = 0.3
"""A hit of the search with a lower score shares a word or two by chance; the usual misspellings have more."""
_OLDER = "cp1252"  # what spreadsheets write in the west where nobody asked them for UTF-8
_HEADINGS: Mapping[Field, tuple[str, ...]] = {
    "id": ("id", "material", "thing", "key", "catalogue id"),
    "sku": (
        *("sku", "ean", "gtin", "upc", "code", "number", "article no", "item no", "product no", "ref", "reference"),
        *("art nr", "artnr", "artikelnummer", "artikelnr", "bestellnummer", "kode"),
    ),
    "name": (
        *("name", "product", "article", "item", "title", "description", "product name", "item name"),
        *("artikel", "bezeichnung", "produkt", "artikelbezeichnung", "nama", "nama barang", "nom", "omschrijving"),
    ),
    "brand": ("brand", "maker", "manufacturer", "make", "marke", "hersteller", "merek", "merk", "marque"),
    "pack": (
        *("pack", "pack size", "size", "content", "contents", "amount", "quantity", "qty", "per pack", "packing"),
        *("inhalt", "menge", "packung", "gebinde", "isi", "ukuran", "inhoud", "contenu"),
    ),
    "unit": ("unit", "pack unit", "unit of measure", "uom", "einheit", "satuan", "eenheid", "unite"),
    "price": (
        *("price", "unit price", "pack price", "retail price", "cost", "preis", "vk", "vk preis", "verkaufspreis"),
        *("harga", "prix", "prijs", "eur", "usd", "gbp", "jpy", "idr", "chf", "price eur", "price usd", "preis eur"),
    ),
    "currency": ("currency", "wahrung", "mata uang", "valuta", "devise"),
    "url": ("url", "link", "web", "www", "href", "page"),
}


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One row of a price list: its number (the first line of the file is 1), its cells by field, what it became.

    `problem` says why it is not imported; a row that is not `recognised` has nothing else wrong with it.
    """

    number: int
    cells: Mapping[Field, str]
    offer: Offer | None = None
    problem: Message | None = None
    recognised: bool = True

    @property
    def name(self) -> str:
        """What the shop calls it, or its id or number."""
        return self.cells.get("name") or self.cells.get("id") or self.cells.get("sku") or ""


@dataclass(frozen=True, slots=True)
class PricePreview:
    """What importing a price list would bring. `columns` are those of the file, `mapping` gives their places."""

    columns: tuple[str, ...]
    mapping: Mapping[Field, int]
    rows: tuple[PriceRow, ...]

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What is imported."""
        return tuple(row.offer for row in self.rows if row.offer is not None)

    @property
    def unknown(self) -> tuple[PriceRow, ...]:
        """Rows of which nobody knows what they are."""
        return tuple(row for row in self.rows if not row.recognised)

    @property
    def bad(self) -> tuple[PriceRow, ...]:
        """Rows that cannot be read."""
        return tuple(row for row in self.rows if row.problem is not None and row.recognised)

    def reasons(self) -> list[tuple[str, int, PriceRow]]:
        """Why rows are left out, the most frequent first: a template, how many rows have it, and one of them."""
        found = [row for row in self.rows if row.problem is not None]
        counts = Counter(row.problem.id for row in found if row.problem is not None)
        first: dict[str, PriceRow] = {}
        for row in found:
            if row.problem is not None:
                first.setdefault(row.problem.id, row)
        return [(reason, count, first[reason]) for reason, count in counts.most_common()]


def read_price_list(
    path: Path,
    catalogue: Catalogue,
    shop: Shop,
    *,
    mapping: Mapping[str, int] | None = None,
    chosen: Mapping[str, str] | None = None,
) -> PricePreview:
    """Read a price list for a shop; nothing is changed.

    Args:
        path: a table, its cells divided by commas, semicolons or tabs.
        catalogue: what rows may be.
        shop: whose list it is: its currency is that of the prices, its earlier list helps to recognise rows.
        mapping: which column is what, counted from 0; guessed from the headings where it is not given.
        chosen: keys of materials or things by the name (or the number, or id) under which the list has them.

    Raises:
        BadFileError: it is no table, or there is no column of prices or none that says what is sold.
    """
    text = table_text(path, "a price list", older_encoding=_OLDER)
    lines = list(_lines(text, path.name))
    headings = lines[0][1] if lines else []
    guessed = guess_columns(headings)
    columns = guessed if mapping is None else {field: mapping[field] for field in _HEADINGS if field in mapping}
    if "price" not in columns or not columns.keys() & {"id", "name", "sku"}:
        missing = msg("price") if "price" not in columns else msg("name, id or number")
        raise BadFileError(
            msg("{name} has no column that is called {what}", name=path.name, what=missing),
            msg("its first line is {headings}; say which column is what", headings=" | ".join(headings)[:200]),
        )
    reader = _Reader(catalogue, shop, columns, chosen or {})
    body = lines[1:] if "price" in guessed or not _has_digit(headings, columns["price"]) else lines
    prices = (cells[columns["price"]] for _, cells in body if columns["price"] < len(cells))
    reader.decimal_comma = has_decimal_comma(prices)
    return PricePreview(tuple(headings), columns, tuple(reader.row(*line) for line in body))


def guess_columns(headings: Sequence[str]) -> dict[Field, int]:
    """Guess from the headings of a table which column is what; the first that fits best is taken."""
    found: dict[Field, int] = {}
    plain = [" ".join(words(heading)) for heading in headings]
    for field, known in _HEADINGS.items():
        exact = [number for name in known for number, heading in enumerate(plain) if heading == name]
        begins = [number for number, heading in enumerate(plain) if heading and heading.split()[0] in known]
        free = [number for number in (*exact, *begins) if number not in found.values()]
        if free:
            found[field] = free[0]
    return found


def suggestions(row: PriceRow, catalogue: Catalogue) -> list[str]:
    """Give keys of what a row that is not recognised may be, the likeliest first; none where nothing is likely."""
    hits = catalogue.search(row.name, kind="all", limit=MOST_GUESSES) if row.name else []
    likely = (hit for hit in hits if hit.score >= LEAST_LIKELY)
    return [hit.id if hit.kind == "material" else thing_key(hit.id) for hit in likely]


def import_price_list(workshop: Workshop, shop: Shop, preview: PricePreview, day: date) -> Shop:
    """Put what was read in the place of the shop's earlier list, and give the shop as it now is.

    Raises:
        UsageError: nothing of it could be imported: the earlier list stays.
        WriteError: it cannot be kept.
    """
    if not preview.offers:
        raise UsageError(
            msg("nothing in this price list could be recognised, so the earlier one stays"),
            msg("say what its rows are, or give it a column called id with ids of the catalogue"),
        )
    changed = replace(shop, offers=preview.offers, updated=day.isoformat())
    workshop.put_shop(changed)
    return changed


def _lines(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Give the lines of a table that are not blank, with their numbers."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, [cell.strip() for cell in cells]
    except csv.Error as error:
        raise BadFileError(
            msg("its cells cannot be told apart: {reason}", reason=error),
            msg("look for a quote too many"),
            f"{name} row {reader.line_num}",
        ) from None


def _has_digit(cells: Sequence[str], place: int) -> bool:
    return place < len(cells) and any(letter.isdigit() for letter in cells[place])


class _Reader:
    """Reads the rows of one list."""

    def __init__(
        self, catalogue: Catalogue, shop: Shop, columns: Mapping[Field, int], chosen: Mapping[str, str]
    ) -> None:
        self._catalogue, self._shop, self._columns, self._chosen = catalogue, shop, columns, chosen
        self.decimal_comma = False
        self._by_sku = {offer.sku: offer.key for offer in shop.offers if offer.sku}
        self._by_name = _names(catalogue) | {_plain(offer.name): offer.key for offer in shop.offers if offer.name}

    def row(self, number: int, cells: Sequence[str]) -> PriceRow:
        """Read one row."""
        named = {field: cells[place] for field, place in self._columns.items() if place < len(cells)}
        key = self._key(named)
        if key is None:
            return PriceRow(number, named, problem=self._stranger(named), recognised=False)
        try:
            return PriceRow(number, named, self._offer(key, named))
        except PlannerError as error:
            return PriceRow(number, named, problem=error.message)

    def _key(self, cells: Mapping[Field, str]) -> str | None:
        """Give the key of what a row sells; empty where it does not even say that."""
        given = [cells.get(field, "") for field in ("id", "sku", "name")]
        if not any(given):
            return ""
        for text in given:
            if text in self._chosen:
                return self._known(self._chosen[text])
        by_id, by_sku, by_name = given
        return (
            (self._known(by_id) if by_id else None)
            or self._by_sku.get(by_sku)
            or (self._by_name.get(_plain(by_name)) if by_name else None)
        )

    def _known(self, name: str) -> str | None:
        if name in self._catalogue.goods:
            return name
        thing = name.removeprefix(THING_PREFIX)
        return thing_key(thing) if thing in self._catalogue.thing_map else None

    def _stranger(self, cells: Mapping[Field, str]) -> Message:
        if cells.get("id"):
            return msg("the catalogue has no {id}", id=cells["id"][:60])
        return msg("not recognised: {name}", name=(cells.get("name") or cells.get("sku") or "")[:60])

    def _offer(self, key: str, cells: Mapping[Field, str]) -> Offer:
        if not key:
            raise UsageError(msg("it does not say what is sold"))
        currency = cells.get("currency", "").upper()
        if currency and currency != self._shop.currency:
            text = msg("its price is in {other}, the list is in {currency}", other=currency[:12],
                       currency=self._shop.currency)  # fmt: skip
            raise UsageError(text)
        price = read_price(cells.get("price", ""), self._shop.currency, decimal_comma=self.decimal_comma)
        material = self._catalogue.goods.get(key)
        pack = cells.get("pack", "")
        size = read_pack(pack, cells.get("unit", ""), material) if material is not None else read_pieces(pack)
        return Offer(
            key=key, pack_size=size, price=price, name=cells.get("name", ""), brand=cells.get("brand", ""),
            sku=cells.get("sku", ""), url=cells.get("url", ""),
        )  # fmt: skip


def _plain(name: str) -> str:
    return " ".join(words(name))


def _names(catalogue: Catalogue) -> dict[str, str]:
    """Give keys by the names of materials and things; a name that two of them have says nothing."""
    found: dict[str, set[str]] = {}
    for material in catalogue.goods.values():
        for name in {material.name, material.label, material.id}:
            found.setdefault(_plain(name), set()).add(material.id)
    for thing in catalogue.things():
        for name in {thing.name, thing.label, thing.id}:
            found.setdefault(_plain(name), set()).add(thing_key(thing.id))
    return {name: keys.pop() for name, keys in found.items() if len(keys) == 1}
