"""An Elasticsearch node of this checkout's own: loopback only, a port that it keeps, security on, a key made for the portal.

It is the unmodified server that an artifact of Maven Central carries for another program: Linux, no Docker, no plugin. The
software is brought once and shared by all checkouts of the user (`tools/elasticsearch_files.py`); data, password and key
are the checkout's and stay between runs.
"""

import base64
import contextlib
import json
import os
import secrets
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from tools import cache, elasticsearch_files
from tools.ports import free_port, is_taken

NAME = "elasticsearch"
PATIENCE = {"start": 120, "stop": 30, "sign of life": 5, "answer": 60}
ADMIN = "admin"
NO_ANSWER = (0, "it does not answer")
LAUNCHER = "org.elasticsearch.launcher.CliToolLauncher"
SERVER = ("server", "lib/tools/server-cli")
USERS = ("users", "modules/x-pack-core,modules/x-pack-security,lib/tools/security-cli")
PRIVILEGES = ["read", "write", "create_index", "delete_index", "manage", "view_index_metadata"]
KEY = {
    "name": "portal",
    "role_descriptors": {
        "portal": {
            "cluster": ["monitor"],
            "indices": [{"names": ["portal-*"], "privileges": PRIVILEGES}],
        }
    },
}


def programs():
    """Return the programs of the machine that `start()` needs."""
    return ("java",) if elasticsearch_files.are_here() else ("java", "mvn")


def url():
    """Return the ELASTICSEARCH_URL of the running node, or None when it does not run or does not answer."""
    return address() if pid() and _ask("/") else None


def api_key():
    """Return the encoded key of the portal on the running node, or None when it does not run."""
    return _kept("api_key") if url() else None


def address():
    """Return the address that the node of this checkout has or had when it last ran, or None before its first start."""
    port = _kept("port")
    return f"http://127.0.0.1:{port}" if port else None


def pid():
    """Return the process group of the node (launcher and server), or None when it does not run."""
    ours = os.fsencode(f"-Des.path.conf={_home() / 'config'}")
    with contextlib.suppress(OSError, TypeError, ValueError):
        group = int(_kept("pid"))
        # A file left by a crash may name a stranger's process: believe it only when its command line is ours.
        if ours in Path(f"/proc/{group}/cmdline").read_bytes().split(b"\0"):
            return group
    return None


def start():
    """Start the node if need be and return its ELASTICSEARCH_URL; brings the software and makes the key the first time."""
    if api_key():
        return url()
    with cache.alone(_home() / "lock"):
        launched = not pid()
        try:
            if launched:
                _launch()
            _wait()
            _make_key()
        except BaseException:  # Told to stop, it leaves no node behind that nobody asked for.
            if launched:
                kill()
            raise
    return address()


def stop():
    """Stop the node with everything it started; say nothing when it does not run."""
    _end(signal.SIGTERM)


def kill():
    """End the node as a crash would, with everything it started; `start()` brings it back on the same port."""
    _end(signal.SIGKILL)


def _end(with_signal):
    group = pid()
    if not group:
        return
    limit = time.monotonic() + PATIENCE["stop"]
    os.killpg(group, with_signal)
    while _lives(group):
        if time.monotonic() > limit:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        time.sleep(0.05)


def _lives(group):
    """Say whether a process of the group still holds files and ports; one that ended and was not waited for holds none."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _parent, its_group = file.read_text().rpartition(")")[2].split()[:3]
            if its_group == str(group) and state not in "ZX":
                return True
    return False


def _launch():
    """Start the launcher, which starts the server; both run as the account for servers, from the software's folder."""
    software, java = elasticsearch_files.software(), elasticsearch_files.java()
    port = int(_kept("port") or 0)
    if not port or is_taken(port):
        port = free_port()
    is_new = not _kept("password")
    elasticsearch_files.configure(_home(), port, is_new)
    if is_new:
        _make_admin(software, java)
    _keep("port", str(port))
    with _log().open("a") as log:
        server = subprocess.Popen(
            _command(software, java, SERVER),
            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            **_surroundings(software, java),
        )  # fmt: skip
    _keep("pid", str(server.pid))
    while server.poll() is None and not pid():  # The system shows the words of a new process a moment later.
        time.sleep(0.01)


