"""Commands that keep a library safe, and that erase: backup, restore, check, purge, log."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from egpk_desk import erasure, safekeeping
from egpk_desk.cli.app import Session, application, pass_session
from egpk_desk.cli.library_commands import tell_problems
from egpk_desk.cli.messages import translate
from egpk_desk.cli.output import ProgressLine, print_json, print_rows, say, warn
from egpk_desk.errors import InvalidValue, LibraryDamaged, NotFound
from egpk_desk.safekeeping import Contrast, Rotation
from egpk_desk.work_log import WorkLog


@application.command()
@click.argument("file", required=False, type=click.Path(readable=False, path_type=Path))
@click.option("--now", is_flag=True, help="Make the backups of the rotation now, if anything has changed.")
@click.option("--also", type=click.Path(path_type=Path), metavar="FOLDER", help="From now on keep backups there too.")
@click.option("--not-also", is_flag=True, help="Keep backups beside the library only.")
@click.option(
    "--keep",
    nargs=3,
    type=click.IntRange(min=0),
    metavar="NEWEST DAYS WEEKS",
    help="Keep so many of the newest, and the last one of each of so many days and weeks.",
)
@click.option("--every", type=click.IntRange(min=0), metavar="HOURS", help="Make one at most every so many hours.")
@pass_session
def backup(
    session: Session,
    file: Path | None,
    now: bool,
    also: Path | None,
    not_also: bool,
    keep: tuple[int, int, int] | None,
    every: int | None,
) -> int:
    """Copy the library, even while others work in it, to FILE; without FILE, list the backups there are."""
    if also or not_also:
        safekeeping.set_second_folder(None if not_also else also)
    if keep or every is not None:
        before = safekeeping.rotation_kept()
        numbers = keep or (before.newest, before.days, before.weeks)
        safekeeping.set_rotation(Rotation(*numbers, hours=before.hours if every is None else every))
    if file is None:
        failed = safekeeping.keep_backups(session.path, at_once=True) if now else []
        for said in failed:
            warn(said)
        _list_copies(session)
        return 1 if failed else 0
    session.reading().backup(file)
    if session.json:
        print_json({"backup": str(file)})
    elif not session.quiet:
        say(f"Copied to {file}")
    return 0


def _list_copies(session: Session) -> None:
    found, also = safekeeping.kept_copies(session.path), safekeeping.second_folder()
    chosen, told = safekeeping.rotation_kept(), safekeeping.warnings(session.path)
    if session.json:
        print_json(
            {
                "backups": [str(copy.path) for copy in found],
                "copies": [
                    {
                        "path": str(copy.path),
                        "place": copy.place.value,
                        "made": copy.made.isoformat(timespec="minutes"),
                        "bytes": copy.size,
                    }
                    for copy in found
                ],
                "also": str(also) if also else None,
                "rotation": asdict(chosen),
                "warnings": told,
            }
        )
        return
    print_rows((copy.path, f"{copy.made:%Y-%m-%d %H:%M}", f"{copy.size / 1e6:.1f} MB") for copy in found)
    if not session.quiet:
        if also:
            say(f"Backups are kept in {also} too.")
        for line in told:
            say(line)


@application.command()
@click.argument("file", required=False, type=click.Path(readable=False, path_type=Path))
@click.option("--preview", is_flag=True, help="Only tell what FILE holds, what is here, and what differs.")
@click.option("--undo", is_flag=True, help="Put back what was here before the last restoring.")
@pass_session
def restore(session: Session, file: Path | None, preview: bool, undo: bool) -> None:
    """Put the backup FILE in the place of the library, which is kept beside it."""
    if (file is None) == (not undo):
        raise click.UsageError("Name a backup, or give --undo.")
    source = file or safekeeping.last_kept(session.path)
    if source is None:
        raise NotFound("Nothing was restored here before.", "`backup` lists what can be restored.")
    look = safekeeping.preview(source, session.path)
    kept = None if preview else safekeeping.restore(source, session.path)
    if session.json:
        shape = {"copy": asdict(look.copy), "present": asdict(look.present) if look.present else None}
        differing = {"differences": safekeeping.as_dict(look.contrast) if look.contrast else None}
        print_json({**shape, **differing, "restored": not preview, "kept": str(kept) if kept else None})
        return
    if preview:
        for where, held in ((source, look.copy), (session.path, look.present)):
            if held is None:
                say(f"{where}: no library that can be read.")
            else:
                say(f"{where}: documents {held.documents}, highlights {held.highlights}, newest {held.newest or '-'}")
        if look.contrast is not None:
            _tell_differences(look.contrast)
    elif not session.quiet:
        say(f"Restored from {source}")
        if kept:
            say(f"The library as it was is kept as {kept}")


def _tell_differences(contrast: Contrast) -> None:
    if not contrast:
        say("Nothing differs.")
    for kind, change in (
        ("documents", contrast.documents),
        ("highlights", contrast.highlights),
        ("codes", contrast.codes),
        ("memos", contrast.memos),
    ):
        if change:
            say(f"{kind}: lost {change.lost}, brought back {change.gained}, changed {change.changed}")
        for sign, names in (("-", change.lost_names), ("+", change.gained_names), ("~", change.changed_names)):
            print_rows((sign, name) for name in names)


@application.command()
@click.option("--repair", is_flag=True, help="Mend what can be mended; a damaged file is saved into a new one.")
@pass_session
def check(session: Session, repair: bool) -> int:
    """Look for damage in the library's file."""
    if repair:
        return _repair(session)
    try:
        problems = session.reading().check()
    except LibraryDamaged as error:  # so much that it does not even open
        problems = [(str(session.path), error.message)]
    return tell_problems(session, problems, "The library is sound.")


