data "archive_file" "serve" {
  type             = "zip"
  source_dir       = "${path.module}/src/Serve"
  output_path      = "${path.module}/build/Serve.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "serve" {
  function_name    = "${var.name}-Serve"
  handler          = "app.handler"
  runtime          = "nodejs22.x"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.serve.arn
  filename         = data.archive_file.serve.output_path
  source_code_hash = data.archive_file.serve.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.serve.name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_cloudwatch_log_group" "serve" {
  name              = "/aws/lambda/${var.name}-Serve"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "serve_throttled" {
  alarm_name         = "${var.name}-ServeThrottled"
  alarm_description  = "Serve is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.serve.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

resource "aws_lambda_permission" "serve_front" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_api_gateway_rest_api.front.id}/*/*/serve"
  function_name = aws_lambda_function.serve.function_name
}

resource "aws_apigatewayv2_integration" "serve_light" {
  api_id                 = aws_apigatewayv2_api.light.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.serve.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "serve_light" {
  api_id    = aws_apigatewayv2_api.light.id
  route_key = "ANY /light"
  target    = "integrations/${aws_apigatewayv2_integration.serve_light.id}"
}

resource "aws_lambda_permission" "serve_light" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.light.id}/*/*/light"
  function_name = aws_lambda_function.serve.function_name
}

data "aws_iam_policy_document" "serve_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "serve" {
  name               = "${var.name}-ServeRole"
  assume_role_policy = data.aws_iam_policy_document.serve_assume.json
}

