"""`search_tidy`: what search need not remember, once a night."""

from django.core.management.base import BaseCommand

from search import outbox, report
from search.spelling import relearn


class Command(BaseCommand):
    help = "Make the vocabulary of the spelling anew and forget counts of searches older than thirteen months."

    def handle(self, **options):
        self.stdout.write(f"vocabulary: {relearn():,} words")
        self.stdout.write(f"counts of searches forgotten: {report.forget():,}")
        # Should the worker have been stopped at the wrong moment, what waits is carried now.
        outbox.call()
