"""Filters and tags of the portal's own templates; they are built in, nothing has to be loaded.

The filters write what `portal.formats` defines, in the active language. An absent value gives an empty text; what
cannot be formatted is shown as it came, because a page must not fall over one odd figure.
"""

import html
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from django import template
from django.forms.utils import flatatt
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from portal import formats
from portal import remembered as fragments
from portal.pagination import page_links

register = template.Library()
TAGS = {"fr": "fr-CA", "en": "en-CA"}
#: The parts of one box of a filter: its class, its input, its number, its label, its count.
INPUT, BOX = '<input type="{}" name="{}" value=', '<label{0}>{2}"{3}"{4}>{1}<span>{5}</span>{6}</label>'
CHECKED = SafeString(" checked")
THEME, NUMBER = ' class="theme theme-{}"', '<span class="num">{}</span> '
COUNT = '<span class="sounding">{}<span class="visually-hidden"> {}</span></span>'


def language() -> str:
    """The language the page is written in: "fr" or "en"."""
    return "en" if (get_language() or "fr").startswith("en") else "fr"


def _local(value: Any) -> Any:
    """A moment in the time of the site; dates and everything else untouched."""
    return timezone.localtime(value) if hasattr(value, "tzinfo") and hasattr(value, "date") and value.tzinfo else value


def _shown(function: Callable[..., str], value: Any, *arguments: Any, **options: Any) -> str:
    if value is None or value == "":
        return ""
    try:
        return function(_local(value), *arguments, **options)
    except (ValueError, TypeError, AttributeError):
        return str(value)


@register.filter
def attributes(values):
    """HTML attributes of {name: value}: a name alone when True, nothing when False or None."""
    return flatatt(values)


@register.filter
def date_long(value):
    """15 janvier 2026, 1<sup>er</sup> janvier 2026; January 15, 2026."""
    return formats.with_ordinals(_shown(formats.date, value, language()))


@register.filter
def date_plain(value):
    """The same without mark-up, for attributes, titles and mails: 1er janvier 2026."""
    return _shown(formats.date, value, language())


@register.filter
def date_weekday(value):
    """jeudi 15 janvier 2026; Thursday, January 15, 2026."""
    return formats.with_ordinals(_shown(formats.date, value, language(), weekday=True))


@register.filter
def date_partial(value):
    """A date as far as it is known: 2024, novembre 2024, 5 novembre 2024."""
    return formats.with_ordinals(_shown(formats.partial_date, value, language()))


@register.filter
def month_long(value):
    """novembre 2024; November 2024."""
    return _shown(formats.month, value, language())


@register.filter
def date_range(start, end=None):
    """{{ start|date_range:end }}: 24 au 31 mai 2024; May 24–31, 2024."""
    return formats.with_ordinals(_shown(formats.date_range, start, _local(end) or None, language()))


@register.filter
def period(start, end=None):
    """{{ start|period:end }} of partial dates: novembre 2014 à 2020; 2014–2020."""
    return formats.with_ordinals(_shown(formats.period, start or end, end if start else None, language()))


@register.filter
def since(start):
    """A span that is still running: depuis 2014; since 2014."""
    return formats.with_ordinals(_shown(formats.period, start, None, language(), ongoing=True))


@register.filter
def clock(value):
    """14 h 30; 2:30 p.m."""
    return _shown(formats.time, value, language())


@register.filter
def clock_range(start, end=None):
    """{{ start|clock_range:end }}: 9 h à 10 h 30; 9 a.m. to 10:30 a.m."""
    return _shown(formats.time_range, start, _local(end) or None, language())


@register.filter
def moment(value):
    """15 janvier 2026 à 14 h 30; January 15, 2026, at 2:30 p.m."""
    return formats.with_ordinals(_shown(formats.date_time, value, language()))


@register.filter
def results(count):
    """The word after a count of what was found: result, results."""
    return ngettext("result", "results", count)


@register.filter
def number(value, decimals=None):
    """5 700; 5,700. {{ value|number:1 }} fixes the decimals."""
    return _shown(formats.number, value, language(), decimals)


@register.filter
def percent(value, decimals=None):
    """86 % from 86; 86%."""
    return _shown(formats.percent, value, language(), decimals)


@register.filter
def money(value, currency="CAD"):
    """{{ amount|money:"USD" }}: 1 200 $ US; US$1,200."""
    return _shown(formats.money, value, currency, language())


@register.filter
def money_short(value, currency="CAD"):
    """The same with millions and billions shortened: 2,6 M$; CA$2.6M."""
    return _shown(formats.money, value, currency, language(), compact=True)


@register.filter
def file_size(value):
    """1,2 Mo from a number of bytes; 1.2 MB."""
    return _shown(formats.file_size, value, language())


