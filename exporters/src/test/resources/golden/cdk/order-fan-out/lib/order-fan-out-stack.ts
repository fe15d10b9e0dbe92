import * as path from 'node:path';
import * as cdk from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** Order fan-out. */
export class OrderFanOutStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const ordersApi = new apigwv2.HttpApi(this, 'OrdersApi', { createDefaultStage: false });

    const ordersApiLogs = new logs.LogGroup(this, 'OrdersApiLogs', {
      logGroupName: `/aws/apigateway/${this.stackName}-OrdersApi`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    new apigwv2.HttpStage(this, 'OrdersApiStage', {
      httpApi: ordersApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 10000, burstLimit: 5000 },
      accessLogSettings: {
        destination: new apigwv2.LogGroupLogDestination(ordersApiLogs),
        format: apigateway.AccessLogFormat.custom(
          '{"requestId":"$context.requestId","time":"$context.requestTime","route":"$context.routeKey","status":"$context.status","latency":"$context.responseLatency","integrationLatency":"$context.integrationLatency","error":"$context.integrationErrorMessage"}',
        ),
      },
    });

    const createOrderLogs = new logs.LogGroup(this, 'CreateOrderLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-CreateOrder`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const orders = new dynamodb.Table(this, 'Orders', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    const orderCreated = new sns.Topic(this, 'OrderCreated');

    const createOrder = new lambda.Function(this, 'CreateOrder', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'app.handler',
      code: lambda.Code.fromAsset(path.join(__dirname, '../src/CreateOrder')),
      architecture: lambda.Architecture.X86_64,
      memorySize: 512,
      timeout: cdk.Duration.seconds(10),
      logGroup: createOrderLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
      environment: {
        ORDERS_TABLE_NAME: orders.tableName,
        ORDER_CREATED_TOPIC_ARN: orderCreated.topicArn,
      },
    });
    ordersApi.addRoutes({
      path: '/orders',
      methods: [apigwv2.HttpMethod.POST],
      integration: new integrations.HttpLambdaIntegration('CreateOrder', createOrder),
    });
    orders.grantWriteData(createOrder);
    orderCreated.grantPublish(createOrder);

    const emails = new sqs.Queue(this, 'Emails', {
      visibilityTimeout: cdk.Duration.minutes(3),
      retentionPeriod: cdk.Duration.days(4),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
    });

    const sendEmailLogs = new logs.LogGroup(this, 'SendEmailLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-SendEmail`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const sendEmail = new lambda.Function(this, 'SendEmail', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'app.handler',
      code: lambda.Code.fromAsset(path.join(__dirname, '../src/SendEmail')),
      architecture: lambda.Architecture.X86_64,
      memorySize: 256,
      timeout: cdk.Duration.seconds(30),
      logGroup: sendEmailLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
    });
    sendEmail.addEventSource(
      new sources.SqsEventSource(emails, { batchSize: 10, reportBatchItemFailures: true }),
    );

    orderCreated.addSubscription(new subscriptions.SqsSubscription(emails));

    const alarms = new sns.Topic(this, 'Alarms');

    new cloudwatch.CfnAlarm(this, 'CreateOrderThrottled', {
      alarmDescription: 'CreateOrder is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: createOrder.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'SendEmailThrottled', {
      alarmDescription: 'SendEmail is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: sendEmail.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cdk.CfnOutput(this, 'OrdersApiUrl', {
      description: 'URL of OrdersApi',
      value: `https://${ordersApi.apiId}.execute-api.${this.region}.${this.urlSuffix}`,
    });
    new cdk.CfnOutput(this, 'OrdersName', {
      description: 'Name of the table Orders',
      value: orders.tableName,
    });
    new cdk.CfnOutput(this, 'OrderCreatedArn', {
      description: 'ARN of the topic OrderCreated',
      value: orderCreated.topicArn,
    });
    new cdk.CfnOutput(this, 'EmailsUrl', {
      description: 'URL of the queue Emails',
      value: emails.queueUrl,
    });
    new cdk.CfnOutput(this, 'AlarmsArn', {
      description: 'ARN of the topic of all alarms',
      value: alarms.topicArn,
    });
  }
}
