"""What general tools make of the same documents: natasha (Russian names and dates) and dateparser, for the table in docs/benchmarks.md.

    python3 -m venv v && v/bin/pip install natasha dateparser setuptools
    v/bin/python crates/prose/examples/baseline.py crates/prose/tests/corpus

Each gets the benefit of the doubt: it is handed the items of the reading made by hand, one by one, and whatever it finds in an item counts.
An owner is an organisation or a person in the dative (any case in English, where natasha has nothing to say); a deadline is a date.
"""

import json
import pathlib
import re
import sys
import time

import dateparser.search
from natasha import Doc, MorphVocab, NamesExtractor, NewsEmbedding, NewsMorphTagger, NewsNERTagger, NewsSyntaxParser, Segmenter, DatesExtractor

segmenter, vocab, embedding = Segmenter(), MorphVocab(), NewsEmbedding()
morph, ner = NewsMorphTagger(embedding), NewsNERTagger(embedding)
dates = DatesExtractor(vocab)


def words(text):
    return re.findall(r"\w+", text.lower().replace("ё", "е"))


def near(a, b):
    a, b = words(a), words(b)
    both = sum(min(a.count(w), b.count(w)) for w in set(a))
    return bool(a and b) and 2 * both / (len(a) + len(b)) >= 0.8


def natasha(text):
    doc = Doc(text)
    doc.segment(segmenter)
    doc.tag_morph(morph)
    doc.tag_ner(ner)
    owners = []
    for span in doc.spans:
        cases = {t.feats.get("Case") for t in span.tokens}
        if span.type in ("ORG", "PER") and "Dat" in cases:
            owners.append(span.text)
    days = []
    for m in dates(text):
        f = m.fact
        if f.year and f.month and f.day:
            days.append(f"{f.year:04}-{f.month:02}-{f.day:02}")
    return owners, days


def parser(text, lang):
    found = dateparser.search.search_dates(text, languages=[lang], settings={"REQUIRE_PARTS": ["day", "month", "year"]}) or []
    return [d.date().isoformat() for _, d in found]


def f1(hit, got, want):
    p, r = hit / got if got else 0, hit / want if want else 0
    return 2 * p * r / (p + r) if p + r else 0


def match(got, want, same):
    want, hit = list(want), 0
    for g in got:
        for w in want:
            if same(g, w):
                want.remove(w)
                hit += 1
                break
    return hit


def main():
    totals, seconds, docs = {}, {}, {}
    for path in sorted(p for folder in sys.argv[1:] for p in pathlib.Path(folder).glob("*.json")):
        gold = json.loads(path.read_text())
        if "items" not in gold or not path.with_suffix(".txt").exists():
            continue
        lang = gold["lang"]
        for item in gold["items"]:
            owners = [o["text"] for d in item["directives"] for o in d["owners"]]
            days = [d["deadline"]["value"] for d in item["directives"] if d.get("deadline") and d["deadline"]["type"] == "date"]
            days = [v for v in days if re.fullmatch(r"\d{4}-\d\d-\d\d", v or "")]
            runs = [("dateparser", lambda t: ([], parser(t, lang)))]
            if lang == "ru":
                runs.append(("natasha", natasha))
            for name, run in runs:
                begun = time.perf_counter()
                got_owners, got_days = run(item["text"])
                key = (name, lang)
                seconds[key] = seconds.get(key, 0) + time.perf_counter() - begun
                t = totals.setdefault(key, {"owners": [0, 0, 0], "days": [0, 0, 0]})
                for field, got, want, same in (("owners", got_owners, owners, near), ("days", got_days, days, str.__eq__)):
                    t[field][0] += match(got, want, same)
                    t[field][1] += len(got)
                    t[field][2] += len(want)
        for name in ("dateparser", "natasha"):
            if (name, lang) in seconds:
                docs[name, lang] = docs.get((name, lang), 0) + 1
    for key, t in totals.items():
        print(*key, "owners F1 %.3f" % f1(*t["owners"]), "days F1 %.3f" % f1(*t["days"]), t, "%.1f documents a second" % (docs[key] / seconds[key]))


main()
