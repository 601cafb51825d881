"""Checks of the photo credit: is the picture credited, and does the credit name who made and who supplied it?"""
