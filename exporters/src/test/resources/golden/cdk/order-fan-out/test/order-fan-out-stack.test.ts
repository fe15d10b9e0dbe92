import assert from 'node:assert';
import test from 'node:test';
import * as cdk from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { OrderFanOutStack } from '../lib/order-fan-out-stack';

const template = Template.fromStack(new OrderFanOutStack(new cdk.App(), 'Test'));

test('has its components', () => {
  template.resourceCountIs('AWS::DynamoDB::Table', 1);
  template.resourceCountIs('AWS::SNS::Topic', 2);
  template.resourceCountIs('AWS::SQS::Queue', 1);
});

test('lets nobody do everything', () => {
  const policies = JSON.stringify(template.findResources('AWS::IAM::Policy'));
  assert.ok(!policies.includes('"Action":"*"'));
});
