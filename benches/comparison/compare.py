"""Sets the bot beside four plain full-text searches over the same knowledge.

The project's own questions go in; a Markdown table comes out on standard output, and the
weights that each search was given on standard error.
"""

import argparse
import itertools
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
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

QUESTION_SETS = {
    "pl": "Polish",
    "en": "English",
    "uk": "Ukrainian",
    "aside": "written apart",
}
TUNING_SETS = ("pl", "en", "uk")
ONE_ORGANISATION_KINDS = ("organisation", "detail", "membership")
LIST_KINDS = ("organisations", "join")
TOPICAL_TAGS = {"topic", "join"}

FIELDS = ("names", "keywords", "topics", "body")
WEIGHTS_TRIED = ((1, 2, 6, 24), (1, 3, 6), (0.1, 0.3, 1), (1,))
WRITER_MEMORY = 20_000_000

RECALL_DEPTH = 5
RANK_DEPTH = 10


# The knowledge: TOML files in, one document for each organisation out.


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
    """The texts of a value that each language holds as one text or as a list."""
    for language in LANGUAGES:
        texts = value.get(language, [])
        for text in [texts] if isinstance(texts, str) else texts:
            yield Text(language, text)


def names_of(organisation: dict[str, Any]) -> Iterator[Text]:
    """Every name of an organisation: in each language, its own, acronyms and aliases."""
    names = organisation["names"]
    for language in LANGUAGES:
        yield from (Text(language, name) for name in names[language].values())
    native = [names["native"]] if "native" in names else []
    for name in native + names["acronyms"] + names["aliases"]:
        yield Text(None, name)


def facts_of(organisation: dict[str, Any]) -> Iterator[Text]:
    """Everything else that is said of an organisation, with the names it speaks of."""
    for part in ("organisation", "city", "offer", "join"):
        for fact in organisation.get(part, {}).values():
            if isinstance(fact, dict):
                yield from in_languages(fact)
                yield from (Text(None, name) for name in fact.get("names", []))


def topic_words(path: Path) -> dict[str, list[Text]]:
    """The label and the everyday words of each topic."""
    return {
        topic["id"]: [*in_languages(topic["label"]), *in_languages(topic["words"])]
        for topic in read_toml(path)["topic"]
    }


def read_document(path: Path, topics: dict[str, list[Text]]) -> Document:
    """The document of one organisation."""
    organisation = read_toml(path)
    offer = organisation["offer"]
    fields = {
        "names": names_of(organisation),
        "keywords": in_languages(organisation["keywords"]),
        "topics": itertools.chain.from_iterable(
            topics[topic] for topic in offer["topics"] + offer["side_topics"]
        ),
        "body": itertools.chain(
            in_languages(organisation["purpose"]),
            in_languages(organisation["summary"]),
            facts_of(organisation),
        ),
    }
    return Document(path.stem, {field: list(texts) for field, texts in fields.items()})


def read_knowledge(folder: Path) -> list[Document]:
    """One document for each organisation of a knowledge folder."""
    topics = topic_words(folder / "topics.toml")
    paths = sorted((folder / "organisations").glob("*.toml"))
    return [read_document(path, topics) for path in paths]


# The questions: lines of JSON in, those that can be compared out.


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


def read_question(line: dict[str, Any]) -> Question | None:
    """The question of a line, or nothing where no organisation is expected."""
    kind = line["kind"]
    expected = frozenset(line.get("must", []))
    others = frozenset(line.get("ok", []))
    if not expected or kind not in ONE_ORGANISATION_KINDS + LIST_KINDS:
        return None
    names_one = kind == "join" and len(expected) == 1 and not others
    return Question(
        id=line["id"],
        language=line["lang"],
        text=line["text"],
        expected=expected,
        acceptable=expected | others,
        is_list=kind in LIST_KINDS and not names_one,
        is_topical=not TOPICAL_TAGS.isdisjoint(line["tags"]),
    )


