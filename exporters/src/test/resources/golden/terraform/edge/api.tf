resource "aws_cloudfront_origin_access_control" "edge_access_control" {
  name                              = "${var.name}-Edge"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_cache_policy" "edge_keeps_images" {
  name        = "${var.name}-EdgeKeepsImages"
  min_ttl     = 0
  default_ttl = 604800
  max_ttl     = 604800

  parameters_in_cache_key_and_forwarded_to_origin {
    enable_accept_encoding_gzip   = true
    enable_accept_encoding_brotli = true

    cookies_config {
      cookie_behavior = "none"
    }

    headers_config {
      header_behavior = "none"
    }

    query_strings_config {
      query_string_behavior = "all"
    }
  }
}

resource "aws_cloudfront_distribution" "edge" {
  enabled      = true
  http_version = "http2and3"

  origin {
    origin_id                = "Site"
    domain_name              = aws_s3_bucket.site.bucket_regional_domain_name
    connection_attempts      = 2
    origin_access_control_id = aws_cloudfront_origin_access_control.edge_access_control.id
  }

  origin {
    origin_id                = "Images"
    domain_name              = aws_s3_bucket.images.bucket_regional_domain_name
    connection_attempts      = 2
    origin_access_control_id = aws_cloudfront_origin_access_control.edge_access_control.id
  }

  origin {
    origin_id           = "Front"
    domain_name         = "${aws_api_gateway_rest_api.front.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
    origin_path         = "/${var.stage}"
    connection_attempts = 2

    custom_origin_config {
      origin_protocol_policy = "https-only"
      origin_read_timeout    = 30
      origin_ssl_protocols   = ["TLSv1.2"]
      http_port              = 80
      https_port             = 443
    }
  }

  origin {
    origin_id           = "Light"
    domain_name         = "${aws_apigatewayv2_api.light.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
    connection_attempts = 2

    custom_origin_config {
      origin_protocol_policy = "https-only"
      origin_read_timeout    = 30
      origin_ssl_protocols   = ["TLSv1.2"]
      http_port              = 80
      https_port             = 443
    }
  }

  origin {
    origin_id           = "Url"
    domain_name         = element(split("/", aws_lambda_function_url.page.function_url), 2)
    connection_attempts = 2

    custom_origin_config {
      origin_protocol_policy = "https-only"
      origin_read_timeout    = 30
      origin_ssl_protocols   = ["TLSv1.2"]
      http_port              = 80
      https_port             = 443
    }
  }

  origin {
    origin_id           = "Partner"
    domain_name         = element(split("/", var.partner_url), 2)
    connection_attempts = 2

    custom_origin_config {
      origin_protocol_policy = "https-only"
      origin_read_timeout    = 30
      origin_ssl_protocols   = ["TLSv1.2"]
      http_port              = 80
      https_port             = 443
    }
  }

  default_cache_behavior {
    target_origin_id       = "Site"
    viewer_protocol_policy = "redirect-to-https"
    compress               = true
    cache_policy_id        = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }

  ordered_cache_behavior {
    path_pattern           = "/images/*"
    target_origin_id       = "Images"
    viewer_protocol_policy = "redirect-to-https"
    compress               = true
    cache_policy_id        = aws_cloudfront_cache_policy.edge_keeps_images.id
    allowed_methods        = ["GET", "HEAD"]
    cached_methods         = ["GET", "HEAD"]
  }

  ordered_cache_behavior {
    path_pattern             = "/orders/*"
    target_origin_id         = "Front"
    viewer_protocol_policy   = "redirect-to-https"
    compress                 = true
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    allowed_methods          = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
    cached_methods           = ["GET", "HEAD"]
  }

  ordered_cache_behavior {
    path_pattern             = "/light/*"
    target_origin_id         = "Light"
    viewer_protocol_policy   = "redirect-to-https"
    compress                 = true
    cache_policy_id          = "658327ea-f89d-4fab-a63d-7e88639e58f6"
    allowed_methods          = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
    cached_methods           = ["GET", "HEAD"]
  }

  ordered_cache_behavior {
    path_pattern             = "/url/*"
    target_origin_id         = "Url"
    viewer_protocol_policy   = "redirect-to-https"
    compress                 = true
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    allowed_methods          = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
    cached_methods           = ["GET", "HEAD"]
  }

  ordered_cache_behavior {
    path_pattern             = "/partner/*"
    target_origin_id         = "Partner"
    viewer_protocol_policy   = "redirect-to-https"
    compress                 = true
    cache_policy_id          = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    allowed_methods          = ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"]
    origin_request_policy_id = "b689b0a8-53d0-40ab-baf2-68738e2966ac"
    cached_methods           = ["GET", "HEAD"]
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  viewer_certificate {
    cloudfront_default_certificate = true
  }
}

resource "aws_api_gateway_rest_api" "front" {
  name = "${var.name}-Front"

  body = jsonencode({
    openapi = "3.0.1"
    info = {
      title   = var.name
      version = "1.0"
    }
    paths = {
      "/serve" = {
        x-amazon-apigateway-any-method = {
          responses = {}
          x-amazon-apigateway-integration = {
            type       = "aws_proxy"
            httpMethod = "POST"
            uri        = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.serve.arn}/invocations"
          }
        }
      }
    }
  })

  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_deployment" "front" {
  rest_api_id = aws_api_gateway_rest_api.front.id

  triggers = {
    redeployment = sha1(aws_api_gateway_rest_api.front.body)
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "front" {
  rest_api_id          = aws_api_gateway_rest_api.front.id
  deployment_id        = aws_api_gateway_deployment.front.id
  stage_name           = var.stage
  xray_tracing_enabled = true
}

resource "aws_api_gateway_method_settings" "front" {
  rest_api_id = aws_api_gateway_stage.front.rest_api_id
  stage_name  = aws_api_gateway_stage.front.stage_name
  method_path = "*/*"

  settings {
    throttling_burst_limit = 5000
    throttling_rate_limit  = 10000
  }
}

resource "aws_apigatewayv2_api" "light" {
  name          = "${var.name}-Light"
  protocol_type = "HTTP"
}

resource "aws_cloudwatch_log_group" "light" {
  name              = "/aws/apigateway/${var.name}-Light"
  retention_in_days = 30
}

resource "aws_apigatewayv2_stage" "light" {
  api_id      = aws_apigatewayv2_api.light.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = 5000
    throttling_rate_limit  = 10000
  }

  access_log_settings {
    destination_arn = "${aws_cloudwatch_log_group.light.arn}:*"
    format          = "{\"requestId\":\"$context.requestId\",\"time\":\"$context.requestTime\",\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"latency\":\"$context.responseLatency\",\"integrationLatency\":\"$context.integrationLatency\",\"error\":\"$context.integrationErrorMessage\"}"
  }
}

resource "aws_apigatewayv2_api" "chat" {
  name                       = "${var.name}-Chat"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_integration" "chat_connect" {
  api_id               = aws_apigatewayv2_api.chat.id
  integration_type     = "AWS_PROXY"
  integration_uri      = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.join.arn}/invocations"
  timeout_milliseconds = 10000
}

