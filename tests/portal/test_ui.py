"""The shared parts of pages, as a reader meets them."""

import datetime as dt

import pytest
from django import forms
from django.contrib.auth.password_validation import password_validators_help_text_html
from django.http import QueryDict
from django.template import engines
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from portal.pagination import page_links

N = "\u00a0"


def shown(template, language="fr", **context):
    with translation.override(language):
        return engines["django"].from_string(template).render(context)


def part(name, language="fr", **context):
    with translation.override(language):
        return render_to_string(f"portal/components/{name}.html", context)


@pytest.mark.parametrize(
    ("template", "fr", "en"),
    [
        ("{{ day|date_long }}", "1<sup>er</sup> mai 2024", "May 1, 2024"),
        ("{{ day|date_plain }}", "1er mai 2024", "May 1, 2024"),
        ("{{ day|date_range:end }}", "1<sup>er</sup> au 3 mai 2024", "May 1–3, 2024"),
        ("{{ '2024-11'|date_partial }}", "novembre 2024", "November 2024"),
        ("{{ '2014'|period:'2020' }}", "2014 à 2020", "2014–2020"),
        ("{{ '2014'|since }}", "depuis 2014", "since 2014"),
        ("{{ hour|clock }}", f"14{N}h{N}30", f"2:30{N}p.m."),
        ("{{ 5700|number }}", f"5{N}700", "5,700"),
        ("{{ 86|percent }}", f"86{N}%", "86%"),
        ("{{ 1200|money:'CAD' }}", f"1{N}200{N}$", "CA$1,200"),
        ("{{ 2600000|money_short:'CAD' }}", f"2,6{N}M$", "CA$2.6M"),
        ("{{ 1240000|file_size }}", f"1,2{N}Mo", f"1.2{N}MB"),
        ("{% join_names names %}", "A, B et C", "A, B and C"),
        ("{{ 'la 20e fois'|ordinals }}", "la 20<sup>e</sup> fois", "la 20e fois"),
    ],
)
def test_filters_write_in_the_language_of_the_page(template, fr, en):
    context = {
        "day": dt.date(2024, 5, 1),
        "end": dt.date(2024, 5, 3),
        "hour": dt.time(14, 30),
        "names": ["A", "B", "", "C"],
    }
    assert shown(template, "fr", **context) == fr
    assert shown(template, "en", **context) == en


@pytest.mark.parametrize(
    "name", ["date_long", "date_partial", "clock", "number", "percent", "money", "file_size", "moment"]
)
def test_a_filter_says_nothing_of_nothing_and_never_breaks_the_page(name):
    assert shown("{{ value|" + name + " }}", value=None) == ""
    assert shown("{{ value|" + name + " }}", value="<b>?") == "&lt;b&gt;?"


def test_a_moment_is_told_in_the_time_of_the_site():
    winter = dt.datetime(2026, 1, 15, 19, 30, tzinfo=dt.UTC)
    assert shown("{{ value|clock }}", value=winter) == f"14{N}h{N}30"
    night = dt.datetime(2026, 1, 16, 3, 0, tzinfo=dt.UTC)
    assert shown("{{ value|date_plain }}", value=night) == "15 janvier 2026"


def test_only_a_passage_in_another_language_says_its_language():
    assert shown("<p{{ 'en'|lang_attribute }}>") == '<p lang="en-CA">'
    assert shown("<p{{ 'fr'|lang_attribute }}>") == "<p>"
    assert shown("<p{{ ''|lang_attribute }}>") == "<p>"


def test_the_boxes_of_a_filter_escape_what_they_are_given_and_leave_markup_alone():
    options = [
        {"value": 'a"b', "label": "<b>Quai & rive</b>", "count": 1200, "selected": True},
        {"value": 2026, "label": mark_safe("1<sup>er</sup>"), "count": None},
    ]
    html = shown("{% filter_boxes group options %}", group={"name": "place"}, options=options)
    assert 'name="place" value="a&quot;b" checked>' in html
    assert "<span>&lt;b&gt;Quai &amp; rive&lt;/b&gt;</span>" in html
    assert f'<span class="sounding">1{N}200<' in html
    assert 'value="2026">' in html and "<span>1<sup>er</sup></span></label>" in html


