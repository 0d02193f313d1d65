"""What the search of a book knows beside its pages: words that mean the same to this course."""
