resource "aws_sns_topic" "alarms" {
  name = "${var.name}-Alarms"
}
