"""The sample synonyms, and the vocabulary of the spelling once every sample page is published."""

from portal.models import SampleObject
from portal.sample import SAMPLE, read_yaml

from . import spelling
from .models import SynonymGroup

MODEL = "synonyms"


def load_synonyms(sample):
    """Make the groups that were never made: what an editor changed or deleted since is left alone."""
    known = set(SampleObject.objects.filter(model=MODEL).values_list("language", "key"))
    for language, groups in read_yaml(SAMPLE / "content" / "synonyms.yaml").items():
        for terms in groups:
            if (language, terms[0]) not in known:
                make_group(language, terms)


def make_group(language, terms):
    """Make a group, known by its first term; the same group, made by hand before, is taken for it."""
    group, _created = SynonymGroup.objects.get_or_create(language=language, terms="\n".join(terms))
    SampleObject.objects.create(model=MODEL, key=terms[0], language=language, object_id=group.pk)


def learn_words(sample):
    """Bring the vocabulary up to date, in the round that publishes; every other loader has run by then."""
    if sample.final:
        sample.report(f"{spelling.relearn()} words")
