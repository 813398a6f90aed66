"""`manage.py generate_corpus`: generated pages, to measure the portal on."""

import datetime
import logging
from time import monotonic

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from portal.corpus.generating import generate
from portal.corpus.materials import Materials, remembered

MOST = 100_000
EVERY = 3  # Seconds between two lines of progress.


class Command(BaseCommand):
    help = (
        "Brings the site to N pairs of generated pages, each in French and in English: N pairs are twice N pages. "
        "The same seed and day give the same pages; asked again for more, it adds those that are missing."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--pages", type=int, required=True, metavar="N", help="How many pairs of pages the site shall hold."
        )
        parser.add_argument(
            "--seed", type=int, default=1, metavar="S", help="Another seed gives other pages. Default: 1."
        )
        parser.add_argument(
            "--day",
            type=datetime.date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="The day to which every date is relative. Default: today.",
        )
        parser.add_argument(
            "--without-pictures",
            action="store_true",
            help="Pages without any picture, and files left to the worker: made sooner, enough to measure a search.",
        )

    def handle(self, *args, pages, seed, day, without_pictures, verbosity, **options):
        if not settings.PORTAL_IS_DEMO:
            raise CommandError(
                "generate_corpus is for measuring, not for a production site: its pages are generated and say nothing true. "
                "Run it with DJANGO_SETTINGS_MODULE=portal.settings.demo and a database of its own."
            )
        if not 1 <= pages <= MOST:
            raise CommandError(f"--pages is a number of pairs from 1 to {MOST:,}, not {pages}.")
        call_command("bootstrap", verbosity=0)
        held, known_seed = remembered()
        if held and known_seed != seed:
            raise CommandError(
                f"This site holds {held:,} pairs of seed {known_seed}, and two corpora would mix. Go on with "
                f"--seed {known_seed}, or begin in an empty database."
            )
        say = self.stdout.write if verbosity else lambda text: None
        if held >= pages:
            say(f"generate_corpus: nothing to add, the site holds {held:,} pairs ({2 * held:,} pages) of seed {seed}.")
            return
        logging.getLogger("wagtail").setLevel(logging.WARNING)
        begun = monotonic()
        materials = Materials(seed, day or timezone.localdate(), with_pictures=not without_pictures)
        generate(pages, held=held, materials=materials, report=self.progress(pages, held, say))
        if not without_pictures:
            call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0, reload=False)
        say(
            f"generate_corpus: {pages - held:,} pairs added in {monotonic() - begun:.0f} s; "
            f"the site holds {pages:,} pairs ({2 * pages:,} pages) of seed {seed}."
        )

    def progress(self, pages, held, say):
        """Return a function that says how far the work is, every few seconds."""
        begun = last = monotonic()

        def report(done):
            nonlocal last
            now = monotonic()
            if now - last < EVERY and done < pages:
                return
            last, left = now, (now - begun) / (done - held) * (pages - done)
            say(f"  {done:,}/{pages:,} pairs, {now - begun:.0f} s, about {left:.0f} s left")
            self.stdout.flush()

        return report
