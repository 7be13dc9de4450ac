"""``serve``: pages and API; ``users``: who may use them on a shared server."""

from __future__ import annotations

import logging
import socket
import sys
import webbrowser
from typing import Annotated

import typer

from readouts.access.accounts import Accounts
from readouts.access.forgery import is_loopback
from readouts.access.model import ROLES
from readouts.cli.listing import NOTHING_FOUND, entry_table
from readouts.cli.options import JsonOption, RecordOption, settings_for
from readouts.cli.terminal import err, out, print_json, print_json_lines
from readouts.desk.desk import Desk
from readouts.errors import UsageError
from readouts.store.store import Store

users = typer.Typer(help="Who may use a shared server: readers, editors, admins.", no_args_is_help=True)
_SECONDS_TO_END = 5


def serve(
    port: Annotated[int, typer.Option("--port", min=0, max=65_535, help="Port; 0: any that is free.")] = 8000,
    host: Annotated[
        str, typer.Option("--host", help="Address to listen at; 0.0.0.0 for all of this machine's.")
    ] = "127.0.0.1",
    record: RecordOption = None,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", help="Host name by which the server is reached; may be repeated.", show_default=False),
    ] = None,
    open_: Annotated[
        bool,
        typer.Option(
            "--open", help="Listen elsewhere than on this machine without accounts: everybody may do everything."
        ),
    ] = False,
    proxy: Annotated[
        list[str] | None,
        typer.Option("--proxy", help="Address of a proxy whose X-Forwarded headers are believed.", show_default=False),
    ] = None,
    rate: Annotated[
        int | None,
        typer.Option(
            "--rate",
            min=1,
            help="Requests to the API a minute, of each user or address (default: 600 where others reach it).",
            show_default=False,
        ),
    ] = None,
    browser: Annotated[bool, typer.Option("--browser", help="Open the pages in a browser.")] = False,
) -> None:
    """Serve the pages and the API, until Ctrl-C. Without accounts the server is for this machine alone."""
    import uvicorn  # noqa: PLC0415 - the other commands do without a server

    from readouts.serving.app import application  # noqa: PLC0415 - as above
    from readouts.serving.memory import set_loaded_aside  # noqa: PLC0415 - as above
    from readouts.serving.options import Serving  # noqa: PLC0415 - as above

    with Desk.open(settings_for(record), create=True) as desk:
        shared = not is_loopback(host)
        _check_who_gets_in(desk.store, host, shared=shared, open_=open_)
        listening = _listening(host, port)
        serving = Serving(
            open=open_,
            names=tuple(n.lower() for n in name or ()),
            requests_per_minute=rate or (600 if shared else None),
        )
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listening.getsockname()[1]}/"
        if open_ and shared:
            err().print(
                "[bold red]OPEN:[/] everybody who reaches this machine may read, change and delete everything in the record, "
                "without logging in.", soft_wrap=True,
            )  # fmt: skip
        out().print(f"Readouts at {address}  (Ctrl-C ends it)", soft_wrap=True)
        sys.stdout.flush()
        if browser:
            webbrowser.open(address)
        logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
        app = application(desk, serving)
        set_loaded_aside(desk)
        config = uvicorn.Config(
            app, log_level="warning", server_header=False, timeout_graceful_shutdown=_SECONDS_TO_END,
            proxy_headers=bool(proxy), forwarded_allow_ips=proxy or [],
        )  # fmt: skip
        try:
            uvicorn.Server(config).run(sockets=[listening])
        except KeyboardInterrupt:
            err().print("Ended.")


def _check_who_gets_in(store: Store, host: str, *, shared: bool, open_: bool) -> None:
    users_known = store.accounts().count_users()
    if open_ and users_known:
        raise UsageError(
            f"The record has {users_known} users: they have to log in.",
            "Leave out --open, or remove them with: readouts users remove",
        )
    if shared and not users_known and not open_:
        raise UsageError(
            f"At {host} others than you would reach the record, and it has no users.",
            "Make the first with: readouts users add NAME --role admin. To let everybody do everything: --open.",
        )


def _listening(host: str, port: int) -> socket.socket:
    """A socket at the address, before anything takes long.

    Raises:
        UsageError: The port is taken, may not be used, or the address is not this machine's.
    """
    try:
        family, kind, number, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, number)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen(128)
        except OSError:
            listening.close()
            raise
    except OSError as error:
        raise UsageError(
            f"{host} port {port} cannot be listened at ({error.strerror or error}).",
            "Choose another with --port, or 0 for any that is free.",
        ) from error
    return listening


NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="Name of the user.")]
RoleOption = Annotated[str, typer.Option("--role", help=f"One of: {', '.join(ROLES)}.")]


@users.command("add")
def add_user(name: NameArgument, role: RoleOption = "reader", record: RecordOption = None) -> None:
    """Add a user; the password is asked for, or read from standard input."""
    with Store.open(settings_for(record).record, create=True) as store:
        Accounts(store.accounts()).add_user(name, role, _password())
    err().print(f"[green]added[/]  {name}, {role}")


@users.command("list")
def list_users(record: RecordOption = None, as_json: JsonOption = False) -> None:
    """List the users."""
    with Store.open(settings_for(record).record) as store:
        found = store.accounts().users()
    if as_json:
        print_json_lines({"name": u.name, "role": u.role} for u in found)
    elif found:
        table = entry_table("name", "role")
        for user in found:
            table.add_row(user.name, user.role)
        out().print(table)
    if not found:
        err().print("The record has no users: readouts serve is for this machine alone.")
        raise typer.Exit(NOTHING_FOUND)


@users.command("remove")
def remove_user(name: NameArgument, record: RecordOption = None) -> None:
    """Remove a user, with sessions and tokens; what they decided stays in the log."""
    with Store.open(settings_for(record).record) as store:
        Accounts(store.accounts()).remove_user(name)
    err().print(f"[green]removed[/]  {name}")


@users.command("password")
def set_password(name: NameArgument, record: RecordOption = None) -> None:
    """Set a user's password; it is asked for, or read from standard input."""
    with Store.open(settings_for(record).record) as store:
        Accounts(store.accounts()).set_password(name, _password())
    err().print(f"[green]changed[/]  {name}")


@users.command("role")
def set_role(
    name: NameArgument,
    role: Annotated[str, typer.Argument(help=f"One of: {', '.join(ROLES)}.")],
    record: RecordOption = None,
) -> None:
    """Set a user's role."""
    with Store.open(settings_for(record).record) as store:
        Accounts(store.accounts()).set_role(name, role)
    err().print(f"[green]changed[/]  {name}, {role}")


@users.command("token")
def add_token(
    name: NameArgument,
    purpose: Annotated[str, typer.Option("--for", help="What the token is for: its name.")],
    revoke: Annotated[bool, typer.Option("--revoke", help="Make it worthless instead.")] = False,
    record: RecordOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a token with which a program asks in a user's name; it is printed this once."""
    with Store.open(settings_for(record).record) as store:
        accounts = Accounts(store.accounts())
        if revoke:
            accounts.revoke_token(name, purpose)
            err().print(f"[green]revoked[/]  {purpose}")
            return
        made = accounts.add_token(name, purpose)
    if as_json:
        print_json({"user": name, "name": purpose, "token": made})
    else:
        out().print(made, soft_wrap=True)


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")
