"""CleanToo.

Raw invokes it: records of a delivery stream.
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
    if "deliveryStreamArn" in event:
        return [
            {"id": r["recordId"], "body": parse(base64.b64decode(r["data"]).decode())}
            for r in event["records"]
        ]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def work(item):
    """Your work with item["body"] goes here."""


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
    if "deliveryStreamArn" in event:
        answers = []
        for item in items:
            data = base64.b64encode((json.dumps(item["body"]) + "\n").encode()).decode()
            answers.append({"recordId": item["id"], "result": "Ok", "data": data})
        return {"records": answers}
