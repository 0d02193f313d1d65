"""What plots are made with: a board to draw on, checked rows of CSV, words around a picture.

The plots themselves belong to a course; nothing here knows what its numbers mean.
"""
