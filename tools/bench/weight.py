"""Weight of a page's first view, as a browser requests it: on a telephone and on a desktop, with an empty cache."""

import os
import shutil
from contextlib import contextmanager
from urllib.parse import urlsplit

from tools import system

VIEWS = {
    "telephone": {"viewport": {"width": 412, "height": 915}, "device_scale_factor": 2.625, "is_mobile": True, "has_touch": True},
    "desktop": {"viewport": {"width": 1440, "height": 900}},
}  # fmt: skip
KINDS = {"document": "html", "stylesheet": "css", "font": "fonts", "script": "js"}
SANDBOX = ["--no-sandbox"] if os.geteuid() == 0 else []
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--no-first-run",
    *SANDBOX,
]
SCROLL = "() => new Promise(done => { let y = 0; const step = () => { scrollTo(0, y += innerHeight); y < document.body.scrollHeight ? setTimeout(step, 40) : setTimeout(done, 150) }; step() })"


@contextmanager
def browser():
    """Start Debian's Chromium for the block."""
    from playwright.sync_api import sync_playwright

    system.bring(["chromium"])
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        try:
            yield started
        finally:
            started.close()


def of_page(started, url):
    """Return the worst of both views: bytes of html, css, fonts, js and their total, requests besides pictures, and pictures.

    Bytes are those of the bodies as they were sent, compressed when they were. `picture` is the heaviest picture down to the
    page's end, `foreign` the requests that leave the site.
    """
    views = [_view(started, url, options) for options in VIEWS.values()]
    return {name: max(view[name] for view in views) for name in views[0]}


def _view(started, url, options):
    context = started.new_context(**options)
    try:
        page = context.new_page()
        requests = []
        page.on("requestfinished", lambda request: requests.append(request))  # Playwright cannot mark a built-in.
        page.goto(url, wait_until="networkidle")
        first = list(requests)
        page.evaluate(SCROLL)
        page.wait_for_load_state("networkidle")
        pictures = [_bytes(request) for request in requests if request.resource_type == "image"]
        weights = dict.fromkeys(KINDS.values(), 0)
        for request in first:
            if request.resource_type in KINDS:
                weights[KINDS[request.resource_type]] += _bytes(request)
        home = urlsplit(url).netloc
        return {
            **weights,
            "total": sum(weights.values()),
            "requests": sum(request.resource_type != "image" for request in first),
            "first_pictures": sum(_bytes(request) for request in first if request.resource_type == "image"),
            "picture": max(pictures, default=0),
            "foreign": sum(urlsplit(request.url).netloc not in ("", home) for request in requests),
        }
    finally:
        context.close()


def _bytes(request):
    return max(request.sizes()["responseBodySize"], 0) if not request.url.startswith("data:") else 0
