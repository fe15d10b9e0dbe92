#!/usr/bin/env node
import * as cdk from 'aws-cdk-lib';
import { FrontDoorStack } from '../lib/front-door-stack';

const app = new cdk.App();
new FrontDoorStack(app, 'FrontDoor', {
  description: 'Front door',
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: 'us-east-1' },
});
