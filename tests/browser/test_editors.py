"""An editor's work, from an empty form to both languages published, in a real browser."""

import re
import secrets

from tests.browser.people import Editor, drawing, sign_in

FACTS = (
    "from practices.models import PracticePage; page = PracticePage.objects.get(title={title!r}); print({expression})"
)


def fact(site, title, expression):
    """Return what the site's database says of the case called `title`, as text."""
    return site.shell(FACTS.format(title=title, expression=expression)).splitlines()[-1]


def section(site):
    return site.shell(
        "from practices.models import PracticeIndexPage as P; print(P.objects.get(url_path='/fr/bonnes-pratiques/').pk)"
    )


def test_a_case_is_written_moderated_translated_and_published(demo_site, browser, page):
    title = f"Un quai rendu à la ville {secrets.token_hex(3)}"
    write_and_submit(page, demo_site, title)
    assert fact(demo_site, title, "page.live") == "False"
    desk = browser.new_context(locale="fr-CA").new_page()
    pk = approve(desk, demo_site, title)
    assert fact(demo_site, title, "page.live") == "True"
    read_in_french(desk, demo_site, title)
    translate_and_publish(desk, demo_site, title, pk)
    # Wagtail answers 400 when it tries to save by itself a form that is not complete yet.
    page.console_errors = [error for error in page.console_errors if "400" not in error]


def write_and_submit(page, site, title):
    """The editor creates a case with a picture, an indicator and its source, and sends it to moderation."""
    sign_in(page, site, "editor")
    editor = Editor(page, site)
    editor.open(f"/admin/pages/add/practices/practicepage/{section(site)}/")
    page.fill("#id_title", title)
    page.fill("#id_summary", "Un port et sa ville rouvrent un quai.")
    editor.choose_new_picture(
        "picture", drawing(), title="Quai", alt_fr="Un quai vu d’en haut.", alt_en="A quay seen from above."
    )
    editor.choose_first("place")
    page.select_option("#id_main_theme", index=8)
    editor.rich_text("solution", "Le quai a été rouvert [1].")
    editor.add_block(
        "indicators", {"label": "Visiteurs", "value": "1200", "unit": "personnes", "year": "2025", "source": "1"}
    )
    editor.add_block(
        "sources", {"title": "Bilan de la saison", "publisher": "Port d’essai", "url": "https://example.org/bilan"}
    )
    assert page.locator("[name=action-publish]").count() == 0
    editor.act("action-submit")
    assert title in page.locator(".messages").inner_text()


def approve(desk, site, title):
    """The moderator finds the case in the listing, reads it and approves; return its number."""
    sign_in(desk, site, "moderator")
    desk.goto(f"{site.url}/admin/pages/{section(site)}/?ordering=-latest_revision_created_at")
    desk.get_by_role("link", name=title).first.click()
    desk.wait_for_selector("#page-edit-form")
    pk = re.search(r"/pages/(\d+)/edit/", desk.url)[1]
    Editor(desk, site).press('[data-workflow-action-name="approve"]')
    desk.wait_for_url(re.compile(r"/admin/(pages/\d+/)?$"))
    return pk


def read_in_french(desk, site, title):
    """What was approved is what readers see, picture and figure included."""
    desk.goto(site.url + fact(site, title, "page.url_path"))
    assert desk.locator("h1").inner_text() == title
    assert "1 200" in desk.locator("main").inner_text().replace("\u00a0", " ").replace("\u202f", " ")
    assert desk.locator("#source-1").count() == 1


def translate_and_publish(desk, site, title, pk):
    """The translation is a draft in the ordinary editor with the content copied; previewed, then published."""
    english = "A quay given back to the city"
    desk.goto(f"{site.url}/admin/localize/submit/page/{pk}/")
    desk.locator("main form button[type=submit], main form input[type=submit]").last.click()
    desk.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    translated = re.search(r"/pages/(\d+)/edit/", desk.url)[1]
    assert translated != pk
    desk.wait_for_selector("#page-edit-form")
    assert desk.input_value("#id_title") == title
    assert desk.input_value("[name=indicators-0-value-label]") == "Visiteurs"
    desk.goto(f"{site.url}/admin/pages/{translated}/view_draft/")
    assert desk.locator("html").get_attribute("lang") == "en-CA"
    desk.goto(f"{site.url}/admin/pages/{translated}/edit/")
    desk.wait_for_selector("#page-edit-form")
    desk.fill("#id_title", english)
    desk.fill("#id_summary", "A port and its city reopen a quay.")
    Editor(desk, site).act("action-publish")
    address = fact(site, english, "page.url_path if page.live else 'draft'")
    assert address.startswith("/en/good-practices/")
    desk.goto(site.url + address)
    assert desk.locator("h1").inner_text() == english
    assert desk.locator("a.language").get_attribute("href") == fact(site, title, "page.url_path")


def test_a_translator_translates_and_cannot_publish(demo_site, page):
    source = demo_site.shell(
        "from practices.models import PracticePage as P; p = P.objects.filter(locale__language_code='fr', live=True).first();"
        "print(p.pk, p.get_translation_or_none(__import__('wagtail.models').models.Locale.objects.get(language_code='en')).pk)"
    )
    _french, english = source.split()
    sign_in(page, demo_site, "translator")
    page.goto(f"{demo_site.url}/admin/pages/{english}/edit/")
    page.wait_for_selector("#page-edit-form")
    assert page.locator("[name=action-publish]").count() == 0
    assert page.locator("[name=action-submit]").count() == 1
    page.console_errors = [error for error in page.console_errors if "400" not in error]
