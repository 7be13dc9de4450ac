"""Measure how fast web archives are read, beside fastwarc and trafilatura alone on the same pages.

    python tools/measure_warc.py                     2,000 pages, nine pairs of runs
    python tools/measure_warc.py --pages 300         fewer
    python tools/measure_warc.py --profile 30        the 30 functions that took longest in our reader
    python tools/measure_warc.py --check             exit 1 where our rate is below 60 % of theirs

CPU time of one process. The archive is cut into as many parts as there are pairs; of each part theirs and ours are read one
after the other, the first of the two by turns, so that what else the machine does meets both alike. The median of the pairs'
ratios counts. Both decode the page and call the same extraction with the same options; ours makes documents of it besides:
metadata, days, outlets, furniture, digests, ids.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import hashlib
import io
import json
import pstats
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fastwarc.warc import ArchiveIterator, WarcRecordType
from trafilatura import bare_extraction
from trafilatura.utils import decode_file

from readouts.documents.document import Document
from readouts.documents.readers.reader import Input
from readouts.documents.readers.warc import Warc

# Our rate, as a share of theirs, below which the reader does not keep its promise.
LEAST = 0.60
_PAIRS = 9
_STATES = ("Norway", "Peru", "Kenya", "Chile", "Ghana", "Nepal", "Oman", "Laos", "Fiji", "Malta", "Benin", "Qatar")
_OFFICES = ("president", "prime minister", "foreign minister", "defence minister", "trade minister", "special envoy")
_TOPICS = ("the fishing season", "a shared power line", "flights between the capitals", "grain prices", "border posts",
           "a rescue at sea", "visas for students", "the port's new quay", "a loan for wells", "railway gauges")  # fmt: skip
_SAID = (
    "The {office} of {a} telephoned the {office} of {b} on {day} and spoke with him for {n} minutes about {topic}.",
    "“We have asked for {topic} to be settled before the winter,” the {office} of {a} told reporters in the capital.",
    "Officials of {b} said that the call had been planned since {day}, and that {topic} had not been mentioned in it.",
    "It was the {n}th conversation of the two this year, according to a statement that {a}'s ministry put on its site.",
    "Neither side gave details about {topic}, which has kept negotiators of {a} and {b} busy for {n} months by now.",
    "A spokeswoman of {b} denied that {a} had threatened to close its ports, and called the report an invention.",
    "Traders in both states have waited for {n} weeks; {topic} stands at the centre of what they complain about.",
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the archive."""

    address: str
    html: str


def made_pages(count: int) -> list[Page]:
    """Pages as newspapers make them: menus, schema.org, scripts, 6 to 30 paragraphs, related links, a footer; of 15 to 60 KB."""
    return [_made_page(number) for number in range(count)]


def _made_page(number: int) -> Page:
    draw = random.Random(number)
    a, b = draw.sample(_STATES, 2)
    day = f"2023-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    title = f"{a} and {b} speak about {draw.choice(_TOPICS)}"
    address = f"https://lake-courier.example/{day.replace('-', '/')}/story-{number}"
    told = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": f"{day}T09:30:00+01:00",
        "author": [{"@type": "Person", "name": "Ida Moen"}], "publisher": {"@type": "Organization", "name": "Lake Courier"},
    }  # fmt: skip
    # Two pages in ten tell their day in their elements alone, one tells none: the reader has to look for it.
    told_in = draw.random()
    schema = f'<script type="application/ld+json">{json.dumps(told)}</script>' if told_in < 0.7 else ""
    clock = f'<time datetime="{day}T09:30:00+01:00">{day}</time>' if told_in < 0.9 else ""
    body = "".join(f"<p>{_sentences(draw, a, b)}</p>" for _ in range(draw.randint(6, 30)))
    script = "".join(f"window.q{i}=function(n){{return n*{i}+{draw.random()};}};" for i in range(draw.randint(60, 500)))
    return Page(
        address,
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Lake Courier</title>'
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="Lake Courier">'
        f'<link rel="canonical" href="{address}">{schema}<script>{script}</script><style>{"p{margin:0}" * 80}</style></head>'
        f'<body><header><nav class="menu"><ul>{_links(draw, 45)}</ul></nav></header><main><article><h1>{title}</h1>'
        f'<p class="byline">By Ida Moen</p>{clock}<figure><img src="/p.jpg" alt=""><figcaption>The quay at dusk</figcaption></figure>'
        f'{body}<ul class="share"><li><a href="#">Share</a></li></ul></article><aside class="related"><h2>Related</h2><ul>'
        f'{_links(draw, 30)}</ul></aside><section class="comments">{"<div><p>I think so too.</p></div>" * draw.randint(0, 25)}</section>'
        f"</main><footer><ul>{_links(draw, 30)}</ul><p>Copyright 2023 Lake Courier. All rights reserved.</p></footer></body></html>",
    )


