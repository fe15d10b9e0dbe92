data "archive_file" "create_order" {
  type             = "zip"
  source_dir       = "${path.module}/src/CreateOrder"
  output_path      = "${path.module}/build/CreateOrder.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "create_order" {
  function_name    = "${var.name}-CreateOrder"
  handler          = "app.handler"
  runtime          = "nodejs22.x"
  architectures    = ["x86_64"]
  memory_size      = 512
  timeout          = 10
  role             = aws_iam_role.create_order.arn
  filename         = data.archive_file.create_order.output_path
  source_code_hash = data.archive_file.create_order.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.create_order.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      ORDERS_TABLE_NAME       = aws_dynamodb_table.orders.name
      ORDER_CREATED_TOPIC_ARN = aws_sns_topic.order_created.arn
    }
  }
}

resource "aws_cloudwatch_log_group" "create_order" {
  name              = "/aws/lambda/${var.name}-CreateOrder"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "create_order_throttled" {
  alarm_name         = "${var.name}-CreateOrderThrottled"
  alarm_description  = "CreateOrder is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.create_order.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

resource "aws_apigatewayv2_integration" "create_order_orders_api" {
  api_id                 = aws_apigatewayv2_api.orders_api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.create_order.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "create_order_orders_api" {
  api_id    = aws_apigatewayv2_api.orders_api.id
  route_key = "POST /orders"
  target    = "integrations/${aws_apigatewayv2_integration.create_order_orders_api.id}"
}

resource "aws_lambda_permission" "create_order_orders_api" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.orders_api.id}/*/*/orders"
  function_name = aws_lambda_function.create_order.function_name
}

data "aws_iam_policy_document" "create_order_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "create_order" {
  name               = "${var.name}-CreateOrderRole"
  assume_role_policy = data.aws_iam_policy_document.create_order_assume.json
}

resource "aws_iam_role_policy_attachment" "create_order_lambda_basic_execution_role" {
  role       = aws_iam_role.create_order.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "create_order_x_ray_daemon_write_access" {
  role       = aws_iam_role.create_order.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "create_order" {
  statement {
    effect    = "Allow"
    actions   = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"]
    resources = [aws_dynamodb_table.orders.arn, "${aws_dynamodb_table.orders.arn}/index/*"]
  }

  statement {
    effect    = "Allow"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.order_created.arn]
  }
}

resource "aws_iam_role_policy" "create_order" {
  name   = "CallServices"
  role   = aws_iam_role.create_order.name
  policy = data.aws_iam_policy_document.create_order.json
}

data "archive_file" "send_email" {
  type             = "zip"
  source_dir       = "${path.module}/src/SendEmail"
  output_path      = "${path.module}/build/SendEmail.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "send_email" {
  function_name    = "${var.name}-SendEmail"
  handler          = "app.handler"
  runtime          = "nodejs22.x"
  architectures    = ["x86_64"]
  memory_size      = 256
  timeout          = 30
  role             = aws_iam_role.send_email.arn
  filename         = data.archive_file.send_email.output_path
  source_code_hash = data.archive_file.send_email.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.send_email.name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_cloudwatch_log_group" "send_email" {
  name              = "/aws/lambda/${var.name}-SendEmail"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "send_email_throttled" {
  alarm_name         = "${var.name}-SendEmailThrottled"
  alarm_description  = "SendEmail is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.send_email.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

data "aws_iam_policy_document" "send_email_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "send_email" {
  name               = "${var.name}-SendEmailRole"
  assume_role_policy = data.aws_iam_policy_document.send_email_assume.json
}

resource "aws_iam_role_policy_attachment" "send_email_lambda_basic_execution_role" {
  role       = aws_iam_role.send_email.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "send_email_x_ray_daemon_write_access" {
  role       = aws_iam_role.send_email.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "send_email" {
  statement {
    effect    = "Allow"
    actions   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
    resources = [aws_sqs_queue.emails.arn]
  }
}

resource "aws_iam_role_policy" "send_email" {
  name   = "CallServices"
  role   = aws_iam_role.send_email.name
  policy = data.aws_iam_policy_document.send_email.json
}

resource "aws_lambda_event_source_mapping" "send_email_emails" {
  function_name           = aws_lambda_function.send_email.function_name
  event_source_arn        = aws_sqs_queue.emails.arn
  batch_size              = 10
  function_response_types = ["ReportBatchItemFailures"]

  depends_on = [
    aws_iam_role_policy_attachment.send_email_lambda_basic_execution_role,
    aws_iam_role_policy_attachment.send_email_x_ray_daemon_write_access,
    aws_iam_role_policy.send_email,
  ]
}
