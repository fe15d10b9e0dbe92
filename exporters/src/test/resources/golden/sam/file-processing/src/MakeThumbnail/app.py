"""MakeThumbnail.

Thumbnails invokes it: messages of a queue.
Step 1: reads from Uploads.
Step 2: writes to Files.
"""

import json
import logging
import os
import urllib.parse

import boto3

logger = logging.getLogger()
logger.setLevel(logging.INFO)

# Made once per execution environment.
dynamodb = boto3.client("dynamodb")
s3 = boto3.client("s3")


def parse(text):
    try:
        return json.loads(text)
    except ValueError:
        return text


def unwrap(body):
    """A topic without raw delivery wraps its messages."""
    if isinstance(body, dict) and body.get("Type") == "Notification":
        return parse(body["Message"])
    return body


def new_object(body):
    """The key in a bucket's notification."""
    if isinstance(body, dict) and "Records" in body:
        return urllib.parse.unquote_plus(body["Records"][0]["s3"]["object"]["key"])
    return None


def read(event, context):
    """What there is to do: one item, or one per record."""
    records = event.get("Records") or [{}]
    if records[0].get("eventSource") == "aws:sqs":
        return [{"id": r["messageId"], "body": unwrap(parse(r["body"]))} for r in records]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def read_uploads(item):
    """Reads from Uploads."""
    return s3.get_object(
        Bucket=os.environ["UPLOADS_BUCKET_NAME"],
        Key=new_object(item["body"]) or f"{item['id']}.json",
    )


def write_files(item):
    """Writes to Files."""
    return dynamodb.put_item(
        TableName=os.environ["FILES_TABLE_NAME"],
        Item={"file": {"S": str(item["id"])}, "version": {"S": "latest"}, "body": {"S": json.dumps(item["body"])}},
    )


def work(item):
    read_uploads(item)
    write_files(item)


def handler(event, context):
    items = read(event, context)
    failures = []
    for item in items:
        try:
            work(item)
        except Exception as error:
            logger.error(str(error), extra={"id": item["id"]})
            failures.append({"itemIdentifier": item["id"]})
    logger.info("done", extra={"items": len(items), "failed": len(failures)})
    return {"batchItemFailures": failures}
