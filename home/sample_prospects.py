"""A few requests to join, so that the office's list shows something. Invented, and marked as samples."""

from django.utils import timezone

from members.models import FollowUp, ProspectRequest
from portal.models import SampleObject, Theme

from .consent import default_consent, default_consent_note

PROSPECTS = (
    {
        "key": "prospect-city", "organisation": "Ville de Baie-des-Exemples", "kind": "city", "country": "CA", "region": "QC",
        "place": "Baie-des-Exemples", "name": "Camille Exemple", "role": "Direction de l’aménagement", "email": "camille@example.org",
        "language": "fr", "themes": (8, 9), "consent": True, "status": FollowUp.NEW,
        "message": "Nous voudrions comparer notre projet de promenade avec celui d’une autre ville portuaire.",
    },
    {
        "key": "prospect-port", "organisation": "Port of Sample Harbor", "kind": "port", "country": "US", "region": "ME",
        "place": "Sample Harbor", "name": "Robin Sample", "role": "Sustainability", "email": "robin@example.org",
        "language": "en", "themes": (2, 9), "consent": False, "status": FollowUp.OPEN,
        "message": "How do other ports decide which berths to electrify first? We would like to talk before the fall.",
    },
    {
        "key": "prospect-university", "organisation": "Université des Exemples", "kind": "university", "country": "CA", "region": "NB",
        "place": "Exempleville", "name": "Dominique Exemple", "role": "", "email": "dominique@example.org",
        "language": "fr", "themes": (5, 10), "consent": True, "status": FollowUp.CLOSED,
        "message": "Notre laboratoire étudie les habitats portuaires et cherche des terrains à observer.",
    },
)  # fmt: skip


def load_prospects():
    """Make the sample requests that were never made; one that the office deleted does not come back."""
    now = timezone.now()
    for data in PROSPECTS:
        if SampleObject.objects.filter(model="prospect", key=data["key"]).exists():
            continue
        fields = {name: value for name, value in data.items() if name not in ("key", "themes")}
        if data["consent"]:
            text = f"{default_consent(data['language'])}\n{default_consent_note(data['language'])}"
            fields |= {"consent_text": text, "consent_language": data["language"], "consent_at": now}
        # Nobody waits for these mails.
        request = ProspectRequest.objects.create(**fields, is_sample=True, office_mailed_at=now, receipt_sent_at=now)
        request.themes.set(Theme.objects.filter(number__in=data["themes"]))
        SampleObject.objects.create(model="prospect", key=data["key"], object_id=request.pk)
