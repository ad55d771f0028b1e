"""Meeting a cluster: its scheduler, and workers that measure what would be measured here."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Mapping
from typing import TYPE_CHECKING

from curriculum_kit.evidence.channel import one_line
from curriculum_kit.evidence.parcel import MOST_MEBIBYTES
from curriculum_kit.evidence.versions import described, differences
from curriculum_kit.evidence.work import MEBIBYTE, CannotRunError

if TYPE_CHECKING:
    from distributed import Client

CONNECT = 3.0
"""Seconds in which the scheduler must answer, and in which a worker must be there."""

INSTALL = "python -m pip install 'curriculum-kit[cluster]'"


def connected(address: str) -> Client:
    """Connect to a scheduler.

    Args:
        address: Its address, ``tcp://HOST:PORT``.

    Raises:
        CannotRunError: dask.distributed is not installed, or no scheduler answers.
    """
    try:
        import dask  # noqa: PLC0415  # a second of start-up, for this alone
        from distributed import Client  # noqa: PLC0415
    except ImportError as error:
        message = f"a cluster needs dask.distributed ({error}): install it with {INSTALL}"
        raise CannotRunError(message) from None
    # What dask has to say, of lost workers for example, is said here in the kit's words.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    dask.config.set({"distributed.admin.large-graph-warning-threshold": MOST_MEBIBYTES * MEBIBYTE})
    try:
        asyncio.run(_ask_who_is_there(address))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Client(address, timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        what = one_line(str(error)) or type(error).__name__
        message = f"no scheduler answers at '{one_line(address)}': {what}"
        raise CannotRunError(message) from None


def meet_workers(client: Client, address: str, here: Mapping[str, str]) -> None:
    """See whether there are workers, and whether what they measure holds here as well.

    Args:
        client: The connection.
        address: The scheduler's address.
        here: What measured values depend on here.

    Raises:
        CannotRunError: There is no worker, or one that cannot run demos or has other versions.
    """
    try:
        client.wait_for_workers(1, timeout=CONNECT)
    except TimeoutError:
        message = f"the scheduler at {address} has no workers: start some with "
        raise CannotRunError(f"{message}'dask worker {address}'") from None
    for worker, theirs in sorted(client.run(described, on_error="return").items()):
        if not isinstance(theirs, dict):
            what = one_line(f"{type(theirs).__name__}: {theirs}")
            raise CannotRunError(f"the worker {worker} cannot run demos: {what}")
        if unlike := differences(theirs, here):
            message = f"the worker {worker} has {unlike}: install the same there, because "
            raise CannotRunError(f"{message}what is measured depends on it")


async def _ask_who_is_there(address: str) -> None:
    """See whether a scheduler answers; a client that finds none takes long to give up."""
    from distributed.core import rpc  # noqa: PLC0415

    async with rpc(address, timeout=CONNECT) as there:
        identity = await asyncio.wait_for(there.identity(), CONNECT)
    if identity.get("type") != "Scheduler":
        raise ValueError(f"a {identity.get('type')} answers instead")
