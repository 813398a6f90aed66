"""The servers that development and the suite need: `python -m tools.services start|stop|status`.

A service is a module with `start()`, `stop()` and `url()`, listed in SERVICES under the variable that settings read.
"""

import sys

from tools import postgres, system

SERVICES = {"DATABASE_URL": postgres}
PROGRAMS = ("postgres",)


def start():
    """Start what does not run yet and return `(variables, started)`: the settings' variables, and which were ours."""
    system.bring(PROGRAMS)
    started = [name for name, service in SERVICES.items() if not service.url()]
    return {name: service.start() for name, service in SERVICES.items()}, started


def stop(names=tuple(SERVICES)):
    """Stop the services behind the variables `names`; all by default."""
    for name in names:
        SERVICES[name].stop()


def main(action):
    """Do `action` and print the variables to export, one a line."""
    if action == "start":
        variables, _ = start()
    elif action == "stop":
        stop()
        variables = {}
    else:
        variables = {name: service.url() for name, service in SERVICES.items()}
    for name, value in variables.items():
        print(f"export {name}={value}" if value else f"# {name}: its service is stopped")


if __name__ == "__main__":
    main(sys.argv[1])
