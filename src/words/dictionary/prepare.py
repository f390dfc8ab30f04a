"""Writes the two word lists: PoliMorf's decompiled rows come in, lines form<TAB>lemma go out."""

import sys
from pathlib import Path

import morfeusz2


def polimorf_pairs(rows):
    """The file's rows are lemma;form;tags. Multi-word abbreviations are of no use to a search by words."""
    for row in rows:
        lemma, form, _tags = row.rstrip("\n").split(";", 2)
        if form and lemma and not any(part.isspace() for part in form + lemma):
            yield form, lemma


def sgjp_pairs(lemmas):
    """All forms that Morfeusz makes of the lemmas. A lemma may carry a mark after a colon: "rok:Sm3~lata"."""
    morfeusz = morfeusz2.Morfeusz(analyse=False, generate=True)
    for lemma in lemmas:
        for form, marked_lemma, tags, _names, _labels in morfeusz.generate(lemma):
            bare_lemma = marked_lemma.split(":", 1)[0] or marked_lemma
            if tags != "ign" and not any(part.isspace() for part in form + bare_lemma):
                yield form, bare_lemma


def write(path, pairs):
    lines = sorted({f"{form}\t{lemma}\n" for form, lemma in pairs})
    path.write_text("".join(lines), encoding="utf-8")
    print(f"{path}: {len(lines)} pairs")


def main():
    decompiled, target = Path(sys.argv[1]), Path(sys.argv[2])
    with decompiled.open(encoding="utf-8") as rows:
        polimorf = list(polimorf_pairs(rows))
    write(target / "polimorf.tsv", polimorf)
    write(target / "sgjp.tsv", sgjp_pairs(sorted({lemma for _form, lemma in polimorf})))


main()
