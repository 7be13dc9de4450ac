"""Inputs made to use up memory or time, one by one, each read in a process of its own within limits.

python tests/hostile_inputs.py [NAME…]      a line of JSON for each: seconds, what was found, what was said
"""

from __future__ import annotations

import gzip
import io
import json
import logging
import os
import resource
import sys
import time
import zipfile
import zlib
from collections import Counter
from pathlib import Path

from readouts.documents.readers.reader import Input
from readouts.documents.readers.registry import READERS, read_input
from readouts.errors import InputError

ART = (
    b"<html><body><article>"
    + b"<p>The two ministers spoke by telephone on Monday about fish and about ports.</p>" * 6
    + b"</article></body></html>"
)


def jl(*v):
    return "\n".join(v).encode()


def meta(ld):
    return b"<html><head><script type='application/ld+json'>" + ld + b"</script></head>" + ART[6:]


def warc(body, http=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", extra=b"", kind=b"response"):
    p = http + body
    return (
        b"WARC/1.0\r\nWARC-Type: "
        + kind
        + b"\r\n"
        + extra
        + b"Content-Type: application/http; msgtype=response\r\nWARC-Target-URI: http://a.example/\r\nContent-Length: "
        + str(len(p)).encode()
        + b"\r\n\r\n"
        + p
        + b"\r\n\r\n"
    )


def pdf(stream, forms=()):
    objs = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<<"
        + b"".join(b"/X%d %d 0 R" % (i, 6 + i) for i in range(len(forms)))
        + b">>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(stream) + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for f in forms:
        objs.append(
            b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 5 0 R>>/XObject<<"
            + b"".join(b"/X%d %d 0 R" % (j, 6 + j) for j in range(len(forms)))
            + b">>>>/Length %d>>stream\n" % len(f)
            + f
            + b"\nendstream"
        )
    out = b"%PDF-1.4\n"
    offs = []
    for n, o in enumerate(objs, 1):
        offs.append(len(out))
        out += b"%d 0 obj\n" % n + o + b"\nendobj\n"
    x = len(out)
    out += (
        b"xref\n0 %d\n0000000000 65535 f \n" % (len(objs) + 1)
        + b"".join(b"%010d 00000 n \n" % o for o in offs)
        + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objs) + 1, x)
    )
    return out


def zeros_gz(size, head=b""):
    o = io.BytesIO()
    g = gzip.GzipFile(fileobj=o, mode="wb", compresslevel=1)
    g.write(head)
    blk = bytes(1 << 20)
    for _ in range(size >> 20):
        g.write(blk)
    g.close()
    return o.getvalue()