def test_the_pages_of_a_listing_keep_its_filters():
    links = page_links(7, 20, QueryDict("theme=2&theme=3&page=7&q=quai+%26+port"))
    assert [item.number for item in links.items] == [1, None, 6, 7, 8, None, 20]
    assert links.next_url == "?theme=2&theme=3&q=quai+%26+port&page=8"
    assert links.items[0].url == "?theme=2&theme=3&q=quai+%26+port"
    assert links.items[3].url is None
    assert page_links(2, 2).previous_url == "."


@pytest.mark.parametrize(("current", "total"), [(1, 1), (1, 5), (3, 6), (4, 9), (6, 9), (20, 20)])
def test_a_gap_hides_at_least_one_page(current, total):
    numbers = [item.number for item in page_links(current, total).items]
    assert numbers[0] == 1
    assert numbers[-1] == total
    assert current in numbers
    for before, gap, after in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if gap is None:
            assert after - before > 1


def test_a_single_page_needs_no_pagination():
    assert part("pagination", links=page_links(1, 1)).strip() == ""


def test_the_pages_of_a_listing_say_where_one_is():
    html = part("pagination", links=page_links(2, 5, shown=(21, 40, 87)))
    assert "<p>Page 2 sur 5, 21 à 40 de 87</p>" in html
    assert "<p>Page 2 of 5, 21 to 40 of 87</p>" in part("pagination", "en", links=page_links(2, 5, shown=(21, 40, 87)))


def test_the_first_picture_of_a_listing_is_asked_for_at_once():
    picture = {"src": "/a.webp", "width": 640, "height": 400, "alt": ""}
    items = [{"url": f"/{number}", "title": "Quai", "picture": picture} for number in range(3)]
    html = part("rows", items=items, eager=True)
    assert html.count('loading="lazy"') == 2
    assert html.index('fetchpriority="high"') < html.index('loading="lazy"')
    assert part("rows", items=items).count('loading="lazy"') == 3


def test_the_parts_of_a_page_are_listed_when_there_are_two():
    contents = [{"id": "a", "title": "Un & deux"}, {"id": "b", "title": "Trois"}]
    html = part("contents", contents=contents)
    assert '<a href="#a">Un &amp; deux</a>' in html
    assert part("contents", contents=contents[:1]).strip() == ""


def test_a_page_alone_in_its_listing_shows_no_neighbours():
    assert part("neighbours", previous=None, next=None, label="Autres").strip() == ""
    html = part(
        "neighbours", next={"url": "/b/", "title": "<b>", "lang": "en-CA"}, label="Autres", next_label="Plus tard"
    )
    assert '<a rel="next" href="/b/">' in html
    assert 'lang="en-CA">&lt;b&gt;<' in html
    assert 'rel="prev"' not in html


def test_sharing_is_a_letter_until_the_browser_can_do_more():
    html = part("share", url="https://example.org/a/?b=1&c=2", title='Quai & "rive"', reference=True)
    assert "mailto:?subject=Quai%20%26%20%22rive%22&amp;body=https%3A%2F%2Fexample.org%2Fa%2F%3Fb%3D1%26c%3D2" in html
    assert html.count("<li hidden><button") == 3
    assert part("share", url="", title="x").strip() == ""


def test_a_row_escapes_what_it_is_given():
    html = part("row", item={"url": "/x?a=1&b=2", "title": "<script>", "summary": "a & b", "lang": "en", "lock": True})
    assert "<script>" not in html
    assert 'href="/x?a=1&amp;b=2" lang="en-CA"' in html
    assert html.count('class="stamp"') == 1


