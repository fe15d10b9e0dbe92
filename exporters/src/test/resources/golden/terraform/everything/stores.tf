resource "aws_dynamodb_table" "orders" {
  name             = "${var.name}-Orders"
  billing_mode     = "PAY_PER_REQUEST"
  stream_view_type = "NEW_AND_OLD_IMAGES"
  hash_key         = "id"
  range_key        = "line"
  stream_enabled   = true

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "line"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_dynamodb_table" "stock" {
  name           = "${var.name}-Stock"
  billing_mode   = "PROVISIONED"
  read_capacity  = 10
  write_capacity = 20
  hash_key       = "sku"

  attribute {
    name = "sku"
    type = "S"
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket" "uploads" {
  bucket = "${var.bucket_prefix}-uploads-${data.aws_caller_identity.current.account_id}"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_public_access_block" "uploads" {
  bucket                  = aws_s3_bucket.uploads.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_notification" "uploads" {
  bucket = aws_s3_bucket.uploads.id

  lambda_function {
    lambda_function_arn = aws_lambda_function.draw.arn
    events              = ["s3:ObjectCreated:*"]
    filter_prefix       = "incoming/"
  }

  queue {
    queue_arn     = aws_sqs_queue.jobs.arn
    events        = ["s3:ObjectCreated:*"]
    filter_prefix = "jobs/"
  }

  topic {
    topic_arn     = aws_sns_topic.news.arn
    events        = ["s3:ObjectCreated:*"]
    filter_prefix = "news/"
  }

  depends_on = [
    aws_sqs_queue_policy.jobs,
    aws_sns_topic_policy.news,
    aws_lambda_permission.draw_uploads,
  ]
}

resource "aws_s3_bucket" "reports" {
  bucket_prefix = "${var.name}-reports-"

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_public_access_block" "reports" {
  bucket                  = aws_s3_bucket.reports.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "reports" {
  bucket = aws_s3_bucket.reports.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}
