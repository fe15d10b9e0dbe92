data "archive_file" "orders" {
  type             = "zip"
  source_dir       = "${path.module}/build/Orders"
  output_path      = "${path.module}/build/Orders.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "orders" {
  function_name    = "${var.name}-Orders"
  handler          = "app.handler"
  runtime          = "nodejs22.x"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.orders.arn
  filename         = data.archive_file.orders.output_path
  source_code_hash = data.archive_file.orders.output_base64sha256

  vpc_config {
    security_group_ids = [aws_security_group.functions_security_group.id]
    subnet_ids         = var.subnet_ids
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.orders.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      CATALOGUE_CACHE_ENDPOINT = aws_elasticache_serverless_cache.catalogue.endpoint[0].address
      NODE_EXTRA_CA_CERTS      = "/var/runtime/ca-cert.pem"
      PRODUCTS_TABLE_NAME      = aws_dynamodb_table.products.name
      POOL_PROXY_ENDPOINT      = aws_db_proxy.pool.endpoint
      SESSIONS_CACHE_ENDPOINT  = aws_elasticache_serverless_cache.sessions.endpoint[0].address
    }
  }

  depends_on = [
    aws_iam_role_policy_attachment.orders_lambda_vpc_access_execution_role,
    aws_iam_role_policy_attachment.orders_x_ray_daemon_write_access,
    aws_iam_role_policy.orders,
  ]
}

resource "aws_cloudwatch_log_group" "orders" {
  name              = "/aws/lambda/${var.name}-Orders"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "orders_throttled" {
  alarm_name         = "${var.name}-OrdersThrottled"
  alarm_description  = "Orders is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.orders.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

resource "aws_apigatewayv2_integration" "orders_api" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.orders.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "orders_api" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "ANY /orders"
  target    = "integrations/${aws_apigatewayv2_integration.orders_api.id}"
}

resource "aws_lambda_permission" "orders_api" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/*/orders"
  function_name = aws_lambda_function.orders.function_name
}

data "aws_iam_policy_document" "orders_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "orders" {
  name               = "${var.name}-OrdersRole"
  assume_role_policy = data.aws_iam_policy_document.orders_assume.json
}

resource "aws_iam_role_policy_attachment" "orders_lambda_vpc_access_execution_role" {
  role       = aws_iam_role.orders.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}

resource "aws_iam_role_policy_attachment" "orders_x_ray_daemon_write_access" {
  role       = aws_iam_role.orders.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "orders" {
  statement {
    effect = "Allow"

    actions = [
      "dynamodb:GetItem",
      "dynamodb:Scan",
      "dynamodb:Query",
      "dynamodb:BatchGetItem",
      "dynamodb:DescribeTable",
    ]

    resources = [aws_dynamodb_table.products.arn, "${aws_dynamodb_table.products.arn}/index/*"]
  }

  statement {
    effect  = "Allow"
    actions = ["rds-db:connect"]

    resources = [
      "arn:${data.aws_partition.current.partition}:rds-db:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:dbuser:${element(split(":", aws_db_proxy.pool.arn), 6)}/app",
    ]
  }
}

resource "aws_iam_role_policy" "orders" {
  name   = "CallServices"
  role   = aws_iam_role.orders.name
  policy = data.aws_iam_policy_document.orders.json
}

data "archive_file" "report" {
  type             = "zip"
  source_dir       = "${path.module}/build/Report"
  output_path      = "${path.module}/build/Report.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "report" {
  function_name    = "${var.name}-Report"
  handler          = "app.handler"
  runtime          = "python3.13"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.report.arn
  filename         = data.archive_file.report.output_path
  source_code_hash = data.archive_file.report.output_base64sha256

  vpc_config {
    security_group_ids = [aws_security_group.functions_security_group.id]
    subnet_ids         = var.subnet_ids
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.report.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      POOL_PROXY_ENDPOINT      = aws_db_proxy.pool.endpoint
      LEDGER_DATABASE_ENDPOINT = aws_db_instance.ledger.address
      CATALOGUE_CACHE_ENDPOINT = aws_elasticache_serverless_cache.catalogue.endpoint[0].address
      PRODUCTS_TABLE_NAME      = aws_dynamodb_table.products.name
      SESSIONS_CACHE_ENDPOINT  = aws_elasticache_serverless_cache.sessions.endpoint[0].address
    }
  }

  depends_on = [
    aws_iam_role_policy_attachment.report_lambda_vpc_access_execution_role,
    aws_iam_role_policy_attachment.report_x_ray_daemon_write_access,
    aws_iam_role_policy.report,
  ]
}

resource "aws_cloudwatch_log_group" "report" {
  name              = "/aws/lambda/${var.name}-Report"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "report_throttled" {
  alarm_name         = "${var.name}-ReportThrottled"
  alarm_description  = "Report is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.report.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

resource "aws_apigatewayv2_integration" "report_api" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.report.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "report_api" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "ANY /report"
  target    = "integrations/${aws_apigatewayv2_integration.report_api.id}"
}

resource "aws_lambda_permission" "report_api" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/*/report"
  function_name = aws_lambda_function.report.function_name
}