def read_questions(path: Path) -> list[Question]:
    """The questions of a set, without the later turns of a conversation."""
    begun: set[str] = set()
    questions = []
    for text in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        chat = line.get("chat", line["id"])
        question = None if chat in begun else read_question(line)
        begun.add(chat)
        if question:
            questions.append(question)
    return questions


# Terms: a text in, what an index holds of it or a question asks for out.

Cut = Callable[[Text], list[str]]


def words(text: Text) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return re.findall(r"[^\W_]+", text.text.lower())


def words_and_trigrams(text: Text) -> list[str]:
    """The words of at least three letters, and every run of three letters within them."""
    long_words = [word for word in words(text) if len(word) >= 3]
    return long_words + [
        word[start : start + 3] for word in long_words for start in range(len(word) - 2)
    ]


@cache
def stemmer() -> Stemmer:
    """Stempel with the table that was trained on the Polimorf dictionary."""
    return Stemmer.polimorf()


@cache
def stem(word: str) -> str:
    """The stem of a word in Polish letters; any other word, or one without a stem, as it is."""
    is_polish = re.fullmatch("[a-ząćęłńóśźż]+", word)
    return (stemmer()(word) if is_polish else None) or word


def words_and_stems(text: Text) -> list[str]:
    """The words of a text, and the stems that differ from them."""
    found = words(text)
    return found + [stem(word) for word in found if stem(word) != word]


def stems(text: Text) -> list[str]:
    """Polish words as stems, names of no language both ways, other words as they stand."""
    if text.language == "pl":
        return [stem(word) for word in words(text)]
    return words_and_stems(text) if text.language is None else words(text)


def stems_asked(text: Text) -> list[str]:
    """The words of a question, and of a Polish one the stems as well."""
    return words_and_stems(text) if text.language == "pl" else words(text)


# The engines: questions in, organisations out, best first.

Ranking = list[str]
Weights = dict[str, float]


class Search(Protocol):
    """A full-text search whose fields can be given weights."""

    weights: Weights

    def found(self, question: Question) -> Ranking:
        """The organisations found for one question, best first."""


def terms_asked(question: Question, cut: Cut) -> list[str]:
    """The terms of a question, each once."""
    return list(dict.fromkeys(cut(Text(question.language, question.text))))


class TantivySearch:
    """Tantivy: TEXT fields, the default tokenizer, any term of the question may match."""

    def __init__(self, documents: list[Document], cut: Cut, cut_asked: Cut) -> None:
        self.weights: Weights = dict.fromkeys(FIELDS, 1)
        self.cut_asked = cut_asked
        self.size = len(documents)
        self.index = tantivy.Index(self.schema())
        writer = self.index.writer(heap_size=WRITER_MEMORY, num_threads=1)
        for document in documents:
            writer.add_document(self.entry(document, cut))
        writer.commit()
        self.index.reload()

    @staticmethod
    def schema() -> tantivy.Schema:
        """The fields that are searched, and the slug that is shown."""
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("slug", stored=True, tokenizer_name="raw")
        for field in FIELDS:
            builder.add_text_field(field)
        return builder.build()

    @staticmethod
    def entry(document: Document, cut: Cut) -> tantivy.Document:
        """A document with its terms, as tantivy takes it."""
        entry = tantivy.Document()
        entry.add_text("slug", document.slug)
        for field, texts in document.fields.items():
            terms = itertools.chain.from_iterable(map(cut, texts))
            entry.add_text(field, " ".join(terms))
        return entry

    def found(self, question: Question) -> Ranking:
        """The organisations found for one question, best first."""
        text = " ".join(terms_asked(question, self.cut_asked))
        query, _ = self.index.parse_query_lenient(
            text, list(FIELDS), field_boosts=self.weights
        )
        searcher = self.index.searcher()
        hits = searcher.search(query, self.size).hits
        return [searcher.doc(address)["slug"][0] for _, address in hits]


