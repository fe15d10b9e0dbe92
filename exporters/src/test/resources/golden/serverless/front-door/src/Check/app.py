"""Check.

Gate invokes it: a request to judge.
"""

import json
import logging

logger = logging.getLogger()
logger.setLevel(logging.INFO)


def token_of(event):
    """The token, as a REST API or an HTTP API passes it on."""
    headers = {name.lower(): value for name, value in (event.get("headers") or {}).items()}
    return event.get("authorizationToken") or headers.get("authorization")


def verdict(event):
    """Whether the caller may pass. Your check of the token goes here."""
    allowed = bool(token_of(event))
    if "routeArn" in event:
        return {"isAuthorized": allowed}
    # A kept verdict holds for every route of the stage.
    stage = "/".join(event["methodArn"].split("/")[:2])
    statement = {
        "Action": "execute-api:Invoke",
        "Effect": "Allow" if allowed else "Deny",
        "Resource": f"{stage}/*",
    }
    return {
        "principalId": "caller",
        "policyDocument": {"Version": "2012-10-17", "Statement": [statement]},
    }


def read(event, context):
    """What there is to do: one item, or one per record."""
    if event.get("type") in ("REQUEST", "TOKEN"):
        return [{"id": context.aws_request_id, "body": {"token": token_of(event)}}]
    return [{"id": event.get("id", context.aws_request_id), "body": event}]


def work(item):
    """Your work with item["body"] goes here."""


def handler(event, context):
    items = read(event, context)
    for item in items:
        work(item)
    logger.info("done", extra={"items": len(items)})
    return verdict(event)
