"""`manage.py draw_social_pictures`: the pictures of shared pages, drawn where they are missing or no longer right."""

from django.core.management.base import BaseCommand
from wagtail.models import Page

from portal.social.upkeep import bring_all_up_to_date


class Command(BaseCommand):
    help = "Draws the social pictures that are missing or show something else than their page. Safe at any time."

    def handle(self, *args, verbosity, **options):
        pages = Page.objects.filter(live=True, depth__gt=1).order_by("path").values_list("pk", flat=True)
        drawn = bring_all_up_to_date(pages)
        if verbosity:
            self.stdout.write(f"draw_social_pictures: {drawn} drawn, of {len(pages)} pages.")
