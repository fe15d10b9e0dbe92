// Orders
// Api calls it with an HTTP request.
// Step 1: reads from Catalogue.
// Step 2: writes to Pool.
// Step 3: writes to Sessions.
import pg from "pg";
import { createCluster } from "redis";
import { Signer } from "@aws-sdk/rds-signer";
import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb";

// Made once per execution environment; exported for the tests, which replace what they do.
export const dynamodb = new DynamoDBClient({});
export const cacheCatalogue = createCluster({
  rootNodes: [{ url: `rediss://${process.env.CATALOGUE_CACHE_ENDPOINT}:6379` }],
  defaults: { socket: { tls: true } },
});
export const cacheSessions = createCluster({
  rootNodes: [{ url: `rediss://${process.env.SESSIONS_CACHE_ENDPOINT}:6379` }],
  defaults: { socket: { tls: true } },
});
const connectPool = () => {
  const endpoint = { hostname: process.env.POOL_PROXY_ENDPOINT, port: 5432, username: "app" };
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
const poolPool = connectPool();

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

// The body of a request; null if it has none.
const bodyOf = ({ body, isBase64Encoded }) =>
  body ? parse(isBase64Encoded ? Buffer.from(body, "base64").toString() : body) : null;

// What there is to do: one item, or one per record.
const read = (event, context) => {
  return [{ id: event.requestContext.requestId, body: bodyOf(event) }];
};

// Reads from Products.
const readProducts = async (item) => {
  return dynamodb.send(
    new GetItemCommand({
      TableName: process.env.PRODUCTS_TABLE_NAME,
      Key: { id: { S: String(item.id) } },
    }),
  );
};

// Reads from Catalogue.
const readCatalogue = async (item) => {
  if (!cacheCatalogue.isOpen) {
    await cacheCatalogue.connect();
  }
  const key = String(item.id);
  const found = await cacheCatalogue.get(key);
  if (found !== null) {
    return JSON.parse(found);
  }
  const value = await readProducts(item);
  await cacheCatalogue.set(key, JSON.stringify(value ?? null), { PX: 60000 });
  return value;
};

// Writes to Pool.
const writePool = async (item) => {
  return await poolPool.query("INSERT INTO items (id, body) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body", [String(item.id), JSON.stringify(item.body ?? null)]);
};

// Writes to Pool.
const writePool2 = async (item) => {
  return await poolPool.query("INSERT INTO items (id, body) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET body = EXCLUDED.body", [String(item.id), JSON.stringify(item.body ?? null)]);
};

// Writes to Sessions.
const writeSessions = async (item) => {
  if (!cacheSessions.isOpen) {
    await cacheSessions.connect();
  }
  const key = String(item.id);
  await writePool2(item);
  await cacheSessions.del(key);
};

// Lambda writes it as JSON, with the time and the id of the request.
const log = (fields) => console.info({ function: "Orders", ...fields });

const work = async (item) => {
  await readCatalogue(item);
  await writePool(item);
  await writeSessions(item);
};

export const handler = async (event, context) => {
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
