import * as path from 'node:path';
import * as cdk from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigwv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as integrations from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { builtCode } from './built-code';
import { ServiceIntegration } from './service-integration';

/** Front door. */
export class FrontDoorStack extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);

    const vpcId = new cdk.CfnParameter(this, 'VpcId', {
      description: 'VPC of the load balancers',
      type: 'AWS::EC2::VPC::Id',
    });

    const subnetIds = new cdk.CfnParameter(this, 'SubnetIds', {
      description: 'Public subnets of the load balancers, in two availability zones at least',
      type: 'List<AWS::EC2::Subnet::Id>',
    });

    const certificateArn = new cdk.CfnParameter(this, 'CertificateArn', {
      description: "Certificate of the load balancers' name",
      allowedPattern: '^arn:[a-z-]+:acm:.+$',
    });

    const paymentsUrl = new cdk.CfnParameter(this, 'PaymentsUrl', {
      description: 'URL of Payments',
      allowedPattern: '^https://.+$',
      constraintDescription: 'an URL that begins with https://',
    });

    const tokensIssuer = new cdk.CfnParameter(this, 'TokensIssuer', {
      description: 'Issuer of the tokens that Tokens accepts',
      allowedPattern: '^https://.+$',
    });

    const tokensAudience = new cdk.CfnParameter(this, 'TokensAudience', {
      description: 'Audience of the tokens that Tokens accepts',
    });

    const httpLogs = new logs.LogGroup(this, 'HttpLogs', {
      logGroupName: `/aws/apigateway/${this.stackName}-Http`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const shop = new apigateway.RestApi(this, 'Shop', {
      deployOptions: {
        stageName: 'prod',
        tracingEnabled: true,
        throttlingRateLimit: 10000,
        throttlingBurstLimit: 5000,
      },
      endpointTypes: [apigateway.EndpointType.REGIONAL],
      cloudWatchRole: false,
    });

    const open = new apigwv2.HttpApi(this, 'Open', {
      createDefaultStage: false,
      defaultAuthorizer: new authorizers.HttpJwtAuthorizer('Tokens', tokensIssuer.valueAsString, {
        jwtAudience: [tokensAudience.valueAsString],
      }),
    });

    const openLogs = new logs.LogGroup(this, 'OpenLogs', {
      logGroupName: `/aws/apigateway/${this.stackName}-Open`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    new apigwv2.HttpStage(this, 'OpenStage', {
      httpApi: open,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 10000, burstLimit: 5000 },
      accessLogSettings: {
        destination: new apigwv2.LogGroupLogDestination(openLogs),
        format: apigateway.AccessLogFormat.custom(
          '{"requestId":"$context.requestId","time":"$context.requestTime","route":"$context.routeKey","status":"$context.status","latency":"$context.responseLatency","integrationLatency":"$context.integrationLatency","error":"$context.integrationErrorMessage"}',
        ),
      },
    });

    const vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: vpcId.valueAsString,
      availabilityZones: [cdk.Fn.select(0, cdk.Fn.getAzs()), cdk.Fn.select(1, cdk.Fn.getAzs())],
      privateSubnetIds: [
        cdk.Fn.select(0, subnetIds.valueAsList),
        cdk.Fn.select(1, subnetIds.valueAsList),
      ],
    });

    const siteSecurityGroup = new ec2.SecurityGroup(this, 'SiteSecurityGroup', {
      vpc: vpc,
      description: 'HTTPS to Site',
    });
    siteSecurityGroup.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'HTTPS');

    const site = new elbv2.CfnLoadBalancer(this, 'Site', {
      type: 'application',
      scheme: 'internet-facing',
      subnets: subnetIds.valueAsList,
      securityGroups: [siteSecurityGroup.securityGroupId],
      loadBalancerAttributes: [
        { key: 'routing.http.drop_invalid_header_fields.enabled', value: 'true' },
        { key: 'idle_timeout.timeout_seconds', value: '90' },
      ],
    });

    const siteListener = new elbv2.CfnListener(this, 'SiteListener', {
      loadBalancerArn: site.ref,
      port: 443,
      protocol: 'HTTPS',
      sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      certificates: [{ certificateArn: certificateArn.valueAsString }],
      defaultActions: [
        {
          type: 'fixed-response',
          fixedResponseConfig: {
            statusCode: '404',
            contentType: 'text/plain',
            messageBody: 'No such route',
          },
        },
      ],
    });

    const members = new cognito.UserPool(this, 'Members', {
      userPoolName: `${this.stackName}-Members`,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    const shopMembers = new apigateway.CognitoUserPoolsAuthorizer(this, 'ShopMembers', {
      cognitoUserPools: [members],
    });

    const checkLogs = new logs.LogGroup(this, 'CheckLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-Check`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const check = new lambda.Function(this, 'Check', {
      runtime: lambda.Runtime.PYTHON_3_13,
      handler: 'app.handler',
      code: lambda.Code.fromAsset(path.join(__dirname, '../src/Check')),
      architecture: lambda.Architecture.X86_64,
      memorySize: 128,
      timeout: cdk.Duration.seconds(3),
      logGroup: checkLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
    });

    const http = new apigwv2.HttpApi(this, 'Http', {
      createDefaultStage: false,
      defaultAuthorizer: new authorizers.HttpLambdaAuthorizer('Gate', check, {
        responseTypes: [authorizers.HttpLambdaResponseType.SIMPLE],
        identitySource: ['$request.header.Authorization'],
        resultsCacheTtl: cdk.Duration.minutes(5),
      }),
    });
    new apigwv2.HttpStage(this, 'HttpStage', {
      httpApi: http,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 10000, burstLimit: 5000 },
      accessLogSettings: {
        destination: new apigwv2.LogGroupLogDestination(httpLogs),
        format: apigateway.AccessLogFormat.custom(
          '{"requestId":"$context.requestId","time":"$context.requestTime","route":"$context.routeKey","status":"$context.status","latency":"$context.responseLatency","integrationLatency":"$context.integrationLatency","error":"$context.integrationErrorMessage"}',
        ),
      },
    });
    http.addRoutes({
      path: '/charges/{id}',
      methods: [apigwv2.HttpMethod.GET],
      integration: new integrations.HttpUrlIntegration(
        'GetChargesId',
        `${paymentsUrl.valueAsString}/charges/{id}`,
        { method: apigwv2.HttpMethod.GET, timeout: cdk.Duration.seconds(10) },
      ),
    });

    const pageLogs = new logs.LogGroup(this, 'PageLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-Page`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const page = new lambda.Function(this, 'Page', {
      runtime: lambda.Runtime.JAVA_21,
      handler: 'app.Handler::handleRequest',
      code: builtCode(
        this,
        'src/Page',
        'target/classes',
        'mvn package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/classes/lib',
      ),
      architecture: lambda.Architecture.X86_64,
      memorySize: 128,
      timeout: cdk.Duration.seconds(3),
      logGroup: pageLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
    });

    const cartLogs = new logs.LogGroup(this, 'CartLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-Cart`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const cart = new lambda.Function(this, 'Cart', {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'app.handler',
      code: lambda.Code.fromAsset(path.join(__dirname, '../src/Cart')),
      architecture: lambda.Architecture.X86_64,
      memorySize: 128,
      timeout: cdk.Duration.seconds(3),
      logGroup: cartLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
    });

    const cartAlias = new lambda.Alias(this, 'CartLive', {
      aliasName: 'live',
      version: cart.currentVersion,
      provisionedConcurrentExecutions: 1,
    });

    shop.root
      .resourceForPath('/cart/{id}')
      .addMethod('ANY', new apigateway.LambdaIntegration(cartAlias), {
        authorizer: shopMembers,
        authorizationType: apigateway.AuthorizationType.COGNITO,
      });

    const menuLogs = new logs.LogGroup(this, 'MenuLogs', {
      logGroupName: `/aws/lambda/${this.stackName}-Menu`,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: cdk.RemovalPolicy.DESTROY,
    });

    const menu = new lambda.Function(this, 'Menu', {
      runtime: lambda.Runtime.PYTHON_3_13,
      handler: 'app.handler',
      code: lambda.Code.fromAsset(path.join(__dirname, '../src/Menu')),
      architecture: lambda.Architecture.X86_64,
      memorySize: 128,
      timeout: cdk.Duration.seconds(3),
      logGroup: menuLogs,
      loggingFormat: lambda.LoggingFormat.JSON,
      tracing: lambda.Tracing.ACTIVE,
    });
    http.addRoutes({
      path: '/menu',
      methods: [apigwv2.HttpMethod.GET],
      integration: new integrations.HttpLambdaIntegration('Menu', menu, {
        timeout: cdk.Duration.seconds(10),
      }),
    });

    const jobs = new sqs.Queue(this, 'Jobs', {
      visibilityTimeout: cdk.Duration.seconds(30),
      retentionPeriod: cdk.Duration.days(4),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
    });

    const jobsInOrder = new sqs.Queue(this, 'JobsInOrder', {
      fifo: true,
      contentBasedDeduplication: true,
      visibilityTimeout: cdk.Duration.seconds(30),
      retentionPeriod: cdk.Duration.days(4),
      encryption: sqs.QueueEncryption.SQS_MANAGED,
    });

    const eventsEventBus = new events.EventBus(this, 'Events', {
      eventBusName: `${this.stackName}-Events`,
    });

    const clicks = new kinesis.Stream(this, 'Clicks', {
      streamMode: kinesis.StreamMode.PROVISIONED,
      shardCount: 1,
      retentionPeriod: cdk.Duration.days(1),
      encryption: kinesis.StreamEncryption.MANAGED,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    const ship = new sfn.StateMachine(this, 'Ship', {
      definitionBody: sfn.DefinitionBody.fromFile(
        path.join(__dirname, '../statemachines/Ship.asl.json'),
      ),
      stateMachineType: sfn.StateMachineType.STANDARD,
      tracingEnabled: true,
    });

    const quote = new sfn.StateMachine(this, 'Quote', {
      definitionBody: sfn.DefinitionBody.fromFile(
        path.join(__dirname, '../statemachines/Quote.asl.json'),
      ),
      stateMachineType: sfn.StateMachineType.EXPRESS,
      tracingEnabled: true,
    });

    const uploads = new s3.Bucket(this, 'Uploads', {
      encryption: s3.BucketEncryption.S3_MANAGED,
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      eventBridgeEnabled: true,
      removalPolicy: cdk.RemovalPolicy.RETAIN,
    });

    const httpRole = new iam.Role(this, 'HttpRole', {
      assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
      inlinePolicies: {
        CallServices: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [jobs.queueArn] }),
            new iam.PolicyStatement({
              actions: ['sqs:SendMessage'],
              resources: [jobsInOrder.queueArn],
            }),
            new iam.PolicyStatement({
              actions: ['events:PutEvents'],
              resources: [eventsEventBus.eventBusArn],
            }),
            new iam.PolicyStatement({
              actions: ['kinesis:PutRecord'],
              resources: [clicks.streamArn],
            }),
            new iam.PolicyStatement({
              actions: ['states:StartExecution'],
              resources: [ship.stateMachineArn],
            }),
            new iam.PolicyStatement({
              actions: ['states:StartSyncExecution'],
              resources: [quote.stateMachineArn],
            }),
          ],
        }),
      },
    });

    http.addRoutes({
      path: '/jobs',
      methods: [apigwv2.HttpMethod.POST],
      integration: new ServiceIntegration('PostJobs', {
        type: apigwv2.HttpIntegrationType.AWS_PROXY,
        subtype: apigwv2.HttpIntegrationSubtype.SQS_SEND_MESSAGE,
        credentials: apigwv2.IntegrationCredentials.fromRole(httpRole),
        payloadFormatVersion: apigwv2.PayloadFormatVersion.VERSION_1_0,
        timeout: cdk.Duration.seconds(10),
        parameterMapping: new apigwv2.ParameterMapping()
          .custom('QueueUrl', jobs.queueUrl)
          .custom('MessageBody', '$request.body'),
      }),
    });
    http.addRoutes({
      path: '/jobs',
      methods: [apigwv2.HttpMethod.PUT],
      integration: new ServiceIntegration('PutJobs', {
        type: apigwv2.HttpIntegrationType.AWS_PROXY,
        subtype: apigwv2.HttpIntegrationSubtype.SQS_SEND_MESSAGE,
        credentials: apigwv2.IntegrationCredentials.fromRole(httpRole),
        payloadFormatVersion: apigwv2.PayloadFormatVersion.VERSION_1_0,
        timeout: cdk.Duration.seconds(10),
        parameterMapping: new apigwv2.ParameterMapping()
          .custom('QueueUrl', jobsInOrder.queueUrl)
          .custom('MessageBody', '$request.body')
          .custom('MessageGroupId', '$context.requestId')
          .custom('MessageDeduplicationId', '$context.requestId'),
      }),
    });
    http.addRoutes({
      path: '/events',
      methods: [apigwv2.HttpMethod.POST],
      integration: new ServiceIntegration('PostEvents', {
        type: apigwv2.HttpIntegrationType.AWS_PROXY,
        subtype: apigwv2.HttpIntegrationSubtype.EVENTBRIDGE_PUT_EVENTS,
        credentials: apigwv2.IntegrationCredentials.fromRole(httpRole),
        payloadFormatVersion: apigwv2.PayloadFormatVersion.VERSION_1_0,
        timeout: cdk.Duration.seconds(10),
        parameterMapping: new apigwv2.ParameterMapping()
          .custom('EventBusName', eventsEventBus.eventBusName)
          .custom('Source', 'Http')
          .custom('DetailType', 'Http')
          .custom('Detail', '$request.body'),
      }),
    });
    http.addRoutes({
      path: '/clicks',
      methods: [apigwv2.HttpMethod.POST],
      integration: new ServiceIntegration('PostClicks', {
        type: apigwv2.HttpIntegrationType.AWS_PROXY,
        subtype: apigwv2.HttpIntegrationSubtype.KINESIS_PUT_RECORD,
        credentials: apigwv2.IntegrationCredentials.fromRole(httpRole),
        payloadFormatVersion: apigwv2.PayloadFormatVersion.VERSION_1_0,
        timeout: cdk.Duration.seconds(10),
        parameterMapping: new apigwv2.ParameterMapping()
          .custom('StreamName', clicks.streamName)
          .custom('Data', '$request.body')
          .custom('PartitionKey', '$context.requestId'),
      }),
    });
    http.addRoutes({
      path: '/ship',
      methods: [apigwv2.HttpMethod.POST],
      integration: new ServiceIntegration('PostShip', {
        type: apigwv2.HttpIntegrationType.AWS_PROXY,
        subtype: apigwv2.HttpIntegrationSubtype.STEPFUNCTIONS_START_EXECUTION,
        credentials: apigwv2.IntegrationCredentials.fromRole(httpRole),
        payloadFormatVersion: apigwv2.PayloadFormatVersion.VERSION_1_0,
        timeout: cdk.Duration.seconds(10),
        parameterMapping: new apigwv2.ParameterMapping()
          .custom('StateMachineArn', ship.stateMachineArn)
          .custom('Input', '$request.body'),
      }),
    });
    http.addRoutes({
      path: '/quotes',
      methods: [apigwv2.HttpMethod.POST],
      integration: new ServiceIntegration('PostQuotes', {
        type: apigwv2.HttpIntegrationType.AWS_PROXY,
        subtype: apigwv2.HttpIntegrationSubtype.STEPFUNCTIONS_START_SYNC_EXECUTION,
        credentials: apigwv2.IntegrationCredentials.fromRole(httpRole),
        payloadFormatVersion: apigwv2.PayloadFormatVersion.VERSION_1_0,
        timeout: cdk.Duration.seconds(10),
        parameterMapping: new apigwv2.ParameterMapping()
          .custom('StateMachineArn', quote.stateMachineArn)
          .custom('Input', '$request.body'),
      }),
    });

    const openRole = new iam.Role(this, 'OpenRole', {
      assumedBy: new iam.ServicePrincipal('apigateway.amazonaws.com'),
      inlinePolicies: {
        CallServices: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({ actions: ['sqs:SendMessage'], resources: [jobs.queueArn] }),
          ],
        }),
      },
    });

    open.addRoutes({
      path: '/jobs',
      methods: [apigwv2.HttpMethod.POST],
      integration: new ServiceIntegration('PostJobs', {
        type: apigwv2.HttpIntegrationType.AWS_PROXY,
        subtype: apigwv2.HttpIntegrationSubtype.SQS_SEND_MESSAGE,
        credentials: apigwv2.IntegrationCredentials.fromRole(openRole),
        payloadFormatVersion: apigwv2.PayloadFormatVersion.VERSION_1_0,
        parameterMapping: new apigwv2.ParameterMapping()
          .custom('QueueUrl', jobs.queueUrl)
          .custom('MessageBody', '$request.body'),
      }),
    });

    const siteToPagePermission = new lambda.CfnPermission(this, 'SiteToPagePermission', {
      action: 'lambda:InvokeFunction',
      functionName: page.functionArn,
      principal: 'elasticloadbalancing.amazonaws.com',
      sourceArn: `arn:${this.partition}:elasticloadbalancing:${this.region}:${this.account}:targetgroup/*`,
    });

    const siteToPageTargets = new elbv2.CfnTargetGroup(this, 'SiteToPageTargets', {
      targetType: 'lambda',
      targets: [{ id: page.functionArn }],
    });
    siteToPageTargets.node.addDependency(siteToPagePermission);

    new elbv2.CfnListenerRule(this, 'SiteToPageRule', {
      listenerArn: siteListener.ref,
      priority: 1,
      conditions: [
        { field: 'path-pattern', pathPatternConfig: { values: ['/pages/*'] } },
        { field: 'http-request-method', httpRequestMethodConfig: { values: ['GET'] } },
      ],
      actions: [{ type: 'forward', targetGroupArn: siteToPageTargets.ref }],
    });

    const siteToCartPermission = new lambda.CfnPermission(this, 'SiteToCartPermission', {
      action: 'lambda:InvokeFunction',
      functionName: cartAlias.functionArn,
      principal: 'elasticloadbalancing.amazonaws.com',
      sourceArn: `arn:${this.partition}:elasticloadbalancing:${this.region}:${this.account}:targetgroup/*`,
    });

    const siteToCartTargets = new elbv2.CfnTargetGroup(this, 'SiteToCartTargets', {
      targetType: 'lambda',
      targets: [{ id: cartAlias.functionArn }],
    });
    siteToCartTargets.node.addDependency(siteToCartPermission);

    new elbv2.CfnListenerRule(this, 'SiteToCartRule', {
      listenerArn: siteListener.ref,
      priority: 2,
      conditions: [{ field: 'path-pattern', pathPatternConfig: { values: ['/cart'] } }],
      actions: [{ type: 'forward', targetGroupArn: siteToCartTargets.ref }],
    });

    const uploadsToEventsRole = new iam.Role(this, 'UploadsToEventsRole', {
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com'),
      inlinePolicies: {
        Deliver: new iam.PolicyDocument({
          statements: [
            new iam.PolicyStatement({
              actions: ['events:PutEvents'],
              resources: [eventsEventBus.eventBusArn],
            }),
          ],
        }),
      },
    });

    new events.CfnRule(this, 'UploadsToEvents', {
      eventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: {
          bucket: { name: [uploads.bucketName] },
          object: { key: [{ prefix: 'incoming/' }] },
        },
      },
      targets: [
        {
          id: 'Events',
          arn: eventsEventBus.eventBusArn,
          roleArn: uploadsToEventsRole.roleArn,
          retryPolicy: { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3600 },
        },
      ],
    });

    const alarms = new sns.Topic(this, 'Alarms');

    new cloudwatch.CfnAlarm(this, 'CheckThrottled', {
      alarmDescription: 'Check is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: check.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'PageThrottled', {
      alarmDescription: 'Page is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: page.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'CartThrottled', {
      alarmDescription: 'Cart is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: cart.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'MenuThrottled', {
      alarmDescription: 'Menu is refused invocations for want of concurrency',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      dimensions: [{ name: 'FunctionName', value: menu.functionName }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'ShipFailed', {
      alarmDescription: 'Executions of Ship fail',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/States',
      metricName: 'ExecutionsFailed',
      dimensions: [{ name: 'StateMachineArn', value: ship.stateMachineArn }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cloudwatch.CfnAlarm(this, 'QuoteFailed', {
      alarmDescription: 'Executions of Quote fail',
      alarmActions: [alarms.topicArn],
      treatMissingData: 'notBreaching',
      namespace: 'AWS/States',
      metricName: 'ExecutionsFailed',
      dimensions: [{ name: 'StateMachineArn', value: quote.stateMachineArn }],
      statistic: 'Sum',
      period: 60,
      evaluationPeriods: 1,
      comparisonOperator: 'GreaterThanThreshold',
      threshold: 0,
    });

    new cdk.CfnOutput(this, 'HttpUrl', {
      description: 'URL of Http',
      value: `https://${http.apiId}.execute-api.${this.region}.${this.urlSuffix}`,
    });
    new cdk.CfnOutput(this, 'ShopUrl', {
      description: 'URL of Shop',
      value: `https://${shop.restApiId}.execute-api.${this.region}.${this.urlSuffix}/prod`,
    });
    new cdk.CfnOutput(this, 'OpenUrl', {
      description: 'URL of Open',
      value: `https://${open.apiId}.execute-api.${this.region}.${this.urlSuffix}`,
    });
    new cdk.CfnOutput(this, 'SiteUrl', {
      description: 'URL of Site',
      value: `https://${site.attrDnsName}`,
    });
    new cdk.CfnOutput(this, 'MembersId', {
      description: 'Id of the user pool Members',
      value: members.userPoolId,
    });
    new cdk.CfnOutput(this, 'JobsUrl', {
      description: 'URL of the queue Jobs',
      value: jobs.queueUrl,
    });
    new cdk.CfnOutput(this, 'JobsInOrderUrl', {
      description: 'URL of the queue JobsInOrder',
      value: jobsInOrder.queueUrl,
    });
    new cdk.CfnOutput(this, 'EventsName', {
      description: 'Name of the event bus Events',
      value: eventsEventBus.eventBusName,
    });
    new cdk.CfnOutput(this, 'ClicksName', {
      description: 'Name of the stream Clicks',
      value: clicks.streamName,
    });
    new cdk.CfnOutput(this, 'ShipArn', {
      description: 'ARN of the workflow Ship',
      value: ship.stateMachineArn,
    });
    new cdk.CfnOutput(this, 'QuoteArn', {
      description: 'ARN of the workflow Quote',
      value: quote.stateMachineArn,
    });
    new cdk.CfnOutput(this, 'UploadsName', {
      description: 'Name of the bucket Uploads',
      value: uploads.bucketName,
    });
    new cdk.CfnOutput(this, 'AlarmsArn', {
      description: 'ARN of the topic of all alarms',
      value: alarms.topicArn,
    });
  }
}
