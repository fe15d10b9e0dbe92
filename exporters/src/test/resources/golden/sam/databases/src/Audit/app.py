"""Audit.

Api calls it with an HTTP request.
Step 1: reads from LedgerPool.
Step 2: writes to Archive.
"""

import base64
import json
import logging
import os

import boto3
import psycopg
import pymysql

logger = logging.getLogger()
logger.setLevel(logging.INFO)

# Made once per execution environment.
rds = boto3.client("rds")
connections = {}


def connect_archive():
    host = os.environ["ARCHIVE_DATABASE_ENDPOINT"]
    token = rds.generate_db_auth_token(DBHostname=host, Port=5432, DBUsername="app")
    return psycopg.connect(host=host, port=5432, user="app", password=token, dbname="app", sslmode="require", autocommit=True)


def pool_archive():
    """Connected once per execution environment, and again when the connection was lost."""
    kept = connections.get("Archive")
    if kept is None or kept.closed:
        kept = connections["Archive"] = connect_archive()
    return kept


def connect_ledger_pool():
    host = os.environ["LEDGER_POOL_PROXY_ENDPOINT"]
    token = rds.generate_db_auth_token(DBHostname=host, Port=3306, DBUsername="app")
    return pymysql.connect(host=host, port=3306, user="app", password=token, database="app", ssl={"ssl": {}}, autocommit=True)


def pool_ledger_pool():
    """Connected once per execution environment, and again when the connection was lost."""
    kept = connections.get("LedgerPool")
    if kept is None or not kept.open:
        kept = connections["LedgerPool"] = connect_ledger_pool()
    return kept


pool_ledger_pool()


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


def read_ledger_pool(item):
    """Reads from LedgerPool."""
    with pool_ledger_pool().cursor() as cursor:
        cursor.execute(
            "SELECT body FROM items WHERE id = %s",
            (str(item["id"]),),
        )
        return cursor.fetchone()


def write_archive(item):
    """Writes to Archive."""
    with pool_archive().cursor() as cursor:
        cursor.execute(
            "INSERT INTO items (id, body) VALUES (%s, %s) ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body",
            (str(item["id"]), json.dumps(item["body"])),
        )


def work(item):
    read_ledger_pool(item)
    write_archive(item)


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
