data "archive_file" "create" {
  type             = "zip"
  source_dir       = "${path.module}/src/Create"
  output_path      = "${path.module}/build/Create.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "create" {
  function_name                  = "${var.name}-Create"
  handler                        = "app.handler"
  runtime                        = "nodejs22.x"
  architectures                  = ["arm64"]
  memory_size                    = 1024
  timeout                        = 30
  reserved_concurrent_executions = 50
  role                           = aws_iam_role.create.arn
  filename                       = data.archive_file.create.output_path
  source_code_hash               = data.archive_file.create.output_base64sha256

  ephemeral_storage {
    size = 1024
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.create.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      ORDERS_TABLE_NAME       = aws_dynamodb_table.orders.name
      STOCK_TABLE_NAME        = aws_dynamodb_table.stock.name
      READ_FUNCTION_NAME      = aws_lambda_alias.read.arn
      SLOW_FUNCTION_NAME      = aws_lambda_function.slow.function_name
      EVENTS_BUS_NAME         = aws_cloudwatch_event_bus.events.name
      NEWS_TOPIC_ARN          = aws_sns_topic.news.arn
      NEWS_IN_ORDER_TOPIC_ARN = aws_sns_topic.news_in_order.arn
      JOBS_QUEUE_URL          = aws_sqs_queue.jobs.url
      JOBS_IN_ORDER_QUEUE_URL = aws_sqs_queue.jobs_in_order.url
      PAYMENTS_URL            = var.payments_url
    }
  }
}