@register.filter
def coordinates(latitude, longitude):
    """{{ place.lat|coordinates:place.lon }}: 46° 49′ N – 71° 13′ O. Empty when one is missing."""
    return _shown(formats.coordinates, latitude, longitude, language()) if longitude not in (None, "") else ""


@register.filter
def ordinals(text):
    """Any text with its French ordinals raised: la 20<sup>e</sup> Conférence."""
    return formats.with_ordinals(text) if text and language() == "fr" else text


@register.filter
def wrong_answers(form):
    """How many fields of a form have to be corrected; what is wrong with the sending itself is not an answer."""
    return sum(1 for field in form if field.errors)


@register.filter
def lang_tag(code):
    """The tag of a language for `lang` and `hreflang`: fr-CA, en-CA; any other code as it is."""
    return TAGS.get(code, code or "")


@register.filter
def lang_attribute(code):
    """` lang="en-CA"` for a passage that is not in the language of the page, else nothing.

    Write it against the tag's name: <span{{ item.lang|lang_attribute }}>.
    """
    if not code or str(code).split("-")[0] == language():
        return ""
    return format_html(' lang="{}"', TAGS.get(code, code))


@register.filter
def site_text(settings, name):
    """{{ settings|site_text:"name" }}: a text of the site settings in the language of the page; "" without settings."""
    return settings.text(name, language()) if settings else ""


@register.filter
def first_word_apart(text):
    """The first word and the rest, for a name set in two sizes: ["AIVP", "Amérique du Nord"]."""
    return [*str(text).split(None, 1), "", ""][:2]


@register.filter
def listed(value):
    """One text as a list of one, a list as it is, nothing as an empty list."""
    return [value] if isinstance(value, str) and value else value or []


@register.simple_tag
def filter_boxes(group, options):
    """The boxes of a filter (components/filters.html). Not a template: a page has a hundred, which would cost half of it."""
    start, active = format_html(INPUT, group.get("kind") or "checkbox", group["name"]), language()
    boxes = (
        BOX.format(
            *_numbered(option.get("number")), start, _escaped(option["value"]), CHECKED if option.get("selected") else "",
            _escaped(option["label"]), _counted(option.get("count"), active),
        )
        for option in options
    )  # fmt: skip
    return SafeString("".join(boxes))


def _escaped(text):
    # As `conditional_escape`, which asks of each text first whether it is lazy: that cost more than all the rest.
    return text.__html__() if hasattr(text, "__html__") else html.escape(str(text))


@lru_cache(maxsize=100)
def _numbered(theme):
    """The class of a box and the number before its label, of a theme."""
    return (format_html(THEME, theme), format_html(NUMBER, theme)) if theme else ("", "")


@lru_cache(maxsize=1_000)
def _counted(count, _language):
    return "" if count is None else format_html(COUNT, number(count), results(count))


@register.simple_tag
def remembered(template_name, **values):
    """An `include ... only` for a part that many pages show alike: {% remembered "portal/components/row.html" item=item %}."""
    return fragments.rendered(template_name, values)


@register.simple_tag
def join_names(names: Iterable[str]) -> str:
    """Names in a row: A, B et C; A, B and C."""
    listed = [str(name) for name in names if name]
    if len(listed) < 2:
        return "".join(listed)
    return f"{', '.join(listed[:-1])} {'and' if language() == 'en' else 'et'} {listed[-1]}"


@register.inclusion_tag("portal/components/pagination.html", takes_context=True)
def pagination(context, page_obj, parameter="page"):
    """{% pagination page_obj %}: the links to the other pages of a Django Paginator's page, filters kept."""
    query = context["request"].GET if "request" in context else None
    shown = (page_obj.start_index(), page_obj.end_index(), page_obj.paginator.count)
    return {"links": page_links(page_obj.number, page_obj.paginator.num_pages, query, parameter, shown)}


@register.simple_tag(takes_context=True)
def social_head(context, page):
    """{% social_head page %}: what the head says to those who show a link to the page; nothing in a preview."""
    from portal.social.meta import social_meta

    chrome = context["site_chrome"]
    return "" if chrome.preview or not chrome.canonical else social_meta(chrome, page)


@register.simple_tag(takes_context=True)
def structured_data(context, page):
    """{% structured_data page %}: the JSON-LD of the page (`portal.structured`); nothing in a preview."""
    from portal.structured import json_ld

    chrome = context["site_chrome"]
    if chrome.preview or not chrome.canonical or not hasattr(page, "structured_data"):
        return ""
    return format_html('<script type="application/ld+json">{}</script>', json_ld(chrome, page, context))


@register.simple_tag
def page_number(page_obj):
    """{% page_number page_obj %}, in a title: ", page 2" after the first page of a listing, so that each tells itself apart."""
    if page_obj is None or page_obj.number < 2:
        return ""
    return _(", page %(number)s") % {"number": formats.number(page_obj.number, language())}
