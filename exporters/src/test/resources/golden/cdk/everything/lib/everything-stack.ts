import * as path from 'node:path';
import * as cdk from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ecrAssets from 'aws-cdk-lib/aws-ecr-assets';
import * as events from 'aws-cdk-lib/aws-events';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as schedulerTargets from 'aws-cdk-lib/aws-scheduler-targets';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { builtCode } from './built-code';

/** Everything. */
export class EverythingStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const paymentsUrl = new cdk.CfnParameter(this, 'PaymentsUrl', {
      description: 'URL of Payments',
      allowedPattern: '^https://.+$',
      constraintDescription: 'an URL that begins with https://',
    });

    const rest = new apigateway.RestApi(this, 'Rest', {
      deployOptions: {
        stageName: 'prod',
        tracingEnabled: true,
        throttlingRateLimit: 100,
        throttlingBurstLimit: 200,
      },
      endpointTypes: [apigateway.EndpointType.REGIONAL],
      cloudWatchRole: false,
    });

    const http = new apigwv2.HttpApi(this, 'Http', { createDefaultStage: false });

    const httpLogs = new logs.LogGroup(this, 'HttpLogs', {
      logGroupName: `/aws/apigateway/${this.stackName}-Http`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    new apigwv2.HttpStage(this, 'HttpStage', {
      httpApi: http,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 50, burstLimit: 5000 },
      accessLogSettings: {
        destination: new apigwv2.LogGroupLogDestination(httpLogs),
        format: apigateway.AccessLogFormat.custom(
          '{"requestId":"$context.requestId","time":"$context.requestTime","route":"$context.routeKey","status":"$context.status","latency":"$context.responseLatency","integrationLatency":"$context.integrationLatency","error":"$context.integrationErrorMessage"}',
        ),
      },
    });

    const createLogs = new logs.LogGroup(this, 'CreateLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-Create`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const readLogs = new logs.LogGroup(this, 'ReadLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-Read`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const slowLogs = new logs.LogGroup(this, 'SlowLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-Slow`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const shipLogs = new logs.LogGroup(this, 'ShipLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-Ship`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const ship = new lambda.Function(this, 'Ship', {
      runtime: lambda.Runtime.DOTNET_10,
      handler: 'App::App.Handler::Handle',
      code: builtCode(this, 'src/Ship', 'publish', 'dotnet publish -c Release -o publish'),
      architecture: lambda.Architecture.X86_64,
      memorySize: 128,
      timeout: cdk.Duration.seconds(20),
      logGroup: shipLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
    });

    const billLogs = new logs.LogGroup(this, 'BillLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-Bill`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const bill = new lambda.Function(this, 'Bill', {
      runtime: lambda.Runtime.RUBY_3_4,
      handler: 'app.handler',
      code: lambda.Code.fromAsset(path.join(__dirname, '../src/Bill')),
      architecture: lambda.Architecture.X86_64,
      memorySize: 128,
      timeout: cdk.Duration.seconds(20),
      logGroup: billLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
    });

    const auditLogs = new logs.LogGroup(this, 'AuditLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-Audit`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const audit = new lambda.Function(this, 'Audit', {
      runtime: lambda.Runtime.PROVIDED_AL2023,
      handler: 'bootstrap',
      code: lambda.Code.fromAsset(path.join(__dirname, '../src/Audit')),
      architecture: lambda.Architecture.X86_64,
      memorySize: 128,
      timeout: cdk.Duration.seconds(20),
      logGroup: auditLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
    });

    const auditUrl = audit.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE });

    const drawLogs = new logs.LogGroup(this, 'DrawLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-Draw`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const draw = new lambda.DockerImageFunction(this, 'Draw', {
      code: lambda.DockerImageCode.fromImageAsset(path.join(__dirname, '../src/Draw'), {
        platform: ecrAssets.Platform.LINUX_AMD64,
      }),
      architecture: lambda.Architecture.X86_64,
      memorySize: 2048,
      timeout: cdk.Duration.seconds(60),
      logGroup: drawLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
    });

    const watchLogs = new logs.LogGroup(this, 'WatchLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-Watch`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const watch = new lambda.Function(this, 'Watch', {
      runtime: lambda.Runtime.JAVA_21,
      handler: 'app.Handler::handleRequest',
      code: builtCode(
        this,
        'src/Watch',
        'target/classes',
        'mvn package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/classes/lib',
      ),
      architecture: lambda.Architecture.X86_64,
      memorySize: 128,
      timeout: cdk.Duration.seconds(3),
      logGroup: watchLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
    });

    const failed = new sqs.Queue(this, 'Failed', {
      visibilityTimeout: cdk.Duration.seconds(30),
      retentionPeriod: cdk.Duration.days(14),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
    });

    const jobs = new sqs.Queue(this, 'Jobs', {
      visibilityTimeout: cdk.Duration.minutes(6),
      retentionPeriod: cdk.Duration.days(4),
      deliveryDelay: cdk.Duration.seconds(10),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      deadLetterQueue: { queue: failed, maxReceiveCount: 3 },
    });

    ship.addEventSource(
      new sources.SqsEventSource(jobs, {
        batchSize: 100,
        maxBatchingWindow: cdk.Duration.seconds(5),
        maxConcurrency: 10,
        filters: [lambda.FilterCriteria.filter({ body: { kind: ['job'] } })],
      }),
    );

    const failedInOrder = new sqs.Queue(this, 'FailedInOrder', {
      fifo: true,
      contentBasedDeduplication: true,
      visibilityTimeout: cdk.Duration.seconds(30),
      retentionPeriod: cdk.Duration.days(14),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
    });

    const jobsInOrder = new sqs.Queue(this, 'JobsInOrder', {
      fifo: true,
      contentBasedDeduplication: true,
      deduplicationScope: sqs.DeduplicationScope.MESSAGE_GROUP,
      fifoThroughputLimit: sqs.FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
      visibilityTimeout: cdk.Duration.minutes(3),
      retentionPeriod: cdk.Duration.days(4),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      deadLetterQueue: { queue: failedInOrder, maxReceiveCount: 5 },
    });

    bill.addEventSource(
      new sources.SqsEventSource(jobsInOrder, { batchSize: 5, reportBatchItemFailures: true }),
    );

    const news = new sns.Topic(this, 'News');
    news.addSubscription(new subscriptions.LambdaSubscription(draw, { deadLetterQueue: failed }));

    const newsInOrder = new sns.Topic(this, 'NewsInOrder', {
      fifo: true,
      contentBasedDeduplication: true,
    });

    const eventsEventBus = new events.EventBus(this, 'Events', {
      eventBusName: `${this.stackName}-Events`,
    });

    new events.Rule(this, 'EventsToBill', {
      eventBus: eventsEventBus,
      eventPattern: { detailType: ['Create'] },
      targets: [
        new targets.LambdaFunction(bill, {
          retryAttempts: 5,
          maxEventAge: cdk.Duration.hours(2),
          deadLetterQueue: failed,
        }),
      ],
    });

    const archive = new events.EventBus(this, 'Archive', {
      eventBusName: `${this.stackName}-Archive`,
    });

    const orders = new dynamodb.Table(this, 'Orders', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      sortKey: { name: 'line', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    watch.addEventSource(
      new sources.DynamoEventSource(orders, {
        startingPosition: lambda.StartingPosition.LATEST,
        batchSize: 100,
        maxBatchingWindow: cdk.Duration.seconds(1),
        onFailure: new sources.SqsDlq(failed),
        parallelizationFactor: 2,
        bisectBatchOnError: true,
        maxRecordAge: cdk.Duration.hours(1),
        retryAttempts: 3,
        reportBatchItemFailures: true,
      }),
    );

    const stock = new dynamodb.Table(this, 'Stock', {
      partitionKey: { name: 'sku', type: dynamodb.AttributeType.STRING },
      billingMode: dynamodb.BillingMode.PROVISIONED,
      readCapacity: 10,
      writeCapacity: 20,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    const uploads = new s3.Bucket(this, 'Uploads', {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });
    uploads.addEventNotification(
      s3.EventType.OBJECT_CREATED,
      new notifications.LambdaDestination(draw),
      { prefix: 'incoming/' },
    );
    uploads.addEventNotification(
      s3.EventType.OBJECT_CREATED,
      new notifications.SqsDestination(jobs),
      { prefix: 'jobs/' },
    );
    uploads.addEventNotification(
      s3.EventType.OBJECT_CREATED,
      new notifications.SnsDestination(news),
      { prefix: 'news/' },
    );

    const reports = new s3.Bucket(this, 'Reports', {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    const read = new lambda.Function(this, 'Read', {
      runtime: lambda.Runtime.PYTHON_3_13,
      handler: 'app.handler',
      code: lambda.Code.fromAsset(path.join(__dirname, '../src/Read')),
      architecture: lambda.Architecture.X86_64,
      memorySize: 128,
      timeout: cdk.Duration.seconds(20),
      logGroup: readLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
      environment: { ORDERS_TABLE_NAME: orders.tableName, REPORTS_BUCKET_NAME: reports.bucketName },
    });

    const readAlias = new lambda.Alias(this, 'ReadLive', {
      aliasName: 'live',
      version: read.currentVersion,
      provisionedConcurrentExecutions: 5,
    });

    http.addRoutes({
      path: '/orders/{id}',
      methods: [apigwv2.HttpMethod.GET],
      integration: new integrations.HttpLambdaIntegration('Read', readAlias, {
        timeout: cdk.Duration.seconds(5),
      }),
    });
    orders.grantReadData(read);
    reports.grantRead(read);

    const slow = new lambda.Function(this, 'Slow', {
      runtime: lambda.Runtime.JAVA_21,
      handler: 'app.Handler::handleRequest',
      code: builtCode(
        this,
        'src/Slow',
        'target/classes',
        'mvn package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/classes/lib',
      ),
      architecture: lambda.Architecture.X86_64,
      memorySize: 1024,
      timeout: cdk.Duration.seconds(30),
      logGroup: slowLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
      deadLetterQueue: failed,
      environment: {
        REPORTS_BUCKET_NAME: reports.bucketName,
        HTTP_API_URL: `https://${http.apiId}.execute-api.${this.region}.${this.urlSuffix}`,
        PAYMENTS_URL: paymentsUrl.valueAsString,
        EVENTS_BUS_NAME: eventsEventBus.eventBusName,
        JOBS_QUEUE_URL: jobs.queueUrl,
        NEWS_TOPIC_ARN: news.topicArn,
        ORDERS_TABLE_NAME: orders.tableName,
        AUDIT_FUNCTION_NAME: audit.functionName,
        SHIP_FUNCTION_NAME: ship.functionName,
      },
    });

    const create = new lambda.Function(this, 'Create', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'app.handler',
      code: lambda.Code.fromAsset(path.join(__dirname, '../src/Create')),
      architecture: lambda.Architecture.ARM_64,
      memorySize: 1024,
      timeout: cdk.Duration.seconds(30),
      ephemeralStorageSize: cdk.Size.gibibytes(1),
      reservedConcurrentExecutions: 50,
      logGroup: createLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
      maxEventAge: cdk.Duration.hours(1),
      retryAttempts: 1,
      onSuccess: new destinations.EventBridgeDestination(eventsEventBus),
      onFailure: new destinations.SqsDestination(failed),
      environment: {
        ORDERS_TABLE_NAME: orders.tableName,
        STOCK_TABLE_NAME: stock.tableName,
        READ_FUNCTION_NAME: readAlias.functionArn,
        SLOW_FUNCTION_NAME: slow.functionName,
        EVENTS_BUS_NAME: eventsEventBus.eventBusName,
        NEWS_TOPIC_ARN: news.topicArn,
        NEWS_IN_ORDER_TOPIC_ARN: newsInOrder.topicArn,
        JOBS_QUEUE_URL: jobs.queueUrl,
        JOBS_IN_ORDER_QUEUE_URL: jobsInOrder.queueUrl,
        PAYMENTS_URL: paymentsUrl.valueAsString,
      },
    });
    rest.root
      .resourceForPath('/orders')
      .addMethod(
        'POST',
        new apigateway.LambdaIntegration(create, { timeout: cdk.Duration.seconds(20) }),
      );
    orders.grantWriteData(create);
    stock.grantReadData(create);
    readAlias.grantInvoke(create);
    slow.grantInvoke(create);
    eventsEventBus.grantPutEventsTo(create);
    news.grantPublish(create);
    newsInOrder.grantPublish(create);
    jobs.grantSendMessages(create);
    jobsInOrder.grantSendMessages(create);

    reports.grantPut(slow);
    eventsEventBus.grantPutEventsTo(slow);
    jobs.grantSendMessages(slow);
    news.grantPublish(slow);
    orders.grantReadData(slow);
    orders.grantWriteData(slow);
    audit.grantInvoke(slow);
    ship.grantInvoke(slow);
    reports.grantRead(slow);

    new scheduler.Schedule(this, 'Nightly2', {
      schedule: scheduler.ScheduleExpression.expression('cron(0 2 * * ? *)'),
      target: new schedulerTargets.LambdaInvoke(slow, { deadLetterQueue: failed }),
      timeWindow: scheduler.TimeWindow.flexible(cdk.Duration.minutes(15)),
    });

    new cdk.CfnResource(this, 'Alarm', {
      type: 'AWS::CloudWatch::Alarm',
      properties: {
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Namespace: 'AWS/SQS',
        Dimensions: [{ Name: 'QueueName', Value: failed.queueName }],
        Statistic: 'Maximum',
        Period: 300,
        EvaluationPeriods: 1,
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
      },
    });

    new scheduler.Schedule(this, 'Nightly', {
      schedule: scheduler.ScheduleExpression.expression('cron(0 2 * * ? *)'),
      target: new schedulerTargets.SqsSendMessage(jobs, { deadLetterQueue: failed }),
      timeWindow: scheduler.TimeWindow.flexible(cdk.Duration.minutes(15)),
    });

    new scheduler.Schedule(this, 'NightlyToNews', {
      schedule: scheduler.ScheduleExpression.expression('cron(0 2 * * ? *)'),
      target: new schedulerTargets.SnsPublish(news, { deadLetterQueue: failed }),
      timeWindow: scheduler.TimeWindow.flexible(cdk.Duration.minutes(15)),
    });

    new scheduler.Schedule(this, 'Hourly', {
      schedule: scheduler.ScheduleExpression.expression('rate(1 hour)'),
      target: new schedulerTargets.EventBridgePutEvents(
        {
          eventBus: eventsEventBus,
          source: 'schedule',
          detailType: 'Hourly',
          detail: scheduler.ScheduleTargetInput.fromObject({}),
        },
        { retryAttempts: 3, maxEventAge: cdk.Duration.hours(1) },
      ),
    });

    new scheduler.Schedule(this, 'HourlyToJobsInOrder', {
      schedule: scheduler.ScheduleExpression.expression('rate(1 hour)'),
      target: new schedulerTargets.SqsSendMessage(jobsInOrder, {
        retryAttempts: 3,
        maxEventAge: cdk.Duration.hours(1),
        messageGroupId: 'Hourly',
      }),
    });

    news.addSubscription(
      new subscriptions.SqsSubscription(jobs, {
        rawMessageDelivery: true,
        filterPolicyWithMessageBody: {
          kind: sns.FilterOrPolicy.filter(
            sns.SubscriptionFilter.stringFilter({ matchPrefixes: ['x-'], allowlist: ['job'] }),
          ),
        },
        deadLetterQueue: failed,
      }),
    );
    news.addSubscription(
      new subscriptions.UrlSubscription(paymentsUrl.valueAsString, {
        deadLetterQueue: failed,
        protocol: sns.SubscriptionProtocol.HTTPS,
      }),
    );

    newsInOrder.addSubscription(new subscriptions.SqsSubscription(jobsInOrder));

    new events.Rule(this, 'EventsToJobs', {
      eventBus: eventsEventBus,
      eventPattern: { source: events.Match.prefix('') },
      targets: [new targets.SqsQueue(jobs, { deadLetterQueue: failed })],
    });

    new events.Rule(this, 'EventsToJobsInOrder', {
      eventBus: eventsEventBus,
      eventPattern: { source: events.Match.prefix('') },
      targets: [
        new targets.SqsQueue(jobsInOrder, { deadLetterQueue: failed, messageGroupId: 'Events' }),
      ],
    });

    new events.Rule(this, 'EventsToNews', {
      eventBus: eventsEventBus,
      eventPattern: { source: events.Match.prefix('') },
      targets: [new targets.SnsTopic(news, { deadLetterQueue: failed })],
    });

    new events.Rule(this, 'EventsToArchive', {
      eventBus: eventsEventBus,
      eventPattern: { source: events.Match.prefix('') },
      targets: [new targets.EventBus(archive, { deadLetterQueue: failed })],
    });

    const paymentsSecret = new secretsmanager.Secret(this, 'PaymentsSecret', {
      description: 'Key for Payments',
      generateSecretString: {
        secretStringTemplate: '{}',
        generateStringKey: 'apiKey',
        passwordLength: 32,
      },
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const paymentsConnection = new events.Connection(this, 'PaymentsConnection', {
      authorization: events.Authorization.apiKey(
        'x-api-key',
        paymentsSecret.secretValueFromJson('apiKey'),
      ),
    });

    const payments = new events.ApiDestination(this, 'Payments', {
      connection: paymentsConnection,
      endpoint: paymentsUrl.valueAsString,
      httpMethod: events.HttpMethod.POST,
      rateLimitPerSecond: 25,
    });

    new events.Rule(this, 'EventsToPayments', {
      eventBus: eventsEventBus,
      eventPattern: { source: events.Match.prefix('') },
      targets: [new targets.ApiDestination(payments, { deadLetterQueue: failed })],
    });

    const alarms = new sns.Topic(this, 'Alarms');

    new cloudwatch.CfnAlarm(this, 'CreateThrottled', {
      alarmDescription: 'Create is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: create.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'ReadThrottled', {
      alarmDescription: 'Read is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: read.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'SlowThrottled', {
      alarmDescription: 'Slow is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: slow.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'ShipThrottled', {
      alarmDescription: 'Ship is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: ship.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'BillThrottled', {
      alarmDescription: 'Bill is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: bill.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'AuditThrottled', {
      alarmDescription: 'Audit is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: audit.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'DrawThrottled', {
      alarmDescription: 'Draw is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: draw.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'WatchThrottled', {
      alarmDescription: 'Watch is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: watch.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'FailedNotEmpty', {
      alarmDescription: 'Messages that could not be processed wait in Failed',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: [{ name: 'QueueName', value: failed.queueName }],
      statistic: 'Maximum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'FailedInOrderNotEmpty', {
      alarmDescription: 'Messages that could not be processed wait in FailedInOrder',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      dimensions: [{ name: 'QueueName', value: failedInOrder.queueName }],
      statistic: 'Maximum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'WatchBehindOrders', {
      alarmDescription: 'Watch is half of the retention behind Orders',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'IteratorAge',
      dimensions: [{ name: 'FunctionName', value: watch.functionName }],
      statistic: 'Maximum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 43200000,
    });

    new cdk.CfnOutput(this, 'RestUrl', {
      description: 'URL of Rest',
      value: `https://${rest.restApiId}.execute-api.${this.region}.${this.urlSuffix}/prod`,
    });
    new cdk.CfnOutput(this, 'HttpUrl', {
      description: 'URL of Http',
      value: `https://${http.apiId}.execute-api.${this.region}.${this.urlSuffix}`,
    });
    new cdk.CfnOutput(this, 'JobsUrl', {
      description: 'URL of the queue Jobs',
      value: jobs.queueUrl,
    });
    new cdk.CfnOutput(this, 'JobsInOrderUrl', {
      description: 'URL of the queue JobsInOrder',
      value: jobsInOrder.queueUrl,
    });
    new cdk.CfnOutput(this, 'FailedUrl', {
      description: 'URL of the queue Failed',
      value: failed.queueUrl,
    });
    new cdk.CfnOutput(this, 'FailedInOrderUrl', {
      description: 'URL of the queue FailedInOrder',
      value: failedInOrder.queueUrl,
    });
    new cdk.CfnOutput(this, 'NewsArn', {
      description: 'ARN of the topic News',
      value: news.topicArn,
    });
    new cdk.CfnOutput(this, 'NewsInOrderArn', {
      description: 'ARN of the topic NewsInOrder',
      value: newsInOrder.topicArn,
    });
    new cdk.CfnOutput(this, 'EventsName', {
      description: 'Name of the event bus Events',
      value: eventsEventBus.eventBusName,
    });
    new cdk.CfnOutput(this, 'ArchiveName', {
      description: 'Name of the event bus Archive',
      value: archive.eventBusName,
    });
    new cdk.CfnOutput(this, 'OrdersName', {
      description: 'Name of the table Orders',
      value: orders.tableName,
    });
    new cdk.CfnOutput(this, 'StockName', {
      description: 'Name of the table Stock',
      value: stock.tableName,
    });
    new cdk.CfnOutput(this, 'UploadsName', {
      description: 'Name of the bucket Uploads',
      value: uploads.bucketName,
    });
    new cdk.CfnOutput(this, 'ReportsName', {
      description: 'Name of the bucket Reports',
      value: reports.bucketName,
    });
    new cdk.CfnOutput(this, 'AuditName', {
      description: 'Name of the function Audit',
      value: audit.functionName,
    });
    new cdk.CfnOutput(this, 'UrlUrl', { description: 'URL of Url', value: auditUrl.url });
    new cdk.CfnOutput(this, 'AlarmsArn', {
      description: 'ARN of the topic of all alarms',
      value: alarms.topicArn,
    });
  }
}