resource "aws_apigatewayv2_route" "chat_connect" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$connect"
  target    = "integrations/${aws_apigatewayv2_integration.chat_connect.id}"
}

resource "aws_lambda_permission" "chat_connect" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/live/$connect"
  function_name = aws_lambda_function.join.function_name
}

resource "aws_apigatewayv2_integration" "chat_disconnect" {
  api_id               = aws_apigatewayv2_api.chat.id
  integration_type     = "AWS_PROXY"
  integration_uri      = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.leave.arn}/invocations"
  timeout_milliseconds = 10000
}

resource "aws_apigatewayv2_route" "chat_disconnect" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "$disconnect"
  target    = "integrations/${aws_apigatewayv2_integration.chat_disconnect.id}"
}

resource "aws_lambda_permission" "chat_disconnect" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/live/$disconnect"
  function_name = aws_lambda_function.leave.function_name
}

resource "aws_apigatewayv2_integration" "chat_say" {
  api_id               = aws_apigatewayv2_api.chat.id
  integration_type     = "AWS_PROXY"
  integration_uri      = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.say.arn}/invocations"
  timeout_milliseconds = 10000
}

resource "aws_apigatewayv2_route" "chat_say" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "Say"
  target    = "integrations/${aws_apigatewayv2_integration.chat_say.id}"
}

resource "aws_lambda_permission" "chat_say" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/live/Say"
  function_name = aws_lambda_function.say.function_name
}