data "aws_iam_policy_document" "report_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "report" {
  name               = "${var.name}-ReportRole"
  assume_role_policy = data.aws_iam_policy_document.report_assume.json
}

resource "aws_iam_role_policy_attachment" "report_lambda_vpc_access_execution_role" {
  role       = aws_iam_role.report.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}

resource "aws_iam_role_policy_attachment" "report_x_ray_daemon_write_access" {
  role       = aws_iam_role.report.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "report" {
  statement {
    effect  = "Allow"
    actions = ["rds-db:connect"]

    resources = [
      "arn:${data.aws_partition.current.partition}:rds-db:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:dbuser:${element(split(":", aws_db_proxy.pool.arn), 6)}/app",
    ]
  }

  statement {
    effect  = "Allow"
    actions = ["rds-db:connect"]

    resources = [
      "arn:${data.aws_partition.current.partition}:rds-db:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_db_instance.ledger.resource_id}/app",
    ]
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

    resources = [aws_dynamodb_table.products.arn, "${aws_dynamodb_table.products.arn}/index/*"]
  }
}

resource "aws_iam_role_policy" "report" {
  name   = "CallServices"
  role   = aws_iam_role.report.name
  policy = data.aws_iam_policy_document.report.json
}

data "archive_file" "import" {
  type             = "zip"
  source_dir       = "${path.module}/build/Import"
  output_path      = "${path.module}/build/Import.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "import" {
  function_name    = "${var.name}-Import"
  handler          = "app.Handler::handleRequest"
  runtime          = "java21"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.import.arn
  filename         = data.archive_file.import.output_path
  source_code_hash = data.archive_file.import.output_base64sha256

  vpc_config {
    security_group_ids = [aws_security_group.functions_security_group.id]
    subnet_ids         = var.subnet_ids
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.import.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      ARCHIVE_DATABASE_ENDPOINT = aws_db_instance.archive.address
      LEDGER_DATABASE_ENDPOINT  = aws_db_instance.ledger.address
      CATALOGUE_CACHE_ENDPOINT  = aws_elasticache_serverless_cache.catalogue.endpoint[0].address
      PRODUCTS_TABLE_NAME       = aws_dynamodb_table.products.name
    }
  }

  depends_on = [
    aws_iam_role_policy_attachment.import_lambda_vpc_access_execution_role,
    aws_iam_role_policy_attachment.import_x_ray_daemon_write_access,
    aws_iam_role_policy.import,
  ]
}

