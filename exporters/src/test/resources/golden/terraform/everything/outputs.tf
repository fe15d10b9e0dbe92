output "rest_url" {
  description = "URL of Rest"
  value       = "https://${aws_api_gateway_rest_api.rest.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}/${var.stage}"
}

output "http_url" {
  description = "URL of Http"
  value       = "https://${aws_apigatewayv2_api.http.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
}

output "jobs_url" {
  description = "URL of the queue Jobs"
  value       = aws_sqs_queue.jobs.url
}

output "jobs_in_order_url" {
  description = "URL of the queue JobsInOrder"
  value       = aws_sqs_queue.jobs_in_order.url
}

output "failed_url" {
  description = "URL of the queue Failed"
  value       = aws_sqs_queue.failed.url
}

output "failed_in_order_url" {
  description = "URL of the queue FailedInOrder"
  value       = aws_sqs_queue.failed_in_order.url
}

output "news_arn" {
  description = "ARN of the topic News"
  value       = aws_sns_topic.news.arn
}

output "news_in_order_arn" {
  description = "ARN of the topic NewsInOrder"
  value       = aws_sns_topic.news_in_order.arn
}

output "events_name" {
  description = "Name of the event bus Events"
  value       = aws_cloudwatch_event_bus.events.name
}

output "archive_name" {
  description = "Name of the event bus Archive"
  value       = aws_cloudwatch_event_bus.archive.name
}

output "orders_name" {
  description = "Name of the table Orders"
  value       = aws_dynamodb_table.orders.name
}

output "stock_name" {
  description = "Name of the table Stock"
  value       = aws_dynamodb_table.stock.name
}

output "uploads_name" {
  description = "Name of the bucket Uploads"
  value       = aws_s3_bucket.uploads.bucket
}

output "reports_name" {
  description = "Name of the bucket Reports"
  value       = aws_s3_bucket.reports.bucket
}

output "audit_name" {
  description = "Name of the function Audit"
  value       = aws_lambda_function.audit.function_name
}

output "url_url" {
  description = "URL of Url"
  value       = aws_lambda_function_url.audit.function_url
}

output "alarms_arn" {
  description = "ARN of the topic of all alarms"
  value       = aws_sns_topic.alarms.arn
}
