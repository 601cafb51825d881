"""Checks of the image itself: is there a file to show, is it hidden rightly, what is in it, what is around it?"""
