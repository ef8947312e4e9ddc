"""The workshop: shops, stash and builds of one person, for all plans, in one file of the user's data folder.

Read when first asked for, written whole or not at all at each change. Every change is made to what the file holds at
that moment, under a lock: so two windows lose nothing of each other's, and the last change of an entry stands. What
is in it is said in `takeoff.shops`, `takeoff.stash` and `catalogue.learned`; why it is no part of a plan in decision
11.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from types import GenericAlias
from typing import Any, TypeVar

import msgspec

from diorama_planner.catalogue.learned import Build, learned_rate
from diorama_planner.catalogue.material import LearnedRate, Material
from diorama_planner.core.errors import PlannerError, UsageError, WriteError
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.money import MAX_AMOUNT, currency_of
from diorama_planner.takeoff.shops import Offer, Shop
from diorama_planner.takeoff.stash import Holding, Movement, Stash

FILE_NAME = "workshop.json"
SCHEMA = 1
LOCK_WAIT_S = 2.0
_LOCK_LOOK_S = 0.02

_MOVE_IT = msg("move that file elsewhere and start again")
_UNREADABLE = (PlannerError, msgspec.ValidationError, AttributeError, TypeError, ValueError)

EntryT = TypeVar("EntryT")
Listener = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a workshop: shops by id, the stash, what builds really took.

    `exchange` are rates that the user typed, as `{"EUR>USD": 1.08}`: what one of the first is in the second.
    """

    shops: Mapping[str, Shop] = field(default_factory=dict)
    stash: Stash = field(default_factory=Stash)
    builds: tuple[Build, ...] = ()
    exchange: Mapping[str, Decimal] = field(default_factory=dict)

    def rate(self, currency: str, into: str) -> Decimal | None:
        """What one of a currency is in another; None where nobody said."""
        if currency == into:
            return Decimal(1)
        straight, back = self.exchange.get(f"{currency}>{into}"), self.exchange.get(f"{into}>{currency}")
        return straight if straight is not None else (None if back is None else 1 / back)


