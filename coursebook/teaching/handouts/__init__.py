"""The handouts: which sheets of paper there are, their HTML, and how they become PDF files.

`content` are the words that only paper needs, `sheets` what each sheet is, `files` where they are kept, `printing` the
printer. Each sheet is one HTML page of the book; its text comes from the files that the lessons use.
"""