resource "aws_iam_role_policy_attachment" "serve_lambda_basic_execution_role" {
  role       = aws_iam_role.serve.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "serve_x_ray_daemon_write_access" {
  role       = aws_iam_role.serve.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "archive_file" "page" {
  type             = "zip"
  source_dir       = "${path.module}/src/Page"
  output_path      = "${path.module}/build/Page.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "page" {
  function_name    = "${var.name}-Page"
  handler          = "app.handler"
  runtime          = "python3.13"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.page.arn
  filename         = data.archive_file.page.output_path
  source_code_hash = data.archive_file.page.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.page.name
  }

  tracing_config {
    mode = "Active"
  }
}

resource "aws_cloudwatch_log_group" "page" {
  name              = "/aws/lambda/${var.name}-Page"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "page_throttled" {
  alarm_name         = "${var.name}-PageThrottled"
  alarm_description  = "Page is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.page.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

data "aws_iam_policy_document" "page_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "page" {
  name               = "${var.name}-PageRole"
  assume_role_policy = data.aws_iam_policy_document.page_assume.json
}

resource "aws_iam_role_policy_attachment" "page_lambda_basic_execution_role" {
  role       = aws_iam_role.page.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "page_x_ray_daemon_write_access" {
  role       = aws_iam_role.page.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

resource "aws_lambda_function_url" "page" {
  function_name      = aws_lambda_function.page.function_name
  authorization_type = "NONE"
  invoke_mode        = "BUFFERED"
}

resource "aws_lambda_permission" "page_url_public" {
  action                 = "lambda:InvokeFunctionUrl"
  principal              = "*"
  function_url_auth_type = "NONE"
  function_name          = aws_lambda_function.page.function_name
}

resource "aws_lambda_permission" "page_url_invoke" {
  action                   = "lambda:InvokeFunction"
  principal                = "*"
  invoked_via_function_url = true
  function_name            = aws_lambda_function.page.function_name
}

data "archive_file" "join" {
  type             = "zip"
  source_dir       = "${path.module}/src/Join"
  output_path      = "${path.module}/build/Join.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "join" {
  function_name    = "${var.name}-Join"
  handler          = "app.handler"
  runtime          = "nodejs22.x"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.join.arn
  filename         = data.archive_file.join.output_path
  source_code_hash = data.archive_file.join.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.join.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      CONNECTIONS_TABLE_NAME = aws_dynamodb_table.connections.name
    }
  }
}

resource "aws_cloudwatch_log_group" "join" {
  name              = "/aws/lambda/${var.name}-Join"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "join_throttled" {
  alarm_name         = "${var.name}-JoinThrottled"
  alarm_description  = "Join is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.join.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

data "aws_iam_policy_document" "join_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "join" {
  name               = "${var.name}-JoinRole"
  assume_role_policy = data.aws_iam_policy_document.join_assume.json
}

resource "aws_iam_role_policy_attachment" "join_lambda_basic_execution_role" {
  role       = aws_iam_role.join.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "join_x_ray_daemon_write_access" {
  role       = aws_iam_role.join.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "join" {
  statement {
    effect    = "Allow"
    actions   = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"]
    resources = [aws_dynamodb_table.connections.arn, "${aws_dynamodb_table.connections.arn}/index/*"]
  }
}

resource "aws_iam_role_policy" "join" {
  name   = "CallServices"
  role   = aws_iam_role.join.name
  policy = data.aws_iam_policy_document.join.json
}

data "archive_file" "leave" {
  type             = "zip"
  source_dir       = "${path.module}/src/Leave"
  output_path      = "${path.module}/build/Leave.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "leave" {
  function_name    = "${var.name}-Leave"
  handler          = "app.handler"
  runtime          = "python3.13"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.leave.arn
  filename         = data.archive_file.leave.output_path
  source_code_hash = data.archive_file.leave.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.leave.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      CONNECTIONS_TABLE_NAME = aws_dynamodb_table.connections.name
    }
  }
}

resource "aws_cloudwatch_log_group" "leave" {
  name              = "/aws/lambda/${var.name}-Leave"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "leave_throttled" {
  alarm_name         = "${var.name}-LeaveThrottled"
  alarm_description  = "Leave is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.leave.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

data "aws_iam_policy_document" "leave_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "leave" {
  name               = "${var.name}-LeaveRole"
  assume_role_policy = data.aws_iam_policy_document.leave_assume.json
}

resource "aws_iam_role_policy_attachment" "leave_lambda_basic_execution_role" {
  role       = aws_iam_role.leave.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "leave_x_ray_daemon_write_access" {
  role       = aws_iam_role.leave.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "leave" {
  statement {
    effect    = "Allow"
    actions   = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"]
    resources = [aws_dynamodb_table.connections.arn, "${aws_dynamodb_table.connections.arn}/index/*"]
  }
}

resource "aws_iam_role_policy" "leave" {
  name   = "CallServices"
  role   = aws_iam_role.leave.name
  policy = data.aws_iam_policy_document.leave.json
}

data "archive_file" "say" {
  type             = "zip"
  source_dir       = "${path.module}/src/Say"
  output_path      = "${path.module}/build/Say.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "say" {
  function_name    = "${var.name}-Say"
  handler          = "app.handler"
  runtime          = "nodejs22.x"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.say.arn
  filename         = data.archive_file.say.output_path
  source_code_hash = data.archive_file.say.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.say.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      CONNECTIONS_TABLE_NAME = aws_dynamodb_table.connections.name
      CHAT_API_ENDPOINT      = "https://${aws_apigatewayv2_api.chat.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}/live"
    }
  }
}

resource "aws_cloudwatch_log_group" "say" {
  name              = "/aws/lambda/${var.name}-Say"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "say_throttled" {
  alarm_name         = "${var.name}-SayThrottled"
  alarm_description  = "Say is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.say.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

data "aws_iam_policy_document" "say_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "say" {
  name               = "${var.name}-SayRole"
  assume_role_policy = data.aws_iam_policy_document.say_assume.json
}

resource "aws_iam_role_policy_attachment" "say_lambda_basic_execution_role" {
  role       = aws_iam_role.say.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "say_x_ray_daemon_write_access" {
  role       = aws_iam_role.say.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "say" {
  statement {
    effect = "Allow"

    actions = [
      "dynamodb:GetItem",
      "dynamodb:Scan",
      "dynamodb:Query",
      "dynamodb:BatchGetItem",
      "dynamodb:DescribeTable",
    ]

    resources = [aws_dynamodb_table.connections.arn, "${aws_dynamodb_table.connections.arn}/index/*"]
  }

  statement {
    effect  = "Allow"
    actions = ["execute-api:ManageConnections"]

    resources = [
      "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/live/POST/@connections/*",
    ]
  }
}

resource "aws_iam_role_policy" "say" {
  name   = "CallServices"
  role   = aws_iam_role.say.name
  policy = data.aws_iam_policy_document.say.json
}

data "archive_file" "shout" {
  type             = "zip"
  source_dir       = "${path.module}/src/Shout"
  output_path      = "${path.module}/build/Shout.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "shout" {
  function_name    = "${var.name}-Shout"
  handler          = "app.handler"
  runtime          = "python3.13"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.shout.arn
  filename         = data.archive_file.shout.output_path
  source_code_hash = data.archive_file.shout.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.shout.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      CHAT_API_ENDPOINT = "https://${aws_apigatewayv2_api.chat.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}/live"
    }
  }
}

resource "aws_cloudwatch_log_group" "shout" {
  name              = "/aws/lambda/${var.name}-Shout"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "shout_throttled" {
  alarm_name         = "${var.name}-ShoutThrottled"
  alarm_description  = "Shout is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.shout.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

data "aws_iam_policy_document" "shout_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "shout" {
  name               = "${var.name}-ShoutRole"
  assume_role_policy = data.aws_iam_policy_document.shout_assume.json
}

resource "aws_iam_role_policy_attachment" "shout_lambda_basic_execution_role" {
  role       = aws_iam_role.shout.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "shout_x_ray_daemon_write_access" {
  role       = aws_iam_role.shout.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "shout" {
  statement {
    effect  = "Allow"
    actions = ["execute-api:ManageConnections"]

    resources = [
      "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/live/POST/@connections/*",
    ]
  }
}

resource "aws_iam_role_policy" "shout" {
  name   = "CallServices"
  role   = aws_iam_role.shout.name
  policy = data.aws_iam_policy_document.shout.json
}

data "archive_file" "whisper" {
  type             = "zip"
  source_dir       = "${path.module}/build/Whisper"
  output_path      = "${path.module}/build/Whisper.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "whisper" {
  function_name    = "${var.name}-Whisper"
  handler          = "app.Handler::handleRequest"
  runtime          = "java21"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.whisper.arn
  filename         = data.archive_file.whisper.output_path
  source_code_hash = data.archive_file.whisper.output_base64sha256

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.whisper.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      CHAT_API_ENDPOINT   = "https://${aws_apigatewayv2_api.chat.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}/live"
      SILENT_API_ENDPOINT = var.silent_url
    }
  }
}

resource "aws_cloudwatch_log_group" "whisper" {
  name              = "/aws/lambda/${var.name}-Whisper"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "whisper_throttled" {
  alarm_name         = "${var.name}-WhisperThrottled"
  alarm_description  = "Whisper is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.whisper.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

data "aws_iam_policy_document" "whisper_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "whisper" {
  name               = "${var.name}-WhisperRole"
  assume_role_policy = data.aws_iam_policy_document.whisper_assume.json
}

resource "aws_iam_role_policy_attachment" "whisper_lambda_basic_execution_role" {
  role       = aws_iam_role.whisper.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy_attachment" "whisper_x_ray_daemon_write_access" {
  role       = aws_iam_role.whisper.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "whisper" {
  statement {
    effect  = "Allow"
    actions = ["execute-api:ManageConnections"]

    resources = [
      "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/live/POST/@connections/*",
    ]
  }
}

resource "aws_iam_role_policy" "whisper" {
  name   = "CallServices"
  role   = aws_iam_role.whisper.name
  policy = data.aws_iam_policy_document.whisper.json
}
