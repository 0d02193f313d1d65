"""Guides: steps that a learner does while the page counts."""
