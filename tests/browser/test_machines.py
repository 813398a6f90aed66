"""Every sample page as machines read it: structured data, feeds, sitemap and shared pictures of the loaded site."""

import io
import re
import urllib.error
import urllib.request
from pathlib import Path

import feedparser
import xmlschema
from PIL import Image

from tests.services import schema_org

SCHEMA = Path(__file__).parent.parent / "portal" / "schemas" / "sitemap.xsd"
LOCATION = re.compile(r"<loc>https?://[^/]*(/[^<]*)</loc>")


def fetch(demo_site, path):
    try:
        with urllib.request.urlopen(demo_site.url.rstrip("/") + path) as response:
            return response.read()
    except urllib.error.HTTPError as error:
        raise AssertionError(f"{path}: {error}\n{demo_site.log()[-4000:]}") from error


def test_every_sample_page_and_feed_is_valid_to_machines(demo_site):
    sitemap = fetch(demo_site, "/sitemap.xml").decode()
    xmlschema.XMLSchema(SCHEMA).validate(sitemap)
    paths, nodes, problems, feeds, entries = LOCATION.findall(sitemap), 0, [], set(), 0
    for path in paths:
        html = fetch(demo_site, path).decode()
        count, found = schema_org.check(html)
        nodes += count
        problems += [f"{path}: {problem}" for problem in found] + ([] if count else [f"{path}: no structured data"])
        feeds |= set(re.findall(r'type="application/atom\+xml" title="[^"]*" href="([^"]+)"', html))
        picture = re.search(r'property="og:image" content="https?://[^/]*([^"]+)"', html)[1]
        data = fetch(demo_site, picture)
        if (
            not picture.startswith("/social/")
            or Image.open(io.BytesIO(data)).size != (1200, 630)
            or len(data) > 150_000
        ):
            problems.append(f"{path}: {picture}")
    for path in sorted(feeds):
        read = feedparser.parse(fetch(demo_site, path))
        entries += len(read.entries)
        problems += [] if read.bozo == 0 and read.version == "atom10" else [f"{path}: {read.get('bozo_exception')}"]
    print(
        f"{len(paths)} pages, {nodes} nodes of schema.org, {len(feeds)} feeds with {entries} entries: {len(problems)} errors"
    )
    assert problems == []
    assert len(feeds) == 30
