# Bill
# JobsInOrder invokes it: messages of a queue.
# Events invokes it: an event of a bus.
require "json"

def handler(event:, context:)
  puts JSON.generate(message: "done", function: "Bill", requestId: context.aws_request_id)
  { batchItemFailures: [] }
end
