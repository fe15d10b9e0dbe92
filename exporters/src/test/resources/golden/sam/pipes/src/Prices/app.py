"""Prices.

Ship invokes it: events of a pipe.
Step 1: puts a record into Archive.
"""

import base64
import json
import logging
import os

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)

# Made once per execution environment.
firehose = boto3.client("firehose")


def parse(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def read(event, context):
    """What there is to do: one item, or one per record."""
    if isinstance(event, list):
        items = []
        for i, record in enumerate(event):
            text = record.get("body")
            if "data" in record:
                text = base64.b64decode(record["data"]).decode()
            key = record.get("messageId") or record.get("eventID") or f"{context.aws_request_id}-{i}"
            items.append({"id": key, "body": record if text is None else parse(text)})
        return items
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def put_into_archive(item):
    """Puts a record into Archive."""
    return firehose.put_record(
        DeliveryStreamName=os.environ["ARCHIVE_DELIVERY_STREAM_NAME"],
        Record={"Data": (json.dumps(item["body"]) + "\n").encode()},
    )


def work(item):
    put_into_archive(item)


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
    if isinstance(event, list):
        return event
