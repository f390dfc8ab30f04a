"""Sets the bot beside four plain full-text searches over the same knowledge.

The project's own questions go in, a Markdown table comes out on standard output.
"""

import argparse
import json
import re
import subprocess
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any, Protocol

import apsw
import tantivy
from pystempel import Stemmer

PROJECT = Path(__file__).resolve().parents[2]
LANGUAGES = ("pl", "en", "uk")
FIELDS = ("names", "keywords", "topics", "body")
SETS = {"pl": "Polish", "en": "English", "uk": "Ukrainian", "held-out": "held out"}
ONE_ORGANISATION = {"organisation", "detail", "membership"}
LISTS = {"organisations", "join"}
TOPICAL = {"topic", "join"}
FIRST = 5
DEEPEST = 10

Weights = dict[str, float]
TANTIVY_WEIGHTS: Weights = dict(zip(FIELDS, (5, 2, 1, 1)))
WORDS_WEIGHTS: Weights = dict(zip(FIELDS, (5, 2, 1, 1)))
TRIGRAM_WEIGHTS: Weights = dict(zip(FIELDS, (5, 2, 1, 1)))
STEMPEL_WEIGHTS: Weights = dict(zip(FIELDS, (5, 2, 1, 1)))


# The knowledge


@dataclass(frozen=True)
class Text:
    """A piece of text and its language; a name that belongs to no language has none."""

    language: str | None
    text: str


@dataclass(frozen=True)
class Document:
    """What the searches know of one organisation, by field."""

    slug: str
    fields: dict[str, list[Text]]


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def in_languages(value: dict[str, Any]) -> Iterator[Text]:
    """The texts of a value that is written in each language, as one text or as a list."""
    for language in LANGUAGES:
        texts = value.get(language, [])
        for text in [texts] if isinstance(texts, str) else texts:
            yield Text(language, text)


def names(organisation: dict[str, Any]) -> Iterator[Text]:
    """Every name of an organisation: those of each language, its own, acronyms and aliases."""
    known = organisation["names"]
    for language in LANGUAGES:
        yield from (Text(language, name) for name in known[language].values())
    own = [known["native"]] if "native" in known else []
    for name in own + known["acronyms"] + known["aliases"]:
        yield Text(None, name)


def vocabulary(path: Path, key: str) -> dict[str, list[Text]]:
    """The label and the everyday words of each topic or kind of institution, by its id."""
    return {
        entry["id"]: [*in_languages(entry["label"]), *in_languages(entry["words"])]
        for entry in read_toml(path)[key]
    }


def document(
    path: Path,
    topics: dict[str, list[Text]],
    institutions: dict[str, list[Text]],
) -> Document:
    """The document of one organisation."""
    organisation = read_toml(path)
    offer = organisation["offer"]
    described = [organisation["purpose"], organisation["summary"]]
    described.append(offer.get("benefits", {}))
    words = [topics[topic] for topic in offer["topics"] + offer["side_topics"]]
    words += [institutions[who] for who in organisation["join"]["who"]]
    return Document(
        path.stem,
        {
            "names": list(names(organisation)),
            "keywords": list(in_languages(organisation["keywords"])),
            "topics": [text for texts in words for text in texts],
            "body": [text for value in described for text in in_languages(value)],
        },
    )


def read_knowledge(folder: Path) -> list[Document]:
    """One document for each organisation of a knowledge folder."""
    topics = vocabulary(folder / "topics.toml", "topic")
    institutions = vocabulary(folder / "institutions.toml", "institution")
    paths = sorted((folder / "organisations").glob("*.toml"))
    return [document(path, topics, institutions) for path in paths]


# The questions


@dataclass(frozen=True)
class Question:
    """A question with the organisations that a right answer names."""

    id: str
    language: str
    text: str
    expected: frozenset[str]
    acceptable: frozenset[str]
    is_list: bool
    is_topical: bool


def question(line: dict[str, Any]) -> Question | None:
    """The question of a line, or nothing where no organisation is expected."""
    expected = frozenset(line.get("must", []))
    also = frozenset(line.get("ok", []))
    if not expected or line["kind"] not in ONE_ORGANISATION | LISTS:
        return None
    names_one = line["kind"] == "join" and len(expected) == 1 and not also
    return Question(
        line["id"],
        line["lang"],
        line["text"],
        expected,
        expected | also,
        line["kind"] in LISTS and not names_one,
        not TOPICAL.isdisjoint(line["tags"]),
    )


def read_questions(path: Path) -> list[Question]:
    """The questions of a set that can be compared; a later turn of a conversation cannot."""
    begun: set[str] = set()
    questions = []
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        chat = line.get("chat", line["id"])
        asked = question(line) if chat not in begun else None
        begun.add(chat)
        if asked:
            questions.append(asked)
    return questions


# The engines


class Engine(Protocol):
    """Something that ranks organisations for questions."""

    def rank(self, questions: list[Question]) -> list[list[str]]:
        """The slugs for each question, best first."""


Cut = Callable[[Text], Iterable[str]]


def words(text: Text) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return re.findall(r"[^\W_]+", text.text.lower())


