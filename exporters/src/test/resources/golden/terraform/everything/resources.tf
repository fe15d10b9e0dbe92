data "aws_secretsmanager_secret_version" "payments_secret" {
  secret_id = aws_secretsmanager_secret_version.payments_secret.secret_id
}

resource "aws_cloudwatch_event_connection" "payments_connection" {
  name               = "${var.name}-PaymentsConnection"
  authorization_type = "API_KEY"

  auth_parameters {
    api_key {
      key   = "x-api-key"
      value = jsondecode(data.aws_secretsmanager_secret_version.payments_secret.secret_string)["apiKey"]
    }
  }
}

resource "aws_secretsmanager_secret" "payments_secret" {
  name_prefix = "${var.name}-PaymentsSecret-"
  description = "Key for Payments"
}

resource "random_password" "payments_secret" {
  length  = 32
  special = false
}

resource "aws_secretsmanager_secret_version" "payments_secret" {
  secret_id = aws_secretsmanager_secret.payments_secret.id

  secret_string = jsonencode({
    apiKey = random_password.payments_secret.result
  })

  lifecycle {
    ignore_changes = [secret_string]
  }
}

resource "aws_cloudwatch_event_api_destination" "payments" {
  name                             = "${var.name}-Payments"
  connection_arn                   = aws_cloudwatch_event_connection.payments_connection.arn
  http_method                      = "POST"
  invocation_endpoint              = var.payments_url
  invocation_rate_limit_per_second = 25
}

resource "aws_cloudwatch_metric_alarm" "alarm" {
  alarm_name  = "${var.name}-Alarm"
  metric_name = "ApproximateNumberOfMessagesVisible"
  namespace   = "AWS/SQS"

  dimensions = {
    QueueName = aws_sqs_queue.failed.name
  }

  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 1
  threshold           = 0
  comparison_operator = "GreaterThanThreshold"
}

resource "aws_sns_topic" "alarms" {
  name = "${var.name}-Alarms"
}
