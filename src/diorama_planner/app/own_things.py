"""The user's own things in a running session: kept in the user's folder and offered in the library at once.

Their pictures from above and their meshes are carried into the plan that uses them. What an own thing is made of is
in `catalogue.create`, how the folder is kept in `catalogue.user`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeAlias

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.app.preferences import Preferences
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.catalogue.user import UserCatalogue, default_folder
from diorama_planner.core.errors import WriteError
from diorama_planner.core.messages import Message, msg
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document, asset_name
from diorama_planner.project_io.files import write_atomically

Kind: TypeAlias = Literal["picture", "mesh"]
"""What an own thing may have beside its entry: the field that names it."""

_PLACES: Mapping[Kind, tuple[str, str]] = {"picture": ("pictures", ".png"), "mesh": ("meshes", ".mesh")}
"""The folder in the user's and the ending of each."""


def add_own_thing(
    session: Session,
    entry: CatalogueThing,
    picture: bytes | None = None,
    folder: Path | None = None,
    *,
    mesh: bytes | None = None,
) -> CatalogueThing:
    """Keep a thing of the user's own, with its picture (PNG) from above and its mesh, and offer it in the library.

    Gives the entry as it is kept. `folder` is that of the user's catalogue, the usual one if None; `mesh` is as
    `encode_mesh` gives it.

    Raises:
        WriteError: the folder cannot be written; the library is as it was.
    """
    user = UserCatalogue(folder or default_folder())
    if picture is not None:
        entry = replace(entry, picture=asset_name(picture))
        _keep(user.folder, "picture", entry.picture, picture)
    if mesh is not None:
        entry = replace(entry, mesh=asset_name(mesh))
        _keep(user.folder, "mesh", entry.mesh, mesh)
    user.add(entry)
    _offer(session, user)
    return entry


def session_with_own_things(preferences: Preferences, folder: Path) -> tuple[Session, tuple[Message, ...]]:
    """Begin a session that knows the things and the workshop of a user's folder, and carries their pictures.

    Gives what could not be read there as well; starting never fails because of it.
    """
    user = UserCatalogue(folder)
    session = Session(catalogue=load_catalogue().with_user_entries(user.entries), preferences=preferences)
    session.workshop_folder = folder
    keep_pictures_carried(session, folder)
    return session, user.messages


def own_picture(name: str, folder: Path) -> bytes | None:
    """Read the picture of an own thing; None if it is not there or is not what it was."""
    return _own(folder, "picture", name)


def _own(folder: Path, kind: Kind, name: str) -> bytes | None:
    try:
        data = _path(folder, kind, name).read_bytes()
    except OSError:
        return None
    return data if asset_name(data) == name else None


def carry_pictures(session: Session, folder: Path) -> bool:
    """Put the pictures and meshes of own things on the plan into its document, so that they travel with it.

    Assets are only ever added and saving leaves out those that nothing names; so this is no step of the history.
    Says whether there was anything to add.
    """
    document = session.document
    missing = {name: kind for name, kind in _named_on(document, session).items() if name not in document.assets}
    found = {name: data for name, kind in missing.items() if (data := _own(folder, kind, name)) is not None}
    session.store.keep_assets(found)
    return bool(found)


def keep_pictures_carried(session: Session, folder: Path) -> None:
    """Carry the pictures and meshes of own things from now on; call it before anything that draws subscribes."""

    def carry(event: SessionEvent) -> None:
        if event.kind is EventKind.DOCUMENT or (event.kind is EventKind.CHANGE and _may_bring(event, session)):
            carry_pictures(session, folder)

    session.subscribe(carry)
    carry_pictures(session, folder)


def _may_bring(event: SessionEvent, session: Session) -> bool:
    """Whether a change touched a thing with a picture or a mesh: only then the whole plan is looked through."""
    after = event.change.after.values() if event.change else ()
    known = session.catalogue.thing_map
    return any(
        isinstance(record, Thing) and (entry := known.get(record.thing)) is not None and bool(_named_by(entry))
        for record in after
    )


def _named_on(document: Document, session: Session) -> dict[str, Kind]:
    known = session.catalogue.thing_map
    names = {item.thing for item in document.items() if isinstance(item, Thing)}
    return {
        asset: kind
        for name in names
        if (entry := known.get(name)) is not None
        for asset, kind in _named_by(entry).items()
    }


def _named_by(entry: CatalogueThing) -> dict[str, Kind]:
    """Give the names of what an entry has beside it."""
    both: tuple[tuple[str, Kind], ...] = ((entry.picture, "picture"), (entry.mesh, "mesh"))
    return {name: kind for name, kind in both if name}


def _offer(session: Session, user: UserCatalogue) -> None:
    """Let the session see the user's folder as it now is, without a step of the history."""
    scene = session.scene
    scene.shared_catalogue = scene.shared_catalogue.with_user_entries(user.entries)
    session.derived.rebuild(session.document)
    # The library looks at the catalogue again when preferences change; nothing on the plan did.
    session.set_preferences()


def _keep(folder: Path, kind: Kind, name: str, data: bytes) -> None:
    path = _path(folder, kind, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise WriteError(msg("{path} cannot be made: {reason}", path=str(path.parent), reason=reason)) from error
    if not path.exists():
        write_atomically(path, data)


def _path(folder: Path, kind: Kind, name: str) -> Path:
    inside, ending = _PLACES[kind]
    return folder / inside / f"{name}{ending}"
