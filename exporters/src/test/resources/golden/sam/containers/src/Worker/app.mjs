// Worker
import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";

/** One request, message or task. */
async function work(item) {
  // Here it writes to Orders: process.env.ORDERS_TABLE_NAME
  // Here it reads from Videos: process.env.VIDEOS_BUCKET_NAME
  // Here it publishes to News: process.env.NEWS_TOPIC_ARN
  // Here it puts an event on Events: process.env.EVENTS_BUS_NAME
  // Here it puts a record into Clicks: process.env.CLICKS_STREAM_NAME
  // Here it requests Partner: process.env.PARTNER_URL
  // Here it invokes Check: process.env.CHECK_FUNCTION_NAME
  // Here it starts Publish: process.env.PUBLISH_STATE_MACHINE_ARN
  // Here it requests Web: process.env.WEB_URL
  // Here it starts a task of Mixed: process.env.MIXED_TASK_DEFINITION
  console.log(JSON.stringify({ message: "done", bytes: JSON.stringify(item).length }));
  return {};
}

async function workThroughJobs() {
  const sqs = new SQSClient({});
  const QueueUrl = process.env.JOBS_QUEUE_URL;
  let goesOn = true;
  process.once("SIGTERM", () => (goesOn = false));
  while (goesOn) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 5, WaitTimeSeconds: 20 }),
    );
    await Promise.all(
      Messages.map(async ({ Body, ReceiptHandle }) => {
        try {
          await work(JSON.parse(Body));
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        } catch (error) {
          // It becomes visible again after the visibility timeout.
          console.error(error);
        }
      }),
    );
  }
}

await Promise.all([workThroughJobs()]);