class SqliteSearch:
    """SQLite FTS5: any term of the question may match, bm25 with a weight for each column."""

    def __init__(
        self, documents: list[Document], tokenizer: str, cut_asked: Cut
    ) -> None:
        self.weights: Weights = dict.fromkeys(FIELDS, 1)
        self.cut_asked = cut_asked
        self.database = apsw.Connection(":memory:")
        self.database.execute(
            "CREATE VIRTUAL TABLE organisations USING fts5("
            f"slug UNINDEXED, {', '.join(FIELDS)}, tokenize = '{tokenizer}')"
        )
        self.database.executemany(
            "INSERT INTO organisations VALUES (?, ?, ?, ?, ?)",
            map(self.row, documents),
        )

    @staticmethod
    def row(document: Document) -> tuple[str, ...]:
        """A document as a row of the table."""
        columns = (
            "\n".join(text.text for text in document.fields[field]) for field in FIELDS
        )
        return document.slug, *columns

    def found(self, question: Question) -> Ranking:
        """The organisations found for one question, best first."""
        terms = terms_asked(question, self.cut_asked)
        if not terms:
            return []
        query = " OR ".join(f'"{term}"' for term in terms)
        rows = self.database.execute(
            "SELECT slug FROM organisations WHERE organisations MATCH ?"
            " ORDER BY bm25(organisations, 0, ?, ?, ?, ?), slug",
            (query, *(self.weights[field] for field in FIELDS)),
        )
        return [slug for (slug,) in rows]


def searches(documents: list[Document]) -> dict[str, Search]:
    """The four searches that the bot is set beside, by name."""
    return {
        "tantivy, default analyser": TantivySearch(documents, words, words),
        "SQLite FTS5, unicode61": SqliteSearch(
            documents, "unicode61 remove_diacritics 2", words
        ),
        "SQLite FTS5, trigram": SqliteSearch(
            documents, "trigram remove_diacritics 1", words_and_trigrams
        ),
        "BM25 over Stempel stems": TantivySearch(documents, stems, stems_asked),
    }


def ask_bot(program: Path, knowledge: Path, questions: list[Question]) -> list[Ranking]:
    """What the bot names for each question; each is a conversation of its own."""
    lines = [
        json.dumps({"id": question.id, "chat": question.id, "text": question.text})
        for question in questions
    ]
    with tempfile.TemporaryDirectory() as index:
        run = subprocess.run(
            [program, "ask", "--batch", "--knowledge", knowledge, "--index", index],
            input="\n".join(lines),
            stdout=subprocess.PIPE,
            check=True,
            encoding="utf-8",
        )
    return [json.loads(line)["organisations"] for line in run.stdout.splitlines()]


# The figures: what was expected and what was found in, shares out.

Judged = tuple[Question, Ranking]


def first_is_right(question: Question, ranking: Ranking) -> float:
    """Whether an expected organisation stands first."""
    return float(bool(ranking) and ranking[0] in question.expected)


def recall(question: Question, ranking: Ranking) -> float:
    """The share of the expected organisations among the first five, of five at most."""
    found = question.expected.intersection(ranking[:RECALL_DEPTH])
    return len(found) / min(len(question.expected), RECALL_DEPTH)


def reciprocal_rank(question: Question, ranking: Ranking) -> float:
    """One divided by the place of the first acceptable organisation among the first ten."""
    places = enumerate(ranking[:RANK_DEPTH], start=1)
    return next((1 / place for place, slug in places if slug in question.acceptable), 0)


def share_first(judged: list[Judged]) -> float:
    """The share of questions whose first organisation is right."""
    return mean(first_is_right(*pair) for pair in judged)


def mean_recall(judged: list[Judged]) -> float:
    """The mean recall among the first five."""
    return mean(recall(*pair) for pair in judged)


def mean_reciprocal_rank(judged: list[Judged]) -> float:
    """The mean reciprocal rank of the first acceptable organisation."""
    return mean(reciprocal_rank(*pair) for pair in judged)


def figures_together(judged: list[Judged]) -> float:
    """One figure to choose weights by: single organisations and lists count alike."""
    lists = [pair for pair in judged if pair[0].is_list]
    others = [pair for pair in judged if not pair[0].is_list]
    return share_first(others) + (mean_recall(lists) + mean_reciprocal_rank(lists)) / 2


