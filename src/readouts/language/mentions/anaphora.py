"""Whom a pronoun means: nearness, subject, parallel place, gender, number, and not somebody of its own clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from readouts.language.mentions.candidate import Candidate
from readouts.language.mentions.discourse import Discourse, Heard
from readouts.language.mentions.embedding import claimant
from readouts.language.mentions.lexicon import Gender
from readouts.language.mentions.quotes import speaking_verb
from readouts.language.mentions.referents import Referent
from readouts.language.mentions.scene import Scene
from readouts.language.parse import Token

_OBJECTS = frozenset({"dobj", "pobj", "dative", "iobj"})
# Verbs without a subject of their own hang so on the verb whose subject, or object, is meant.
_CONTROLLED = frozenset({"xcomp", "conj", "acomp", "pcomp", "prep", "advcl"})
# In "accused X of misleading him" X misleads; in "left X after calling him" X does not call.
_JUDGED_FOR = frozenset({"of", "for", "from", "into", "about"})
# Sentences that a pronoun reaches back.
_FAR = 4
# Sentences that a plural one reaches back.
_NEAR = 2


class Anaphora:
    """Resolves pronouns against what has been heard."""

    def __init__(
        self,
        scene: Scene,
        discourse: Discourse,
        meant_at: Callable[[int], tuple[Referent, ...]],
        named_at: Callable[[int], Referent | None],
    ) -> None:
        self._scene, self._discourse, self._meant_at, self._named_at = scene, discourse, meant_at, named_at

    def third(self, candidate: Candidate, ahead: Referent | None) -> Referent | None:
        """Whom "he", "she", "his", "her" mean.

        Args:
            candidate: The pronoun.
            ahead: The subject that follows where the pronoun stands in a phrase before it ("In his speech, Macron …").
        """
        gender = candidate.gender
        if ahead is not None and _agrees(ahead, gender):
            return ahead
        token = self._scene.tokens[candidate.head]
        barred = self._co_arguments(token) | self._speaker(token)
        best: tuple[float, int] | None = None
        found: Referent | None = None
        for heard in self._discourse.back(candidate.head):
            distance = token.sentence - heard.sentence
            if distance > _FAR:
                break
            if len(heard.referents) != 1 or not heard.referents[0].is_person or heard.referents[0].kind == "group":
                continue
            referent = heard.referents[0]
            if id(referent) in barred or not _agrees(referent, gender):
                continue
            score = self._score(token, heard, distance) + (0.5 if referent.gender == gender else 0.0)
            if best is None or (score, heard.at) > best:
                best, found = (score, heard.at), referent
        found = found or self._somebody(token, barred)
        if found is not None and found.gender is None:
            found.gender = gender
        return found

    def _somebody(self, token: Token, barred: set[int]) -> Referent | None:
        """Whoever is only described, in this sentence or the one before, where no person fits: "a trader … her"."""
        for heard in self._discourse.back(token.i):
            if token.sentence - heard.sentence > 1:
                break
            one = heard.referents[0]
            described = len(heard.referents) == 1 and one.kind == "group" and heard.candidate.form == "nominal"
            if described and not one.plural and one.office is None and id(one) not in barred:
                return one
        return None

    def _apart(self, clause: Token, verb: Token) -> bool:
        """Whether a semicolon stands between two clauses that the parser took for one."""
        low, high = sorted((clause.i, verb.i))
        return any(t.text in {";", ":"} for t in self._scene.tokens[low:high])

    def _score(self, token: Token, heard: Heard, distance: int) -> float:
        if distance == 0 and heard.at == self._praised(token):
            return 9.0
        if distance == 0 and heard.at == claimant(self._scene, token):
            return 8.0
        if distance == 0 and heard.at == self._possessor_above(token):
            return 8.0
        score = 0.8 if distance == 0 else -0.2 - 2.0 * distance
        paragraph = self._scene.parse.sentences[token.sentence].paragraph
        if heard.paragraph != paragraph:
            score -= 0.5
        if token.dep == "poss" and heard.at == self._clause_subject(token):
            score += 1.5
        if token.dep in _OBJECTS:
            score += 0.7 if heard.subject else 0.9 * (self._scene.tokens[heard.at].dep in _OBJECTS)
        elif heard.subject:
            score += 1.5
            if token.dep in {"nsubj", "nsubjpass", "poss"}:
                score += 0.7
            verb = self._scene.parse.head(heard.at)
            if verb is not None and (verb.dep == "ROOT" or self._told_after(verb)):
                score += 0.6
            if distance and verb is not None and self._trails(heard.at, verb) and not self._says(token):
                score -= 2.0
        if heard.candidate.form == "pronoun":
            score += 0.6
        if heard.at != heard.candidate.head or self._scene.tokens[heard.at].dep in {"poss", "compound", "nmod"}:
            score -= 1.0
        if not heard.referents[0].named:
            score -= 0.3
        own = self._scene.quotations.of[token.i]
        if heard.quotation not in {-1, own}:
            score -= 2.0
        if self._says(token) and heard.subject and self._says(self._scene.tokens[heard.at]):
            score += 1.5
        return score

    def _told_after(self, verb: Token) -> bool:
        """Whether who says it is told after it: the clause is then as good as the main one."""
        head = self._scene.parse.head(verb.i)
        teller = self._scene.parse.child(head.i, "nsubj") if head is not None and verb.dep == "ccomp" else None
        return teller is not None and teller.i > verb.i

    def _trails(self, at: int, verb: Token) -> bool:
        """Whether a subject only says, after it was told, what the sentence tells: "…, the spokesman said"."""
        told = self._scene.parse.child(verb.i, "ccomp")
        return told is not None and told.i < at and verb.lemma in self._scene.lexicon.usage.speech

    def _clause_subject(self, token: Token) -> int:
        """The subject of the clause that a possessor stands in; -1 where it has none."""
        verb = next((a for a in self._scene.parse.ancestors(token.i) if a.pos in {"VERB", "AUX"}), None)
        subject = self._scene.parse.child(verb.i, "nsubj", "nsubjpass") if verb is not None else None
        return subject.i if subject is not None else -1

    def _possessor_above(self, token: Token) -> int:
        """The possessor of what is said to be to or with somebody: "the president's call to his counterpart"; -1 where there is none."""
        parse = self._scene.parse
        noun = parse.head(token.i) if token.dep == "poss" else None
        preposition = parse.head(noun.i) if noun is not None and noun.dep == "pobj" else None
        above = parse.head(preposition.i) if preposition is not None else None
        if above is None or above.pos not in {"NOUN", "PROPN"}:
            return -1
        possessor = parse.child(above.i, "poss")
        return possessor.i if possessor is not None and possessor.i < token.i else -1

    def _praised(self, token: Token) -> int:
        """The object of "thanked X for his …", "accused X of his …": the possessor is X; -1 where there is none."""
        if token.dep != "poss":
            return -1
        for above in self._scene.parse.ancestors(token.i):
            if (
                above.dep == "prep"
                and above.lower in {"for", "of", "over", "on"}
                and (verb := self._scene.parse.head(above.i)) is not None
            ):
                judged = (
                    self._scene.parse.child(verb.i, "dobj") if verb.lemma in self._scene.lexicon.usage.judging else None
                )
                return judged.i if judged is not None and judged.i < token.i else -1
        return -1

    def _says(self, token: Token) -> bool:
        if token.dep != "nsubj":
            return False
        verb = self._scene.parse.head(token.i)
        return verb is not None and verb.lemma in self._scene.lexicon.usage.speech

    def _co_arguments(self, token: Token) -> set[int]:
        """Referents that share the pronoun's verb: "Austin urged him" is not of Austin."""
        if token.dep == "poss":
            return set()
        verbs = [a for a in self._scene.parse.ancestors(token.i) if a.pos in {"VERB", "AUX", "ADJ"}]
        in_object_case = token.lower in {"him", "them"}
        verb = verbs[0] if verbs else None
        if token.dep == "nsubj" and in_object_case and len(verbs) > 1:
            verb = verbs[1]
        if verb is None:
            return set()
        found: set[int] = set()
        subject = self._scene.parse.child(verb.i, "nsubj", "nsubjpass")
        if token.dep not in {"nsubj", "nsubjpass"} or in_object_case:
            if subject is None:
                subject = self._understood_subject(verb)
            if subject is not None and subject.i != token.i:
                for part in self._scene.parse.conjuncts(subject.i):
                    found |= {id(r) for r in self._discourse.by_head.get(part.i, ())}
        else:
            found |= self._below(verb) | self._named_below(token, verb)
        return found

    def _named_below(self, token: Token, verb: Token) -> set[int]:
        """People named in what the subject does: "He had met Macron" is not of Macron."""
        quotations = self._scene.quotations.of
        found: set[int] = set()
        for t in self._scene.parse.subtree(verb.i):
            if t.i > token.i and quotations[t.i] == quotations[token.i] and (named := self._named_at(t.i)) is not None:
                path = [t, *self._scene.parse.ancestors(t.i)]
                inner = path[: next((n for n, a in enumerate(path) if a.i == verb.i), 0)]
                if not any(a.dep in {"conj", "parataxis"} and a.pos in {"VERB", "AUX"} for a in inner):
                    found.add(id(named))
        return found

    def _understood_subject(self, verb: Token) -> Token | None:
        """Who does what a verb without subject tells: "pleased to see him", "left after calling him", "asked X to join him"."""
        while verb.dep in _CONTROLLED and (above := self._scene.parse.head(verb.i)) is not None:
            asked = verb.dep == "xcomp" or (verb.dep == "prep" and verb.lower in _JUDGED_FOR)
            if asked and (obj := self._scene.parse.child(above.i, "dobj")) is not None:
                return obj
            verb = above
            subject = self._scene.parse.child(verb.i, "nsubj", "nsubjpass")
            if subject is not None:
                return subject
        return None

    def _below(self, verb: Token) -> set[int]:
        """Referents in what the verb's subject says: "The president is isolated, he said" is of two people."""
        found: set[int] = set()
        clauses = [c.i for c in self._scene.parse.children(verb.i, "ccomp") if not self._apart(c, verb)]
        if verb.dep == "parataxis":
            clauses.append(verb.head)
        for clause in clauses:
            for part in self._scene.parse.children(clause, "nsubj", "nsubjpass"):
                found |= {id(r) for r in self._discourse.by_head.get(part.i, ())}
        return found

    def _speaker(self, token: Token) -> set[int]:
        """Who speaks the quotation that the pronoun stands in: would say "I"."""
        index = self._scene.quotations.of[token.i]
        if index < 0:
            return set()
        return {id(r) for r in self.speakers(index)}

    def speakers(self, quotation: int) -> tuple[Referent, ...]:
        """Who speaks a quotation, as far as heard."""
        verb = speaking_verb(self._scene.parse, self._scene.quotations, quotation, self._scene.lexicon.usage.speech)
        if verb is None:
            return ()
        subject = self._quoted_person(verb) or self._scene.parse.child(verb.i, "nsubj")
        if subject is None:
            return ()
        return self._meant_at(subject.i)

    def _quoted_person(self, verb: Token) -> Token | None:
        """As in "The ministry quoted Erdogan as saying …": the object speaks."""
        if verb.lemma not in {"quote", "cite"} or not any(
            p.lower == "as" for p in self._scene.parse.children(verb.i, "prep")
        ):
            return None
        return self._scene.parse.child(verb.i, "dobj")

    def thing(self, candidate: Candidate) -> Referent | None:
        """Which state or body "it" or "its" means: the nearest subject before it that is no person, if that is one."""
        token = self._scene.tokens[candidate.head]
        if token.dep != "poss" and self._is_pleonastic(token):
            return None
        barred = self._co_arguments(token) if token.dep != "poss" else set()
        controller = self._controller(token) if token.dep == "poss" else None
        for subject in (*([controller] if controller else []), *self._subjects_before(token)):
            found = self._discourse.at(subject.i)
            if not found and subject.pos != "PRON":
                return None
            if len(found) == 1 and found[0].plural:
                # "Its" is of one: the guards' posts are "their" posts.
                continue
            if len(found) == 1 and not found[0].is_person and id(found[0]) not in barred:
                return found[0]
        return None

    def _controller(self, token: Token) -> Token | None:
        """Who does what the possessed thing is part of: "asked China to restrain its ally" is of China."""
        for verb in self._scene.parse.ancestors(token.i):
            if verb.pos not in {"VERB", "AUX"}:
                continue
            subject = self._scene.parse.child(verb.i, "nsubj", "nsubjpass")
            above = self._scene.parse.head(verb.i)
            if subject is None and verb.dep == "xcomp" and above is not None:
                subject = self._scene.parse.child(above.i, "dobj", "nsubj", "nsubjpass")
                asked = self._scene.parse.child(above.i, "dobj")
                subject = asked or subject
            if subject is not None:
                return (
                    subject
                    if (subject.i < token.i and subject.pos != "PRON") or subject.i in self._discourse.by_head
                    else None
                )
        return None

    def _is_pleonastic(self, token: Token) -> bool:
        verb = self._scene.parse.head(token.i)
        if verb is None or token.dep not in {"nsubj", "nsubjpass", "expl"}:
            return token.dep == "expl"
        words = self._scene.lexicon.usage.pleonastic
        if token.dep == "nsubjpass":
            return verb.lemma in words.passive
        return verb.lemma == "be" or verb.lemma in words.verbs

    def _subjects_before(self, token: Token) -> Iterator[Token]:
        """Subjects before the pronoun, nearest first: in its sentence, then those of the one before, the main one first."""
        parse, quotations = self._scene.parse, self._scene.quotations
        sentence = parse.sentences[token.sentence]
        own = quotations.of[token.i]
        verb = next((a for a in parse.ancestors(token.i) if a.pos in {"VERB", "AUX"}), None)
        fellow = verb.i if verb is not None and token.dep != "poss" else -1
        for t in reversed(self._scene.tokens[sentence.first : token.i]):
            if _is_subject(t) and t.head != fellow and quotations.of[t.i] in {-1, own}:
                yield t
        if sentence.i == 0:
            return
        before = parse.sentences[sentence.i - 1]
        main = parse.child(before.root, "nsubj", "nsubjpass")
        if main is not None:
            yield main
        for t in reversed(parse.sentence_tokens(before)):
            if _is_subject(t) and t is not main and quotations.of[t.i] in {-1, own}:
                yield t

    def of_others(self, candidate: Candidate) -> bool:
        """Whether "they" stands below a verb of saying whose plural subject nobody could link: "The fishermen said they …"."""
        token = self._scene.tokens[candidate.head]
        for verb in self._scene.parse.ancestors(token.i):
            if verb.lemma in self._scene.lexicon.usage.speech and verb.i < token.i:
                subject = self._scene.parse.child(verb.i, "nsubj")
                return subject is not None and subject.tag == "NNS" and not self._discourse.at(subject.i)
        return False

    def many(self, candidate: Candidate) -> tuple[Referent, ...]:
        """Whom "they" means: the latest two together or group, subjects before others."""
        token = self._scene.tokens[candidate.head]
        if pair := self._pair_of_subject(token):
            return pair
        barred = self._co_arguments(token)
        best: tuple[float, int] | None = None
        found: tuple[Referent, ...] = ()
        for heard in self._discourse.back(candidate.head):
            distance = token.sentence - heard.sentence
            if distance > _NEAR:
                break
            one = len(heard.referents) == 1 and not heard.referents[0].plural
            if one and not self._people_of(heard, token) and not self._several(heard):
                continue
            if any(id(r) in barred for r in heard.referents) or (distance > 1 and heard.referents[0].state is None):
                continue
            score = -1.5 * distance + (1.5 if heard.subject else 0.0) + 0.6 * all(r.is_person for r in heard.referents)
            if heard.quotation not in {-1, self._scene.quotations.of[token.i]}:
                score -= 2.0
            if best is None or (score, heard.at) > best:
                best, found = (score, heard.at), heard.referents
        return found

    def _pair_of_subject(self, token: Token) -> tuple[Referent, ...]:
        """The two whose contact is the subject: "his call to X was *their* first contact since *they* met in Oslo"."""
        parse = self._scene.parse
        ancestors = parse.ancestors(token.i)
        be = next((v for v in ancestors if v.lemma == "be" and parse.child(v.i, "attr") is not None), None)
        subject = parse.child(be.i, "nsubj") if be is not None else None
        if subject is None or subject.i > token.i or subject.pos not in {"NOUN", "PROPN"}:
            return ()
        heads = [t for t in parse.subtree(subject.i) if t.dep in {"poss", "pobj"} and t.i != subject.i]
        told = [self._meant_at(t.i) for t in heads]
        people = [r[0] for r in told if len(r) == 1 and r[0].is_person and r[0].state is not None]
        two = tuple({id(p): p for p in people}.values())
        return two if len(two) == 2 and two[0].state != two[1].state else ()

    def _several(self, heard: Heard) -> bool:
        """Whether one body is spoken of in the plural: "the police … they", "the authorities"."""
        token = self._scene.tokens[heard.at]
        return heard.referents[0].kind == "organisation" and (token.tag == "NNS" or token.lower == "police")

    def _people_of(self, heard: Heard, token: Token) -> bool:
        """Whether "their" may mean a people by its name: "the Iranians said their president would come"."""
        return (
            token.dep == "poss"
            and heard.candidate.plural
            and heard.referents[0].kind == "state"
            and heard.candidate.form == "name"
        )

    def body(self, candidate: Candidate) -> tuple[Referent, ...]:
        """Which single body or state "they" means where nobody was spoken of together: "the ministry … they"."""
        token = self._scene.tokens[candidate.head]
        quotation = self._scene.quotations.of[token.i]
        own = {r.state for r in self.speakers(quotation)} if quotation >= 0 else set()
        for heard in self._discourse.back(candidate.head):
            if token.sentence - heard.sentence > 1:
                break
            referent = heard.referents[0]
            if len(heard.referents) > 1 or referent.is_person or id(referent) in self._co_arguments(token):
                continue
            if heard.subject and (referent.kind != "state" or (quotation >= 0 and referent.state not in own)):
                return heard.referents
        return ()


def _is_subject(token: Token) -> bool:
    return token.dep in {"nsubj", "nsubjpass"} and token.tag not in {"WDT", "WP", "EX"}


def _agrees(referent: Referent, gender: Gender | None) -> bool:
    return gender is None or referent.gender is None or referent.gender == gender
