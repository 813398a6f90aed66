"""Where files live: originals outside the public folder, renditions in it only while their picture is public."""

from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.db import transaction
from django.utils.deconstruct import deconstructible

PRIVATE_PREFIX = "private/"
RENDITIONS = "renditions/"


@deconstructible(path="portal.storage.PrivateStorage")
class PrivateStorage(FileSystemStorage):
    """Files that only a view hands out, after the access rule. They have no address of their own."""

    @property
    def base_location(self):
        return settings.PRIVATE_ROOT

    @property
    def location(self):
        return str(Path(settings.PRIVATE_ROOT).absolute())

    def delete(self, name):
        # The row still points at the file until the commit: an upload that is rolled back must find it where it was.
        if name.startswith(RENDITIONS):
            super().delete(name)
        else:
            transaction.on_commit(lambda: super(PrivateStorage, self).delete(name))

    def url(self, name):
        raise NotImplementedError("A private file has no public address; link to the view that serves it.")


@deconstructible(path="portal.storage.RenditionStorage")
class RenditionStorage(Storage):
    """Renditions: names under `private/` go to the private folder, the others to the public one."""

    def _place(self, name):
        """Return (storage, name there, prefix of our own names) for a name."""
        if name.startswith(PRIVATE_PREFIX):
            return private_storage(), RENDITIONS + name.removeprefix(PRIVATE_PREFIX), PRIVATE_PREFIX
        return storages["default"], name, ""

    def _open(self, name, mode="rb"):
        storage, inner, _prefix = self._place(name)
        return storage.open(inner, mode)

    def _save(self, name, content):
        storage, inner, prefix = self._place(name)
        saved = storage.save(inner, content)
        return prefix + saved.removeprefix(RENDITIONS) if prefix else saved

    def path(self, name):
        storage, inner, _prefix = self._place(name)
        return storage.path(inner)

    def delete(self, name):
        storage, inner, _prefix = self._place(name)
        storage.delete(inner)

    def exists(self, name):
        storage, inner, _prefix = self._place(name)
        return storage.exists(inner)

    def size(self, name):
        storage, inner, _prefix = self._place(name)
        return storage.size(inner)

    def url(self, name):
        storage, inner, _prefix = self._place(name)
        return storage.url(inner)


def private_storage():
    """Return the storage of documents and originals."""
    return storages["private"]
