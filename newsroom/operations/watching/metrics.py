"""`/metrics` for Prometheus: how the newsroom is and how requests went, and nothing of whose."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from ipaddress import ip_address

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from . import checks, queue
from .findings import State

PATH = "/metrics"
# Where web processes leave their counts for each other; `serve` names it.
SHARED = "PROMETHEUS_MULTIPROC_DIR"
# A proxy in front asks for others, whatever its own address is.
FROM_OTHERS = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO")
REQUESTS = Histogram(
    "newsroom_request_seconds",
    "How long requests took, by entrance and hundred of the status",
    ["entrance", "status"],
    buckets=(0.005, 0.02, 0.1, 0.5, 2, 10),
    registry=None,
)


class MetricsMiddleware:
    """To METRICS_FROM, where they ask the process itself; to others there is no such page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info == PATH and _may(request):
            response = HttpResponse(_told(), content_type=CONTENT_TYPE_LATEST)
            response["Cache-Control"] = "no-store"
            return response
        begun = time.perf_counter()
        response = self.get_response(request)
        entrance = "desk" if request.path_info.startswith("/admin/") else "readers"
        status = f"{response.status_code // 100}xx"
        REQUESTS.labels(entrance, status).observe(time.perf_counter() - begun)
        return response


def _may(request: HttpRequest) -> bool:
    if any(name in request.META for name in FROM_OTHERS):
        return False
    try:
        address = ip_address(request.META["REMOTE_ADDR"])
    except ValueError:
        return False
    return any(address in network for network in settings.METRICS_FROM)


def _told() -> bytes:
    registry = CollectorRegistry()
    if SHARED in os.environ:
        MultiProcessCollector(registry)
    else:
        registry.register(REQUESTS)
    registry.register(Standing())
    return generate_latest(registry)


class Standing(Collector):
    """What `doctor` looks at and a web process can know, as it is when somebody asks."""

    def collect(self) -> Iterator[Metric]:
        state = GaugeMetricFamily(
            "newsroom_state", "0 in order, 1 needs care, 2 does not work", labels=["thing"]
        )
        done = GaugeMetricFamily(
            "newsroom_done_timestamp_seconds", "When it was last done well", labels=["work"]
        )
        for each in map(checks.found, checks.ALL):
            state.add_metric([each.name], list(State).index(each.state))
            if each.at:
                done.add_metric([each.name], each.at.timestamp())
        yield from (state, done, *_jobs(), _room())


def _jobs() -> Iterator[Metric]:
    try:
        standing = queue.read()
    except DatabaseError:
        return
    jobs = GaugeMetricFamily("newsroom_jobs", "Jobs by how they stand", labels=["standing"])
    for name in ("waiting", "late", "scheduled", "running", "failed", "retried"):
        jobs.add_metric([name], getattr(standing, name))
    yield jobs
    yield GaugeMetricFamily(
        "newsroom_oldest_job_seconds",
        "How long the oldest job that is due has waited",
        value=standing.longest_wait.total_seconds(),
    )


def _room() -> Metric:
    free = shutil.disk_usage(checks.disk_of_newsroom()).free
    return GaugeMetricFamily("newsroom_disk_free_bytes", "Room on the disk", value=free)