def judge(search: Search, questions: list[Question]) -> list[Judged]:
    """Each question with what a search finds for it."""
    return [(question, search.found(question)) for question in questions]


def tune(search: Search, questions: list[Question]) -> None:
    """Gives a search those of the tried weights with which it does best."""

    def figure(weights: Weights) -> float:
        search.weights = weights
        return figures_together(judge(search, questions))

    tried = (dict(zip(FIELDS, each)) for each in itertools.product(*WEIGHTS_TRIED))
    search.weights = max(tried, key=figure)


# The table: what each engine found in, lines of Markdown out.

Sets = dict[str, list[Judged]]


def as_share(judged: list[Judged]) -> str:
    """How many of the first organisations are right."""
    return f"{share_first(judged):.0%}"


def as_recall_and_rank(judged: list[Judged]) -> str:
    """How many of the expected are found, and how high the first acceptable one stands."""
    return f"{mean_recall(judged):.0%} · {mean_reciprocal_rank(judged):.2f}"


@dataclass(frozen=True)
class Group:
    """Questions that are judged alike."""

    label: str
    holds: Callable[[Question], bool]
    figure: Callable[[list[Judged]], str]


GROUPS = (
    Group(
        "one organisation: right one first",
        lambda question: not question.is_list,
        as_share,
    ),
    Group(
        "lists: recall@5 · MRR",
        lambda question: question.is_list,
        as_recall_and_rank,
    ),
    Group(
        "of these by topic or kind of institution",
        lambda question: question.is_list and question.is_topical,
        as_recall_and_rank,
    ),
)


def table_row(cells: list[str]) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def group_rows(group: Group, engines: dict[str, Sets]) -> Iterator[str]:
    """The rows of one group of questions: how many there are, then every engine."""
    for place, (engine, sets) in enumerate(engines.items()):
        judged = [
            [pair for pair in pairs if group.holds(pair[0])] for pairs in sets.values()
        ]
        if place == 0:
            counts = [str(len(pairs)) for pairs in judged]
            yield table_row([group.label, "*questions*", *counts])
        yield table_row(["", engine, *map(group.figure, judged)])


def table(engines: dict[str, Sets]) -> str:
    """All figures as a Markdown table."""
    rows = [
        table_row(["asked for", "engine", *QUESTION_SETS.values()]),
        table_row(["---", "---", *["--:"] * len(QUESTION_SETS)]),
    ]
    for group in GROUPS:
        rows.extend(group_rows(group, engines))
    return "\n".join(rows)


# The command.


def built_program() -> Path:
    """The bot's program as cargo builds it: the release where there is one."""
    release, debug = (
        PROJECT / "target" / profile / "hejnal" for profile in ("release", "debug")
    )
    return release if release.exists() else debug


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--bot", type=Path, default=built_program(), help="the program hejnal"
    )
    return parser.parse_args()


def main() -> None:
    """Runs every engine on every set and prints the table."""
    program = arguments().bot
    knowledge = PROJECT / "knowledge"
    sets = {
        name: read_questions(PROJECT / "tests" / "questions" / f"{name}.jsonl")
        for name in QUESTION_SETS
    }
    engines: dict[str, Sets] = {
        "Hejnał": {
            name: list(
                zip(questions, ask_bot(program, knowledge, questions), strict=True)
            )
            for name, questions in sets.items()
        }
    }
    tuning = [question for name in TUNING_SETS for question in sets[name]]
    for engine, search in searches(read_knowledge(knowledge)).items():
        tune(search, tuning)
        chosen = ", ".join(
            f"{field} {weight}" for field, weight in search.weights.items()
        )
        print(f"{engine}: {chosen}", file=sys.stderr)
        engines[engine] = {
            name: judge(search, questions) for name, questions in sets.items()
        }
    print(table(engines))


if __name__ == "__main__":
    main()
