"""Quizzes: their model and rules, the question types, marking, printed forms, HTML."""
