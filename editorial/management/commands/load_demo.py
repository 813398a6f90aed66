"""`manage.py load_demo`: the sample site, in both languages."""

import json
from time import monotonic

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from editorial.sample_accounts import ensure_accounts
from portal import sample

#: Tasks that bring something up to date, however often it changed since they were asked for.
REFRESHING = (
    "modelsearch.tasks.insert_or_update_object_task",
    "portal.tasks.render_pictures_of",
    "wagtail.tasks.update_reference_index_task",
)


def forget_repeated_tasks():
    """Take away the waiting tasks that a later one repeats: a page of the sample is saved several times before it is published."""
    waiting = DBTaskResult.objects.ready().filter(task_path__in=REFRESHING).order_by("-enqueued_at")
    asked, repeated = set(), []
    for pk, path, arguments in waiting.values_list("pk", "task_path", "args_kwargs"):
        said = (path, json.dumps(arguments, sort_keys=True))
        if said in asked:
            repeated.append(pk)
        asked.add(said)
    DBTaskResult.objects.filter(pk__in=repeated).delete()


class Command(BaseCommand):
    help = "Loads the sample site and its accounts. Again: adds nothing twice and leaves alone what an editor changed."

    def add_arguments(self, parser):
        parser.add_argument(
            "--without-pictures", action="store_true", help="Leave renditions and file texts to the worker."
        )

    def handle(self, *args, verbosity, without_pictures, **options):
        if not settings.PORTAL_IS_DEMO:
            raise CommandError(
                "load_demo is for a demonstration, not for a production site: its members, accounts and pages are samples. "
                "Run it with DJANGO_SETTINGS_MODULE=portal.settings.demo and a database of its own."
            )
        call_command("bootstrap", verbosity=0)
        begun = monotonic()
        load = sample.SampleLoad(report=lambda text: verbosity > 1 and self.stdout.write(f"    {text}"))
        loaders = sample.loaders()
        steps = [(final, loader) for final in (False, True) for loader in loaders]
        for number, (final, loader) in enumerate(steps, 1):
            if verbosity:
                self.stdout.write(f"  {number:2}/{len(steps)}  {loader.name}{' (publishing)' if final else ''}")
                self.stdout.flush()
            load.final = final
            with transaction.atomic():
                loader.load(load)
        accounts = ensure_accounts()
        if not without_pictures:
            if verbosity:
                self.stdout.write("  pictures and files")
                self.stdout.flush()
            self.run_tasks()
        if verbosity:
            self.stdout.write(
                f"load_demo: {monotonic() - begun:.0f} s; {len(accounts)} sample accounts in {settings.VAR_DIR / 'demo-accounts.json'}"
            )

    def run_tasks(self):
        """Do now what publishing left to the worker, so that the first reader finds every picture made."""
        forget_repeated_tasks()
        connection.close()
        connection.settings_dict["CONN_MAX_AGE"] = None  # The worker would open the database anew for each task.
        call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0, reload=False)
