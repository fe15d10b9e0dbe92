variable "name" {
  type        = string
  description = "Name of the application; the names of its resources begin with it"
  default     = "everything"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.name))
    error_message = "2 to 20 lower-case letters, digits and hyphens, a letter first and no hyphen last."
  }
}

variable "region" {
  type        = string
  description = "Region of AWS"
  default     = "us-east-1"
}

variable "stage" {
  type        = string
  description = "Name of the stage of REST APIs"
  default     = "prod"
}

variable "bucket_prefix" {
  type        = string
  description = "First part of the names of buckets that notify"
  default     = "everything"

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,19}$", var.bucket_prefix))
    error_message = "2 to 20 lower-case letters, digits and hyphens."
  }
}

variable "payments_url" {
  type        = string
  description = "URL of Payments"

  validation {
    condition     = can(regex("^https://.+$", var.payments_url))
    error_message = "An URL that begins with https://."
  }
}

variable "draw_image" {
  type        = string
  description = "Image of Draw: its URI in Amazon ECR, built from src/Draw"
}
