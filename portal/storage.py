"""Where files live: originals outside the public folder, renditions in it only while their picture is public."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.utils.deconstruct import deconstructible

PRIVATE_PREFIX = "private/"


@deconstructible(path="portal.storage.PrivateStorage")
class PrivateStorage(FileSystemStorage):
    """Files that only a view hands out, after the access rule. They have no address of their own."""

    @property
    def base_location(self):
        return settings.PRIVATE_ROOT

    @property
    def location(self):
        return str(Path(settings.PRIVATE_ROOT).absolute())

    def url(self, name):
        raise NotImplementedError("A private file has no public address; link to the view that serves it.")


@deconstructible(path="portal.storage.RenditionStorage")
class RenditionStorage(FileSystemStorage):
    """Renditions: names under `private/` go to the private folder, the others to the public one."""

    def path(self, name):
        if name.startswith(PRIVATE_PREFIX):
            return private_storage().path("renditions/" + name.removeprefix(PRIVATE_PREFIX))
        return super().path(name)

    def url(self, name):
        if name.startswith(PRIVATE_PREFIX):
            raise NotImplementedError("A private rendition has no public address; link to the view that serves it.")
        return super().url(name)


def private_storage():
    """Return the storage of documents and originals."""
    from django.core.files.storage import storages

    return storages["private"]
