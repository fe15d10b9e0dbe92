"""Stands in for the errors of boto3's clients."""


class ClientError(Exception):
    def __init__(self, response, operation):
        super().__init__(operation)
        self.response = response
