"""What people do in a browser, step by step: signing in and out, filling the editor's form."""

import re
import secrets
from pathlib import Path
from tempfile import mkdtemp

from PIL import Image

SIGN_IN = {"fr": "/fr/compte/connexion/", "en": "/en/account/login/"}


def sign_in(page, site, role, *, language="fr", to="/admin/"):
    """Sign in with the sample account of `role` and arrive at `to`."""
    account = site.account(role)
    page.goto(f"{site.url}{SIGN_IN[language]}?next={to}")
    page.fill("#id_login", account["email"])
    page.fill("#id_password", account["password"])
    page.locator("main form button").first.click()
    page.wait_for_url(re.compile(re.escape(site.url + to) + r"$"))


def drawing(name="quai.png"):
    """Return the path of a small real picture to upload, each of its own colour: Wagtail stops at one it has already."""
    path = Path(mkdtemp()) / name
    Image.new("RGB", (1200, 750), tuple(secrets.token_bytes(3))).save(path)
    return path


class Editor:
    """Somebody at the form of a page in the admin."""

    def __init__(self, page, site):
        self.page, self.site = page, site

    def open(self, path):
        self.page.goto(self.site.url + path)
        self.page.wait_for_selector("#page-edit-form")

    def choose_new_picture(self, field, path, *, title, alt_fr, alt_en):
        """Upload a picture in the chooser of `field` and choose it."""
        self.page.locator(f"#id_{field}-chooser [data-chooser-action-choose]").first.click()
        self.page.locator('.modal a[href="#tab-upload"]').click()
        form = self.page.locator(".modal form").filter(has=self.page.locator("input[type=file]"))
        form.locator("input[type=file]").set_input_files(str(path))
        form.locator("[name$=title]").fill(title)
        form.locator("[name$=alt_fr]").fill(alt_fr)
        form.locator("[name$=alt_en]").fill(alt_en)
        form.locator("button[type=submit], input[type=submit]").click()
        self.page.wait_for_selector(".modal", state="detached")

    def choose_first(self, field):
        """Choose the first row offered by the chooser of `field`."""
        self.page.locator(f"#id_{field}-chooser [data-chooser-action-choose]").first.click()
        self.page.locator(".modal [data-chooser-modal-choice]").first.click()
        self.page.wait_for_selector(".modal", state="detached")

    def add_block(self, field, values):
        """Add one record to the StreamField `field` and fill it."""
        index = int(self.page.locator(f"input[name={field}-count]").input_value())
        self.page.locator(f"#{field}-root button.c-sf-add-button").last.click()
        for name, value in values.items():
            control = self.page.locator(f"[name={field}-{index}-value-{name}]")
            control.wait_for()
            if control.evaluate("node => node.tagName") == "SELECT":
                control.select_option(value)
            else:
                control.fill(value)

    def rich_text(self, field, text):
        """Type into the rich text editor of `field`."""
        self.page.locator(f"[data-contentpath={field}] [contenteditable=true]").first.click()
        self.page.keyboard.type(text)

    def act(self, name):
        """Press one of the actions of the footer: "action-submit" or "action-publish"."""
        self.press(f"[name={name}]")

    def press(self, selector):
        """Press a button of the footer, opening its menu when the button is in it."""
        button = self.page.locator(f"footer {selector}").first
        if not button.is_visible():
            self.page.locator("footer [data-w-dropdown-target=toggle]").first.click()
        button.click()
        self.page.wait_for_load_state("networkidle")
