"""THE STAFF'S ENTRANCE: Django's admin with screens of the newsroom's own.

Nothing is imported here: Django loads this package before there are models. What is registered
is listed in `registrations`.
"""
