"""Write predictions for the scorers: `python benchmarks/predict.py ARTICLES.jsonl PREDICTIONS.jsonl`.

Reads {"id", "published", "text"} lines and writes one object a line, through the public API alone.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from diploparse import Article, Delegation, Meeting, Party, Person, Quotation, Report, Span, TimeExpression, read_many

Json = dict[str, object]


def main(arguments: Sequence[str]) -> None:
    if len(arguments) != 2:
        sys.exit("usage: python benchmarks/predict.py ARTICLES.jsonl PREDICTIONS.jsonl")
    source, target = map(Path, arguments)
    with target.open("w", encoding="utf8") as out:
        for report in read_many(_articles(source)):
            for failure in report.failures:
                print(f"{report.id}: the extractor {failure.extractor!r} failed: {failure.message}", file=sys.stderr)
            out.write(json.dumps(prediction(report), ensure_ascii=False) + "\n")


def prediction(report: Report) -> Json:
    """Return a report in the form of the scorers."""
    return {
        "id": report.id,
        "quotations": [_quotation(q) for q in report.quotations],
        "delegations": [_delegation(d) for d in report.delegations],
        "meetings": [_meeting(m) for m in report.meetings],
        "people": [person.name for person in report.people],
        "timexes": [_time(t) for t in report.dates],
    }


def _articles(path: Path) -> Iterator[Article]:
    with path.open(encoding="utf8") as lines:
        for line in lines:
            if line.strip():
                item = json.loads(line)
                yield Article(item["text"], item.get("published"), id=item["id"])


def _quotation(quotation: Quotation) -> Json:
    return {
        "form": quotation.form,
        "speaker": quotation.speaker.name,
        "speaker_kind": quotation.speaker.kind,
        "source": _offsets([quotation.source] if quotation.source else []),
        "cue": _offsets([quotation.cue] if quotation.cue else []),
        "content": _offsets(quotation.content),
        "nested": quotation.nested,
    }


def _delegation(delegation: Delegation) -> Json:
    return {
        "party": delegation.party.name,
        "head": delegation.head.name if delegation.head else None,
        "members": [member.name for member in delegation.members],
        "place": delegation.place.name if delegation.place else None,
    }


def _meeting(meeting: Meeting) -> Json:
    return {
        "participants": [_name(participant) for participant in meeting.participants],
        "kind": meeting.kind,
        "status": meeting.status,
        "place": meeting.place.name if meeting.place else None,
        "date": meeting.when.value.partition("T")[0] if meeting.when else None,
    }


def _name(participant: Person | Party) -> str:
    return participant.name


def _time(time: TimeExpression) -> Json:
    return {"start": time.span.start, "end": time.span.end, "type": time.type, "value": time.value}


def _offsets(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


if __name__ == "__main__":
    main(sys.argv[1:])
