"""Checklists: habits that are ticked and kept, and warning signs that say what to do."""
