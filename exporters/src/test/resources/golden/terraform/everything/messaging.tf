resource "aws_sqs_queue" "jobs" {
  name                       = "${var.name}-Jobs"
  visibility_timeout_seconds = 360
  message_retention_seconds  = 345600
  delay_seconds              = 10
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed.arn
    maxReceiveCount     = 3
  })
}

data "aws_iam_policy_document" "jobs" {
  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.jobs.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.news.arn]
    }
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.jobs.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"

      values = [
        "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:rule/${aws_cloudwatch_event_bus.events.name}/*",
      ]
    }
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.jobs.arn]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"

      values = [
        "arn:${data.aws_partition.current.partition}:s3:::${var.bucket_prefix}-uploads-${data.aws_caller_identity.current.account_id}",
      ]
    }
  }
}

resource "aws_sqs_queue_policy" "jobs" {
  queue_url = aws_sqs_queue.jobs.url
  policy    = data.aws_iam_policy_document.jobs.json
}

resource "aws_sqs_queue" "jobs_in_order" {
  name                        = "${var.name}-JobsInOrder.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
  deduplication_scope         = "messageGroup"
  fifo_throughput_limit       = "perMessageGroupId"
  visibility_timeout_seconds  = 180
  message_retention_seconds   = 345600
  sqs_managed_sse_enabled     = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed_in_order.arn
    maxReceiveCount     = 5
  })
}

data "aws_iam_policy_document" "jobs_in_order" {
  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.jobs_in_order.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.news_in_order.arn]
    }
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.jobs_in_order.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"

      values = [
        "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:rule/${aws_cloudwatch_event_bus.events.name}/*",
      ]
    }
  }
}

resource "aws_sqs_queue_policy" "jobs_in_order" {
  queue_url = aws_sqs_queue.jobs_in_order.url
  policy    = data.aws_iam_policy_document.jobs_in_order.json
}

resource "aws_sqs_queue" "failed" {
  name                       = "${var.name}-Failed"
  visibility_timeout_seconds = 30
  message_retention_seconds  = 1209600
  sqs_managed_sse_enabled    = true
}

data "aws_iam_policy_document" "failed" {
  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.failed.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.news.arn]
    }
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.failed.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"

      values = [
        "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:rule/${aws_cloudwatch_event_bus.events.name}/*",
      ]
    }
  }
}

resource "aws_sqs_queue_policy" "failed" {
  queue_url = aws_sqs_queue.failed.url
  policy    = data.aws_iam_policy_document.failed.json
}

resource "aws_cloudwatch_metric_alarm" "failed_not_empty" {
  alarm_name         = "${var.name}-FailedNotEmpty"
  alarm_description  = "Messages that could not be processed wait in Failed"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/SQS"
  metric_name        = "ApproximateNumberOfMessagesVisible"

  dimensions = {
    QueueName = aws_sqs_queue.failed.name
  }

  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

resource "aws_sqs_queue" "failed_in_order" {
  name                        = "${var.name}-FailedInOrder.fifo"
  fifo_queue                  = true
  content_based_deduplication = true
  visibility_timeout_seconds  = 30
  message_retention_seconds   = 1209600
  sqs_managed_sse_enabled     = true
}

resource "aws_cloudwatch_metric_alarm" "failed_in_order_not_empty" {
  alarm_name         = "${var.name}-FailedInOrderNotEmpty"
  alarm_description  = "Messages that could not be processed wait in FailedInOrder"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  treat_missing_data = "notBreaching"
  namespace          = "AWS/SQS"
  metric_name        = "ApproximateNumberOfMessagesVisible"

  dimensions = {
    QueueName = aws_sqs_queue.failed_in_order.name
  }

  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
}

resource "aws_sns_topic" "news" {
  name = "${var.name}-News"
}

resource "aws_sns_topic_subscription" "news_to_jobs" {
  topic_arn            = aws_sns_topic.news.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.jobs.arn
  raw_message_delivery = true
  filter_policy_scope  = "MessageBody"

  filter_policy = jsonencode({
    kind = [
      "job",
      {
        prefix = "x-"
      },
    ]
  })

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed.arn
  })
}

resource "aws_sns_topic_subscription" "news_to_payments" {
  topic_arn = aws_sns_topic.news.arn
  protocol  = "https"
  endpoint  = var.payments_url

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.failed.arn
  })
}

data "aws_iam_policy_document" "news" {
  statement {
    effect    = "Allow"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.news.arn]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }

    condition {
      test     = "ArnLike"
      variable = "aws:SourceArn"

      values = [
        "arn:${data.aws_partition.current.partition}:events:${data.aws_region.current.region}:${data.aws_caller_identity.current.account_id}:rule/${aws_cloudwatch_event_bus.events.name}/*",
      ]
    }
  }

  statement {
    effect    = "Allow"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.news.arn]

    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"

      values = [
        "arn:${data.aws_partition.current.partition}:s3:::${var.bucket_prefix}-uploads-${data.aws_caller_identity.current.account_id}",
      ]
    }
  }
}

resource "aws_sns_topic_policy" "news" {
  arn    = aws_sns_topic.news.arn
  policy = data.aws_iam_policy_document.news.json
}

resource "aws_sns_topic" "news_in_order" {
  name                        = "${var.name}-NewsInOrder.fifo"
  fifo_topic                  = true
  content_based_deduplication = true
}

