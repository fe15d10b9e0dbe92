"""Report.

Api calls it with an HTTP request.
Step 1: reads from Pool.
Step 2: writes to Ledger.
Step 3: reads from Catalogue.
Step 4: writes to Sessions.
"""

import base64
import json
import logging
import os

import boto3
import psycopg
import pymysql
from redis.cluster import RedisCluster

logger = logging.getLogger()
logger.setLevel(logging.INFO)

# Made once per execution environment.
dynamodb = boto3.client("dynamodb")
rds = boto3.client("rds")
cache_catalogue = RedisCluster(host=os.environ["CATALOGUE_CACHE_ENDPOINT"], port=6379, ssl=True, decode_responses=True)
cache_sessions = RedisCluster(host=os.environ["SESSIONS_CACHE_ENDPOINT"], port=6379, ssl=True, decode_responses=True)
connections = {}


def connect_ledger():
    host = os.environ["LEDGER_DATABASE_ENDPOINT"]
    token = rds.generate_db_auth_token(DBHostname=host, Port=3306, DBUsername="app")
    return pymysql.connect(host=host, port=3306, user="app", password=token, database="app", ssl={"ssl": {}}, autocommit=True)


def connect_pool():
    host = os.environ["POOL_PROXY_ENDPOINT"]
    token = rds.generate_db_auth_token(DBHostname=host, Port=5432, DBUsername="app")
    return psycopg.connect(host=host, port=5432, user="app", password=token, dbname="app", sslmode="require", autocommit=True)


def pool_pool():
    """Connected once per execution environment, and again when the connection was lost."""
    kept = connections.get("Pool")
    if kept is None or kept.closed:
        kept = connections["Pool"] = connect_pool()
    return kept


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


def read_pool(item):
    """Reads from Pool."""
    with pool_pool().cursor() as cursor:
        cursor.execute(
            "SELECT body FROM items WHERE id = %s",
            (str(item["id"]),),
        )
        return cursor.fetchone()


def write_ledger(item):
    """Writes to Ledger."""
    with connect_ledger() as connection:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO items (id, body) VALUES (%s, %s) ON DUPLICATE KEY UPDATE body = VALUES(body)",
                (str(item["id"]), json.dumps(item["body"])),
            )


def read_products(item):
    """Reads from Products."""
    return dynamodb.get_item(
        TableName=os.environ["PRODUCTS_TABLE_NAME"],
        Key={"id": {"S": str(item["id"])}},
    )


def read_catalogue(item):
    """Reads from Catalogue."""
    key = str(item["id"])
    found = cache_catalogue.get(key)
    if found is not None:
        return json.loads(found)
    value = read_products(item)
    cache_catalogue.set(key, json.dumps(value, default=str), px=60000)
    return value


def write_pool(item):
    """Writes to Pool."""
    with pool_pool().cursor() as cursor:
        cursor.execute(
            "INSERT INTO items (id, body) VALUES (%s, %s) ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body",
            (str(item["id"]), json.dumps(item["body"])),
        )


def write_sessions(item):
    """Writes to Sessions."""
    key = str(item["id"])
    write_pool(item)
    cache_sessions.delete(key)


def work(item):
    read_pool(item)
    write_ledger(item)
    read_catalogue(item)
    write_sessions(item)


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
