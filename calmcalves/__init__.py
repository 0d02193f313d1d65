"""Calm Calves: what this course alone needs, its plots. The engine is `coursebook`."""
