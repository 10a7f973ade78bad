"""Several people at once: real threads, each with its own connection, let go together."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connection

from articles.workflow import Refused, StaleCopy


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run the acts at the same moment; returns what each returned or the exception it raised."""
    results: list[object] = [None] * len(acts)
    gate = Barrier(len(acts))

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            gate.wait()
            results[place] = act()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def won(results: list[object]) -> list[object]:
    """What those got who were not refused; any other error fails the test."""
    for result in results:
        assert not isinstance(result, Exception) or isinstance(result, Refused | StaleCopy), result
    return [result for result in results if not isinstance(result, Exception)]