def trigrams(text: Text) -> list[str]:
    """All runs of three letters within the words of a text."""
    return [
        word[start : start + 3]
        for word in words(text)
        for start in range(len(word) - 2)
    ]


@cache
def stem(word: str) -> str:
    """The Polish stem of a word, or the word itself where Stempel knows none."""
    return stemmer()(word) or word


@cache
def stemmer() -> Stemmer:
    """Stempel with the table trained on the Polimorf dictionary."""
    return Stemmer.polimorf()


def stems(text: Text) -> list[str]:
    """Polish words as stems, English and Ukrainian ones as they stand, names of no language both ways."""
    found = words(text)
    if text.language == "pl":
        return [stem(word) for word in found]
    if text.language is None:
        return found + [stem(word) for word in found]
    return found


def stems_asked(text: Text) -> list[str]:
    """The words of a question; a Polish one is asked in its stems and as it stands."""
    found = words(text)
    return found + [stem(word) for word in found] if text.language == "pl" else found


def distinct_terms(asked: Question, cut: Cut) -> list[str]:
    """The terms of a question, each once."""
    return list(dict.fromkeys(cut(Text(asked.language, asked.text))))


class TantivySearch:
    """Tantivy: TEXT fields with the default tokenizer, any word of the question may match."""

    def __init__(
        self,
        documents: list[Document],
        weights: Weights,
        cut: Cut = words,
        cut_asked: Cut = words,
    ) -> None:
        self.weights = weights
        self.cut_asked = cut_asked
        self.count = len(documents)
        self.index = tantivy.Index(self.schema())
        writer = self.index.writer(heap_size=20_000_000, num_threads=1)
        for document in documents:
            texts = {
                field: " ".join(term for text in document.fields[field] for term in cut(text))
                for field in FIELDS
            }
            writer.add_document(tantivy.Document(slug=document.slug, **texts))
        writer.commit()
        self.index.reload()

    @staticmethod
    def schema() -> tantivy.Schema:
        """A stored slug beside the fields that are searched."""
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("slug", stored=True, tokenizer_name="raw")
        for field in FIELDS:
            builder.add_text_field(field)
        return builder.build()

    def rank(self, questions: list[Question]) -> list[list[str]]:
        """The slugs for each question, best first."""
        searcher = self.index.searcher()
        return [self.found(searcher, asked) for asked in questions]

    def found(self, searcher: tantivy.Searcher, asked: Question) -> list[str]:
        """The slugs for one question."""
        text = " ".join(distinct_terms(asked, self.cut_asked))
        query, _ = self.index.parse_query_lenient(
            text, list(FIELDS), field_boosts=self.weights
        )
        hits = searcher.search(query, self.count).hits
        return [searcher.doc(address)["slug"][0] for _, address in hits]


class SqliteSearch:
    """SQLite FTS5: any term of the question may match, ranked by bm25 with column weights."""

    def __init__(
        self, documents: list[Document], weights: Weights, tokenizer: str, cut_asked: Cut
    ) -> None:
        self.weights = weights
        self.cut_asked = cut_asked
        self.base = apsw.Connection(":memory:")
        columns = ", ".join(FIELDS)
        self.base.execute(
            f"CREATE VIRTUAL TABLE found USING fts5(slug UNINDEXED, {columns}, tokenize='{tokenizer}')"
        )
        self.base.executemany(
            "INSERT INTO found VALUES (?, ?, ?, ?, ?)",
            [
                (
                    document.slug,
                    *(
                        "\n".join(text.text for text in document.fields[field])
                        for field in FIELDS
                    ),
                )
                for document in documents
            ],
        )

    def rank(self, questions: list[Question]) -> list[list[str]]:
        """The slugs for each question, best first."""
        return [self.found(asked) for asked in questions]

    def found(self, asked: Question) -> list[str]:
        """The slugs for one question."""
        query = " OR ".join(f'"{term}"' for term in distinct_terms(asked, self.cut_asked))
        weights = (self.weights[field] for field in FIELDS)
        rows = self.base.execute(
            "SELECT slug FROM found WHERE found MATCH ? ORDER BY bm25(found, 0, ?, ?, ?, ?), slug",
            (query, *weights),
        )
        return [slug for (slug,) in rows]


class Bot:
    """The bot itself, asked through its command line; every question is a conversation of its own."""

    def __init__(self, program: Path, knowledge: Path) -> None:
        self.program = program
        self.knowledge = knowledge

    def rank(self, questions: list[Question]) -> list[list[str]]:
        """The slugs for each question, best first."""
        lines = [
            json.dumps({"id": asked.id, "chat": asked.id, "text": asked.text})
            for asked in questions
        ]
        with tempfile.TemporaryDirectory() as index:
            places = ["--knowledge", self.knowledge, "--index", index]
            done = subprocess.run(
                [self.program, "ask", "--batch", *places],
                input="\n".join(lines) + "\n",
                capture_output=True,
                check=True,
                encoding="utf-8",
            )
        answers = map(json.loads, done.stdout.splitlines())
        return [answer["organisations"] for answer in answers]
