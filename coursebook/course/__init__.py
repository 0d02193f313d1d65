"""The course: its lessons, content files, evidence and settings, each read once.

What is made of a course (a book, handouts, plans, reports, checks) is in the rooms above.
"""