def test_a_picture_is_lazy_unless_it_opens_the_page():
    picture = {"src": "/a.webp", "width": 1600, "height": 1000, "alt": 'le "port"', "srcset": "/s.webp 640w"}
    assert 'loading="lazy"' in part("picture", picture=picture)
    html = part("picture", picture={**picture, "eager": True})
    assert "loading" not in html
    assert 'fetchpriority="high"' in html
    assert 'width="1600" height="1000"' in html
    assert 'alt="le &quot;port&quot;"' in html
    assert part("picture", picture=None).strip() == ""


def test_facts_without_a_value_are_left_out():
    html = part("facts", facts=[{"label": "Coût", "value": ""}, {"label": "État", "value": "En cours"}])
    assert "Coût" not in html
    assert "En cours" in html


class Question(forms.Form):
    name = forms.CharField(help_text="Le vôtre.")
    kind = forms.ChoiceField(choices=[("c", "Ville"), ("p", "Port")], widget=forms.RadioSelect)
    consent = forms.BooleanField(required=False)


def test_a_wrong_answer_is_tied_to_its_field_and_linked_from_the_summary():
    form = Question({})
    fields = part("form_fields", form=form)
    assert 'aria-describedby="id_name_helptext id_name_error"' in fields
    assert 'id="id_name_helptext"' in fields
    assert 'id="id_name_error"' in fields
    assert 'aria-invalid="true"' in fields
    assert "checked" not in fields
    summary = part("form_errors", form=form)
    assert 'role="alert"' in summary
    assert 'href="#id_name"' in summary
    assert 'href="#id_kind_0"' in summary
    assert part("form_errors", form=Question({"name": "A", "kind": "c"})).strip() == ""


def test_a_hint_is_text_and_only_our_own_code_gives_markup():
    form = Question()
    form.fields["name"].help_text = "<b>a</b> & b\nc"
    assert ">&lt;b&gt;a&lt;/b&gt; &amp; b<br>c</div>" in part("form_fields", form=form)
    form.fields["name"].help_text = password_validators_help_text_html()
    assert "<ul><li>" in part("form_fields", form=form)


def test_a_fault_of_the_sending_is_not_counted_as_an_answer():
    form = Question({"kind": "c"})
    form.add_error(None, "Trop vite.")
    assert "One answer has to be corrected" in part("form_errors", "en", form=form)
    form = Question({"name": "A", "kind": "c"})
    form.add_error(None, "Trop vite.")
    assert "Check your answers" in part("form_errors", "en", form=form)


def test_an_empty_list_offers_to_take_off_each_filter():
    listing = {"active": [{"label": "Portugal", "url": "?country=CA"}], "filters": {"clear_url": "/fr/cas/"}}
    html = part("empty", listing=listing)
    assert "Aucune fiche ne réunit ces filtres." in html
    assert f'<a href="?country=CA">Sans «{N}Portugal{N}»</a>' in html
    assert '<a href="/fr/cas/">' in html
    assert "<ul>" not in part("empty")


@pytest.mark.parametrize("name", ["400", "403", "404", "410", "500"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_error_pages_stand_without_a_site(name, language):
    with translation.override(language):
        html = engines["django"].get_template(f"{name}.html").render({})
    assert html.count("<h1") == 1
    assert f'<html lang="{"fr" if name == "500" else language}-CA">' in html
    assert "style=" not in html
    assert "<script>" not in html


def test_a_lost_reader_is_shown_the_nearest_pages_each_in_its_language():
    with translation.override("fr"):
        html = (
            engines["django"]
            .get_template("404.html")
            .render({"nearest": [{"title": "Good practices", "url": "/en/practices/", "language": "en"}]})
        )
    assert '<a href="/en/practices/" lang="en-CA" hreflang="en-CA">Good practices</a>' in html


def test_the_page_of_a_broken_portal_speaks_both_languages():
    html = engines["django"].get_template("500.html").render({})
    assert "Avarie" in html
    assert "Damage on board" in html
