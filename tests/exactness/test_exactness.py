"""The page cache is exact: whatever editors change, every worker shows it at the next request.

Pages are warmed on two gunicorn processes, one thing is changed by a third, and both must answer what a fresh rendering
answers, byte for byte. EXACTNESS_CHANGES sets how many changes; the seed is printed, and EXACTNESS_SEED sets it.
"""

import collections
import os
import random

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from tests import factories

from .editors import Editors
from .workers import Worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("exactness")]
CHANGES = int(os.environ.get("EXACTNESS_CHANGES", "100"))
SHARED = (
    "/fr/",
    "/en/",
    "/fr/bonnes-pratiques/",
    "/fr/actualites/",
    "/fr/membres/",
    "/fr/publications/",
    "/sitemap.xml",
    "/fr/agenda/",
)
#: A header that the page cache lets pass: what it answers is always rendered anew, for a visitor.
ANEW = {"authorization": "Anew"}


class Site:
    """Two workers, the editors, and a visitor who is always given fresh pages."""

    def __init__(self, settings, folder, generation_of_editors=None):
        settings.PAGE_CACHE = "file"
        settings.PAGE_CACHE_FILE = generation_of_editors or folder / "generation"
        (folder / "generation").touch()
        self.seed = int(os.environ.get("EXACTNESS_SEED", random.SystemRandom().randrange(10**6)))
        self.random = random.Random(self.seed)
        self.fresh, admin = Client(), Client()
        admin.force_login(factories.UserFactory(is_superuser=True, is_staff=True))
        self.editors = Editors(self.random, admin)
        self.member_cookie = self.cookie_of(factories.member())
        self.workers = [Worker(folder / "generation") for _ in range(2)]
        self.counts = collections.Counter()
        self.stale, self.private = [], []

    def cookie_of(self, user):
        user.groups.add(Group.objects.get_or_create(name="Groupe de travail")[0])
        client = Client()
        client.force_login(user)
        return f"sessionid={client.cookies['sessionid'].value}"

    def addresses(self):
        """Two pages of the site and one that shows what many share, at random."""
        pages = self.random.sample(self.editors.pages(), 2)
        return [*(page.url_path for page in pages), self.random.choice(SHARED)]

    def step(self):
        """Warm some pages, change one thing, and compare what both workers then say with a fresh rendering."""
        addresses = self.addresses()
        for worker in self.workers:
            for address in addresses:
                worker.get(address, cookie=self.member_cookie)
                worker.get(address)
            self.counts["kept before the change"] += worker.get(addresses[-1]).kept
        name, page = self.editors.change()
        self.counts[name] += 1
        if page is not None and page.url_path:
            addresses.append(page.url_path)
        marks = self.editors.private_marks()
        for address in addresses:
            expected = self.fresh.get(address, headers=ANEW)
            for worker in self.workers:
                self.counts["compared"] += 1
                if not worker.get(address).same_as(expected):
                    self.stale.append((name, address))
        for worker in self.workers:
            memory = worker.memory(marks)
            self.counts["pages looked into"] += memory["pages"]
            if memory["private"]:
                self.private.append((name, memory))


@pytest.fixture
def site(settings, tmp_path):
    """Return a function that makes the site; its workers end with the test."""
    made = []

    def make(**options):
        site = Site(settings, tmp_path, **options)
        made.append(site)
        for worker in site.workers:
            worker.wait()
        return site

    yield make
    for site in made:
        for worker in site.workers:
            worker.stop()


def test_no_worker_shows_what_an_editor_has_changed(site):
    site = site()
    for _ in range(CHANGES):
        site.step()
    print(
        f"\nseed {site.seed}: {CHANGES} changes, {len(site.stale)} stale, {len(site.private)} private; {dict(site.counts)}"
    )
    assert site.stale == []
    assert site.private == []
    assert site.counts["kept before the change"] > CHANGES
    assert site.counts["pages looked into"] > CHANGES


def test_the_same_walk_finds_stale_pages_when_changes_are_not_announced(site, tmp_path):
    site = site(generation_of_editors=tmp_path / "unheard")
    for _ in range(12):
        site.step()
    assert site.stale
