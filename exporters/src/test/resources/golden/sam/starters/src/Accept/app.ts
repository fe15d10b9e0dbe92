// Accept
// Api calls it with an HTTP request.
// Step 1: sends to Jobs.
// Step 2: reads from Sql.
import "./require.ts";
import pg from "pg";
import { Signer } from "@aws-sdk/rds-signer";
import { SQSClient, SendMessageCommand } from "@aws-sdk/client-sqs";
import type { APIGatewayProxyEventV2, APIGatewayProxyHandlerV2, Context } from "aws-lambda";

// Made once per execution environment; exported for the tests, which replace what they do.
export const sqs = new SQSClient({});
const connectSql = () => {
  const endpoint = { hostname: process.env.SQL_DATABASE_ENDPOINT!, port: 5432, username: "app" };
  const token = () => new Signer(endpoint).getAuthToken();
  return new pg.Pool({
    host: endpoint.hostname,
    port: endpoint.port,
    user: endpoint.username,
    database: "app",
    max: 1,
    ssl: true,
    password: token,
  });
};
const poolSql = connectSql();

interface Item {
  id: string;
  body: unknown;
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// The body of a request; null if it has none.
const bodyOf = ({ body, isBase64Encoded }: { body?: string | null; isBase64Encoded?: boolean }) =>
  body ? parse(isBase64Encoded ? Buffer.from(body, "base64").toString() : body) : null;

// What there is to do: one item, or one per record.
const read = (event: APIGatewayProxyEventV2, context: Context): Item[] => {
  return [{ id: event.requestContext.requestId, body: bodyOf(event) }];
};

// Sends to Jobs.
const sendToJobs = async (item: Item) => {
  return sqs.send(
    new SendMessageCommand({
      QueueUrl: process.env.JOBS_QUEUE_URL,
      MessageBody: JSON.stringify(item.body),
    }),
  );
};

// Reads from Sql.
const readSql = async (item: Item) => {
  return await poolSql.query("SELECT body FROM items WHERE id = $1", [String(item.id)]);
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields: object) => console.info({ function: "Accept", ...fields });

const work = async (item: Item) => {
  await sendToJobs(item);
  await readSql(item);
};

export const handler: APIGatewayProxyHandlerV2 = async (event, context) => {
  const items = read(event, context);
  for (const item of items) {
    await work(item);
  }
  log({ message: "done", items: items.length });
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: items[0].id }),
  };
};
