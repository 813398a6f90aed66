"""Asking to join in a real browser, in both languages, by keyboard and without JavaScript too."""

import pytest

from members.models import ProspectRequest

ANSWERS = {
    "organisation": "Port d’essai",
    "place": "Essai",
    "name": "Ana Essai",
    "email": "ana@example.org",
    "message": "Bonjour.",
}


def fill(page):
    for name, value in ANSWERS.items():
        page.fill(f"#id_{name}", value)
    page.check("input[name=kind][value=port]")
    page.select_option("#id_region", "CA-QC")


@pytest.mark.parametrize("address", ["/fr/rejoindre/", "/en/join/"])
@pytest.mark.parametrize("width", [360, 1440])
def test_a_request_with_a_mistake_is_put_right_and_sent(live_server, page, axe, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_server.url + address)
    axe(page)
    fill(page)
    page.fill("#id_email", "ana@")
    page.check("#id_consent")
    page.locator("form.band button").press("Enter")
    page.wait_for_selector(".error-summary")
    axe(page)
    page.locator(".error-summary a").first.press("Enter")
    assert page.evaluate("document.activeElement.id") == "id_email"
    assert page.is_checked("#id_consent")
    page.fill("#id_email", "ana@example.org")
    page.locator("form.band button").press("Enter")
    page.wait_for_url(f"**{address}{'merci' if address.startswith('/fr') else 'thanks'}/?r=*")
    axe(page)
    request = ProspectRequest.objects.get()
    assert request.reference in page.content()
    assert request.consent_language == address[1:3]
    page.reload()
    assert ProspectRequest.objects.count() == 1


def test_the_form_needs_no_javascript(live_server, browser):
    context = browser.new_context(java_script_enabled=False, locale="fr-CA")
    page = context.new_page()
    page.goto(live_server.url + "/fr/rejoindre/")
    fill(page)
    page.click("form.band button")
    assert "/fr/rejoindre/merci/" in page.url
    assert not ProspectRequest.objects.get().consent
    context.close()
