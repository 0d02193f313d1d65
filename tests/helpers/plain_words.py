"""Hard words with the plain ones that the course uses instead."""

import yaml
from helpers.places import TESTS

WORDS = yaml.safe_load((TESTS / "course" / "plain_words.yml").read_text(encoding="utf-8"))