resource "aws_apigatewayv2_integration" "chat_shout" {
  api_id               = aws_apigatewayv2_api.chat.id
  integration_type     = "AWS_PROXY"
  integration_uri      = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.shout.arn}/invocations"
  timeout_milliseconds = 10000
}

resource "aws_apigatewayv2_route" "chat_shout" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "shout"
  target    = "integrations/${aws_apigatewayv2_integration.chat_shout.id}"
}

resource "aws_lambda_permission" "chat_shout" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/live/shout"
  function_name = aws_lambda_function.shout.function_name
}

resource "aws_apigatewayv2_integration" "chat_whisper" {
  api_id               = aws_apigatewayv2_api.chat.id
  integration_type     = "AWS_PROXY"
  integration_uri      = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.whisper.arn}/invocations"
  timeout_milliseconds = 10000
}

resource "aws_apigatewayv2_route" "chat_whisper" {
  api_id    = aws_apigatewayv2_api.chat.id
  route_key = "whisper"
  target    = "integrations/${aws_apigatewayv2_integration.chat_whisper.id}"
}

resource "aws_lambda_permission" "chat_whisper" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.chat.id}/live/whisper"
  function_name = aws_lambda_function.whisper.function_name
}

resource "aws_apigatewayv2_stage" "chat" {
  api_id      = aws_apigatewayv2_api.chat.id
  name        = "live"
  auto_deploy = true

  default_route_settings {
    throttling_rate_limit  = 100
    throttling_burst_limit = 5000
  }
}

resource "aws_apigatewayv2_api" "single" {
  name                       = "${var.name}-Single"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_apigatewayv2_integration" "single_default" {
  api_id           = aws_apigatewayv2_api.single.id
  integration_type = "AWS_PROXY"
  integration_uri  = "arn:${data.aws_partition.current.partition}:apigateway:${data.aws_region.current.region}:lambda:path/2015-03-31/functions/${aws_lambda_function.say.arn}/invocations"
}

resource "aws_apigatewayv2_route" "single_default" {
  api_id    = aws_apigatewayv2_api.single.id
  route_key = "$default"
  target    = "integrations/${aws_apigatewayv2_integration.single_default.id}"
}

resource "aws_lambda_permission" "single_default" {
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "arn:${data.aws_partition.current.partition}:execute-api:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:${aws_apigatewayv2_api.single.id}/live/$default"
  function_name = aws_lambda_function.say.function_name
}

resource "aws_apigatewayv2_stage" "single" {
  api_id      = aws_apigatewayv2_api.single.id
  name        = "live"
  auto_deploy = true
}

resource "aws_apigatewayv2_api" "silent" {
  name                       = "${var.name}-Silent"
  protocol_type              = "WEBSOCKET"
  route_selection_expression = "$request.body.action"
}

resource "aws_appsync_graphql_api" "graph" {
  name                = "${var.name}-Graph"
  authentication_type = "API_KEY"
  xray_enabled        = true
  schema              = file("${path.module}/graphql/Graph.graphql")
}

resource "aws_appsync_datasource" "graph_partner_source" {
  api_id = aws_appsync_graphql_api.graph.id
  name   = "Partner"
  type   = "HTTP"

  http_config {
    endpoint = var.partner_url
  }
}

resource "aws_appsync_function" "graph_partner" {
  api_id      = aws_appsync_graphql_api.graph.id
  name        = "partner"
  data_source = aws_appsync_datasource.graph_partner_source.name
  code        = file("${path.module}/graphql/GraphPartner.js")

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_datasource" "graph_events_source" {
  api_id           = aws_appsync_graphql_api.graph.id
  name             = "Events"
  type             = "AMAZON_EVENTBRIDGE"
  service_role_arn = aws_iam_role.graph_events.arn

  event_bridge_config {
    event_bus_arn = aws_cloudwatch_event_bus.events.arn
  }
}

data "aws_iam_policy_document" "graph_events_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["appsync.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "graph_events" {
  name               = "${var.name}-GraphEventsRole"
  assume_role_policy = data.aws_iam_policy_document.graph_events_assume.json
}

data "aws_iam_policy_document" "graph_events" {
  statement {
    effect    = "Allow"
    actions   = ["events:PutEvents"]
    resources = [aws_cloudwatch_event_bus.events.arn]
  }
}

