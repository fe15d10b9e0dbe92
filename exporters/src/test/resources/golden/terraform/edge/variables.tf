variable "name" {
  type        = string
  description = "Name of the application; the names of its resources begin with it"
  default     = "edge"

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

variable "partner_url" {
  type        = string
  description = "URL of Partner"

  validation {
    condition     = can(regex("^https://.+$", var.partner_url))
    error_message = "An URL that begins with https://."
  }
}

variable "stage" {
  type        = string
  description = "Name of the stage of REST APIs"
  default     = "prod"
}

variable "silent_url" {
  type        = string
  description = "URL of Silent"

  validation {
    condition     = can(regex("^https://.+$", var.silent_url))
    error_message = "An URL that begins with https://."
  }
}
