"""What the pairs of a corpus share: places, pictures, and the pairs made before."""

import random
from itertools import product

from django.utils.text import slugify

from portal.models import Place, PortalImage, SampleObject, Theme
from portal.sample import LANGUAGES, SampleLoad
from portal.tasks import picture_filters

from .language import lists

#: The model name under which `SampleObject` remembers the pairs: key "corpus-<number>", its digest the seed.
REMEMBERED = "corpus"
PLACES = 160
#: Pairs are written in batches; a page refers to pairs of earlier batches, whichever command made them.
BATCH = 50


class Materials:
    """The shared part of a corpus of one seed. `day` is the day to which its dates are relative; its pages may go without pictures."""

    def __init__(self, seed, day, *, with_pictures=True):
        self.seed, self.day = seed, day
        self.themes = list(Theme.objects.filter(number__lte=len(lists("themes"))).order_by("number"))
        self.places = make_places(seed)
        self.pictures = pictures() if with_pictures else []
        self.pairs = {}
        self._earlier = 0, []
        self._shared = {}
        self._read()

    def _read(self):
        rows = SampleObject.objects.filter(model=REMEMBERED).values_list("key", "language", "object_id")
        for key, language, pk in rows:
            self.pairs.setdefault(int(key.rsplit("-", 1)[1]), {})[language] = pk

    def shared(self, name, make):
        """Return what a room shares between its pages (files, organisations), made by `make()` on first use."""
        if name not in self._shared:
            self._shared[name] = make()
        return self._shared[name]

    def earlier(self, number):
        """Return the pairs, as {language: page id}, of the batches before that of pair `number`."""
        limit = first_of_batch(number)
        if self._earlier[0] != limit:
            self._earlier = limit, [self.pairs[known] for known in sorted(self.pairs) if known < limit]
        return self._earlier[1]


def first_of_batch(number):
    """Return the first pair of the batch that holds pair `number`."""
    return (number - 1) // BATCH * BATCH + 1


def remembered():
    """Return (how many pairs the site holds, their seed or None)."""
    rows = SampleObject.objects.filter(model=REMEMBERED, language=LANGUAGES[0])
    seed = rows.values_list("digest", flat=True).first()
    return rows.count(), None if seed is None else int(seed)


def pictures(load=None):
    """Return the drawings of the sample site, with the renditions that pages show; loaded when they are not there."""
    load = load or SampleLoad()
    found = [load.image(picture["keys"][0]) for name, picture in load.pictures.items() if "plate" not in name]
    for image in found:
        image.get_renditions(*picture_filters())
    return sorted(found, key=lambda image: image.title)


def make_places(seed):
    """Return the invented places of a seed, made when they are not there."""
    names, source = lists("names"), random.Random(f"{seed}-places")  # noqa: S311 - the same places for the same seed
    titles = {
        language: [
            f"{start}-{end}" if language == "fr" else f"{end} {start}"
            for start, end in product(names["place_starts"][language], names["place_ends"][language])
        ]
        for language in LANGUAGES
    }
    for every in titles.values():
        source.shuffle(every)
    wanted = {}
    for number in range(PLACES):
        country, region, latitude, longitude, language = names["coasts"][number % len(names["coasts"])]
        title = titles[language].pop()
        wanted[f"corpus-{slugify(title)}"] = Place(
            key=f"corpus-{slugify(title)}", name_fr=title, name_en=title, country=country, region=region,
            latitude=round(latitude + source.uniform(-0.6, 0.6), 4), longitude=round(longitude + source.uniform(-0.9, 0.9), 4),
        )  # fmt: skip
    known = set(Place.objects.filter(key__in=wanted).values_list("key", flat=True))
    Place.objects.bulk_create([place for key, place in wanted.items() if key not in known])
    return list(Place.objects.filter(key__in=wanted).order_by("key"))


def sample_pictures():
    """Return the ids of the pictures of the sample site, whose publicity follows from the pages that use them."""
    rows = SampleObject.objects.filter(model="image").values_list("object_id", flat=True)
    return set(PortalImage.objects.filter(pk__in=rows).values_list("pk", flat=True))
