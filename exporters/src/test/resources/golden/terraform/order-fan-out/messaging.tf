resource "aws_sns_topic" "order_created" {
  name = "${var.name}-OrderCreated"
}

resource "aws_sns_topic_subscription" "order_created_to_emails" {
  topic_arn = aws_sns_topic.order_created.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.emails.arn
}

resource "aws_sqs_queue" "emails" {
  name                       = "${var.name}-Emails"
  visibility_timeout_seconds = 180
  message_retention_seconds  = 345600
  sqs_managed_sse_enabled    = true
}

data "aws_iam_policy_document" "emails" {
  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.emails.arn]

    principals {
      type        = "Service"
      identifiers = ["sns.amazonaws.com"]
    }

    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_sns_topic.order_created.arn]
    }
  }
}

resource "aws_sqs_queue_policy" "emails" {
  queue_url = aws_sqs_queue.emails.url
  policy    = data.aws_iam_policy_document.emails.json
}
