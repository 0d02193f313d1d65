"""What a page shows besides text: drawings with their words, films, and plots of numbers."""
