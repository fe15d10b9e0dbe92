#!/usr/bin/env node
import * as cdk from 'aws-cdk-lib';
import { OrderFanOutStack } from '../lib/order-fan-out-stack';

const app = new cdk.App();
new OrderFanOutStack(app, 'OrderFanOut', {
  description: 'Order fan-out',
  env: { account: process.env.CDK_DEFAULT_ACCOUNT, region: 'us-east-1' },
});
