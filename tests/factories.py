"""What tests build: people, organisations, files and published pages, each with what it needs and no more.

The test database is bootstrapped, so both home pages, every section, the ten themes and the groups are there.
"""

import io
import json
from datetime import timedelta

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Locale, Page, PageViewRestriction

from editorial import roles
from events.models import EventIndexPage, EventPage
from members.models import MemberIndexPage, MemberPage, Membership, Organisation, Seat
from portal.models import Place, PortalAudience, PortalDocument, PortalImage, Theme
from portal.publishing import publish
from practices.models import PracticeIndexPage, PracticePage

PASSWORD = "un-mot-de-passe-assez-long"


class UserFactory(factory.django.DjangoModelFactory):
    """A person without any right, whose password is `PASSWORD`."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"personne-{n}@example.org")
    first_name = "Claude"
    last_name = factory.Sequence(lambda n: f"Exemple {n}")
    password = factory.PostGeneration(
        lambda user, create, value, **_: (user.set_password(value or PASSWORD), user.save())
    )


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    key = factory.Sequence(lambda n: f"lieu-{n}")
    name_fr = factory.Sequence(lambda n: f"Lieu {n}")
    name_en = factory.Sequence(lambda n: f"Place {n}")
    country = "CA"
    region = "QC"
    latitude = 46.81
    longitude = -71.21


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    key = factory.Sequence(lambda n: f"organisation-{n}")
    name_fr = factory.Sequence(lambda n: f"Port d’essai {n}")
    name_en = factory.Sequence(lambda n: f"Test Port {n}")
    kind = "port"
    place = factory.SubFactory(PlaceFactory)


def in_role(role):
    """Return a person of the editorial team: "editor", "translator", "moderator" or "administrator"."""
    user = UserFactory()
    user.groups.add(Group.objects.get(name=getattr(roles, role.upper())))
    return user


def member(*, ended=None, **membership):
    """Return a person who holds a seat; with `ended` (days ago) the membership's last day lies that far back."""
    today = timezone.localdate()
    organisation = OrganisationFactory()
    end = today - timedelta(days=ended) if ended is not None else None
    Membership.objects.create(
        **{"organisation": organisation, "start": today - timedelta(days=400), "end": end, **membership}
    )
    user = UserFactory()
    Seat.objects.create(organisation=organisation, user=user, start=today - timedelta(days=400))
    return user


def section(model, language="fr"):
    """Return the page of `model` that bootstrap made in `language`."""
    return model.objects.filter(locale__language_code=language).earliest("pk")


def picture_file(name="dessin.png", colour=(20, 90, 120), size=(1000, 625)):
    """Return a small real picture as an uploaded file."""
    data = io.BytesIO()
    Image.new("RGB", size, colour).save(data, format="PNG")
    return ContentFile(data.getvalue(), name=name)


def image(**fields):
    """Return a described picture that no page uses yet."""
    fields = {"title": "Dessin", "alt_fr": "Un quai vu d’en haut.", "alt_en": "A quay seen from above.", **fields}
    picture = PortalImage(**{"file": picture_file(), **fields})
    picture.save()
    return picture


def pdf(text="Bonjour", pages=1):
    """Return the bytes of a real PDF whose pages carry `text`."""
    import typst

    body = "\n#pagebreak()\n".join(f"{text} {number}" for number in range(1, pages + 1))
    return typst.compile(body.encode())


def document(content=None, *, name="etude.pdf", **fields):
    """Return a document with real bytes; for members unless `audience` says otherwise."""
    item = PortalDocument(**{"title": "Étude", "language": "fr", **fields})
    item.file.save(name, ContentFile(content if content is not None else pdf()), save=False)
    item.save()
    return item


def practice(language="fr", *, translation_of=None, parent=None, live=True, **fields):
    """Return a case, published unless `live` is False; `translation_of` makes it the twin of another."""
    fields = {
        "title": "Un quai rouvert",
        "summary": "Un port et sa ville rouvrent un quai.",
        "main_theme": Theme.objects.get(number=8),
        "solution": "<p>Le quai a été rouvert.</p>",
        **fields,
    }
    page = PracticePage(
        locale=Locale.objects.get(language_code=language),
        live=False,
        place=fields.pop("place", None) or PlaceFactory(),
        **fields,
    )
    if translation_of is not None:
        page.translation_key = translation_of.translation_key
    (parent or section(PracticeIndexPage, language)).add_child(instance=page)
    if live:
        publish(page)
    else:
        page.save_revision()
    return PracticePage.objects.get(pk=page.pk)


def member_page(language="fr", *, organisation=None, live=True, **fields):
    """Return the published profile of an organisation."""
    organisation = organisation or OrganisationFactory()
    page = MemberPage(
        **{
            "title": organisation.label_in(language),
            "locale": Locale.objects.get(language_code=language),
            "organisation": organisation,
            "presentation": "<p>Un port.</p>",
            "live": False,
            **fields,
        }
    )
    section(MemberIndexPage, language).add_child(instance=page)
    if live:
        publish(page)
    return MemberPage.objects.get(pk=page.pk)


def event(language="fr", *, live=True, translation_of=None, **fields):
    """Return an event, published unless `live` is False; without other word it takes place in a month, in Québec."""
    relations = {name: fields.pop(name) for name in ("places", "members", "other_themes") if name in fields}
    fields = {
        "title": "Atelier des membres",
        "lead": "Deux jours de travail au bord du fleuve.",
        "date_from": timezone.localdate() + timedelta(days=30),
        "venue": "Gare maritime",
        "main_theme": Theme.objects.get(number=4),
        "organizers": [{"type": "organizer", "value": {"organisation": None, "name": "AIVP"}}],
        **fields,
    }
    values = {name: json.dumps(value) if isinstance(value, list) else value for name, value in fields.items()}
    page = EventPage(locale=Locale.objects.get(language_code=language), live=False, **values)
    if translation_of is not None:
        page.translation_key = translation_of.translation_key
    section(EventIndexPage, language).add_child(instance=page)
    for name, rows in relations.items():
        setattr(page, name, rows)
    if not live:
        return page.save_revision().as_object()
    publish(page)
    return EventPage.objects.get(pk=page.pk)


def restrict(page, *groups, kind=PageViewRestriction.GROUPS):
    """Restrict `page` to groups: names of groups, or "members" and "staff" for the computed audiences."""
    restriction = PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type=kind)
    for name in groups:
        audience = PortalAudience.objects.filter(key=name).first()
        restriction.groups.add(audience.group if audience else Group.objects.get_or_create(name=name)[0])
    return restriction


def practice_section(title, slug, language="fr"):
    """Return another section of cases under the home page of `language`."""
    from home.models import HomePage

    page = PracticeIndexPage(title=title, slug=slug, locale=Locale.objects.get(language_code=language), live=False)
    section(HomePage, language).add_child(instance=page)
    publish(page)
    return page
