"""What every test may ask for: a real browser, axe, and the sample site behind a real server.

- `nu` is the Nu HTML checker, for many pages at once.
- `page` (pytest-playwright) is a fresh tab of Debian's Chromium; a test in tests/browser/ fails when its page writes
  an error on the console or breaks its content policy. `page.console_errors.clear()` forgives what a test provokes.
- `live_server` (pytest-django) serves this process's test database: for a test that builds its own rows.
- `db`, `transactional_db` and their marks begin with a migrated database, whatever the test before committed.
- `demo_site` is the loaded sample site with its worker, as `make demo` runs it, in a database of its own, shared by the
  whole run: for stories of people. Its rows outlive a test, so a test names what it creates after itself.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.services import database
from tests.services import nu as nu_checker
from tests.services.demo_site import DemoSite

# Playwright keeps an event loop in this thread, which Django takes for asynchronous code; all our code is synchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

DATABASE = pytest.StashKey()
COMMITTED = pytest.StashKey[bool]()
COMMITTING = {"live_server", "transactional_db", "django_db_reset_sequences"}
CHROMIUM_ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items):
    """Mark everything in tests/browser/ and keep it in one process, where one browser and one site serve all."""
    for item in items:
        if "browser" in item.path.relative_to(item.config.rootpath).parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
        if item.get_closest_marker("elasticsearch"):
            # Some of them stop the node under the others' feet.
            item.add_marker(pytest.mark.xdist_group("elasticsearch"))


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, tmp_path_factory):
    """Give this process its test database (tests.services.database) in place of a run of all migrations."""
    copy = database.use(tmp_path_factory.mktemp("database"))
    request.config.stash[DATABASE] = copy
    yield
    with django_db_blocker.unblock():
        copy.remove()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Renew the database after a test that committed, before the next one's fixtures."""
    stash = item.config.stash
    if stash.get(COMMITTED, False):
        stash[DATABASE].renew()
    mark = item.get_closest_marker("django_db")
    stash[COMMITTED] = bool(mark and mark.kwargs.get("transaction")) or bool(COMMITTING & set(item.fixturenames))


def pytest_unconfigure(config):
    """Remove the folder that the settings of the suite made for files."""
    from django.conf import settings

    folder = Path(settings.VAR_DIR) if settings.configured else None
    is_ours = folder and folder.parent == Path(tempfile.gettempdir()) and folder.name.startswith("portal-test-")
    if is_ours and not hasattr(config, "workerinput"):
        shutil.rmtree(folder, ignore_errors=True)


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
    """Return `check(page)`, which asserts that axe finds nothing to reproach to the page as it stands (`only`: these rules)."""
    from axe_playwright_python.sync_playwright import Axe

    def check(page, context=None, only=None):
        results = Axe().run(page, context=context, options={"runOnly": only} if only else None)
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


@pytest.fixture(autouse=True)
def empty_cache():
    """Begin each test with an empty cache: rows are rolled back between tests, what was cached of them is not."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def french_first():
    """Begin each test in French: a page that a test before asked for in English leaves its language to the thread."""
    from django.conf import settings
    from django.utils import translation

    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def at_once(monkeypatch):
    """Run at once what waits for the commit, for tests whose rows are rolled back and never committed."""
    from django.db import transaction

    monkeypatch.setattr(transaction, "on_commit", lambda function, *_, **__: function())