def _make_admin(software, java):
    """Make the account that makes the portal's key, with a password drawn once; typed in, so that no list of processes shows it."""
    password = secrets.token_urlsafe(24)
    made = subprocess.run(
        [*_command(software, java, USERS), "useradd", ADMIN, "-r", "superuser"],
        input=f"{password}\n{password}\n", capture_output=True, text=True, **_surroundings(software, java),
    )  # fmt: skip
    if made.returncode:
        raise SystemExit(f"Elasticsearch could not make its first account:\n{made.stdout}{made.stderr}")
    _keep("password", password)


def _make_key():
    """Make the portal's key, unless the node knows the one that was kept: data may have been thrown away since."""
    kept = _kept("api_key")
    if kept and (_ask("/_security/_authenticate", f"ApiKey {kept}") or NO_ANSWER)[0] == 200:
        return
    status, answer = _ask("/_security/api_key", _admin(), KEY) or NO_ANSWER
    if status != 200:
        raise SystemExit(f"Elasticsearch refuses to make a key: {answer}")
    _keep("api_key", answer["encoded"])


def _wait():
    """Wait until the node answers and has found its indexes again."""
    limit = time.monotonic() + PATIENCE["start"]
    while (_ask("/_cluster/health?wait_for_status=yellow&timeout=1s", _admin()) or NO_ANSWER)[0] != 200:
        if not pid() or time.monotonic() > limit:
            end = _log().read_text(errors="replace")[-2000:]
            raise SystemExit(
                f"Elasticsearch does not start; removing {_home()} begins it anew. The end of its log:\n{end}"
            )
        time.sleep(0.1)


def _ask(path, authorization="", body=None):
    """Return `(status, answer)` of the node, or None when it does not answer."""
    request = urllib.request.Request(address() + path, json.dumps(body).encode() if body else None)
    request.add_header("Content-Type", "application/json")
    if authorization:
        request.add_header("Authorization", authorization)
    patience = PATIENCE["answer" if authorization else "sign of life"]
    try:
        # No proxy: the node is on this machine, whatever the environment says.
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=patience) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refusal:
        return refusal.code, refusal.read().decode(errors="replace")
    except (OSError, ValueError):
        return None


def _command(software, java, tool):
    """Return the words that start one of Elasticsearch's own tools; this build has no shell scripts, which would say the same."""
    name, libraries = tool
    return [
        str(java / "bin/java"), "-Xms4m", "-Xmx64m", "-XX:+UseSerialGC",
        f"-Dcli.name={name}", "-Dcli.script=./bin/elasticsearch", f"-Dcli.libs={libraries}",
        f"-Des.path.home={software}", f"-Des.path.conf={_home() / 'config'}", "-Des.distribution.type=tar",
        "-cp", f"{software}/lib/*:{software}/lib/cli-launcher/*", LAUNCHER,
    ]  # fmt: skip


def _surroundings(software, java):
    """Return folder, environment and account of a tool: none of the developer's own variables, and not root, whom it refuses."""
    environment = {"PATH": os.defpath, "ES_JAVA_HOME": str(java), "ES_TMPDIR": str(_home() / "tmp")}
    user = cache.service_user()
    account = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    return {"cwd": software, "env": environment, **account}


def _admin():
    return "Basic " + base64.b64encode(f"{ADMIN}:{_kept('password')}".encode()).decode()


def _kept(name):
    """Return what this checkout keeps under `name`, or None."""
    with contextlib.suppress(FileNotFoundError):
        return (_home() / name).read_text()
    return None


def _keep(name, text):
    path = _home() / name
    path.touch(mode=0o600)
    path.write_text(text)


def _home():
    return cache.folder(NAME)


def _log():
    return cache.folder("logs") / "elasticsearch.log"
