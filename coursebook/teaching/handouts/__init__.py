"""The handouts: which sheets of paper there are, their HTML, and how they become PDF files.

`content` are the words that only paper needs, `material` all that sheets need of a course, `sheets`
what each sheet is, with `answer_key` and `sign_cards` for two of them, `files` where they are kept,
`pdf` the printer. Each sheet is one HTML page; its text comes from the files of the lessons.
"""
