"""The sample data are whole: both languages, sources, references and pictures."""

from sample.check import HERE, faults, read


def test_the_sample_content_has_no_fault():
    assert faults() == []


def test_every_kind_of_content_is_there():
    kinds = [kind for kind, _ in read(HERE).values()]
    assert kinds.count("practices") == 24
    assert kinds.count("publications") == 8
    assert set(kinds) == {"practices", "news", "reports", "pages", "members", "events", "publications", "programmes"}
