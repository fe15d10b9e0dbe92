"""Resize.

Pictures invokes it: a new object.
Step 1: reads from Pictures.
Step 2: writes to Pictures.
"""

import json
import logging
import os
import urllib.parse

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)

# Made once per execution environment.
s3 = boto3.client("s3")


def read(event, context):
    """What there is to do: one item, or one per record."""
    records = event.get("Records") or [{}]
    if records[0].get("eventSource") == "aws:s3":
        keys = [urllib.parse.unquote_plus(r["s3"]["object"]["key"]) for r in records]
        return [
            {"id": key, "key": key, "body": {"bucket": r["s3"]["bucket"]["name"], "key": key}}
            for key, r in zip(keys, records)
        ]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def read_pictures(item):
    """Reads from Pictures."""
    return s3.get_object(
        Bucket=os.environ["PICTURES_BUCKET_NAME"],
        Key=item.get("key") or f"{item['id']}.json",
    )


def write_pictures(item):
    """Writes to Pictures."""
    return s3.put_object(
        Bucket=os.environ["PICTURES_BUCKET_NAME"],
        Key=f"results/{item['id']}.json",
        Body=json.dumps(item["body"]).encode(),
        ContentType="application/json",
    )


def work(item):
    read_pictures(item)
    write_pictures(item)


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
