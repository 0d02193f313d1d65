"""What learners hand in: the part of a page that saves it, its files, and the class report."""
