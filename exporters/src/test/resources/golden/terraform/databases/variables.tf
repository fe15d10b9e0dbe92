variable "name" {
  type        = string
  description = "Name of the application; the names of its resources begin with it"
  default     = "databases-and-caches"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,18}[a-z0-9]$", var.name))
    error_message = "2 to 20 lower-case letters, digits and hyphens, a letter first and no hyphen last."
  }
}

variable "region" {
  type        = string
  description = "Region of AWS"
  default     = "eu-west-1"
}

variable "subnet_ids" {
  type        = list(string)
  description = "Private subnets of the VPC, in at least two Availability Zones"
}

variable "vpc_id" {
  type        = string
  description = "The VPC"
}

variable "exchange_url" {
  type        = string
  description = "URL of Exchange"

  validation {
    condition     = can(regex("^https://.+$", var.exchange_url))
    error_message = "An URL that begins with https://."
  }
}
