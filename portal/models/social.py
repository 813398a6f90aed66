"""The picture a shared page is announced with, once the worker has drawn it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .media import PortalImage, private


class SocialPicture(models.Model):
    """What was drawn for one page in its language; the file lies in the private storage, a view hands it out after the rule.

    `digest` is that of everything the drawing shows: it names the file, and tells whether it must be drawn again. The page's
    picture is remembered because whoever may not see it may not see it in this one either.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, primary_key=True, related_name="social_picture")
    digest = models.CharField(max_length=20)
    picture = models.ForeignKey(PortalImage, null=True, on_delete=models.CASCADE, related_name="+")

    #: A drawing copies what its page uses; it holds nothing back from deletion (`portal.deletion`).
    never_a_use = True

    class Meta:
        verbose_name = _("social picture")
        verbose_name_plural = _("social pictures")

    def __str__(self):
        return self.name

    @property
    def name(self):
        """The file's name in the private storage."""
        return f"social/{self.page_id}-{self.digest}.jpg"

    @property
    def url(self):
        """The public path of the picture; it changes with the drawing."""
        return f"/{self.name}"

    @property
    def storage(self):
        return private()
