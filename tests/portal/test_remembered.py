"""A part of a page is remembered by what it shows: other content, another language and unsafe text have parts of their own."""

import pytest
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from portal import remembered
from portal.models import Theme

FIELD = "portal/components/themes.html"


@pytest.fixture(autouse=True)
def anew():
    remembered.forget()
    yield
    remembered.forget()


def themes(label, number=3, language="fr"):
    with override(language):
        return remembered.rendered(FIELD, {"themes": [{"number": number, "label": label}]})


def test_the_same_content_is_rendered_once(monkeypatch):
    first = themes("Mobilité")
    monkeypatch.setattr(remembered, "get_template", None)
    assert themes("Mobilité") is first


def test_other_content_is_another_part():
    assert "Mobilité" in themes("Mobilité")
    assert "Mobilité" not in themes("Climat")
    assert "theme-4" in themes("Climat", number=4)


@pytest.mark.parametrize("first", [str, mark_safe])
def test_what_is_safe_is_never_taken_for_what_is_not(first):
    text = "<b>x</b>"
    themes(first(text))
    assert "<b>x</b>" in themes(mark_safe(text))
    assert "&lt;b&gt;x&lt;/b&gt;" in themes(text)


def test_lazy_texts_are_said_in_the_language_of_the_page():
    label = gettext_lazy("Good practices")
    assert "Bonnes pratiques" in themes(label)
    assert "Good practices" in themes(label, language="en")
    assert "Bonnes pratiques" in themes(label)


def test_what_cannot_be_read_as_content_is_rendered_each_time():
    class Changing:
        number, label = 3, "un"

        def __reduce__(self):
            raise TypeError

    changing = Changing()
    assert "un" in remembered.rendered(FIELD, {"themes": [changing]})
    changing.label = "deux"
    assert "deux" in remembered.rendered(FIELD, {"themes": [changing]})
    assert "abc" in themes(lazystr("abc"))


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["instance", "queryset"])
def test_what_may_ask_the_database_is_rendered_each_time(what):
    found = Theme.objects.filter(number=3)
    values = {"themes": found if what == "queryset" else [found.get()]}
    assert "theme-3" in remembered.rendered(FIELD, values)
    assert not remembered._known


def test_the_parts_kept_are_few(monkeypatch):
    monkeypatch.setattr(remembered, "PARTS", 2)
    for label in "abc":
        themes(label)
    assert len(remembered._known) == 2
    monkeypatch.setattr(remembered, "LONGEST", 10)
    assert "long" in themes("long")
    assert len(remembered._known) == 2
