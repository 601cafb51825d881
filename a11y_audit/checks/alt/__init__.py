"""Checks of the alternative text: is it there, does it say what is seen, did it arrive whole, is it said once?"""
