"""Where the tests find the course, and what they read of their own."""

from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
ROOT = TESTS.parent  # the course, wherever it lies and whatever its folder is called
FIXTURES = TESTS / "fixtures"
