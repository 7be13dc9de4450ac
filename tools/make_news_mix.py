"""Make articles that have nothing to do with what states do to each other: sport, weather, business, culture, crime, local politics.

    python tools/make_news_mix.py --articles 1000 --seed 1 > mix.jsonl      JSON lines as ``readouts ingest`` reads them

Every sentence is one of our own with places left open; what fills them is drawn by the seed, so the same call gives the same
articles. Countries, capitals, police, courts, ministers and governments occur, as they do in such pages of a newspaper:
an article that names two countries and a government is not thereby about either.
"""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

import yaml

PARTS = Path(__file__).with_name("news_mix.yaml")
# One article in so many speaks in passing of a minister, an army, an ambassador, a war.
ONE_IN = 5
_SLOT = re.compile(r"\{(\w+)(?::\d+)?\}")


@dataclass(frozen=True, slots=True)
class Parts:
    """The sentences by subject, and the words that fill their places."""

    subjects: dict[str, dict[str, list[str]]]
    words: dict[str, list[str]]

    @classmethod
    def load(cls) -> Parts:
        """The parts beside this file."""
        given = yaml.safe_load(PARTS.read_text("utf-8"))
        return cls(given["subjects"], given["words"])


def filled(sentence: str, words: dict[str, list[str]], fixed: dict[str, str], draw: Random) -> str:
    """The sentence with its places filled; a numbered place is filled alike through the whole article."""

    def fill(found: re.Match[str]) -> str:
        name, whole = found.group(1), found.group(0)
        if name == "n":
            return str(draw.randint(2, 98))
        if ":" in whole:
            return fixed.setdefault(whole, draw.choice(words[name]))
        return draw.choice(words[name])

    text = _SLOT.sub(fill, sentence)
    return text[:1].upper() + text[1:]


def article(parts: Parts, number: int, seed: int) -> dict[str, str]:
    """One article: an opening and three to seven paragraphs of two to four sentences, none twice; in one of ``ONE_IN`` an aside."""
    draw = Random(f"{seed} {number}")
    subject = draw.choice(sorted(parts.subjects))
    given = parts.subjects[subject]
    fixed: dict[str, str] = {}
    pool = draw.sample(given["then"], k=len(given["then"]))
    paragraphs = [[draw.choice(given["first"])]]
    for _ in range(draw.randint(3, 7)):
        paragraphs.append([pool.pop() for _ in range(min(len(pool), draw.randint(2, 4)))])
    if not draw.randrange(ONE_IN):
        draw.choice(paragraphs[1:]).append(draw.choice(given["aside"]))
    text = "\n\n".join(" ".join(filled(s, parts.words, fixed, draw) for s in p) for p in paragraphs if p)
    day = f"2024-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
    title = filled(draw.choice(given["title"]), parts.words, fixed, draw)
    return {"id": f"{subject}-{seed}-{number}", "title": title, "published": day, "text": text}


def articles(count: int, seed: int) -> list[dict[str, str]]:
    """So many articles."""
    parts = Parts.load()
    return [article(parts, number, seed) for number in range(count)]


def main() -> None:
    """Print them."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--articles", type=int, default=1000)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    for made in articles(given.articles, given.seed):
        print(json.dumps(made, ensure_ascii=False))


if __name__ == "__main__":
    main()
