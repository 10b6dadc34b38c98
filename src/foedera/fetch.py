"""An address -> the bytes behind it: bounded in size, hops and time, and never a private network unasked."""

from __future__ import annotations

import ipaddress
import socket
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import httpx

from foedera.errors import InputLimit, PageError
from foedera.settings import Limits

_AGENT = "foedera (reads single pages on request)"
_REDIRECTS = {301, 302, 303, 307, 308}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the body, where it finally was, what the server called it, and when."""

    body: bytes
    url: str
    content_type: str
    charset: str | None
    at: str


def fetch(address: str, limits: Limits, *, private_networks: bool = False) -> Fetched:
    """Fetch an address over http or https.

    Every hop is resolved first and refused if any of its numbers is not public, and the connection goes to the
    number that was checked, so a name cannot change between the check and the call.

    Raises:
        PageError: If it cannot be fetched; InputLimit if it is too large, too slow or redirects too often.
    """
    deadline = time.monotonic() + limits.seconds
    try:
        with _client(limits) as client:
            url = httpx.URL(address)
            for _ in range(limits.redirects + 1):
                found = _one_hop(client, url, limits, deadline, private=private_networks)
                if isinstance(found, Fetched):
                    return found
                url = found
    except httpx.InvalidURL as error:
        raise PageError("acquire", f"the address is malformed ({error})", "check the address") from error
    except httpx.TimeoutException as error:
        raise _too_slow(limits) from error
    except httpx.HTTPError as error:
        reason = str(error) or type(error).__name__
        raise PageError(
            "acquire", f"the server could not be read ({reason})", "try again, or save the page"
        ) from error
    raise InputLimit(
        "acquire",
        f"it redirects more than {limits.redirects} times",
        "open it in a browser and pass the last address",
    )


def open_transport() -> httpx.BaseTransport:
    """Return the transport that requests go through; tests put their own here."""
    return httpx.HTTPTransport()


def resolve(host: str, port: int) -> list[IPAddress]:
    """Return the numbers that a host's name stands for."""
    try:
        return [ipaddress.IPv4Address(socket.inet_aton(host))]  # also 127.1, 0x7f000001, 2130706433
    except OSError:
        pass
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise PageError(
            "acquire", f"no server is known as {host}", "check the address and the network"
        ) from error
    return [ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in found]


def is_public(number: IPAddress) -> bool:
    """Tell whether a number belongs to the public internet, also when it is wrapped in another."""
    if isinstance(number, ipaddress.IPv6Address):
        wrapped = [number.ipv4_mapped, number.sixtofour]
        if number in _NAT64:
            wrapped.append(ipaddress.IPv4Address(int(number) & 0xFFFFFFFF))
        if number.teredo:
            wrapped.append(number.teredo[1])
        inner = [each for each in wrapped if each is not None]
        if inner:
            return all(is_public(each) for each in inner)
    return number.is_global and not number.is_multicast and not number.is_reserved


def _client(limits: Limits) -> httpx.Client:
    return httpx.Client(
        transport=open_transport(),
        trust_env=False,
        timeout=limits.seconds,
        headers={"User-Agent": _AGENT, "Accept-Encoding": "gzip, deflate", "Accept": "text/html, */*;q=0.5"},
    )


def _one_hop(
    client: httpx.Client, url: httpx.URL, limits: Limits, deadline: float, *, private: bool
) -> Fetched | httpx.URL:
    pinned, extensions = _checked(url, private=private)
    request = client.build_request(
        "GET", pinned, headers={"Host": url.netloc.decode()}, extensions=extensions
    )
    response = client.send(request, stream=True)
    try:
        if response.status_code in _REDIRECTS and "location" in response.headers:
            return url.join(response.headers["location"])
        _check_status(response.status_code)
        body = _body(response, limits, deadline)
    finally:
        response.close()
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return Fetched(body, str(url), kind, response.charset_encoding, at)


def _checked(url: httpx.URL, *, private: bool) -> tuple[httpx.URL, dict[str, object]]:
    """Return the address with its host's checked number, and the name that TLS must still prove."""
    if url.scheme not in {"http", "https"} or not url.host:
        raise PageError(
            "acquire", f"{str(url)[:200]!r} is not an http or https address", "pass a web address or a path"
        )
    numbers = resolve(url.host, url.port or (443 if url.scheme == "https" else 80))
    if not private and not all(is_public(number) for number in numbers):
        raise PageError(
            "acquire",
            f"{url.host} is in a private network",
            "pass --private-networks if you mean it, or save the page and pass the file",
        )
    extensions: dict[str, object] = {"sni_hostname": url.raw_host.decode("ascii")}
    return url.copy_with(host=str(numbers[0])), extensions


def _check_status(status: int) -> None:
    if status in {401, 402, 403, 407, 429, 451}:
        raise PageError(
            "acquire",
            f"the server refuses the page (status {status})",
            "save it in a browser and pass the file",
        )
    if status in {404, 410}:
        raise PageError(
            "acquire", f"the page is not there (status {status})", "check the address, or try an archive"
        )
    if not 200 <= status < 300:
        raise PageError("acquire", f"the server answers with status {status}", "try again later")


def _body(response: httpx.Response, limits: Limits, deadline: float) -> bytes:
    coding = response.headers.get("content-encoding", "").strip().lower()
    if coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
        raise PageError(
            "acquire", f"it is packed as {coding[:40]!r}, which was not asked for", "save the page first"
        )
    unpacked = bytearray()
    taken = 0
    chunks = _packed(response, deadline, limits)
    for packed, data in _inflated(chunks, coding, limits.page_bytes + 1):
        taken += packed
        unpacked += data
        if max(taken, len(unpacked)) > limits.page_bytes:
            raise InputLimit(
                "acquire", f"it is longer than {limits.page_bytes:,} bytes", "save it and split it into pages"
            )
    return bytes(unpacked)


def _packed(response: httpx.Response, deadline: float, limits: Limits) -> Iterator[bytes]:
    for chunk in response.iter_raw():
        if time.monotonic() > deadline:
            raise _too_slow(limits)
        yield chunk


def _inflated(chunks: Iterator[bytes], coding: str, most: int) -> Iterator[tuple[int, bytes]]:
    """Yield each chunk's packed length and at most `most` bytes of what it unpacks to."""
    if coding in {"", "identity"}:
        yield from ((len(chunk), chunk) for chunk in chunks)
        return
    decoder = None
    for chunk in chunks:
        if decoder is None:
            wrapped = coding != "deflate" or chunk[:1] == b"\x78"
            decoder = zlib.decompressobj(wbits=47 if wrapped else -15)
        try:
            yield len(chunk), decoder.decompress(chunk, most)
        except zlib.error as error:
            raise PageError(
                "acquire", "its compressed data is broken", "try again, or save the page"
            ) from error
    if decoder is not None and not decoder.eof and not decoder.unconsumed_tail:
        raise PageError("acquire", "its compressed data ends in the middle", "try again, or save the page")


def _too_slow(limits: Limits) -> InputLimit:
    return InputLimit(
        "acquire", f"the server took longer than {limits.seconds:g} seconds", "try again, or save the page"
    )
