resource "aws_security_group" "functions_security_group" {
  name        = "${var.name}-FunctionsSecurityGroup"
  description = "Of the functions that reach stores in the VPC"
  vpc_id      = var.vpc_id
}

resource "aws_vpc_security_group_egress_rule" "functions_security_group" {
  security_group_id = aws_security_group.functions_security_group.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}

resource "aws_sns_topic" "alarms" {
  name = "${var.name}-Alarms"
}