resource "aws_sns_topic_subscription" "news_in_order_to_jobs_in_order" {
  topic_arn = aws_sns_topic.news_in_order.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.jobs_in_order.arn
}

resource "aws_cloudwatch_event_bus" "events" {
  name = "${var.name}-Events"
}

resource "aws_cloudwatch_event_rule" "events_to_jobs" {
  name           = "${var.name}-EventsToJobs"
  event_bus_name = aws_cloudwatch_event_bus.events.name

  event_pattern = jsonencode({
    source = [{
      prefix = ""
    }]
  })
}

resource "aws_cloudwatch_event_target" "events_to_jobs" {
  rule           = aws_cloudwatch_event_rule.events_to_jobs.name
  event_bus_name = aws_cloudwatch_event_bus.events.name
  target_id      = "Jobs"
  arn            = aws_sqs_queue.jobs.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  dead_letter_config {
    arn = aws_sqs_queue.failed.arn
  }
}

resource "aws_cloudwatch_event_rule" "events_to_jobs_in_order" {
  name           = "${var.name}-EventsToJobsInOrder"
  event_bus_name = aws_cloudwatch_event_bus.events.name

  event_pattern = jsonencode({
    source = [{
      prefix = ""
    }]
  })
}

resource "aws_cloudwatch_event_target" "events_to_jobs_in_order" {
  rule           = aws_cloudwatch_event_rule.events_to_jobs_in_order.name
  event_bus_name = aws_cloudwatch_event_bus.events.name
  target_id      = "JobsInOrder"
  arn            = aws_sqs_queue.jobs_in_order.arn

  sqs_target {
    message_group_id = "Events"
  }

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  dead_letter_config {
    arn = aws_sqs_queue.failed.arn
  }
}

resource "aws_cloudwatch_event_rule" "events_to_news" {
  name           = "${var.name}-EventsToNews"
  event_bus_name = aws_cloudwatch_event_bus.events.name

  event_pattern = jsonencode({
    source = [{
      prefix = ""
    }]
  })
}

resource "aws_cloudwatch_event_target" "events_to_news" {
  rule           = aws_cloudwatch_event_rule.events_to_news.name
  event_bus_name = aws_cloudwatch_event_bus.events.name
  target_id      = "News"
  arn            = aws_sns_topic.news.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  dead_letter_config {
    arn = aws_sqs_queue.failed.arn
  }
}

resource "aws_cloudwatch_event_rule" "events_to_archive" {
  name           = "${var.name}-EventsToArchive"
  event_bus_name = aws_cloudwatch_event_bus.events.name

  event_pattern = jsonencode({
    source = [{
      prefix = ""
    }]
  })
}

resource "aws_cloudwatch_event_target" "events_to_archive" {
  rule           = aws_cloudwatch_event_rule.events_to_archive.name
  event_bus_name = aws_cloudwatch_event_bus.events.name
  target_id      = "Archive"
  arn            = aws_cloudwatch_event_bus.archive.arn
  role_arn       = aws_iam_role.events_to_archive.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  dead_letter_config {
    arn = aws_sqs_queue.failed.arn
  }
}

data "aws_iam_policy_document" "events_to_archive_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "events_to_archive" {
  name               = "${var.name}-EventsToArchiveRole"
  assume_role_policy = data.aws_iam_policy_document.events_to_archive_assume.json
}

data "aws_iam_policy_document" "events_to_archive" {
  statement {
    effect    = "Allow"
    actions   = ["events:PutEvents"]
    resources = [aws_cloudwatch_event_bus.archive.arn]
  }
}

resource "aws_iam_role_policy" "events_to_archive" {
  name   = "Deliver"
  role   = aws_iam_role.events_to_archive.name
  policy = data.aws_iam_policy_document.events_to_archive.json
}

resource "aws_cloudwatch_event_rule" "events_to_payments" {
  name           = "${var.name}-EventsToPayments"
  event_bus_name = aws_cloudwatch_event_bus.events.name

  event_pattern = jsonencode({
    source = [{
      prefix = ""
    }]
  })
}

resource "aws_cloudwatch_event_target" "events_to_payments" {
  rule           = aws_cloudwatch_event_rule.events_to_payments.name
  event_bus_name = aws_cloudwatch_event_bus.events.name
  target_id      = "Payments"
  arn            = aws_cloudwatch_event_api_destination.payments.arn
  role_arn       = aws_iam_role.events_to_payments.arn

  retry_policy {
    maximum_retry_attempts       = 185
    maximum_event_age_in_seconds = 86400
  }

  dead_letter_config {
    arn = aws_sqs_queue.failed.arn
  }
}

data "aws_iam_policy_document" "events_to_payments_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "events_to_payments" {
  name               = "${var.name}-EventsToPaymentsRole"
  assume_role_policy = data.aws_iam_policy_document.events_to_payments_assume.json
}

data "aws_iam_policy_document" "events_to_payments" {
  statement {
    effect    = "Allow"
    actions   = ["events:InvokeApiDestination"]
    resources = [aws_cloudwatch_event_api_destination.payments.arn]
  }
}

resource "aws_iam_role_policy" "events_to_payments" {
  name   = "Deliver"
  role   = aws_iam_role.events_to_payments.name
  policy = data.aws_iam_policy_document.events_to_payments.json
}

resource "aws_cloudwatch_event_bus" "archive" {
  name = "${var.name}-Archive"
}
