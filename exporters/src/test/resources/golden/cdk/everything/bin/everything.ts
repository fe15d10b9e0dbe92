#!/usr/bin/env node
import * as cdk from 'aws-cdk-lib';
import { EverythingStack } from '../lib/everything-stack';

const app = new cdk.App();
new EverythingStack(app, 'Everything', {
  description: 'Everything',
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: 'us-east-1' },
});
