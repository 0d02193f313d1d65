"""The words that prose pages may use, one module each, such as `quiz`, `evidence` and `plans`.

Each finds what it shows in the course, and has its HTML made in the room of that; `base` is what
they share.
"""
