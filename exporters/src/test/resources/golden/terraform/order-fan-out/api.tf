resource "aws_apigatewayv2_api" "orders_api" {
  name          = "${var.name}-OrdersApi"
  protocol_type = "HTTP"
}

resource "aws_cloudwatch_log_group" "orders_api" {
  name              = "/aws/apigateway/${var.name}-OrdersApi"
  retention_in_days = 30
}

resource "aws_apigatewayv2_stage" "orders_api" {
  api_id      = aws_apigatewayv2_api.orders_api.id
  name        = "$default"
  auto_deploy = true

  default_route_settings {
    throttling_burst_limit = 5000
    throttling_rate_limit  = 10000
  }

  access_log_settings {
    destination_arn = "${aws_cloudwatch_log_group.orders_api.arn}:*"
    format          = "{\"requestId\":\"$context.requestId\",\"time\":\"$context.requestTime\",\"route\":\"$context.routeKey\",\"status\":\"$context.status\",\"latency\":\"$context.responseLatency\",\"integrationLatency\":\"$context.integrationLatency\",\"error\":\"$context.integrationErrorMessage\"}"
  }
}