resource "aws_cloudwatch_log_group" "import" {
  name              = "/aws/lambda/${var.name}-Import"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "import_throttled" {
  alarm_name         = "${var.name}-ImportThrottled"
  alarm_description  = "Import is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.import.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

resource "aws_apigatewayv2_integration" "import_api" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.import.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "import_api" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "ANY /import"
  target    = "integrations/${aws_apigatewayv2_integration.import_api.id}"
}

resource "aws_lambda_permission" "import_api" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/*/import"
  function_name = aws_lambda_function.import.function_name
}

data "aws_iam_policy_document" "import_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "import" {
  name               = "${var.name}-ImportRole"
  assume_role_policy = data.aws_iam_policy_document.import_assume.json
}

resource "aws_iam_role_policy_attachment" "import_lambda_vpc_access_execution_role" {
  role       = aws_iam_role.import.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}

resource "aws_iam_role_policy_attachment" "import_x_ray_daemon_write_access" {
  role       = aws_iam_role.import.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "import" {
  statement {
    effect  = "Allow"
    actions = ["rds-db:connect"]

    resources = [
      "arn:${data.aws_partition.current.partition}:rds-db:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_db_instance.archive.resource_id}/app",
    ]
  }

  statement {
    effect  = "Allow"
    actions = ["rds-db:connect"]

    resources = [
      "arn:${data.aws_partition.current.partition}:rds-db:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_db_instance.ledger.resource_id}/app",
    ]
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

    resources = [aws_dynamodb_table.products.arn, "${aws_dynamodb_table.products.arn}/index/*"]
  }

  statement {
    effect    = "Allow"
    actions   = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"]
    resources = [aws_dynamodb_table.products.arn, "${aws_dynamodb_table.products.arn}/index/*"]
  }
}

resource "aws_iam_role_policy" "import" {
  name   = "CallServices"
  role   = aws_iam_role.import.name
  policy = data.aws_iam_policy_document.import.json
}

data "archive_file" "audit" {
  type             = "zip"
  source_dir       = "${path.module}/build/Audit"
  output_path      = "${path.module}/build/Audit.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "audit" {
  function_name    = "${var.name}-Audit"
  handler          = "app.handler"
  runtime          = "python3.13"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.audit.arn
  filename         = data.archive_file.audit.output_path
  source_code_hash = data.archive_file.audit.output_base64sha256

  vpc_config {
    security_group_ids = [aws_security_group.functions_security_group.id]
    subnet_ids         = var.subnet_ids
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.audit.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      LEDGER_POOL_PROXY_ENDPOINT = aws_db_proxy.ledger_pool.endpoint
      ARCHIVE_DATABASE_ENDPOINT  = aws_db_instance.archive.address
    }
  }

  depends_on = [
    aws_iam_role_policy_attachment.audit_lambda_vpc_access_execution_role,
    aws_iam_role_policy_attachment.audit_x_ray_daemon_write_access,
    aws_iam_role_policy.audit,
  ]
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

resource "aws_apigatewayv2_integration" "audit_api" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.audit.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "audit_api" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "ANY /audit"
  target    = "integrations/${aws_apigatewayv2_integration.audit_api.id}"
}

resource "aws_lambda_permission" "audit_api" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/*/audit"
  function_name = aws_lambda_function.audit.function_name
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

resource "aws_iam_role_policy_attachment" "audit_lambda_vpc_access_execution_role" {
  role       = aws_iam_role.audit.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}

resource "aws_iam_role_policy_attachment" "audit_x_ray_daemon_write_access" {
  role       = aws_iam_role.audit.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "audit" {
  statement {
    effect  = "Allow"
    actions = ["rds-db:connect"]

    resources = [
      "arn:${data.aws_partition.current.partition}:rds-db:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:dbuser:${element(split(":", aws_db_proxy.ledger_pool.arn), 6)}/app",
    ]
  }

  statement {
    effect  = "Allow"
    actions = ["rds-db:connect"]

    resources = [
      "arn:${data.aws_partition.current.partition}:rds-db:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_db_instance.archive.resource_id}/app",
    ]
  }
}

resource "aws_iam_role_policy" "audit" {
  name   = "CallServices"
  role   = aws_iam_role.audit.name
  policy = data.aws_iam_policy_document.audit.json
}

data "archive_file" "stock" {
  type             = "zip"
  source_dir       = "${path.module}/build/Stock"
  output_path      = "${path.module}/build/Stock.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "stock" {
  function_name    = "${var.name}-Stock"
  handler          = "app.handler"
  runtime          = "nodejs22.x"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.stock.arn
  filename         = data.archive_file.stock.output_path
  source_code_hash = data.archive_file.stock.output_base64sha256

  vpc_config {
    security_group_ids = [aws_security_group.functions_security_group.id]
    subnet_ids         = var.subnet_ids
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.stock.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      LEDGER_DATABASE_ENDPOINT  = aws_db_instance.ledger.address
      NODE_EXTRA_CA_CERTS       = "/var/runtime/ca-cert.pem"
      ARCHIVE_DATABASE_ENDPOINT = aws_db_instance.archive.address
      RATES_CACHE_ENDPOINT      = aws_elasticache_serverless_cache.rates.endpoint[0].address
      EXCHANGE_URL              = var.exchange_url
    }
  }

  depends_on = [
    aws_iam_role_policy_attachment.stock_lambda_vpc_access_execution_role,
    aws_iam_role_policy_attachment.stock_x_ray_daemon_write_access,
    aws_iam_role_policy.stock,
  ]
}

resource "aws_cloudwatch_log_group" "stock" {
  name              = "/aws/lambda/${var.name}-Stock"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "stock_throttled" {
  alarm_name         = "${var.name}-StockThrottled"
  alarm_description  = "Stock is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.stock.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

resource "aws_apigatewayv2_integration" "stock_api" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.stock.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "stock_api" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "ANY /stock"
  target    = "integrations/${aws_apigatewayv2_integration.stock_api.id}"
}

resource "aws_lambda_permission" "stock_api" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/*/stock"
  function_name = aws_lambda_function.stock.function_name
}

data "aws_iam_policy_document" "stock_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "stock" {
  name               = "${var.name}-StockRole"
  assume_role_policy = data.aws_iam_policy_document.stock_assume.json
}

resource "aws_iam_role_policy_attachment" "stock_lambda_vpc_access_execution_role" {
  role       = aws_iam_role.stock.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}

resource "aws_iam_role_policy_attachment" "stock_x_ray_daemon_write_access" {
  role       = aws_iam_role.stock.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "stock" {
  statement {
    effect  = "Allow"
    actions = ["rds-db:connect"]

    resources = [
      "arn:${data.aws_partition.current.partition}:rds-db:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_db_instance.ledger.resource_id}/app",
    ]
  }

  statement {
    effect  = "Allow"
    actions = ["rds-db:connect"]

    resources = [
      "arn:${data.aws_partition.current.partition}:rds-db:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:dbuser:${aws_db_instance.archive.resource_id}/app",
    ]
  }
}

resource "aws_iam_role_policy" "stock" {
  name   = "CallServices"
  role   = aws_iam_role.stock.name
  policy = data.aws_iam_policy_document.stock.json
}

data "archive_file" "prices" {
  type             = "zip"
  source_dir       = "${path.module}/build/Prices"
  output_path      = "${path.module}/build/Prices.zip"
  output_file_mode = "0755"
}

resource "aws_lambda_function" "prices" {
  function_name    = "${var.name}-Prices"
  handler          = "app.Handler::handleRequest"
  runtime          = "java21"
  architectures    = ["x86_64"]
  memory_size      = 128
  timeout          = 3
  role             = aws_iam_role.prices.arn
  filename         = data.archive_file.prices.output_path
  source_code_hash = data.archive_file.prices.output_base64sha256

  vpc_config {
    security_group_ids = [aws_security_group.functions_security_group.id]
    subnet_ids         = var.subnet_ids
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.prices.name
  }

  tracing_config {
    mode = "Active"
  }

  environment {
    variables = {
      FAST_CACHE_ENDPOINT  = "daxs://${aws_dax_cluster.fast.cluster_address}"
      PRODUCTS_TABLE_NAME  = aws_dynamodb_table.products.name
      RATES_CACHE_ENDPOINT = aws_elasticache_serverless_cache.rates.endpoint[0].address
      EXCHANGE_URL         = var.exchange_url
    }
  }

  depends_on = [
    aws_iam_role_policy_attachment.prices_lambda_vpc_access_execution_role,
    aws_iam_role_policy_attachment.prices_x_ray_daemon_write_access,
    aws_iam_role_policy.prices,
  ]
}

resource "aws_cloudwatch_log_group" "prices" {
  name              = "/aws/lambda/${var.name}-Prices"
  retention_in_days = 30
}

resource "aws_cloudwatch_metric_alarm" "prices_throttled" {
  alarm_name         = "${var.name}-PricesThrottled"
  alarm_description  = "Prices is refused invocations for want of concurrency"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/Lambda"
  metric_name        = "Throttles"

  dimensions = {
    FunctionName = aws_lambda_function.prices.function_name
  }

  statistic           = "Sum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

resource "aws_apigatewayv2_integration" "prices_api" {
  api_id                 = aws_apigatewayv2_api.api.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_function.prices.arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "prices_api" {
  api_id    = aws_apigatewayv2_api.api.id
  route_key = "ANY /prices"
  target    = "integrations/${aws_apigatewayv2_integration.prices_api.id}"
}

resource "aws_lambda_permission" "prices_api" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.api.id}/*/*/prices"
  function_name = aws_lambda_function.prices.function_name
}

data "aws_iam_policy_document" "prices_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "prices" {
  name               = "${var.name}-PricesRole"
  assume_role_policy = data.aws_iam_policy_document.prices_assume.json
}

resource "aws_iam_role_policy_attachment" "prices_lambda_vpc_access_execution_role" {
  role       = aws_iam_role.prices.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
}

resource "aws_iam_role_policy_attachment" "prices_x_ray_daemon_write_access" {
  role       = aws_iam_role.prices.name
  policy_arn = "arn:${data.aws_partition.current.partition}:iam::aws:policy/AWSXRayDaemonWriteAccess"
}

data "aws_iam_policy_document" "prices" {
  statement {
    effect    = "Allow"
    actions   = ["dax:GetItem"]
    resources = [aws_dax_cluster.fast.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["dax:PutItem"]
    resources = [aws_dax_cluster.fast.arn]
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

    resources = [aws_dynamodb_table.products.arn, "${aws_dynamodb_table.products.arn}/index/*"]
  }

  statement {
    effect    = "Allow"
    actions   = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:BatchWriteItem"]
    resources = [aws_dynamodb_table.products.arn, "${aws_dynamodb_table.products.arn}/index/*"]
  }
}

resource "aws_iam_role_policy" "prices" {
  name   = "CallServices"
  role   = aws_iam_role.prices.name
  policy = data.aws_iam_policy_document.prices.json
}
