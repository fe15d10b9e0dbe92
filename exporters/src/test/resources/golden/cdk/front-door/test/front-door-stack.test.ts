import assert from 'node:assert';
import test from 'node:test';
import * as cdk from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { FrontDoorStack } from '../lib/front-door-stack';

const template = Template.fromStack(new FrontDoorStack(new cdk.App(), 'Test'));

test('has its components', () => {
  template.resourceCountIs('AWS::ApiGateway::RestApi', 1);
  template.resourceCountIs('AWS::Events::EventBus', 1);
  template.resourceCountIs('AWS::Kinesis::Stream', 1);
  template.resourceCountIs('AWS::S3::Bucket', 1);
  template.resourceCountIs('AWS::SNS::Topic', 1);
  template.resourceCountIs('AWS::SQS::Queue', 2);
  template.resourceCountIs('AWS::StepFunctions::StateMachine', 2);
});

test('lets nobody do everything', () => {
  const policies = JSON.stringify(template.findResources('AWS::IAM::Policy'));
  assert.ok(!policies.includes('"Action":"*"'));
});
