variable "name" {
  type        = string
  description = "Name of the application; the names of its resources begin with it"
  default     = "order-fan-out"

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