resource "aws_iam_role_policy" "graph_events" {
  name   = "Deliver"
  role   = aws_iam_role.graph_events.name
  policy = data.aws_iam_policy_document.graph_events.json
}

resource "aws_appsync_function" "graph_put_on_events" {
  api_id      = aws_appsync_graphql_api.graph.id
  name        = "putOnEvents"
  data_source = aws_appsync_datasource.graph_events_source.name
  code        = file("${path.module}/graphql/GraphPutOnEvents.js")

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_api_key" "graph_default_key" {
  api_id      = aws_appsync_graphql_api.graph.id
  description = "Key of the clients of Graph"
}

resource "aws_appsync_api_cache" "graph" {
  api_id                     = aws_appsync_graphql_api.graph.id
  api_caching_behavior       = "PER_RESOLVER_CACHING"
  ttl                        = 300
  type                       = "SMALL"
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
}

data "aws_iam_policy_document" "graph_serve_data_source_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["appsync.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "graph_serve_data_source" {
  name               = "${var.name}-GraphServeDataSourceRole"
  assume_role_policy = data.aws_iam_policy_document.graph_serve_data_source_assume.json
}

data "aws_iam_policy_document" "graph_serve_data_source" {
  statement {
    effect    = "Allow"
    actions   = ["lambda:InvokeFunction"]
    resources = [aws_lambda_function.serve.arn]
  }
}

resource "aws_iam_role_policy" "graph_serve_data_source" {
  name   = "Resolve"
  role   = aws_iam_role.graph_serve_data_source.name
  policy = data.aws_iam_policy_document.graph_serve_data_source.json
}

resource "aws_appsync_datasource" "graph_serve" {
  api_id           = aws_appsync_graphql_api.graph.id
  name             = "Serve"
  type             = "AWS_LAMBDA"
  service_role_arn = aws_iam_role.graph_serve_data_source.arn

  lambda_config {
    function_arn = aws_lambda_function.serve.arn
  }
}

data "aws_iam_policy_document" "graph_orders_data_source_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["appsync.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "graph_orders_data_source" {
  name               = "${var.name}-GraphOrdersDataSourceRole"
  assume_role_policy = data.aws_iam_policy_document.graph_orders_data_source_assume.json
}

data "aws_iam_policy_document" "graph_orders_data_source" {
  statement {
    effect = "Allow"

    actions = [
      "dynamodb:GetItem",
      "dynamodb:Query",
      "dynamodb:BatchGetItem",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "dynamodb:DeleteItem",
    ]

    resources = [aws_dynamodb_table.orders.arn]
  }
}

resource "aws_iam_role_policy" "graph_orders_data_source" {
  name   = "Resolve"
  role   = aws_iam_role.graph_orders_data_source.name
  policy = data.aws_iam_policy_document.graph_orders_data_source.json
}

resource "aws_appsync_datasource" "graph_orders" {
  api_id           = aws_appsync_graphql_api.graph.id
  name             = "Orders"
  type             = "AMAZON_DYNAMODB"
  service_role_arn = aws_iam_role.graph_orders_data_source.arn

  dynamodb_config {
    region     = data.aws_region.current.region
    table_name = aws_dynamodb_table.orders.name
  }
}

