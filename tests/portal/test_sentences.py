"""Descriptions end where a sentence does and carry no mark of a note."""

from portal.citing import without_citations
from portal.sentences import opening_sentences


def test_an_opening_ends_with_a_sentence():
    text = "The port lies on the St. Lawrence. " + "It handles grain. " * 3 + "It " + "grows " * 40 + "on."
    assert opening_sentences(text) == "The port lies on the St. Lawrence. " + " ".join(["It handles grain."] * 3)


def test_a_first_sentence_stands_whole_when_it_is_a_little_long_and_is_cut_at_a_word_beyond():
    assert opening_sentences("Quay " * 38 + "end. Next.") == "Quay " * 38 + "end."
    cut = opening_sentences("Quay " * 80)
    assert len(cut) <= 240
    assert cut.endswith("Quay…")
    assert opening_sentences("") == ""


def test_citations_leave_a_text_without_a_trace():
    assert without_citations("Grain\u00a0[1], ore [12].") == "Grain, ore."
