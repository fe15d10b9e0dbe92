// Web
import { createServer } from "node:http";

/** One request, message or task. */
async function work(item) {
  // Here it sends to Jobs: process.env.JOBS_QUEUE_URL
  // Here it reads from Orders: process.env.ORDERS_TABLE_NAME
  console.log(JSON.stringify({ message: "done", bytes: JSON.stringify(item).length }));
  return {};
}

function serve() {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) {
      body += chunk;
    }
    try {
      const answer = await work({ method: request.method, path: request.url, body });
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
    } catch (error) {
      console.error(error);
      response.writeHead(500).end();
    }
  });
  server.listen(8080);
  process.once("SIGTERM", () => server.close());
}

serve();