class Workshop:
    """The workshop of a folder, or one that is only remembered if there is no folder.

    `messages` tells what could not be read; they grow when it is read.
    """

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / FILE_NAME if folder is not None else None
        self.messages: tuple[Message, ...] = ()
        self._contents: Contents | None = None
        self._seen: tuple[int, ...] | None = None
        self._remedy: Message | None = None
        """What to do about a file that must not be written over; None as long as it may be."""
        self._listeners: list[Listener] = []

    @property
    def contents(self) -> Contents:
        """All of it as it was last read or written here."""
        return self._contents if self._contents is not None else self.read()

    def read(self) -> Contents:
        """Read it if nobody has yet."""
        if self._contents is None:
            self._contents = self._read()
        return self._contents

    @property
    def is_read(self) -> bool:
        """Whether anybody has asked for it yet."""
        return self._contents is not None

    @property
    def shops(self) -> Mapping[str, Shop]:
        """The shops by id, in the order in which they were made."""
        return self.contents.shops

    @property
    def stash(self) -> Stash:
        """What lies on the shelf."""
        return self.contents.stash

    def rates(self, materials: Mapping[str, Material]) -> tuple[LearnedRate, ...]:
        """Give the rates that builds have shown, of those materials that are known."""
        used = dict.fromkeys(build.material for build in self.contents.builds)
        known = (materials[name] for name in used if name in materials)
        found = (learned_rate(material, self.contents.builds) for material in known)
        return tuple(rate for rate in found if rate is not None)

    def refresh(self) -> bool:
        """Read the file again if another program has written it, and say whether that changed anything."""
        if self._contents is None or self._on_disk() == self._seen:
            return False
        old, self._contents = self._contents, self._read()
        if self._contents == old:
            return False
        self._tell()
        return True

    def change(self, edit: Callable[[Contents], Contents]) -> None:
        """Change the workshop: `edit` is given what the file holds now, and gives what it shall hold.

        Raises:
            WriteError: it cannot be written, or could not be read before; nothing has changed.
        """
        before = self._contents
        try:
            with self._held():
                if self._contents is None or self._on_disk() != self._seen:
                    self._contents = self._read()
                changed = edit(self._contents)
                if changed != self._contents:
                    self._write(changed)
                    self._contents = changed
        finally:  # what another program wrote is news too where `edit` refuses
            if self._contents != before:
                self._tell()

    def put_shop(self, shop: Shop) -> None:
        """Put a shop in the place of the one with its id, or last. Raises WriteError as `change`."""
        self.change(lambda now: replace(now, shops={**now.shops, shop.id: shop}))

    def remove_shop(self, shop_id: str) -> None:
        """Forget a shop with its price list. Raises WriteError as `change`."""
        self.change(lambda now: replace(now, shops={key: shop for key, shop in now.shops.items() if key != shop_id}))

    def set_exchange(self, currency: str, into: str, rate: Decimal | None) -> None:
        """Keep what one of a currency is in another; None forgets it.

        Raises:
            UsageError: it is no rate, or not of two currencies that are known.
            WriteError: as `change`.
        """
        if rate is not None and not (rate.is_finite() and 0 < rate <= MAX_AMOUNT):
            raise UsageError(msg("{rate} is no rate of exchange", rate=rate), msg("write how much one is, above 0"))
        currency, into = currency_of(currency).code, currency_of(into).code
        if currency == into:
            raise UsageError(msg("one {currency} is one {currency}", currency=currency))
        pairs = {f"{currency}>{into}", f"{into}>{currency}"}

        def edit(now: Contents) -> Contents:
            kept = {pair: known for pair, known in now.exchange.items() if pair not in pairs}
            return replace(now, exchange=kept if rate is None else {**kept, f"{currency}>{into}": rate})

        self.change(edit)

    def change_stash(self, edit: Callable[[Stash], Stash]) -> None:
        """Change the stash by one of the functions of `takeoff.stash`. Raises WriteError as `change`."""
        self.change(lambda now: replace(now, stash=edit(now.stash)))

    def subscribe(self, listener: Listener) -> None:
        """Be told whenever the workshop has changed, here or on disk."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Be told no more."""
        self._listeners.remove(listener)

    def _tell(self) -> None:
        for listener in list(self._listeners):
            listener()

    # -- the file ------------------------------------------------------------------------------------------

    def _on_disk(self) -> tuple[int, ...] | None:
        """Tell one state of the file from another; None if there is none."""
        try:
            status = self.path.stat() if self.path is not None else None
        except OSError:
            return None
        return None if status is None else (status.st_mtime_ns, status.st_size, status.st_ino)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep other programs from writing meanwhile."""
        if self.path is None:
            yield
            return
        from diorama_planner.project_io.lock import LockFound, take_lock

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise WriteError(
                msg("{path} cannot be made: {reason}", path=str(self.path.parent), reason=reason)
            ) from error
        until = time.monotonic() + LOCK_WAIT_S
        while isinstance(lock := take_lock(self.path, time.time()), LockFound):
            if time.monotonic() > until:
                raise WriteError(
                    msg("the workshop is being written by another program"), msg("try again in a moment")
                )
            time.sleep(_LOCK_LOOK_S)
        try:
            yield
        finally:
            lock.release()

    def _write(self, contents: Contents) -> None:
        if self.path is None:
            return
        if self._remedy is not None:
            raise WriteError(
                msg("{path} could not be read in full, so it is not written over", path=str(self.path)), self._remedy
            )
        from diorama_planner.project_io.files import write_atomically

        data = {
            "schema": SCHEMA,
            "shops": list(contents.shops.values()),
            "holdings": list(contents.stash.holdings.values()),
            "journal": contents.stash.journal,
            "builds": contents.builds,
            "exchange": contents.exchange,
        }
        write_atomically(self.path, msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n")
        self._seen = self._on_disk()

    def _read(self) -> Contents:
        self._seen = self._on_disk()
        self._remedy = None
        if self.path is None:
            return Contents()
        try:
            raw = msgspec.json.decode(self.path.read_bytes())
        except FileNotFoundError:
            return Contents()
        except OSError as error:
            self._lock(error.strerror or str(error))
            return Contents()
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self._set_aside(msg("it is not JSON"))
            return Contents()
        if not isinstance(raw, dict):
            self._set_aside(msg("it is not a JSON object"))
            return Contents()
        if isinstance(raw.get("schema"), int) and raw["schema"] > SCHEMA:
            self._lock(str(msg("it is of a newer version of this program")), msg("update this program"))
        return self._understood(raw)

    def _understood(self, raw: Mapping[str, Any]) -> Contents:
        """Take what can be understood; of an entry that cannot, the file is kept as it is."""
        problems: list[Message] = []
        shops = _entries(raw.get("shops"), Shop, problems, lambda each: _shop(each, problems))
        holdings = _entries(raw.get("holdings"), Holding, problems)
        journal = _entries(raw.get("journal"), Movement, problems)
        builds = _entries(raw.get("builds"), Build, problems)
        exchange = _exchange(raw.get("exchange"), problems)
        if problems and self._remedy is None:
            self._set_aside(problems[0], copy=True)
        stash = Stash({each.id: each for each in holdings}, tuple(journal))
        return Contents({shop.id: shop for shop in shops}, stash, tuple(builds), exchange)

    def _set_aside(self, reason: Message, *, copy: bool = False) -> None:
        from diorama_planner.core.set_aside import set_aside

        assert self.path is not None
        try:
            kept = set_aside(self.path, copy=copy)
        except OSError:
            self._lock(str(reason))
        else:
            text = "{file} could not be read ({reason}); it is kept as {kept}"
            self.messages = (*self.messages, msg(text, file=FILE_NAME, reason=str(reason), kept=kept.name))
            self._seen = self._on_disk()

    def _lock(self, reason: str, remedy: Message = _MOVE_IT) -> None:
        """Leave the file alone from now on, and say why."""
        self._remedy = remedy
        text = "{file} could not be read ({reason}); it is left as it is, and changes are not kept"
        self.messages = (*self.messages, msg(text, file=FILE_NAME, reason=reason))


def _shop(raw: Any, problems: list[Message]) -> Shop:
    """Read a shop; offers that are none are left out of it and told."""
    shop = msgspec.convert({**raw, "offers": ()}, Shop)
    offers = _entries(raw.get("offers"), Offer, problems)
    return replace(shop, offers=tuple(offers))


def _exchange(raw: Any, problems: list[Message]) -> dict[str, Decimal]:
    """Read the rates of exchange; what is none is told."""
    try:
        found: dict[str, Decimal] = msgspec.convert(raw or {}, dict[str, Decimal])
    except msgspec.ValidationError as error:
        problems.append(msg("a rate of exchange cannot be read: {problem}", problem=str(error)))
        return {}
    good = {pair: rate for pair, rate in found.items() if rate.is_finite() and 0 < rate <= MAX_AMOUNT}
    if len(good) < len(found):
        problems.append(msg("a rate of exchange must be above 0"))
    return good


def _entries(
    found: Any, entry_type: type[EntryT], problems: list[Message], read: Callable[[Any], EntryT] | None = None
) -> list[EntryT]:
    """Read a list: whole if all of it is good, else entry by entry (by `read`), telling those that cannot be read."""
    if found is None:
        return []
    if not isinstance(found, list):
        problems.append(msg("where a list belongs stands something else"))
        return []
    with contextlib.suppress(*_UNREADABLE):
        whole: list[EntryT] = msgspec.convert(found, GenericAlias(list, entry_type))
        return whole
    entries = []
    for number, raw in enumerate(found, start=1):
        try:
            entries.append(read(raw) if read is not None else msgspec.convert(raw, entry_type))
        except PlannerError as error:
            problems.append(error.message)
        except _UNREADABLE as error:
            problems.append(msg("entry {number}: {problem}", number=number, problem=str(error)))
    return entries
