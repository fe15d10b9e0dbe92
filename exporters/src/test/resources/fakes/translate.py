"""Translates a template as the service does, without calling it. Policy templates and regions come with the library."""

import sys

import boto3
from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

with open(sys.argv[1]) as file:
    template = yaml_parse(file.read())
for resource in template["Resources"].values():
    properties = resource.get("Properties", {})
    for location in ("CodeUri", "DefinitionUri"):
        if location in properties:
            properties[location] = "s3://bucket/key"
policies = {name: f"arn:aws:iam::aws:policy/{name}" for name in ("AWSXrayWriteOnlyAccess", "AWSLambdaBasicExecutionRole")}
try:
    translated = Translator(policies, Parser(), boto_session=boto3.Session(region_name="us-east-1")).translate(
        template, parameter_values={}
    )
except InvalidDocumentException as error:
    sys.exit("\n".join(cause.message for cause in error.causes))
print("\n".join(sorted(f"{name} {resource['Type']}" for name, resource in translated["Resources"].items())))
