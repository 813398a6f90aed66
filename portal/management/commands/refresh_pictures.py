"""`manage.py refresh_pictures`: the folders of renditions compared with the rule, and put right."""

from django.core.management.base import BaseCommand
from django.db import transaction

from portal import media
from portal.models import PortalImage


class Command(BaseCommand):
    help = (
        "Works out again which pictures are public and moves renditions that lie in the wrong folder. Safe at any time."
    )

    def handle(self, *args, verbosity, **options):
        ids = set(PortalImage.objects.values_list("pk", flat=True))
        before = set(PortalImage.objects.filter(is_public=True).values_list("pk", flat=True))
        with transaction.atomic():
            media.hold_still()
            media.refresh_images(ids)
        after = set(PortalImage.objects.filter(is_public=True).values_list("pk", flat=True))
        if verbosity:
            self.stdout.write(
                f"refresh_pictures: {len(after - before)} opened, {len(before - after)} closed, of {len(ids)}."
            )
