// Mixed
import { createServer } from "node:http";

/** One request, message or task. */
async function work(item) {
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

if (process.env.INPUT !== undefined) {
  await work(JSON.parse(process.env.INPUT));
} else {
  serve();
}
