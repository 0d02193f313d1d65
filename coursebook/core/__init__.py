"""What every room stands on: YAML read with the place of each mistake, settings, words, templates.

It knows no quiz, no checklist, no book and no notebook.
"""
