"""Expands templates as the service does, without calling it: beside each FILE comes FILE.json, or FILE.error in words."""

import json
import pathlib
import sys

import boto3
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

UPLOADED = {"CodeUri": "s3://bucket/key", "DefinitionUri": "s3://bucket/key", "ContentUri": "s3://bucket/key"}
MANAGED = ("AWSXrayWriteOnlyAccess", "AWSLambdaBasicExecutionRole", "AWSLambdaRole")


def with_definition(properties, folder):
    """Puts the definition of a state machine into the template, as the service reads it from where it was uploaded."""
    path = properties.get("DefinitionUri")
    if isinstance(path, str) and (folder / path).exists():
        del properties["DefinitionUri"]
        properties["Definition"] = json.loads((folder / path).read_text())


def expanded(template, folder):
    for resource in template["Resources"].values():
        properties = resource.get("Properties", {})
        with_definition(properties, folder)
        properties.update({name: key for name, key in UPLOADED.items() if isinstance(properties.get(name), str)})
    policies = {name: f"arn:aws:iam::aws:policy/{name}" for name in MANAGED}
    translator = Translator(policies, Parser(), boto_session=boto3.Session(region_name="us-east-1"))
    return translator.translate(template, parameter_values={})


for path in sys.argv[1:]:
    with open(path) as file:
        template = yaml_parse(file.read())
    try:
        outcome, text = ".json", json.dumps(expanded(template, pathlib.Path(path).parent))
    except InvalidDocumentException as error:
        outcome, text = ".error", "\n".join(cause.message for cause in error.causes)
    with open(path + outcome, "w") as file:
        file.write(text)
