resource "aws_apigatewayv2_api" "orders_api" {
  name          = "${var.name}-OrdersApi"
  protocol_type = "HTTP"
}

resource "aws_apigatewayv2_stage" "orders_api" {
  api_id      = aws_apigatewayv2_api.orders_api.id
  name        = "$default"
  auto_deploy = true
}