def wacz(data, name="archive/a.warc.gz"):
    o = io.BytesIO()
    with zipfile.ZipFile(o, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("datapackage.json", "{}")
        z.writestr(name, data)
    return o.getvalue()


CASES = {
    "html-deep-div": ("a.html", lambda: b"<html><body>" + b"<div>" * 70000 + b"text " * 50),
    "html-deep-font": ("a.html", lambda: b"<html><body>" + b"<font>" * 39000 + b"text " * 50 + b"</font>" * 39000),
    "html-deep-slow": (
        "a.html",
        lambda: b"<html><body>" + b"<ul><li>" * 20000 + b"The two ministers spoke by telephone about fish. " * 10,
    ),
    "html-many-p": ("a.html", lambda: b"<html><body>" + b"<p>" * 6_000_000),
    "html-many-links": ("a.html", lambda: b"<html><body>" + b"<a href=x>y z</a>" * 1_000_000),
    "html-many-br": ("a.html", lambda: b"<html><body><p>" + b"word word word word word word<br>" * 250_000),
    "html-300k-paras": (
        "a.html",
        lambda: b"<html><body>" + b"<p>The two ministers spoke by telephone about fish.</p>" * 140_000,
    ),
    "html-tables": ("a.html", lambda: b"<html><body>" + b"<table><tr><td>a b c d e f</td></tr></table>" * 70_000),
    "html-spans": ("a.html", lambda: b"<html><body><article>" + b"<p>a <b>b</b> c <i>d</i></p>" * 50_000),
    "html-huge-text": ("a.html", lambda: b"<html><body><p>" + b"word " * 3_900_000),
    "html-huge-attr": ("a.html", lambda: b"<html><body><p class='" + b"x" * 19_000_000 + b"'>" + ART),
    "html-ld-deep": (
        "a.html",
        lambda: meta(b'{"@type":"NewsArticle","headline":"x","author":' + b"[" * 900 + b"]" * 900 + b"}"),
    ),
    "html-ld-digits": ("a.html", lambda: meta(b'{"@type":"NewsArticle","headline":"x","n":' + b"1" * 100000 + b"}")),
    "html-time-overflow": (
        "a.html",
        lambda: meta(b'{"@type":"NewsArticle","headline":"x","dateModified":"0001-01-01T00:00:00+14:00"}'),
    ),
    "html-ld-surrogate": (
        "a.html",
        lambda: meta(b'{"@type":"NewsArticle","headline":"x\\ud800","publisher":"a\\udfff"}'),
    ),
    "html-unclosed-cdata": ("a.html", lambda: b"<html><![CDATA[" * 100000),
    "html-comments": ("a.html", lambda: b"<html>" + b"<!--" * 4_000_000),
    "html-entities": ("a.html", lambda: b"<html><p>" + b"&amp;" * 3_900_000),
    "jsonl-deep": ("a.jsonl", lambda: jl('{"text":"fine one"}', "[" * 100000, '{"text":"fine two"}')),
    "jsonl-digits": (
        "a.jsonl",
        lambda: jl('{"text":"fine one"}', '{"text":"x","n":' + "1" * 100000 + "}", '{"text":"fine two"}'),
    ),
    "jsonl-surrogate": (
        "a.jsonl",
        lambda: jl(
            '{"text":"fine one"}', '{"text":"a \\ud800 b"}', '{"text":"x","title":"\\udfff"}', '{"text":"fine two"}'
        ),
    ),
    "jsonl-year": (
        "a.jsonl",
        lambda: jl(
            '{"text":"fine one","published":"0000-00-00T00"}',
            '{"text":"b","published":1e400}',
            '{"text":"c","published":99999999999999}',
        ),
    ),
    "jsonl-line-200MB": (
        "a.jsonl",
        lambda: b'{"text":"fine one"}\n{"text":"' + b"x" * 200_000_000 + b'"}\n{"text":"fine two"}',
    ),
    "jsonl-lists": (
        "a.jsonl",
        lambda: b'{"text":"fine one"}\n{"text":"x","a":[' + b"[]," * 30_000_000 + b'[]]}\n{"text":"fine two"}',
    ),
    "sniff-deep": ("noname", lambda: b"{" + b'"a":[' * 5000),
    "sniff-digits": ("noname", lambda: b'{"a":' + b"1" * 10000 + b"}\n"),
    "ninjs-deep": (
        "a.json",
        lambda: b'{"uri":"x","headline":"h","body_text":"The two spoke.","x":' + b"[" * 900 + b"]" * 900 + b"}",
    ),
    "ninjs-surrogate": (
        "a.json",
        lambda: (
            b'[{"uri":"x","headline":"h","body_text":"The \\ud800 two spoke."},{"uri":"x","headline":"h\\ud800","body_text":"The two spoke."},{"uri":"y","headline":"h","body_text":"Fine."}]'
        ),
    ),
    "ninjs-lists": ("a.json", lambda: b'[{"uri":"x","headline":"h"},' + b"[]," * 40_000_000 + b"[]]"),
    "jsonfeed-surrogate": (
        "a.json",
        lambda: (
            b'{"version":"https://jsonfeed.org/version/1.1","title":"t\\ud800","items":[{"id":"1","content_text":"'
            + b"word " * 20
            + b'\\ud800"},{"id":"2","url":"https://a.example/\\ud800"}]}'
        ),
    ),
    "jsonfeed-lists": (
        "a.jsonfeed",
        lambda: b'{"version":"https://jsonfeed.org/version/1.1","items":[' + b"{}," * 20_000_000 + b"{}]}",
    ),
    "xml-laughs": (
        "a.xml",
        lambda: (
            b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'
        ),
    ),
    "rss-items": ("a.rss", lambda: b"<rss version='2.0'><channel>" + b"<item/>" * 2_700_000 + b"</channel></rss>"),
    "rss-elements": (
        "a.rss",
        lambda: b"<rss version='2.0'><channel><item>" + b"<a/>" * 4_700_000 + b"</item></channel></rss>",
    ),
    "rss-900-deep": ("a.rss", lambda: b"<rss version='2.0'><channel><item>" + b"<a>" * 14000),
    "rss-punycode": (
        "a.rss",
        lambda: (
            b'<?xml version="1.0" encoding="punycode"?><rss version="2.0"><channel>'
            + b"<item><title>abc</title></item>" * 20000
            + b"</channel></rss>-"
            + b"abc9" * 1000000
        ),
    ),
    "rss-attrs": (
        "a.rss",
        lambda: b"<rss version='2.0' " + b" ".join(b"a%d='x'" % i for i in range(1_000_000)) + b"><channel/></rss>",
    ),
    "newsml-nested": ("a.newsml", lambda: b"<newsItem>" * 200 + b"<x/>" * 800_000 + b"</newsItem>" * 200),
    "opml-many": ("a.opml", lambda: b"<opml><body>" + b"<outline/>" * 1_900_000 + b"</body></opml>"),
    "mail-subject": (
        "a.eml",
        lambda: (
            b"From: a@b.c\r\nDate: Mon, 6 Mar 2023 10:00:00 +0000\r\nSubject: "
            + b"=?utf-8?q?a?= " * 100_000
            + b"\r\n\r\nThe two spoke about fish.\r\n"
        ),
    ),
    "mail-from": (
        "a.eml",
        lambda: b"From: " + b"a@b.c, " * 100_000 + b"\r\nSubject: x\r\n\r\nThe two spoke about fish.\r\n",
    ),
    "mail-parens": (
        "a.eml",
        lambda: b"From: " + b"(" * 100_000 + b"\r\nSubject: x\r\n\r\nThe two spoke about fish.\r\n",
    ),
    "mail-ctype": (
        "a.eml",
        lambda: (
            b"From: a@b.c\r\nSubject: x\r\nContent-Type: multipart/mixed; "
            + b"a*0*=x; " * 100_000
            + b"boundary=q\r\n\r\n--q\r\n\r\nThe two spoke.\r\n--q--"
        ),
    ),
    "mail-punycode": (
        "a.eml",
        lambda: (
            b"From: a@b.c\r\nSubject: x\r\nContent-Type: text/plain; charset=punycode\r\n\r\n"
            + b"abc-"
            + b"kva9" * 3_000_000
        ),
    ),
    "mail-undefined": (
        "a.eml",
        lambda: b"From: a@b.c\r\nSubject: x\r\nContent-Type: text/plain; charset=undefined\r\n\r\nThe two spoke",
    ),
    "mail-nested": (
        "a.eml",
        lambda: (
            b"From: a@b.c\r\nSubject: x\r\n"
            + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(3000))
            + b"\r\nThe two spoke."
        ),
    ),
    "mail-year1": (
        "a.eml",
        lambda: b"From: a@b.c\r\nSubject: x\r\nDate: Mon, 1 Jan 0001 00:00:00 +1400\r\n\r\nThe two spoke about fish.",
    ),
    "mail-parts": (
        "a.eml",
        lambda: (
            b"From: a@b.c\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n"
            + b"--q\r\n\r\nx\r\n" * 300_000
        ),
    ),
    "mbox-one-line": (
        "a.mbox",
        lambda: b"From a@b.c Mon Mar  6 10:00:00 2023\nFrom: a\nSubject: x\n\n" + b"x" * 400_000_000,
    ),
    "mbox-one-long": (
        "a.mbox",
        lambda: (
            b"From a@b.c Mon Mar  6 10:00:00 2023\nFrom: a\nSubject: x\n\nThe two spoke.\n\n"
            + b"From "
            + b" " * 300_000_000
        ),
    ),
    "text-200MB": ("a.txt", lambda: b"word " * 60_000_000),
    "text-markup": ("a.txt", lambda: b"![" * 1_000_000 + b" The two spoke."),
    "text-lines": ("a.txt", lambda: b"a\n" * 2_000_000),
    "text-caps": ("a.txt", lambda: b"LONDON " * 500_000),
    "text-byline": ("a.txt", lambda: b"By " + b"Ada Brandt and " * 200_000),
    "text-date": (
        "a.txt",
        (lambda: b"2023-01-01 " * 60_000 + b"\n" + b"The two ministers spoke by telephone on Monday about fish."),
    ),
    "text-bracket": ("a.txt", lambda: b"[" * 4_000_000),
    "md-hex": ("a.md", lambda: b"---\ntitle: 0x" + b"f" * 9000 + b"\n---\nThe two ministers spoke about fish."),
    "md-alias": (
        "a.md",
        lambda: (
            b"---\na: &a [x,x,x,x,x,x,x,x,x]\n"
            + b"".join(b"%c: &%c [%s]\n" % (98 + i, 98 + i, b",".join([b"*%c" % (97 + i)] * 9)) for i in range(12))
            + b"title: *m\nauthor: *m\n---\nThe two ministers spoke about fish."
        ),
    ),
    "md-deep": ("a.md", lambda: b"---\na: " + b"[" * 9000 + b"\n---\nThe two ministers spoke."),
    "csv-one-line": ("a.csv", lambda: b"url,title\n" + b"x" * 300_000_000),
    "csv-quote": ("a.csv", lambda: b'url,title\n"' + b"x\n" * 50_000_000),
    "csv-header": ("a.csv", lambda: b"url," * 10_000_000),
    "pdf-bomb": ("a.pdf", lambda: pdf(zlib.compress(bytes(300_000_000)))),
    "pdf-ops": ("a.pdf", lambda: pdf(zlib.compress(b"BT /F 9 Tf (a) Tj ET " * 3_000_000))),
    "pdf-forms": (
        "a.pdf",
        lambda: pdf(
            zlib.compress(b"BT /F 9 Tf (The two) Tj ET /X0 Do"),
            [b"/X%d Do " % (i + 1) * 10 + b"BT /F 9 Tf (a) Tj ET" for i in range(9)] + [b"BT /F 9 Tf (a) Tj ET"],
        ),
    ),
    "pdf-form-loop": ("a.pdf", lambda: pdf(zlib.compress(b"BT /F 9 Tf (The two) Tj ET /X0 Do"), [b"/X0 Do /X0 Do"])),
    "pdf-nested": ("a.pdf", lambda: b"%PDF-1.4\n1 0 obj\n" + b"[" * 200_000 + b"\nendobj\ntrailer<</Root 1 0 R>>"),
    "pdf-dicts": (
        "a.pdf",
        lambda: b"%PDF-1.4\n1 0 obj\n" + b"<</A " * 200_000 + b"\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF",
    ),
    "pdf-noxref": ("a.pdf", lambda: b"%PDF-1.4\n" + b"1 0 obj <</Type/Page>> endobj\n" * 1_000_000),
    "warc-header-bomb": ("a.warc.gz", lambda: zeros_gz(1 << 28, b"WARC/1.0\r\nWARC-Type: response\r\nX: ")),
    "warc-record-bomb": (
        "a.warc.gz",
        lambda: zeros_gz(
            1 << 28,
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 268435456\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        ),
    ),
    "warc-http-bomb": (
        "a.warc.gz",
        lambda: zeros_gz(
            1 << 28,
            b"WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 1073741824\r\n\r\nHTTP/1.1 200 OK\r\nX: ",
        ),
    ),
    "warc-garbage": ("a.warc.gz", lambda: zeros_gz(1 << 28)),
    "warc-lying": ("a.warc", lambda: warc(ART).replace(b"Content-Length: ", b"Content-Length: 99999999999")),
    "warc-negative": ("a.warc", lambda: warc(ART).replace(b"Content-Length: ", b"Content-Length: -") + warc(ART)),
    "warc-charset": (
        "a.warc",
        lambda: (
            warc(
                b"<html><body><p>" + b"abc-" + b"kva9" * 4_000_000,
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=punycode\r\n\r\n",
            )
            + warc(ART)
        ),
    ),
    "warc-undefined": (
        "a.warc",
        lambda: warc(ART, b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=undefined\r\n\r\n") + warc(ART),
    ),
    "warc-status": ("a.warc", lambda: warc(ART, b"HTTP/1.1 abc\r\nContent-Type: text/html\r\n\r\n") + warc(ART)),
    "warc-date": ("a.warc", lambda: warc(ART, extra=b"WARC-Date: 0001-01-01T00:00:00+14:00\r\n") + warc(ART)),
    "warc-chunks": (
        "a.warc",
        lambda: (
            warc(
                b"ffffffffffffff\r\n" + ART,
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n",
            )
            + warc(ART)
        ),
    ),
    "wacz-bomb": ("a.wacz", lambda: wacz(bytes(1 << 28), "archive/a.warc")),
    "wacz-nested": ("a.wacz", lambda: wacz(wacz(warc(ART)), "archive/b.wacz")),
}

SLOW = {"text-lines", "text-markup", "text-bracket", "pdf-ops", "pdf-noxref", "mail-ctype", "pdf-forms"}
"""Those that take seconds, within their limits."""
MEMORY, SECONDS = 700 << 20, 30
"""More than this none may take, besides the input itself and the libraries."""


def read_one(name: str) -> dict:
    """What comes of an input, within the limits; an error that is none of ours is told as a crash."""
    where, make = CASES[name]
    data = make()
    now = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))
    spent = int(time.process_time()) + SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (spent, spent))
    begun, found, said, crash = time.process_time(), Counter(), [], None
    try:
        for item in read_input(Input.of(where, data), READERS):
            found[type(item).__name__] += 1
            if isinstance(item, InputError):
                said.append(str(item)[:200])
    except BaseException as error:  # noqa: BLE001 - a crash of any kind is what is looked for
        crash = repr(error)[:300]
    return {"name": name, "seconds": time.process_time() - begun, "found": found, "said": said[:5], "crash": crash}


def main(names: list[str]) -> None:
    """Read each in a fork, so that the libraries are loaded once."""
    import email.policy, fastwarc.warc, feedparser, htmldate, lxml.html, pypdf, trafilatura  # noqa: E401, F401, I001, PLC0415

    logging.disable(logging.CRITICAL)
    for name in names or list(CASES):
        sys.stdout.flush()
        child = os.fork()
        if not child:
            print(json.dumps(read_one(name)), flush=True)
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        if status:
            print(json.dumps({"name": name, "crash": f"killed with status {status}", "found": {}, "said": []}))


if __name__ == "__main__":
    main(sys.argv[1:])