def _repair(session: Session) -> int:
    line = ProgressLine(session.quiet or session.json)
    try:
        done = safekeeping.repair(session.path, lambda at, total: line.show(at, total, session.path.name))
    finally:
        line.clear()
    left = [(problem.where, problem.problem) for problem in done.left]
    if session.json:
        print_json(
            {
                "valid": not left,
                "problems": [{"where": where, "problem": problem} for where, problem in left],
                "mended": [{"what": what, "count": count} for what, count in done.mended],
                "kept": str(done.kept) if done.kept else None,
                "made": str(done.made) if done.made else None,
            }
        )
        return 1 if left else 0
    for what, count in done.mended:
        say(f"Mended: {what} ({count})")
    if done.made:
        say(f"The damaged file is as it was; what could be saved of it is in {done.made}")
    elif done.kept:
        say(f"The library as it was is kept as {done.kept}")
    return tell_problems(session, left, "The library is sound.")


@application.command()
@click.argument("doc")
@click.option("--purge", is_flag=True, help="Erase its source and text for good; this cannot be undone.")
@click.option("--backups", is_flag=True, help="With --purge: erase it from all backups of the library too.")
@pass_session
def remove(session: Session, doc: str, purge: bool, backups: bool) -> int:
    """Take a document, with its highlights, out of the library."""
    if backups and not purge:
        raise click.UsageError("--backups goes with --purge.")
    workspace = session.reading()
    if not purge:
        record = workspace.remove_document(doc)
        if session.json:
            print_json({"id": record.id, "title": record.title, "purged": False})
        elif not session.quiet:
            say(f"Removed: {record.title} (`undo` brings it back)")
        return 0
    record = workspace.document(doc)
    done = erasure.purge_document(
        session.path,
        record.id,
        (record.title, record.file_name),
        lambda: workspace.remove_document(record.id, purge=True),
        with_copies=backups,
    )
    if session.json:
        print_json({"id": record.id, "title": record.title, "purged": True, **_purged(done)})
    elif not session.quiet:
        say(f"Erased: {record.title}")
    _tell_left(session, done)
    return 0


def _purged(done: erasure.Purged) -> dict[str, object]:
    return {
        "cleaned": [str(path) for path in done.cleaned],
        "erased": [str(path) for path in done.erased],
        "left": [str(path) for path in done.left],
        "in_use": done.in_use,
    }


def _tell_left(session: Session, done: erasure.Purged) -> None:
    if session.json:
        return
    for path in done.left:
        warn(f"An earlier copy of the library may still hold it: {path}")
    if done.left:
        warn("With --backups it is erased from them too.")
    if done.in_use:
        warn("Another program has the library open; close it there, so that nothing of it is left beside the library.")


@application.command()
@click.option("--backups", is_flag=True, help="Erase all backups of it too.")
@click.option("--yes", is_flag=True, help="Do it; without this, only tell what would be erased.")
@pass_session
def purge(session: Session, backups: bool, yes: bool) -> int:
    """Erase the whole library for good, with all that the program remembers of it; nothing brings it back."""
    if not yes:
        files = [*erasure.of_library(session.path.absolute()), *(safekeeping.copies(session.path) if backups else ())]
        if not files:
            raise NotFound(f"There is no library “{session.path}”.", "Check its name.")
        if session.json:
            print_json({"purged": False, "files": [str(path) for path in files]})
            return 1
        print_rows((path,) for path in files)
        raise InvalidValue("Nothing was erased yet.", "Give --yes to erase these files for good.")
    done = erasure.purge_library(session.path, with_copies=backups)
    _forget_in_window(session.path)
    if session.json:
        print_json({"purged": True, **_purged(done)})
    elif not session.quiet:
        say(f"Erased: {session.path}")
    _tell_left(session, done)
    return 0


def _forget_in_window(path: Path) -> None:
    """Let the window forget the library too, where there is a window on this computer."""
    try:
        from egpk_desk import desktop

        desktop.forget(path)
    except ImportError:
        pass


@application.command()
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the newest N.")
@pass_session
def log(session: Session, limit: int | None) -> None:
    """List what was done with the library and what failed: imports, exports, backups, merges; the newest first."""
    entries = WorkLog(session.path).entries(limit)
    if session.json:
        print_json({"entries": [asdict(entry) for entry in entries]})
        return
    for entry in entries:
        failed = () if entry.done else (translate("failed"),)
        print_rows([(entry.at, *failed, translate(entry.message))])
        print_rows(("", *map(translate, line.split("\t"))) for line in entry.details)
