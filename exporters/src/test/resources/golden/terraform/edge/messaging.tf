resource "aws_cloudwatch_event_bus" "events" {
  name = "${var.name}-Events"
}
