resource "aws_scheduler_schedule" "nightly" {
  name                = "${var.name}-Nightly"
  schedule_expression = "cron(0 2 * * ? *)"

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 15
  }

  target {
    arn      = aws_sqs_queue.jobs.arn
    role_arn = aws_iam_role.nightly.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }

    dead_letter_config {
      arn = aws_sqs_queue.failed.arn
    }
  }
}

data "aws_iam_policy_document" "nightly_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role" "nightly" {
  name               = "${var.name}-NightlyRole"
  assume_role_policy = data.aws_iam_policy_document.nightly_assume.json
}

data "aws_iam_policy_document" "nightly" {
  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.jobs.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.failed.arn]
  }
}

resource "aws_iam_role_policy" "nightly" {
  name   = "Deliver"
  role   = aws_iam_role.nightly.name
  policy = data.aws_iam_policy_document.nightly.json
}

resource "aws_scheduler_schedule" "nightly_to_news" {
  name                = "${var.name}-NightlyToNews"
  schedule_expression = "cron(0 2 * * ? *)"

  flexible_time_window {
    mode                      = "FLEXIBLE"
    maximum_window_in_minutes = 15
  }

  target {
    arn      = aws_sns_topic.news.arn
    role_arn = aws_iam_role.nightly_to_news.arn

    retry_policy {
      maximum_retry_attempts       = 185
      maximum_event_age_in_seconds = 86400
    }

    dead_letter_config {
      arn = aws_sqs_queue.failed.arn
    }
  }
}

data "aws_iam_policy_document" "nightly_to_news_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role" "nightly_to_news" {
  name               = "${var.name}-NightlyToNewsRole"
  assume_role_policy = data.aws_iam_policy_document.nightly_to_news_assume.json
}

data "aws_iam_policy_document" "nightly_to_news" {
  statement {
    effect    = "Allow"
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.news.arn]
  }

  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.failed.arn]
  }
}

resource "aws_iam_role_policy" "nightly_to_news" {
  name   = "Deliver"
  role   = aws_iam_role.nightly_to_news.name
  policy = data.aws_iam_policy_document.nightly_to_news.json
}

resource "aws_scheduler_schedule" "hourly" {
  name                = "${var.name}-Hourly"
  schedule_expression = "rate(1 hour)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_cloudwatch_event_bus.events.arn
    role_arn = aws_iam_role.hourly.arn

    eventbridge_parameters {
      detail_type = "Hourly"
      source      = "schedule"
    }

    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 3600
    }
  }
}

data "aws_iam_policy_document" "hourly_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role" "hourly" {
  name               = "${var.name}-HourlyRole"
  assume_role_policy = data.aws_iam_policy_document.hourly_assume.json
}

data "aws_iam_policy_document" "hourly" {
  statement {
    effect    = "Allow"
    actions   = ["events:PutEvents"]
    resources = [aws_cloudwatch_event_bus.events.arn]
  }
}

resource "aws_iam_role_policy" "hourly" {
  name   = "Deliver"
  role   = aws_iam_role.hourly.name
  policy = data.aws_iam_policy_document.hourly.json
}

resource "aws_scheduler_schedule" "hourly_to_jobs_in_order" {
  name                = "${var.name}-HourlyToJobsInOrder"
  schedule_expression = "rate(1 hour)"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_sqs_queue.jobs_in_order.arn
    role_arn = aws_iam_role.hourly_to_jobs_in_order.arn

    sqs_parameters {
      message_group_id = "Hourly"
    }

    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 3600
    }
  }
}

data "aws_iam_policy_document" "hourly_to_jobs_in_order_assume" {
  statement {
    effect  = "Allow"
    actions = ["sts:AssumeRole"]

    principals {
      type        = "Service"
      identifiers = ["scheduler.amazonaws.com"]
    }

    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [data.aws_caller_identity.current.account_id]
    }
  }
}

resource "aws_iam_role" "hourly_to_jobs_in_order" {
  name               = "${var.name}-HourlyToJobsInOrderRole"
  assume_role_policy = data.aws_iam_policy_document.hourly_to_jobs_in_order_assume.json
}

data "aws_iam_policy_document" "hourly_to_jobs_in_order" {
  statement {
    effect    = "Allow"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.jobs_in_order.arn]
  }
}

resource "aws_iam_role_policy" "hourly_to_jobs_in_order" {
  name   = "Deliver"
  role   = aws_iam_role.hourly_to_jobs_in_order.name
  policy = data.aws_iam_policy_document.hourly_to_jobs_in_order.json
}
