"""What every test may ask for: a real browser, axe, and the sample site behind a real server.

- `nu` is the Nu HTML checker, for many pages at once.
- `page` (pytest-playwright) is a fresh tab of Debian's Chromium; a test in tests/browser/ fails when its page writes
  an error on the console or breaks its content policy. `page.console_errors.clear()` forgives what a test provokes.
- `live_server` (pytest-django) serves this process's test database: for a test that builds its own rows. The database
  is emptied after such a test, rows made by migrations included: it makes its own site with `bootstrap`.
- `demo_site` is the loaded sample site with its worker, as `make demo` runs it, in a database of its own, shared by the
  whole run: for stories of people. Its rows outlive a test, so a test names what it creates after itself.
"""

import os
import shutil

import pytest

from tests.services import nu as nu_checker
from tests.services.demo_site import DemoSite

# Playwright keeps an event loop in this thread, which Django takes for asynchronous code; all our code is synchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM_ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


def pytest_collection_modifyitems(items):
    """Mark everything in tests/browser/ and keep it in one process, where one browser and one site serve all."""
    for item in items:
        if "browser" in item.path.relative_to(item.config.rootpath).parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start the machine's own Chromium: no browser is downloaded. As root it runs without its sandbox."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        pytest.fail("No Chromium on this machine: `make test` installs it, or apt-get install chromium.")
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": chromium, "args": CHROMIUM_ARGUMENTS + sandbox}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Read as a Quebecker does; a test that needs English asks for it with `new_context(locale="en-CA")`."""
    return {**browser_context_args, "locale": "fr-CA", "timezone_id": "America/Toronto"}


@pytest.fixture
def page(page):
    """Yield a tab that keeps the errors of its console in `page.console_errors` and fails the test for any left."""
    page.console_errors = []
    page.on("console", lambda message: message.type == "error" and page.console_errors.append(message.text))
    page.on("pageerror", lambda error: page.console_errors.append(str(error)))
    yield page
    assert page.console_errors == [], "The browser's console shows errors."


@pytest.fixture
def axe():
    """Return `check(page)`, which asserts that axe finds nothing to reproach to the page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page, context=None):
        results = Axe().run(page, context=context)
        assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"

    return check


@pytest.fixture
def nu():
    """Return `check({name: html})`, which asserts that the Nu HTML checker finds no error and no warning."""

    def check(pages):
        assert nu_checker.check(pages) == []

    return check


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory):
    """Yield the running sample site (`tests.services.demo_site.DemoSite`): `url`, `account(role)`, `log()`."""
    site = DemoSite(tmp_path_factory.mktemp("demo-site"))
    try:
        site.start()
        yield site
    finally:
        site.stop()
