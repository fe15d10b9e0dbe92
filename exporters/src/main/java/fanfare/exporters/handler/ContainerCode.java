package fanfare.exporters.handler;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Container;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Workflow;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The start of a container: a Dockerfile and a small application that serves, works through queues, or does one task. */
public final class ContainerCode {
    private final Component container;
    private final Design design;
    private final Variables variables;

    /** For a container of a design. */
    public ContainerCode(Component container, Design design, Variables variables) {
        this.container = container;
        this.design = design;
        this.variables = variables;
    }

    /** The folder of the code, relative to the template. */
    public static String folder(Component container) {
        return "src/" + container.name();
    }

    /** The name of the image inside a task. */
    public static String image(Component container) {
        return container.name().toLowerCase(Locale.ROOT);
    }

    /** True if requests come over the network. */
    public static boolean answers(Component container, Design design) {
        return design.to(container.name()).anyMatch(c -> c.as() == Interactions.INVOKE && !isTask(c, design));
    }

    /** True if tasks of their own are started. */
    static boolean runsTasks(Component container, Design design) {
        return design.to(container.name()).anyMatch(c -> isTask(c, design));
    }

    /** True if a service runs all the time: unless all that comes starts tasks. */
    public static boolean isService(Component container, Design design) {
        return design.to(container.name()).findAny().isEmpty()
                || design.to(container.name()).anyMatch(c -> !isTask(c, design));
    }

    private static boolean isTask(Connection c, Design design) {
        boolean byWorkflow =
                design.component(c.from()).map(f -> f.kind() == Workflow.KIND).orElse(false);
        return c.as() != Poll.INTERACTION && (c.as() != Interactions.INVOKE || byWorkflow);
    }

    private List<Component> queues() {
        return design.to(container.name())
                .filter(c -> c.as() == Poll.INTERACTION)
                .flatMap(c -> design.component(c.from()).stream())
                .toList();
    }

    /** The files by path relative to the template. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        files.put(folder(container) + "/Dockerfile", """
                FROM public.ecr.aws/docker/library/node:22-slim
                WORKDIR /app
                COPY package.json ./
                RUN npm install --omit=dev
                COPY *.mjs ./
                USER node
                CMD ["node", "app.mjs"]
                """);
        files.put(folder(container) + "/package.json", packageJson());
        files.put(folder(container) + "/app.mjs", app());
        return files;
    }

    private String packageJson() {
        Code code = new Code("  ");
        code.add("{").in();
        code.add("\"name\": \"" + image(container) + "\",");
        code.add("\"version\": \"1.0.0\",").add("\"private\": true,");
        if (queues().isEmpty()) {
            code.add("\"type\": \"module\"");
        } else {
            code.add("\"type\": \"module\",").add("\"dependencies\": {").in();
            code.add("\"@aws-sdk/client-sqs\": \"^3.0.0\"").out().add("}");
        }
        return code.out().add("}").toString();
    }

    private String app() {
        Code code = new Code("  ");
        code.add("// " + container.name());
        List<CallOut> calls = design.from(container.name())
                .flatMap(c -> CallOut.of(c, design, variables).stream())
                .toList();
        boolean answers = answers(container, design) || isService(container, design) && queues().isEmpty();
        if (answers) {
            code.add("import { createServer } from \"node:http\";");
        }
        if (!queues().isEmpty()) {
            code.add("import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from \"@aws-sdk/client-sqs\";");
        }
        code.gap()
                .add("/** One request, message or task. */")
                .add("async function work(item) {")
                .in();
        calls.forEach(c -> code.add("// Here it " + c.words() + ": process.env." + c.variable()));
        code.add("console.log(JSON.stringify({ message: \"done\", bytes: JSON.stringify(item).length }));")
                .add("return {};")
                .out()
                .add("}");
        if (answers) {
            server(code);
        }
        queues().forEach(q -> worker(q, code));
        main(code, answers);
        return code.toString();
    }

    private static void server(Code code) {
        code.gap().add("""
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
                }""");
    }

    private void worker(Component queue, Code code) {
        code.gap().add("""
                async function workThrough%s() {
                  const sqs = new SQSClient({});
                  const QueueUrl = process.env.%s;
                  let goesOn = true;
                  process.once("SIGTERM", () => (goesOn = false));
                  while (goesOn) {
                    const { Messages = [] } = await sqs.send(
                      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: %d, WaitTimeSeconds: 20 }),
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
                }""".formatted(
                        queue.name(), variables.of(queue), Math.min(10, container.get(Container.CONCURRENCY))));
    }

    private void main(Code code, boolean answers) {
        boolean both = runsTasks(container, design) && isService(container, design);
        code.gap();
        if (!isService(container, design)) {
            code.add("await work(JSON.parse(process.env.INPUT ?? \"{}\"));");
            return;
        }
        if (both) {
            code.add("if (process.env.INPUT !== undefined) {").in();
            code.add("await work(JSON.parse(process.env.INPUT));")
                    .out()
                    .add("} else {")
                    .in();
        }
        if (answers) {
            code.add("serve();");
        }
        if (!queues().isEmpty()) {
            code.add("await Promise.all(["
                    + String.join(
                            ", ",
                            queues().stream()
                                    .map(q -> "workThrough" + q.name() + "()")
                                    .toList()) + "]);");
        }
        if (both) {
            code.out().add("}");
        }
    }

    /** What is left to do by hand. */
    public List<String> remarks() {
        long calls = design.from(container.name()).count();
        return calls == 0
                ? List.of()
                : List.of(container.name() + ": the application is a skeleton; its " + calls
                        + (calls == 1 ? " call is" : " calls are") + " left to you.");
    }
}