resource "aws_appsync_function" "graph_read_orders" {
  api_id      = aws_appsync_graphql_api.graph.id
  name        = "readOrders"
  data_source = aws_appsync_datasource.graph_orders.name
  code        = file("${path.module}/graphql/GraphReadOrders.js")

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_function" "graph_serve" {
  api_id      = aws_appsync_graphql_api.graph.id
  name        = "serve"
  data_source = aws_appsync_datasource.graph_serve.name
  code        = file("${path.module}/graphql/GraphServe.js")

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_function" "graph_write_orders" {
  api_id      = aws_appsync_graphql_api.graph.id
  name        = "writeOrders"
  data_source = aws_appsync_datasource.graph_orders.name
  code        = file("${path.module}/graphql/GraphWriteOrders.js")

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_resolver" "graph_query_read_orders" {
  api_id = aws_appsync_graphql_api.graph.id
  type   = "Query"
  field  = "readOrders"
  kind   = "PIPELINE"
  code   = file("${path.module}/graphql/GraphQueryReadOrdersResolver.js")

  pipeline_config {
    functions = [aws_appsync_function.graph_read_orders.function_id]
  }

  caching_config {
    ttl          = 300
    caching_keys = ["$context.arguments.id"]
  }

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_resolver" "graph_query_serve" {
  api_id = aws_appsync_graphql_api.graph.id
  type   = "Query"
  field  = "serve"
  kind   = "PIPELINE"
  code   = file("${path.module}/graphql/GraphQueryServeResolver.js")

  pipeline_config {
    functions = [aws_appsync_function.graph_serve.function_id]
  }

  caching_config {
    ttl          = 300
    caching_keys = ["$context.arguments.id"]
  }

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_resolver" "graph_query_answer_partner" {
  api_id = aws_appsync_graphql_api.graph.id
  type   = "QueryAnswer"
  field  = "partner"
  kind   = "PIPELINE"
  code   = file("${path.module}/graphql/GraphQueryAnswerPartnerResolver.js")

  pipeline_config {
    functions = [aws_appsync_function.graph_partner.function_id]
  }

  caching_config {
    ttl          = 300
    caching_keys = ["$context.source.id"]
  }

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_resolver" "graph_mutation_write_orders" {
  api_id = aws_appsync_graphql_api.graph.id
  type   = "Mutation"
  field  = "writeOrders"
  kind   = "PIPELINE"
  code   = file("${path.module}/graphql/GraphMutationWriteOrdersResolver.js")

  pipeline_config {
    functions = [aws_appsync_function.graph_write_orders.function_id]
  }

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_resolver" "graph_mutation_answer_put_on_events" {
  api_id = aws_appsync_graphql_api.graph.id
  type   = "MutationAnswer"
  field  = "putOnEvents"
  kind   = "PIPELINE"
  code   = file("${path.module}/graphql/GraphMutationAnswerPutOnEventsResolver.js")

  pipeline_config {
    functions = [aws_appsync_function.graph_put_on_events.function_id]
  }

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_graphql_api" "whole" {
  name                = "${var.name}-Whole"
  authentication_type = "API_KEY"
  xray_enabled        = true
  schema              = file("${path.module}/graphql/Whole.graphql")
}

resource "aws_appsync_api_key" "whole_default_key" {
  api_id      = aws_appsync_graphql_api.whole.id
  description = "Key of the clients of Whole"
}

resource "aws_appsync_api_cache" "whole" {
  api_id                     = aws_appsync_graphql_api.whole.id
  api_caching_behavior       = "FULL_REQUEST_CACHING"
  ttl                        = 3600
  type                       = "SMALL"
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
}

data "aws_iam_policy_document" "whole_orders_data_source_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["appsync.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "whole_orders_data_source" {
  name               = "${var.name}-WholeOrdersDataSourceRole"
  assume_role_policy = data.aws_iam_policy_document.whole_orders_data_source_assume.json
}

data "aws_iam_policy_document" "whole_orders_data_source" {
  statement {
    effect    = "Allow"
    actions   = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"]
    resources = [aws_dynamodb_table.orders.arn]
  }
}

resource "aws_iam_role_policy" "whole_orders_data_source" {
  name   = "Resolve"
  role   = aws_iam_role.whole_orders_data_source.name
  policy = data.aws_iam_policy_document.whole_orders_data_source.json
}

resource "aws_appsync_datasource" "whole_orders" {
  api_id           = aws_appsync_graphql_api.whole.id
  name             = "Orders"
  type             = "AMAZON_DYNAMODB"
  service_role_arn = aws_iam_role.whole_orders_data_source.arn

  dynamodb_config {
    region     = data.aws_region.current.region
    table_name = aws_dynamodb_table.orders.name
  }
}

resource "aws_appsync_function" "whole_write_orders" {
  api_id      = aws_appsync_graphql_api.whole.id
  name        = "writeOrders"
  data_source = aws_appsync_datasource.whole_orders.name
  code        = file("${path.module}/graphql/WholeWriteOrders.js")

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}

resource "aws_appsync_resolver" "whole_mutation_write_orders" {
  api_id = aws_appsync_graphql_api.whole.id
  type   = "Mutation"
  field  = "writeOrders"
  kind   = "PIPELINE"
  code   = file("${path.module}/graphql/WholeMutationWriteOrdersResolver.js")

  pipeline_config {
    functions = [aws_appsync_function.whole_write_orders.function_id]
  }

  runtime {
    name            = "APPSYNC_JS"
    runtime_version = "1.0.0"
  }
}
