"""Score.

Jobs invokes it: messages of a queue.
"""

import json
import logging

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
    if records[0].get("eventSource") == "aws:sqs":
        return [{"id": r["messageId"], "body": parse(r["body"])} for r in records]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def work(item):
    """Your work with item["body"] goes here."""


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
