"""The words a publication is described with."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.models.audiences import Audience


class Kind(models.TextChoices):
    STUDY = "study", _("Study")
    GUIDE = "guide", _("Guide")
    PROCEEDINGS = "proceedings", _("Proceedings")
    DOSSIER = "dossier", _("Dossier")


#: Who may read one part of a publication's page. Readers of the page alone: a file has its own audience.
PART_AUDIENCES = [(Audience.PUBLIC.value, Audience.PUBLIC.label), (Audience.MEMBERS.value, Audience.MEMBERS.label)]


class Access(models.TextChoices):
    """What a reader of the catalogue may filter by: who may have the files."""

    PUBLIC = "public", _("Open access")
    MEMBERS = "members", _("Members only")