def _sentences(draw: random.Random, a: str, b: str) -> str:
    told = [
        words.format(a=a, b=b, office=draw.choice(_OFFICES), topic=draw.choice(_TOPICS), n=draw.randint(4, 59),
                     day=draw.choice(("Monday", "Tuesday", "Friday")))
        for words in draw.sample(_SAID, draw.randint(2, 4))
    ]  # fmt: skip
    return " ".join(told)


def _links(draw: random.Random, count: int) -> str:
    return "".join(
        f'<li class="item"><a href="/s/{draw.randint(1, 9999)}">{draw.choice(_STATES)} {draw.choice(_TOPICS)}</a></li>'
        for _ in range(count)
    )


def archive_of(pages: list[Page]) -> bytes:
    """A WARC.gz of the pages, a member a record, as crawlers write it."""
    out = io.BytesIO()
    for number, page in enumerate(pages):
        body = page.html.encode()
        http = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(body)
        ) + body
        head = (
            "WARC/1.1\r\nWARC-Type: response\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
            f"WARC-Payload-Digest: sha256:{hashlib.sha256(body).hexdigest()}\r\n"
            f"WARC-Date: 2023-12-31T12:00:00Z\r\nWARC-Target-URI: {page.address}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        out.write(gzip.compress(head.encode() + http + b"\r\n\r\n", 6))
    return out.getvalue()


def read_by_theirs(data: bytes) -> int:
    """How many pages fastwarc and trafilatura alone make text of."""
    found = 0
    for record in ArchiveIterator(
        io.BytesIO(data), record_types=WarcRecordType.response, parse_http=True, auto_decode="all"
    ):
        page = decode_file(record.reader.read())
        article = bare_extraction(
            page, url=record.headers.get("WARC-Target-URI"), include_comments=False, favor_precision=True
        )
        found += bool(article and article.text)
    return found


def read_by_ours(data: bytes) -> int:
    """How many documents our reader makes."""
    return sum(isinstance(item, Document) for item in _ours(data))


def _ours(data: bytes) -> Iterator[object]:
    return iter(Warc().read(Input.of("measured.warc.gz", data)))


def _seconds(call: Callable[[bytes], int], data: bytes, pages: int) -> float:
    begun = time.process_time()
    found = call(data)
    spent = time.process_time() - begun
    if found != pages:
        raise SystemExit(f"{call.__name__} made {found} of {pages} pages: the measure is broken")
    return spent


def measured(parts: list[tuple[bytes, int]]) -> list[tuple[float, float]]:
    """Seconds of theirs and of ours for each part."""
    pairs = []
    for number, (data, pages) in enumerate(parts):
        if number % 2:
            ours, theirs = _seconds(read_by_ours, data, pages), _seconds(read_by_theirs, data, pages)
        else:
            theirs, ours = _seconds(read_by_theirs, data, pages), _seconds(read_by_ours, data, pages)
        pairs.append((theirs, ours))
    return pairs


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--profile", type=int, default=0, metavar="N")
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args()
    pages = made_pages(asked.pages)
    size = -(-len(pages) // _PAIRS)
    parts = [(archive_of(pages[n : n + size]), len(pages[n : n + size])) for n in range(0, len(pages), size)]
    warm = archive_of(pages[:5])
    read_by_theirs(warm), read_by_ours(warm)
    if asked.profile:
        profile = cProfile.Profile()
        profile.runcall(read_by_ours, parts[0][0])
        pstats.Stats(profile).sort_stats("cumulative").print_stats(asked.profile)
        return
    pairs = measured(parts)
    ratios = [theirs / ours for theirs, ours in pairs]
    ratio = statistics.median(ratios)
    for name, of_pair in (("fastwarc and trafilatura", 0), ("our reader", 1)):
        print(f"{name:>24}: {len(pages) / sum(p[of_pair] for p in pairs):6.1f} pages a second of CPU")
    print(
        f"{'our rate of theirs':>24}: {ratio:6.0%} (median of {len(ratios)} pairs, {min(ratios):.0%} to {max(ratios):.0%})"
    )
    if asked.check and ratio < LEAST:
        sys.exit(1)


if __name__ == "__main__":
    main()