resource "aws_cloudwatch_log_group" "create" {
  name              = "/aws/lambda/${var.name}-Create"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "create_throttled" {
  alarm_name         = "${var.name}-CreateThrottled"
  alarm_description  = "Create is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.create.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

resource "aws_lambda_permission" "create_rest" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_api_gateway_rest_api.rest.id}/*/POST/orders"
  function_name = aws_lambda_function.create.function_name
}

data "aws_iam_policy_document" "create_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "create" {
  name               = "${var.name}-CreateRole"
  assume_role_policy = data.aws_iam_policy_document.create_assume.json
}

resource "aws_iam_role_policy_attachment" "create_lambda_basic_execution_role" {
  role       = aws_iam_role.create.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "create_x_ray_daemon_write_access" {
  role       = aws_iam_role.create.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "create" {
  statement {
    effect    = "Allow"
    actions   = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"]
    resources = [aws_dynamodb_table.orders.arn, "${aws_dynamodb_table.orders.arn}/index/*"]
  }

  statement {
    effect = "Allow"

    actions = [
      "dynamodb:GetItem",
      "dynamodb:Scan",
      "dynamodb:Query",
      "dynamodb:BatchGetItem",
      "dynamodb:DescribeTable",
    ]

    resources = [aws_dynamodb_table.stock.arn, "${aws_dynamodb_table.stock.arn}/index/*"]
  }

  statement {
    effect    = "Allow"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.read.arn, "${aws_lambda_function.read.arn}:*"]
  }

  statement {
    effect    = "Allow"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.slow.arn, "${aws_lambda_function.slow.arn}:*"]
  }

  statement {
    effect    = "Allow"
    actions   = ["events:PutEvents"]
    resources = [aws_cloudwatch_event_bus.events.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.news.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.news_in_order.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage*"]
    resources = [aws_sqs_queue.jobs.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage*"]
    resources = [aws_sqs_queue.jobs_in_order.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.failed.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["events:PutEvents"]
    resources = [aws_cloudwatch_event_bus.events.arn]
  }
}

resource "aws_iam_role_policy" "create" {
  name   = "CallServices"
  role   = aws_iam_role.create.name
  policy = data.aws_iam_policy_document.create.json
}

resource "aws_lambda_function_event_invoke_config" "create" {
  function_name                = aws_lambda_function.create.function_name
  qualifier                    = "$LATEST"
  maximum_event_age_in_seconds = 3600
  maximum_retry_attempts       = 1

  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed.arn
    }

    on_success {
      destination = aws_cloudwatch_event_bus.events.arn
    }
  }
}

data "archive_file" "read" {
  type             = "zip"
  source_dir       = "${path.module}/src/Read"
  output_path      = "${path.module}/build/Read.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "read" {
  function_name    = "${var.name}-Read"
  handler          = "app.handler"
  runtime          = "python3.13"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 20
  role             = aws_iam_role.read.arn
  filename         = data.archive_file.read.output_path
  source_code_hash = data.archive_file.read.output_base64sha256
  publish          = true

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.read.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      ORDERS_TABLE_NAME   = aws_dynamodb_table.orders.name
      REPORTS_BUCKET_NAME = aws_s3_bucket.reports.bucket
    }
  }
}

resource "aws_cloudwatch_log_group" "read" {
  name              = "/aws/lambda/${var.name}-Read"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "read_throttled" {
  alarm_name         = "${var.name}-ReadThrottled"
  alarm_description  = "Read is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.read.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

resource "aws_apigatewayv2_integration" "read_http" {
  api_id                 = aws_apigatewayv2_api.http.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_alias.read.arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 5000
}

resource "aws_apigatewayv2_route" "read_http" {
  api_id    = aws_apigatewayv2_api.http.id
  route_key = "GET /orders/{id}"
  target    = "integrations/${aws_apigatewayv2_integration.read_http.id}"
}

resource "aws_lambda_permission" "read_http" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.http.id}/*/*/orders/*"
  function_name = aws_lambda_alias.read.function_name
  qualifier     = aws_lambda_alias.read.name
}

data "aws_iam_policy_document" "read_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "read" {
  name               = "${var.name}-ReadRole"
  assume_role_policy = data.aws_iam_policy_document.read_assume.json
}

resource "aws_iam_role_policy_attachment" "read_lambda_basic_execution_role" {
  role       = aws_iam_role.read.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "read_x_ray_daemon_write_access" {
  role       = aws_iam_role.read.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "read" {
  statement {
    effect = "Allow"

    actions = [
      "dynamodb:GetItem",
      "dynamodb:Scan",
      "dynamodb:Query",
      "dynamodb:BatchGetItem",
      "dynamodb:DescribeTable",
    ]

    resources = [aws_dynamodb_table.orders.arn, "${aws_dynamodb_table.orders.arn}/index/*"]
  }

  statement {
    effect = "Allow"

    actions = [
      "s3:GetObject",
      "s3:ListBucket",
      "s3:GetBucketLocation",
      "s3:GetObjectVersion",
      "s3:GetLifecycleConfiguration",
    ]

    resources = [aws_s3_bucket.reports.arn, "${aws_s3_bucket.reports.arn}/*"]
  }
}

resource "aws_iam_role_policy" "read" {
  name   = "CallServices"
  role   = aws_iam_role.read.name
  policy = data.aws_iam_policy_document.read.json
}

resource "aws_lambda_alias" "read" {
  name             = "live"
  function_name    = aws_lambda_function.read.function_name
  function_version = aws_lambda_function.read.version
}

resource "aws_lambda_provisioned_concurrency_config" "read" {
  function_name                     = aws_lambda_alias.read.function_name
  qualifier                         = aws_lambda_alias.read.name
  provisioned_concurrent_executions = 5
}

data "archive_file" "slow" {
  type             = "zip"
  source_dir       = "${path.module}/build/Slow"
  output_path      = "${path.module}/build/Slow.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "slow" {
  function_name    = "${var.name}-Slow"
  handler          = "app.Handler::handleRequest"
  runtime          = "java21"
  architectures    = ["x86_64"]
  memory_size      = 1024
  timeout          = 30
  role             = aws_iam_role.slow.arn
  filename         = data.archive_file.slow.output_path
  source_code_hash = data.archive_file.slow.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.slow.name
  }

  tracing_config {
    mode = "Active"
  }

  dead_letter_config {
    target_arn = aws_sqs_queue.failed.arn
  }

  environment {
    variables = {
      REPORTS_BUCKET_NAME = aws_s3_bucket.reports.bucket
      HTTP_API_URL        = "https://${aws_apigatewayv2_api.http.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
      PAYMENTS_URL        = var.payments_url
      EVENTS_BUS_NAME     = aws_cloudwatch_event_bus.events.name
      JOBS_QUEUE_URL      = aws_sqs_queue.jobs.url
      NEWS_TOPIC_ARN      = aws_sns_topic.news.arn
      ORDERS_TABLE_NAME   = aws_dynamodb_table.orders.name
      AUDIT_FUNCTION_NAME = aws_lambda_function.audit.function_name
      SHIP_FUNCTION_NAME  = aws_lambda_function.ship.function_name
    }
  }
}

resource "aws_cloudwatch_log_group" "slow" {
  name              = "/aws/lambda/${var.name}-Slow"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "slow_throttled" {
  alarm_name         = "${var.name}-SlowThrottled"
  alarm_description  = "Slow is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.slow.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

data "aws_iam_policy_document" "slow_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "slow" {
  name               = "${var.name}-SlowRole"
  assume_role_policy = data.aws_iam_policy_document.slow_assume.json
}

resource "aws_iam_role_policy_attachment" "slow_lambda_basic_execution_role" {
  role       = aws_iam_role.slow.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "slow_x_ray_daemon_write_access" {
  role       = aws_iam_role.slow.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "slow" {
  statement {
    effect    = "Allow"
    actions   = ["s3:PutObject", "s3:PutObjectAcl", "s3:PutLifecycleConfiguration"]
    resources = [aws_s3_bucket.reports.arn, "${aws_s3_bucket.reports.arn}/*"]
  }

  statement {
    effect    = "Allow"
    actions   = ["events:PutEvents"]
    resources = [aws_cloudwatch_event_bus.events.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage*"]
    resources = [aws_sqs_queue.jobs.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.news.arn]
  }

  statement {
    effect = "Allow"

    actions = [
      "dynamodb:GetItem",
      "dynamodb:Scan",
      "dynamodb:Query",
      "dynamodb:BatchGetItem",
      "dynamodb:DescribeTable",
    ]

    resources = [aws_dynamodb_table.orders.arn, "${aws_dynamodb_table.orders.arn}/index/*"]
  }

  statement {
    effect    = "Allow"
    actions   = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"]
    resources = [aws_dynamodb_table.orders.arn, "${aws_dynamodb_table.orders.arn}/index/*"]
  }

  statement {
    effect    = "Allow"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.audit.arn, "${aws_lambda_function.audit.arn}:*"]
  }

  statement {
    effect    = "Allow"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.ship.arn, "${aws_lambda_function.ship.arn}:*"]
  }

  statement {
    effect = "Allow"

    actions = [
      "s3:GetObject",
      "s3:ListBucket",
      "s3:GetBucketLocation",
      "s3:GetObjectVersion",
      "s3:GetLifecycleConfiguration",
    ]

    resources = [aws_s3_bucket.reports.arn, "${aws_s3_bucket.reports.arn}/*"]
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.failed.arn]
  }
}

resource "aws_iam_role_policy" "slow" {
  name   = "CallServices"
  role   = aws_iam_role.slow.name
  policy = data.aws_iam_policy_document.slow.json
}

data "aws_iam_policy_document" "slow_nightly_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "slow_nightly" {
  name               = "${var.name}-SlowNightlyRole"
  assume_role_policy = data.aws_iam_policy_document.slow_nightly_assume.json
}

data "aws_iam_policy_document" "slow_nightly" {
  statement {
    effect    = "Allow"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.slow.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.failed.arn]
  }
}

resource "aws_iam_role_policy" "slow_nightly" {
  name   = "Invoke"
  role   = aws_iam_role.slow_nightly.name
  policy = data.aws_iam_policy_document.slow_nightly.json
}

resource "aws_scheduler_schedule" "slow_nightly" {
  name                = "${var.name}-SlowNightly"
  schedule_expression = "cron(0 2 * * ? *)"

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 15
  }

  target {
    arn      = aws_lambda_function.slow.arn
    role_arn = aws_iam_role.slow_nightly.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }

    dead_letter_config {
      arn = aws_sqs_queue.failed.arn
    }
  }
}

data "archive_file" "ship" {
  type             = "zip"
  source_dir       = "${path.module}/build/Ship"
  output_path      = "${path.module}/build/Ship.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "ship" {
  function_name    = "${var.name}-Ship"
  handler          = "App::App.Handler::Handle"
  runtime          = "dotnet10"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 20
  role             = aws_iam_role.ship.arn
  filename         = data.archive_file.ship.output_path
  source_code_hash = data.archive_file.ship.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.ship.name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_cloudwatch_log_group" "ship" {
  name              = "/aws/lambda/${var.name}-Ship"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "ship_throttled" {
  alarm_name         = "${var.name}-ShipThrottled"
  alarm_description  = "Ship is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.ship.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

data "aws_iam_policy_document" "ship_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "ship" {
  name               = "${var.name}-ShipRole"
  assume_role_policy = data.aws_iam_policy_document.ship_assume.json
}

resource "aws_iam_role_policy_attachment" "ship_lambda_basic_execution_role" {
  role       = aws_iam_role.ship.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "ship_x_ray_daemon_write_access" {
  role       = aws_iam_role.ship.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "ship" {
  statement {
    effect    = "Allow"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.jobs.arn]
  }
}

resource "aws_iam_role_policy" "ship" {
  name   = "CallServices"
  role   = aws_iam_role.ship.name
  policy = data.aws_iam_policy_document.ship.json
}

resource "aws_lambda_event_source_mapping" "ship_jobs" {
  function_name                      = aws_lambda_function.ship.function_name
  event_source_arn                   = aws_sqs_queue.jobs.arn
  batch_size                         = 100
  maximum_batching_window_in_seconds = 5

  scaling_config {
    maximum_concurrency = 10
  }

  filter_criteria {
    filter {
      pattern = jsonencode({
        body = {
          kind = ["job"]
        }
      })
    }
  }

  depends_on = [
    aws_iam_role_policy_attachment.ship_lambda_basic_execution_role,
    aws_iam_role_policy_attachment.ship_x_ray_daemon_write_access,
    aws_iam_role_policy.ship,
  ]
}

data "archive_file" "bill" {
  type             = "zip"
  source_dir       = "${path.module}/src/Bill"
  output_path      = "${path.module}/build/Bill.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "bill" {
  function_name    = "${var.name}-Bill"
  handler          = "app.handler"
  runtime          = "ruby3.4"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 20
  role             = aws_iam_role.bill.arn
  filename         = data.archive_file.bill.output_path
  source_code_hash = data.archive_file.bill.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.bill.name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_cloudwatch_log_group" "bill" {
  name              = "/aws/lambda/${var.name}-Bill"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "bill_throttled" {
  alarm_name         = "${var.name}-BillThrottled"
  alarm_description  = "Bill is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.bill.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

data "aws_iam_policy_document" "bill_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "bill" {
  name               = "${var.name}-BillRole"
  assume_role_policy = data.aws_iam_policy_document.bill_assume.json
}

resource "aws_iam_role_policy_attachment" "bill_lambda_basic_execution_role" {
  role       = aws_iam_role.bill.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "bill_x_ray_daemon_write_access" {
  role       = aws_iam_role.bill.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "bill" {
  statement {
    effect    = "Allow"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.jobs_in_order.arn]
  }
}

resource "aws_iam_role_policy" "bill" {
  name   = "CallServices"
  role   = aws_iam_role.bill.name
  policy = data.aws_iam_policy_document.bill.json
}

resource "aws_lambda_event_source_mapping" "bill_jobs_in_order" {
  function_name           = aws_lambda_function.bill.function_name
  event_source_arn        = aws_sqs_queue.jobs_in_order.arn
  batch_size              = 5
  function_response_types = ["ReportBatchItemFailures"]

  depends_on = [
    aws_iam_role_policy_attachment.bill_lambda_basic_execution_role,
    aws_iam_role_policy_attachment.bill_x_ray_daemon_write_access,
    aws_iam_role_policy.bill,
  ]
}

resource "aws_cloudwatch_event_rule" "bill_events" {
  name           = "${var.name}-BillEvents"
  event_bus_name = aws_cloudwatch_event_bus.events.name

  event_pattern = jsonencode({
    detail-type = ["Create"]
  })
}

resource "aws_cloudwatch_event_target" "bill_events" {
  rule           = aws_cloudwatch_event_rule.bill_events.name
  event_bus_name = aws_cloudwatch_event_bus.events.name
  target_id      = "Bill"
  arn            = aws_lambda_function.bill.arn

  retry_policy {
    maximum_retry_attempts       = 5
    maximum_event_age_in_seconds = 7200
  }

  dead_letter_config {
    arn = aws_sqs_queue.failed.arn
  }
}

resource "aws_lambda_permission" "bill_events" {
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.bill_events.arn
  function_name = aws_lambda_function.bill.function_name
}

data "archive_file" "audit" {
  type             = "zip"
  source_dir       = "${path.module}/src/Audit"
  output_path      = "${path.module}/build/Audit.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "audit" {
  function_name    = "${var.name}-Audit"
  handler          = "bootstrap"
  runtime          = "provided.al2023"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 20
  role             = aws_iam_role.audit.arn
  filename         = data.archive_file.audit.output_path
  source_code_hash = data.archive_file.audit.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.audit.name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_cloudwatch_log_group" "audit" {
  name              = "/aws/lambda/${var.name}-Audit"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "audit_throttled" {
  alarm_name         = "${var.name}-AuditThrottled"
  alarm_description  = "Audit is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.audit.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

data "aws_iam_policy_document" "audit_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "audit" {
  name               = "${var.name}-AuditRole"
  assume_role_policy = data.aws_iam_policy_document.audit_assume.json
}

resource "aws_iam_role_policy_attachment" "audit_lambda_basic_execution_role" {
  role       = aws_iam_role.audit.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "audit_x_ray_daemon_write_access" {
  role       = aws_iam_role.audit.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_lambda_function_url" "audit" {
  function_name      = aws_lambda_function.audit.function_name
  authorization_type = "NONE"
  invoke_mode        = "BUFFERED"
}

resource "aws_lambda_permission" "audit_url_public" {
  action                 = "lambda:InvokeFunctionUrl"
  principal              = "*"
  function_url_auth_type = "NONE"
  function_name          = aws_lambda_function.audit.function_name
}

resource "aws_lambda_permission" "audit_url_invoke" {
  action                   = "lambda:InvokeFunction"
  principal                = "*"
  invoked_via_function_url = true
  function_name            = aws_lambda_function.audit.function_name
}

resource "aws_lambda_function" "draw" {
  function_name = "${var.name}-Draw"
  package_type  = "Image"
  architectures = ["x86_64"]
  memory_size   = 2048
  timeout       = 60
  role          = aws_iam_role.draw.arn
  image_uri     = var.draw_image

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.draw.name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_cloudwatch_log_group" "draw" {
  name              = "/aws/lambda/${var.name}-Draw"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "draw_throttled" {
  alarm_name         = "${var.name}-DrawThrottled"
  alarm_description  = "Draw is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.draw.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

data "aws_iam_policy_document" "draw_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "draw" {
  name               = "${var.name}-DrawRole"
  assume_role_policy = data.aws_iam_policy_document.draw_assume.json
}

resource "aws_iam_role_policy_attachment" "draw_lambda_basic_execution_role" {
  role       = aws_iam_role.draw.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "draw_x_ray_daemon_write_access" {
  role       = aws_iam_role.draw.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_sns_topic_subscription" "draw_news" {
  topic_arn = aws_sns_topic.news.arn
  protocol  = "lambda"
  endpoint  = aws_lambda_function.draw.arn

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed.arn
  })
}

resource "aws_lambda_permission" "draw_news" {
  action        = "lambda:InvokeFunction"
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.news.arn
  function_name = aws_lambda_function.draw.function_name
}

resource "aws_lambda_permission" "draw_uploads" {
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = "arn:${data.aws_partition.current.partition}:s3:::${var.bucket_prefix}-uploads-${data.aws_caller_identity.current.account_id}"
  source_account = data.aws_caller_identity.current.account_id
  function_name  = aws_lambda_function.draw.function_name
}

data "archive_file" "watch" {
  type             = "zip"
  source_dir       = "${path.module}/build/Watch"
  output_path      = "${path.module}/build/Watch.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "watch" {
  function_name    = "${var.name}-Watch"
  handler          = "app.Handler::handleRequest"
  runtime          = "java21"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.watch.arn
  filename         = data.archive_file.watch.output_path
  source_code_hash = data.archive_file.watch.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.watch.name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_cloudwatch_log_group" "watch" {
  name              = "/aws/lambda/${var.name}-Watch"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "watch_throttled" {
  alarm_name         = "${var.name}-WatchThrottled"
  alarm_description  = "Watch is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.watch.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

resource "aws_cloudwatch_metric_alarm" "watch_behind_orders" {
  alarm_name         = "${var.name}-WatchBehindOrders"
  alarm_description  = "Watch is half of the retention behind Orders"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "IteratorAge"

  dimensions = {
    FunctionName = aws_lambda_function.watch.function_name
  }

  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 43200000
}

data "aws_iam_policy_document" "watch_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "watch" {
  name               = "${var.name}-WatchRole"
  assume_role_policy = data.aws_iam_policy_document.watch_assume.json
}

resource "aws_iam_role_policy_attachment" "watch_lambda_basic_execution_role" {
  role       = aws_iam_role.watch.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "watch_x_ray_daemon_write_access" {
  role       = aws_iam_role.watch.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "watch" {
  statement {
    effect = "Allow"

    actions = [
      "dynamodb:DescribeStream",
      "dynamodb:GetRecords",
      "dynamodb:GetShardIterator",
      "dynamodb:ListStreams",
    ]

    resources = [aws_dynamodb_table.orders.stream_arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.failed.arn]
  }
}

resource "aws_iam_role_policy" "watch" {
  name   = "CallServices"
  role   = aws_iam_role.watch.name
  policy = data.aws_iam_policy_document.watch.json
}

resource "aws_lambda_event_source_mapping" "watch_orders" {
  function_name                      = aws_lambda_function.watch.function_name
  event_source_arn                   = aws_dynamodb_table.orders.stream_arn
  starting_position                  = "LATEST"
  batch_size                         = 100
  maximum_batching_window_in_seconds = 1
  parallelization_factor             = 2
  maximum_retry_attempts             = 3
  maximum_record_age_in_seconds      = 3600
  bisect_batch_on_function_error     = true
  function_response_types            = ["ReportBatchItemFailures"]

  destination_config {
    on_failure {
      destination_arn = aws_sqs_queue.failed.arn
    }
  }

  depends_on = [
    aws_iam_role_policy_attachment.watch_lambda_basic_execution_role,
    aws_iam_role_policy_attachment.watch_x_ray_daemon_write_access,
    aws_iam_role_policy.watch,
  ]
}
