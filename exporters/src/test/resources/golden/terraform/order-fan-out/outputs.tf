output "orders_api_url" {
  description = "URL of OrdersApi"
  value       = "https://${aws_apigatewayv2_api.orders_api.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
}

output "orders_name" {
  description = "Name of the table Orders"
  value       = aws_dynamodb_table.orders.name
}

output "order_created_arn" {
  description = "ARN of the topic OrderCreated"
  value       = aws_sns_topic.order_created.arn
}

output "emails_url" {
  description = "URL of the queue Emails"
  value       = aws_sqs_queue.emails.url
}

output "alarms_arn" {
  description = "ARN of the topic of all alarms"
  value       = aws_sns_topic.alarms.arn
}
