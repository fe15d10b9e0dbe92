"""Remembers what it was asked for; every key is in the cache."""

import boto3


class RedisCluster:
    def __init__(self, host, **rest):
        self.host = host

    def get(self, key):
        boto3.record({"command": "get", "target": self.host, "key": key})
        return "{}"

    def set(self, key, value, px):
        boto3.record({"command": "set", "target": self.host, "key": key})

    def delete(self, key):
        boto3.record({"command": "del", "target": self.host, "key": key})
