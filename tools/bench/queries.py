"""Addresses and queries of a site, in a process of its own that prints JSON: `python -m tools.bench.queries ACTION`.

`addresses` prints [{type, language, path}]; `count` reads such a list and adds status, queries and repeated queries to each,
`session` prints the session of a signed-in member.
"""

import json
import logging
import re
import sys
from collections import Counter

#: What is searched for: pages, files and members answer.
WORDS = {"fr": "quai", "en": "quay"}


def addresses():
    """Return one public page of each type and language, a generated one where there is one, and pages that are no type."""
    from wagtail.models import Page

    from portal.models import SampleObject

    generated = set(SampleObject.objects.filter(model="corpus").values_list("object_id", flat=True))
    rows = (
        Page.objects.live()
        .public()
        .filter(depth__gt=1)
        .select_related("content_type", "locale")
        .order_by("depth", "path")
    )
    found = {}
    for page in rows:
        key = (page.content_type.model, page.locale.language_code)
        if key not in found or (page.pk in generated and found[key].pk not in generated):
            found[key] = page
    listed = [{"type": kind, "language": language, "path": page.url_path} for (kind, language), page in found.items()]
    return listed + [row for language in ("fr", "en") for row in _others(language, found)]


def _others(language, found):
    """Return addresses that readers meet and that are no page: a filtered listing, its second page if it has one, sign-in, an error."""
    from django.urls import reverse
    from django.utils import translation

    from portal.models import Theme

    index = found["practiceindexpage", language].specific
    listing = index.url_path
    theme = Theme.objects.earliest("number").key
    with translation.override(language):
        sign_in, search = reverse("account_login"), reverse("search")
    paths = {
        "listing, filtered": f"{listing}?theme={theme}", "sign-in": sign_in, "not found": f"/{language}/nothing-here/",
        "search": f"{search}?q={WORDS[language]}",
    }  # fmt: skip
    if index.get_children().live().count() > index.per_page:
        paths["listing, page 2"] = f"{listing}?page=2"
    return [{"type": name, "language": language, "path": path} for name, path in paths.items()]


def count(rows, session=""):
    """Add to each row what its second reading costs: the process is warm, and only the page cache may keep the page."""
    from django.conf import settings
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(
        headers={"host": "127.0.0.1"}, raise_request_exception=False
    )  # A broken page is a row of the table.
    for row in rows:
        client.cookies.clear()  # What a page before has set, the sign-in page for instance, is not this visitor's.
        if session:
            client.cookies[settings.SESSION_COOKIE_NAME] = session
        client.get(row["path"])
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            response = client.get(row["path"])
        shapes = Counter(re.sub(r"\d+|'[^']*'", "?", query["sql"]) for query in captured)
        repeated = sum(times - 1 for times in shapes.values())
        row |= {"status": response.status_code, "queries": len(captured), "repeated": repeated}
    return rows


def session():
    """Return the key of a session of a sample account that holds a seat."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    from members.models import Seat

    client = Client(headers={"host": "127.0.0.1"})
    user = get_user_model().objects.filter(pk__in=Seat.objects.values("user"), is_staff=False).earliest("pk")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def main(action, *words):
    """Do one action and return what is printed."""
    import django

    django.setup()
    logging.getLogger("django.request").setLevel(logging.ERROR)  # The page that is not found is asked for on purpose.
    if action == "addresses":
        return addresses()
    if action == "count":
        return count(json.load(sys.stdin), *words)
    return session()


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
