"""Which addresses are public, and what is an address at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readouts.fetching.addresses import is_public, target_of
from readouts.fetching.errors import FetchError


@pytest.mark.parametrize(
    "numeric",
    [
        "127.0.0.1", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "240.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "junk",
    ],
)  # fmt: skip
def test_not_public(numeric):
    """Loopback, private, link-local, shared, multicast, reserved, and these inside newer addresses."""
    assert not is_public(numeric)


@pytest.mark.parametrize(
    "numeric", ["9.9.9.9", "93.184.216.34", "2606:4700::1111", "::ffff:9.9.9.9", "64:ff9b::909:909"]
)
def test_public(numeric):
    """The rest of the internet."""
    assert is_public(numeric)


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "file:///etc/passwd", "//a.example", "http://", "http://user:word@a.example/", "http://a.example:x/",
     "http://a.example:99999/", "http://[::1", "http://a b.example/", "http://" + "a" * 300 + ".example/", "http://a.example/\r\nX: y"],
)  # fmt: skip
def test_what_is_no_address(url):
    """Other schemes, names and passwords, ports that are none, line ends."""
    with pytest.raises(FetchError):
        target_of(url, private=True, resolver=lambda host, port: ["9.9.9.9"])


def test_names_in_other_scripts_and_ports():
    """A name becomes what the network knows; the port goes into the host header where it is not the usual one."""
    target = target_of("https://Bücher.example:8443/a?b=c#d", private=False, resolver=lambda host, port: ["9.9.9.9"])
    assert (target.host_header, target.path, target.numeric) == ("xn--bcher-kva.example:8443", "/a?b=c", "9.9.9.9")


@given(st.text(max_size=60))
def test_any_text_is_a_target_or_an_error(text):
    """Whatever a list names."""
    try:
        assert target_of("http://" + text, private=True, resolver=lambda host, port: ["9.9.9.9"]).path.startswith("/")
    except FetchError as error:
        assert error.do
