"""Jobs that Celery's workers are told of by a broker.

The rows of the queue stay the truth: a job is one as soon as the transaction is stored that orders
it, and whoever is told of it asks its row first. A broker that loses all it holds, or gives it out
twice, loses nothing and doubles nothing.
"""
