"""`manage.py bootstrap`: an empty site made ready."""

from django.core.management.base import BaseCommand

from editorial.bootstrap import bootstrap


class Command(BaseCommand):
    help = "Makes an empty site usable: both languages, the tree, the ten themes, roles, workflow, settings. Twice changes nothing."

    def handle(self, *args, verbosity, **options):
        made = []
        bootstrap(report=lambda text: (made.append(text), verbosity > 1 and self.stdout.write(f"  {text}")))
        if verbosity:
            self.stdout.write(f"bootstrap: {len(made)} things made." if made else "bootstrap: everything was there.")
