"""Menu.

Http calls it with an HTTP request.
"""

import base64
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
    if "headers" in event and "requestContext" in event:
        text = event.get("body") or "null"
        if event.get("isBase64Encoded"):
            text = base64.b64decode(text).decode()
        return [{"id": event["requestContext"]["requestId"], "body": parse(text)}]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def work(item):
    """Your work with item["body"] goes here."""


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
    return {
        "statusCode": 200,
        "headers": {"content-type": "application/json"},
        "body": json.dumps({"id": items[0]["id"]}),
    }
