"""What those who teach get: plans of a class, its view on the screen, and handouts on paper.

It makes them from a course; the book and the commands show, print and publish them.
"""
