"""Publish and withdraw what was scheduled: each object in its own transaction, and a broken one never stops the others.

Takes the place of Wagtail's own command. Outside a transaction a crash half way loses a go-live for ever, and one page that
cannot be published would keep all later ones waiting.
"""

import logging

from django.apps import apps
from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)


class Command(WagtailCommand):
    help = "Publish and withdraw what was scheduled. Meant to run every minute or so; --dryrun only lists."

    def handle(self, *args, **options):
        if options["dryrun"]:
            super().handle(*args, **options)
            return
        failed = [name for name, work in self.due() if not self.done(name, work)]
        if failed:
            raise CommandError(f"Left for the next run: {', '.join(failed)}. The log says why.")

    def due(self):
        """Yield (name, function) for each object to withdraw, then for each revision to publish, the oldest first."""
        now = timezone.now()
        models = [Page, *(m for m in apps.get_models() if issubclass(m, DraftStateMixin) and not issubclass(m, Page))]
        for model in models:
            for pk in list(
                model.objects.filter(live=True, expire_at__lt=now).order_by("expire_at").values_list("pk", flat=True)
            ):
                yield f"{model._meta.label} {pk}", lambda model=model, pk=pk: self.withdraw(model, pk)
        revisions = Revision.objects.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at")
        for pk in list(revisions.values_list("pk", flat=True)):
            yield f"revision {pk}", lambda pk=pk: self.publish(pk)

    def done(self, name, work):
        """Do one piece of work, all or nothing; return whether it succeeded."""
        try:
            with transaction.atomic():
                work()
        except Exception:
            logger.exception("Scheduled: %s failed.", name)
            return False
        return True

    @staticmethod
    def withdraw(model, pk):
        found = model.objects.filter(pk=pk, live=True).first()
        if found is not None:
            found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")

    @staticmethod
    def publish(pk):
        revision = Revision.objects.filter(pk=pk, approved_go_live_at__isnull=False).first()
        if revision is not None:
            revision.publish(log_action="wagtail.publish.scheduled")
