"""What an editor must put right before readers see a case."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from members.blocks import OrganisationBlock
from portal.publishing import publish
from practices.models import PracticePage
from practices.models.blocks import IndicatorBlock
from tests import factories
from tests.practices.test_case import indicator, source

pytestmark = pytest.mark.django_db


def draft(**fields):
    return PracticePage.objects.get(pk=factories.practice(live=False, **fields).pk)


def test_a_case_without_a_theme_stays_a_draft():
    page = draft(main_theme=None)
    with pytest.raises(ValidationError) as refused:
        publish(page)
    assert "main_theme" in refused.value.message_dict


def test_a_picture_must_be_described_in_both_languages():
    page = draft(picture=factories.image(alt_en=""))
    with pytest.raises(ValidationError) as refused:
        publish(page)
    assert "picture" in refused.value.message_dict


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"indicators": [indicator(number=3)], "sources": [source()]}, "indicators"),
        ({"solution": "<p>Dit ainsi [2].</p>", "sources": [source()]}, "solution"),
        ({"limits": "<p>Dit ainsi [1].</p>"}, "limits"),
    ],
)
def test_what_is_cited_must_be_in_the_list_of_sources(fields, field):
    with pytest.raises(ValidationError) as refused:
        publish(draft(**fields))
    assert field in refused.value.message_dict


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": "T" * 101}, "title"),
        ({"summary": "S" * 161}, "summary"),
        ({"start": "printemps"}, "start"),
        ({"start": "2024-13"}, "start"),
        ({"start": "2024", "end": "2023"}, "end"),
        ({"reviewed": "2026-11-01", "review_due": "2026-10-01"}, "review_due"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_a_case_cannot_hold_is_refused_in_the_language_of_the_editor(fields, field, language):
    page = PracticePage(
        **{"title": "Un cas", "summary": "Un résumé", "place": factories.PlaceFactory(), "slug": "x", **fields}
    )
    for name in ("reviewed", "review_due"):
        if isinstance(getattr(page, name), str):
            setattr(page, name, PracticePage._meta.get_field(name).to_python(getattr(page, name)))
    with translation.override(language), pytest.raises(ValidationError) as refused:
        page.full_clean(exclude=["path", "depth", "locale", "content_type", "translation_key"])
    assert field in refused.value.message_dict


def test_an_actor_is_an_organisation_or_a_name():
    block = OrganisationBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"organisation": None, "name": ""}))
    assert block.clean(block.to_python({"organisation": None, "name": "Une fondation"}))["name"] == "Une fondation"


def test_an_indicator_needs_a_year_and_a_source():
    block = IndicatorBlock()
    good = {"label": "Part", "value": "86", "unit": "%", "year": "2022", "source": 1}
    assert block.clean(block.to_python(good))["value"] == "86"
    for missing in ("year", "source", "value", "label"):
        with pytest.raises(ValidationError):
            block.clean(block.to_python({**good, missing: None if missing == "source" else ""}))
    with pytest.raises(ValidationError):
        block.clean(block.to_python({**good, "year": "récemment"}))
