"""`search_rebuild`: the search indexes made anew, while searches go on."""

import time

from django.core.management.base import BaseCommand, CommandError
from elasticsearch import ApiError, TransportError

from search import analysis, swap
from search.elastic import rebuild
from search.elastic.client import is_configured
from search.spelling import relearn


class Command(BaseCommand):
    help = "Make the search indexes anew. Searches go on meanwhile, and no change is lost."

    def add_arguments(self, parser):
        parser.add_argument(
            "--engine", choices=("all", "database", "elasticsearch"), default="all", help="which one; all by default"
        )

    def handle(self, *, engine, **options):
        if engine == "elasticsearch" and not is_configured():
            raise CommandError("ELASTICSEARCH_URL is not set: there is no Elasticsearch to rebuild.")
        if engine != "elasticsearch":
            try:
                self._timed("database engine", analysis.analyse_again)
            except swap.Busy as error:
                raise CommandError(f"The database engine was not rebuilt; it answers as before. {error}") from error
            self.stdout.write(f"vocabulary: {relearn():,} words")
        if engine != "database" and is_configured():
            try:
                self._timed("Elasticsearch", rebuild.rebuild)
            except (ApiError, TransportError, rebuild.TakenOver) as error:
                raise CommandError(
                    f"Elasticsearch was not rebuilt; the old indexes answer as before. {error}"
                ) from error

    def _timed(self, name, work):
        start, shown = time.monotonic(), 0

        def report(language, done, total):
            nonlocal shown
            if time.monotonic() - shown > 1 or done == total:
                shown = time.monotonic()
                self.stdout.write(f"  {name}, {language}: {done:,}/{total:,}")

        number = work(report)
        seconds = time.monotonic() - start
        self.stdout.write(
            f"{name}: {number:,} documents in {seconds:.1f} s, {number / max(seconds, 0.001):,.0f} a second."
        )
