import assert from 'node:assert';
import test from 'node:test';
import * as cdk from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { EverythingStack } from '../lib/everything-stack';

const template = Template.fromStack(new EverythingStack(new cdk.App(), 'Test'));

test('has its components', () => {
  template.resourceCountIs('AWS::ApiGateway::RestApi', 1);
  template.resourceCountIs('AWS::DynamoDB::Table', 2);
  template.resourceCountIs('AWS::Events::EventBus', 2);
  template.resourceCountIs('AWS::S3::Bucket', 2);
  template.resourceCountIs('AWS::SNS::Topic', 3);
  template.resourceCountIs('AWS::SQS::Queue', 4);
});

test('lets nobody do everything', () => {
  const policies = JSON.stringify(template.findResources('AWS::IAM::Policy'));
  assert.ok(!policies.includes('"Action":"*"'));
});
