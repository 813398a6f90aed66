"""One site made ready, in a process of its own: `python -m tools.bench.prepare FOLDER PAIRS`."""

import sys
from contextlib import redirect_stdout
from pathlib import Path

from tools import catalogues, demo


def main(folder, pairs):
    """Load the sample site and its generated pages, collect and compress the static files, let the database count its rows."""
    from django.core.management import call_command
    from django.db import connection

    (Path(folder) / "static").mkdir(parents=True, exist_ok=True)
    catalogues.compile_all()
    demo.prepare(Path(folder))
    if pairs:
        call_command("generate_corpus", pages=pairs)
    call_command("collectstatic", interactive=False, verbosity=0)
    with connection.cursor() as cursor:
        # As PostgreSQL does by itself on a site that lives.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    with redirect_stdout(sys.stderr):
        main(sys.argv[1], int(sys.argv[2]))
