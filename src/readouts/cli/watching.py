"""``watch``: a record kept up to date, and notices of what happens."""

from __future__ import annotations

import signal
import threading
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from readouts.actors.own.shelf import data_version
from readouts.cli.options import JsonOption, RecordOption, actor_table, own_actors, settings_for
from readouts.cli.reading import SOME_UNREADABLE, fetcher_for
from readouts.cli.terminal import err, out, print_json
from readouts.contract.wording import Wording, counted
from readouts.documents.readers.reader import Limits
from readouts.errors import UsageError
from readouts.fetching.reading import is_address
from readouts.intake import Coder
from readouts.ontology.plover import Ontology
from readouts.settings import Settings
from readouts.store.keeper import brought_up_to_date
from readouts.store.store import Store
from readouts.version import __version__
from readouts.watching.hooks import Hooks
from readouts.watching.notices import Finder
from readouts.watching.rules import Rules, load_rules
from readouts.watching.sources import Sources
from readouts.watching.watch import Outputs, Round, Watch


def watch(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH…", help="Feeds by address, lists of feeds (OPML), files and folders."),
    ],
    record: RecordOption = None,
    rules: Annotated[
        Path | None,
        typer.Option("--rules", help="Rules file (TOML): what to give notice of, and web hooks.", show_default=False),
    ] = None,
    atom: Annotated[
        Path | None, typer.Option("--atom", help="File for the notices as an Atom feed.", show_default=False)
    ] = None,
    json_feed: Annotated[
        Path | None, typer.Option("--json-feed", help="File for the notices as a JSON feed.", show_default=False)
    ] = None,
    every: Annotated[float, typer.Option("--every", min=1, help="Minutes between two rounds over the feeds.")] = 15,
    once: Annotated[bool, typer.Option("--once", help="Make one round and stop, for instance from cron.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Keep a record up to date from feeds and folders, and give notice of what rules name. Stop and start it as you like."""
    settings = settings_for(record)
    missing = [p for p in paths if not is_address(p) and not Path(p).exists()]
    if missing:
        raise UsageError(f"{missing[0]} does not exist.", "Name feeds by address (https://…), files and folders.")
    table = actor_table()
    known = load_rules(rules, table, Ontology.load()) if rules else Rules()
    own = frozenset(p.absolute() for p in (atom, json_feed) if p)
    with Store.open(settings.record, create=True) as store:
        book = store.watch_book()
        watching = Watch(
            store=store,
            sources=Sources(tuple(paths), book, fetcher_for(settings), Limits(settings.max_characters), own=own),
            rules=known,
            finder=Finder(book, Wording(table)),
            outputs=Outputs(atom, json_feed, Hooks(tuple(h.address for h in known.hook), settings.hook_secret)),
            coder=lambda: _coder(settings),
            refresh=lambda: _refreshed(store),
        )
        watching.begin()
        if once:
            done = watching.round()
            _print(done, as_json=as_json)
            if done.unread:
                raise typer.Exit(SOME_UNREADABLE)
            return
        from readouts.watching.service import run  # noqa: PLC0415 - single rounds do without it

        stop = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        run(
            watching,
            watching.sources.folders(),
            every * 60,
            stop,
            lambda r: _print(r, as_json=as_json),
            watching.sources.concerns,
        )


@cache
def _coder(settings: Settings) -> Coder:
    from readouts.pipeline import Pipeline  # noqa: PLC0415 - a round without news does without spaCy

    return Pipeline.load(settings)


def _refreshed(store: Store) -> str:
    brought_up_to_date(store, own_actors())
    return f"{__version__} {data_version(own_actors())}"


def _print(done: Round, *, as_json: bool) -> None:
    for fault in done.unread:
        err().print(f"[red]not read[/]  {fault}", soft_wrap=True)
    for sentence in done.undelivered:
        err().print(f"[red]not delivered[/]  {sentence}", soft_wrap=True)
    if as_json:
        unread = [{"where": e.where, "found": e.found, "do": e.do} for e in done.unread]
        print_json(
            {"new": done.new, "coded_again": done.again, "notices": done.notices, "unreadable": unread,
             "undelivered": list(done.undelivered)}
        )  # fmt: skip
    else:
        out().print(f"{counted(done.new, 'new document')}, {counted(done.notices, 'notice')}.")
