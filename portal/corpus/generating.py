"""Bringing a site to a number of generated pairs of pages."""

from django.db import transaction
from wagtail.models import Locale

from portal import media
from portal.sample import LANGUAGES

from . import kind_of, kinds
from .draft import Draft
from .materials import BATCH, first_of_batch, sample_pictures
from .writing import build, write


def generate(count, *, held, materials, report=lambda done: None):
    """Make the pairs from `held` + 1 to `count` of `materials`, batch by batch; `report(done)` is called after each.

    `bootstrap` must have made the sections of every page type, in both languages.
    """
    locales = {language: Locale.objects.get(language_code=language) for language in LANGUAGES}
    sections = {
        (kind.section, language): kind.section.objects.filter(locale=locales[language]).earliest("pk")
        for kind in kinds()
        for language in LANGUAGES
    }
    number = held + 1
    while number <= count:
        last = min(first_of_batch(number) + BATCH - 1, count)
        with transaction.atomic():
            drafts = [Draft(one, kind_of(one), materials) for one in range(number, last + 1)]
            built = [pair for draft in drafts for pair in build(draft, draft.kind, sections, locales)]
            write(drafts, built)
        pages = [page.pk for page, _relations in built]
        for draft, first in zip(drafts, range(0, len(pages), len(LANGUAGES)), strict=True):
            materials.pairs[draft.number] = dict(zip(LANGUAGES, pages[first:], strict=False))
        report(last)
        number = last + 1
    with transaction.atomic():
        media.refresh_images(sample_pictures())
