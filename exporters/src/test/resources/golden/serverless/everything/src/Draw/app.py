"""Draw.

News invokes it: a message of a topic.
Uploads invokes it: a new object.
"""

import json
import logging
import urllib.parse

logger = logging.getLogger()
logger.setLevel(logging.INFO)


def parse(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def read(event, context):
    """What there is to do: one item, or one per record."""
    records = event.get("Records") or [{}]
    if records[0].get("EventSource") == "aws:sns":
        return [{"id": r["Sns"]["MessageId"], "body": parse(r["Sns"]["Message"])} for r in records]
    if records[0].get("eventSource") == "aws:s3":
        keys = [urllib.parse.unquote_plus(r["s3"]["object"]["key"]) for r in records]
        return [
            {"id": key, "key": key, "body": {"bucket": r["s3"]["bucket"]["name"], "key": key}}
            for key, r in zip(keys, records)
        ]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def work(item):
    """Your work with item["body"] goes here."""


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
