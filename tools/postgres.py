"""A PostgreSQL of this checkout's own: loopback only, a free port, a password of its own, no unix socket.

Its data are worth nothing, so it never waits for the disk. Data and password stay between runs.
"""

import os
import secrets
import signal
import subprocess
import time

from tools import cache, system
from tools.ports import free_port, is_taken

NAME = "postgres"
PATIENCE = 30
FAST = (
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_wal_size=2GB",
    "max_locks_per_transaction=256",
)


def url():
    """Return the DATABASE_URL of the running server, or None when it does not run."""
    state = _state()
    if not state:
        return None
    return f"postgres://portal:{_password()}@127.0.0.1:{state['port']}/portal"


def start():
    """Start the server if need be and return its DATABASE_URL, with an empty database `portal` the first time."""
    if url():
        return url()
    data, user = cache.folder(NAME) / "data", cache.service_user()
    if not (data / "PG_VERSION").exists():
        _create(data, user)
    port = free_port()
    options = (f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", *FAST)
    with _log().open("a") as log:
        server = subprocess.Popen(
            [system.find("postgres"), "-D", str(data), *(word for option in options for word in ("-c", option))],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **_as(user),
        )
    _wait(server, data)
    return database("portal")


def database(name, anew=False):
    """Return the DATABASE_URL of the database `name` on the running server, made if need be; empty when `anew`."""
    import psycopg
    from psycopg import sql

    server, name_sql = url().rsplit("/", 1)[0], sql.Identifier(name)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        if anew:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(name_sql))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(name_sql))
    return f"{server}/{name}"


def stop():
    """Stop the server with everything it started; say nothing when it does not run."""
    state = _state()
    if not state:
        return
    os.kill(state["pid"], signal.SIGINT)  # PostgreSQL's "fast" shutdown: sessions are ended, the state is saved.
    limit = time.monotonic() + PATIENCE
    while _state():
        if time.monotonic() > limit:
            os.killpg(state["pid"], signal.SIGKILL)
            break
        time.sleep(0.05)


def _create(data, user):
    """Make the data folder, owned by the account that runs the server, with a password drawn once."""
    home = data.parent
    password = home / "password"
    password.touch(mode=0o600)
    password.write_text(secrets.token_urlsafe(24))
    if user:
        for path in (home, password):
            os.chown(path, user.pw_uid, user.pw_gid)
    made = subprocess.run(
        [system.find("initdb"), "-D", str(data), "--username=portal", f"--pwfile={password}", "--auth=scram-sha-256",
         "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        capture_output=True, text=True, **_as(user),
    )  # fmt: skip
    if made.returncode:
        raise SystemExit(f"initdb could not make {data}:\n{made.stdout}{made.stderr}")


def _as(user):
    """Return the arguments of `subprocess` that drop root's rights; a folder of root's would also be refused."""
    where = {"cwd": "/"}
    return {**where, "user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else where


def _state():
    """Return `pid` and `port` of the server of this checkout while it runs and is ready, else None."""
    try:
        lines = (cache.folder(NAME) / "data" / "postmaster.pid").read_text().splitlines()
        pid, port, status = int(lines[0]), int(lines[3]), lines[7].strip()
    except (FileNotFoundError, IndexError, ValueError):
        return None
    # A file left by a crash names a process that is not ours any more: believe it only when the port answers.
    return {"pid": pid, "port": port} if status == "ready" and is_taken(port) else None


def _wait(server, data):
    limit = time.monotonic() + PATIENCE
    while not _state():
        if server.poll() is not None or time.monotonic() > limit:
            raise SystemExit(f"PostgreSQL does not start on {data}. The end of its log:\n{_log().read_text()[-2000:]}")
        time.sleep(0.05)


def _password():
    return (cache.folder(NAME) / "password").read_text()


def _log():
    return cache.folder("logs") / "postgres.log"
