package fanfare.model.kind;

/** The pages that defaults and bounds are taken from, as read between August and October 2026. */
final class Sources {
    static final Source LAMBDA_QUOTAS = aws("Lambda quotas", "lambda/latest/dg/gettingstarted-limits.html");
    static final Source LAMBDA_API =
            aws("Lambda API reference, CreateFunction", "lambda/latest/api/API_CreateFunction.html");
    static final Source LAMBDA_RUNTIMES = aws("Lambda runtimes", "lambda/latest/dg/lambda-runtimes.html");
    static final Source LAMBDA_ENVIRONMENT =
            aws("Lambda execution environment life cycle", "lambda/latest/dg/lambda-runtime-environment.html");
    static final Source LAMBDA_SNAPSTART = aws("Lambda SnapStart", "lambda/latest/dg/snapstart.html");
    static final Source LAMBDA_PRICING =
            new Source("AWS Lambda pricing", "https://aws.amazon.com/lambda/pricing/", "2026-08");
    static final Source LAMBDA_CONCURRENCY = aws("Lambda concurrency", "lambda/latest/dg/lambda-concurrency.html");
    static final Source LAMBDA_ASYNC = aws(
            "Lambda asynchronous invocation: error handling", "lambda/latest/dg/invocation-async-error-handling.html");
    static final Source LAMBDA_MAPPING =
            aws("Lambda event source mappings", "lambda/latest/dg/invocation-eventsourcemapping.html");
    static final Source LAMBDA_SQS = aws("Lambda with SQS: scaling", "lambda/latest/dg/services-sqs-scaling.html");
    static final Source LAMBDA_SQS_CONFIGURE =
            aws("Lambda with SQS: configure a queue", "lambda/latest/dg/services-sqs-configure.html");
    static final Source LAMBDA_STREAMS = aws("Lambda with DynamoDB streams", "lambda/latest/dg/with-ddb.html");
    static final Source IDLE_EXPIRY = new Source(
            "Mahmoudi and Khazaei, SimFaaS: measured idle expiry of Lambda environments (longest gap still warm 635.8 s)",
            "https://github.com/pacslab/simfaas",
            "2020-06");
    static final Source COLD_STARTS =
            new Source("lambda-perf: measured init durations", "https://github.com/maxday/lambda-perf", "2026-08");
    static final Source API_QUOTAS = aws("API Gateway quotas", "apigateway/latest/developerguide/limits.html");
    static final Source HTTP_API_QUOTAS =
            aws("HTTP API quotas", "apigateway/latest/developerguide/http-api-quotas.html");
    static final Source REST_QUOTAS =
            aws("REST API quotas", "apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html");
    static final Source WEBSOCKET_QUOTAS = aws(
            "WebSocket API quotas",
            "apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html");
    static final Source REST_CACHE =
            aws("REST API caching", "apigateway/latest/developerguide/api-gateway-caching.html");
    static final Source AUTHORIZERS =
            aws("API Gateway API reference, CreateAuthorizer", "apigateway/latest/api/API_CreateAuthorizer.html");
    static final Source SQS_QUEUE =
            aws("SQS queue quotas", "AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html");
    static final Source SQS_MESSAGE =
            aws("SQS message quotas", "AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html");
    static final Source SQS_FIFO =
            aws("SQS FIFO queue quotas", "AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-fifo.html");
    static final Source SQS_CREATE =
            aws("SQS API reference, CreateQueue", "AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html");
    static final Source SQS_REDRIVE = Source.assumption(
            "SQS StartMessageMoveTask moves the messages of a dead-letter queue to their source queues, up to 500 a second");
    static final Source SNS_QUOTAS = aws("SNS endpoints and quotas", "general/latest/gr/sns.html");
    static final Source SNS_RETRIES =
            aws("SNS message delivery retries", "sns/latest/dg/sns-message-delivery-retries.html");
    static final Source BUS_QUOTAS = aws("EventBridge quotas", "eventbridge/latest/userguide/eb-quota.html");
    static final Source BUS_RETRIES =
            aws("EventBridge rule retry policy", "eventbridge/latest/userguide/eb-rule-retry-policy.html");
    static final Source SCHEDULER_QUOTAS =
            aws("EventBridge Scheduler quotas", "scheduler/latest/UserGuide/scheduler-quotas.html");
    static final Source TABLE_ON_DEMAND = aws(
            "DynamoDB on-demand capacity mode", "amazondynamodb/latest/developerguide/on-demand-capacity-mode.html");
    static final Source TABLE_QUOTAS =
            aws("DynamoDB quotas", "amazondynamodb/latest/developerguide/ServiceQuotas.html");
    static final Source TABLE_BURST = aws(
            "DynamoDB burst and adaptive capacity",
            "amazondynamodb/latest/developerguide/burst-adaptive-capacity.html");
    static final Source S3_PERFORMANCE = aws("S3 performance", "AmazonS3/latest/userguide/optimizing-performance.html");
    static final Source S3_EVENTS = aws("S3 event notifications", "AmazonS3/latest/userguide/EventNotifications.html");
    static final Source STEP_FUNCTIONS =
            aws("Step Functions service quotas", "step-functions/latest/dg/service-quotas.html");
    static final Source FARGATE_SIZES = aws(
            "Amazon ECS: valid CPU and memory of Fargate tasks",
            "AmazonECS/latest/developerguide/task-cpu-memory-error.html");
    static final Source FARGATE_PRICES =
            new Source("Fargate pricing", "https://aws.amazon.com/fargate/pricing/", "2026-07");
    static final Source FARGATE_QUOTAS =
            aws("AWS Fargate quotas", "AmazonECS/latest/developerguide/service-quotas.html");
    static final Source ECS_SCALING = aws(
            "Amazon ECS: target tracking scaling policies",
            "AmazonECS/latest/developerguide/service-autoscaling-targettracking.html");
    static final Source KINESIS_LIMITS =
            aws("Kinesis Data Streams quotas and limits", "streams/latest/dev/service-sizes-and-limits.html");
    static final Source LAMBDA_KINESIS =
            aws("Lambda with Kinesis: parameters", "lambda/latest/dg/services-kinesis-parameters.html");
    static final Source AURORA_CAPACITY = aws(
            "Aurora Serverless v2: performance and scaling",
            "AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html");
    static final Source AURORA_PAUSE = aws(
            "Aurora Serverless v2: automatic pause and resume",
            "AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html");
    static final Source RDS_LIMITS = aws("RDS quotas and constraints", "AmazonRDS/latest/UserGuide/CHAP_Limits.html");
    static final Source RDS_PROXY =
            aws("RDS Proxy: connection considerations", "AmazonRDS/latest/AuroraUserGuide/rds-proxy-connections.html");
    static final Source LATENCY = new Source(
            "Serverless Messaging: Latency Compared (measured, eu-west-1)",
            "https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/",
            "2022-09");
    static final Source RESILIENCE4J = new Source(
            "Resilience4j, CircuitBreaker: defaults of the count-based sliding window",
            "https://resilience4j.readme.io/docs/circuitbreaker",
            "2026-10");
    static final Source OURS = Source.assumption("a property of your own system");
    static final Source IN_REGION = Source.assumption("service call inside the Region over a warm connection");

    private Sources() {}

    private static Source aws(String title, String path) {
        return new Source(title, "https://docs.aws.amazon.com/" + path, "2026-10");
    }
}
