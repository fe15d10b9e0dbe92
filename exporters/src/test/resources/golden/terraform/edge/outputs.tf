output "edge_url" {
  description = "URL of Edge"
  value       = "https://${aws_cloudfront_distribution.edge.domain_name}"
}

output "site_name" {
  description = "Name of the bucket Site"
  value       = aws_s3_bucket.site.bucket
}

output "images_name" {
  description = "Name of the bucket Images"
  value       = aws_s3_bucket.images.bucket
}

output "front_url" {
  description = "URL of Front"
  value       = "https://${aws_api_gateway_rest_api.front.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}/${var.stage}"
}

output "light_url" {
  description = "URL of Light"
  value       = "https://${aws_apigatewayv2_api.light.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
}

output "chat_url" {
  description = "URL of Chat"
  value       = "wss://${aws_apigatewayv2_api.chat.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}/live"
}

output "single_url" {
  description = "URL of Single"
  value       = "wss://${aws_apigatewayv2_api.single.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}/live"
}

output "connections_name" {
  description = "Name of the table Connections"
  value       = aws_dynamodb_table.connections.name
}

output "graph_url" {
  description = "URL of Graph"
  value       = aws_appsync_graphql_api.graph.uris["GRAPHQL"]
}

output "whole_url" {
  description = "URL of Whole"
  value       = aws_appsync_graphql_api.whole.uris["GRAPHQL"]
}

output "orders_name" {
  description = "Name of the table Orders"
  value       = aws_dynamodb_table.orders.name
}

output "events_name" {
  description = "Name of the event bus Events"
  value       = aws_cloudwatch_event_bus.events.name
}

output "url_url" {
  description = "URL of Url"
  value       = aws_lambda_function_url.page.function_url
}

output "alarms_arn" {
  description = "ARN of the topic of all alarms"
  value       = aws_sns_topic.alarms.arn
}
