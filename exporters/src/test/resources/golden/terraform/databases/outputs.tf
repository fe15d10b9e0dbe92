output "api_url" {
  description = "URL of Api"
  value       = "https://${aws_apigatewayv2_api.api.id}.execute-api.${data.aws_region.current.region}.${data.aws_partition.current.dns_suffix}"
}

output "shop_endpoint" {
  description = "Address of the database Shop"
  value       = aws_rds_cluster.shop.endpoint
}

output "ledger_endpoint" {
  description = "Address of the database Ledger"
  value       = aws_db_instance.ledger.address
}

output "archive_endpoint" {
  description = "Address of the database Archive"
  value       = aws_db_instance.archive.address
}

output "products_name" {
  description = "Name of the table Products"
  value       = aws_dynamodb_table.products.name
}

output "alarms_arn" {
  description = "ARN of the topic of all alarms"
  value       = aws_sns_topic.alarms.arn
}
