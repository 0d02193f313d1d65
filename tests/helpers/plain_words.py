"""Hard words with the plain ones that the course uses instead."""

from helpers.places import TESTS
from helpers.plain_yaml import read_plain_yaml

WORDS = read_plain_yaml(TESTS / "course" / "plain_words.yml")
