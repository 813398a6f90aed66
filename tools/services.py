"""The servers that development and the suite need: `python -m tools.services start|stop|status`.

A service is a module with `start()`, `stop()` and `url()`, listed in SERVICES under the variable that settings read.
"""

import os
import sys

from tools import elasticsearch, postgres, system

SERVICES = {"DATABASE_URL": postgres, "ELASTICSEARCH_URL": elasticsearch}
COMPANIONS = {"ELASTICSEARCH_API_KEY": elasticsearch.api_key}  # What goes with an address: read once its service runs.
VARIABLES = (*SERVICES, *COMPANIONS)


def programs():
    """Return the programs of the machine that `start()` needs."""
    return ("postgres",) if _given() else ("postgres", *elasticsearch.programs())


def start():
    """Start what does not run yet and return `(variables, started)`: the settings' variables, and which were ours.

    An Elasticsearch of the developer's own, named by ELASTICSEARCH_URL, is used and none is started.
    """
    system.bring(programs())
    missing = [name for name, service in SERVICES.items() if name not in _given() and not service.url()]
    started = []
    try:
        for name in missing:
            started.append(name)
            SERVICES[name].start()
    except BaseException:  # Told to stop, or one that does not start: nothing is left running behind.
        stop(started)
        raise
    return {name: value for name, value in variables().items() if value}, started


def stop(names=tuple(SERVICES)):
    """Stop the services behind the variables `names`; all by default."""
    for name in names:
        SERVICES[name].stop()


def variables():
    """Return the value of each of VARIABLES; None where its service is stopped."""
    ours = {name: service.url() for name, service in SERVICES.items()}
    return ours | {name: read() for name, read in COMPANIONS.items()} | _given()


def _given():
    """Return the variables of a developer's own Elasticsearch.

    DATABASE_URL is never taken from the environment: the suite drops databases. An address of this checkout's own
    node, exported earlier, is no server of the developer's: it may be stopped by now.
    """
    address = os.environ.get("ELASTICSEARCH_URL")
    if not address or address == elasticsearch.address():
        return {}
    return {"ELASTICSEARCH_URL": address, "ELASTICSEARCH_API_KEY": os.environ.get("ELASTICSEARCH_API_KEY")}


def main(action):
    """Do `action` and print the variables to export, one a line."""
    if action == "start":
        found, _ = start()
    elif action == "stop":
        stop()
        found = {}
    else:
        found = variables()
    for name, value in found.items():
        print(f"export {name}={value}" if value else f"# {name}: its service is stopped")


if __name__ == "__main__":
    main(sys.argv[1])
