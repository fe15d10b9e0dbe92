package fanfare.exporters.handler;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Handlers in Python, with boto3 that the runtime brings. */
final class Python implements Language {
    private static final String INDENT = "    ";

    @Override
    public boolean runs(String runtime) {
        return runtime.startsWith("python");
    }

    @Override
    public String entryPoint() {
        return "app.handler";
    }

    @Override
    public String dockerfile(Plan plan, String image) {
        String install = PythonStores.requirements(plan).isEmpty() ? "" : "RUN pip install -r requirements.txt\n";
        return "FROM " + image + "\nCOPY . ${LAMBDA_TASK_ROOT}\n" + install + "CMD [\"app.handler\"]\n";
    }

    @Override
    public String baseImage(String runtime) {
        return "public.ecr.aws/lambda/python:" + runtime.substring("python".length());
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public List<String> testCommands(List<Plan> plans) {
        return plans.isEmpty()
                ? List.of()
                : List.of("pip install -r tests/requirements.txt", "python3 -m unittest discover tests");
    }

    @Override
    public Map<String, String> tests(Plan plan, Map<String, String> events) {
        return Map.of("tests/test_" + plan.function().name() + ".py", new PythonTest(plan).code());
    }

    @Override
    public Map<String, String> shared(List<Plan> plans) {
        TreeSet<String> packages = new TreeSet<>(List.of("boto3"));
        plans.forEach(p -> PythonStores.requirements(p).lines().forEach(packages::add));
        return Map.of("tests/requirements.txt", String.join("\n", packages) + "\n");
    }

    @Override
    public Map<String, String> files(Plan plan) {
        Map<String, String> files = new TreeMap<>();
        files.put("app.py", code(plan));
        files.put("requirements.txt", PythonStores.requirements(plan));
        return files;
    }

    private static String code(Plan plan) {
        Code code = new Code(INDENT);
        code.add("\"\"\"" + plan.function().name() + ".");
        if (!plan.summary().isEmpty()) {
            code.gap();
        }
        plan.summary().forEach(code::add);
        code.add("\"\"\"");
        imports(plan, code);
        new PythonReading(plan).write(code);
        new PythonCalls(plan).write(code);
        new PythonHandler(plan).write(code);
        return code.toString();
    }

    private static void imports(Plan plan, Code code) {
        TreeSet<String> clients = new TreeSet<>();
        plan.calls().forEach(s -> clients.add(client(s.call().action())));
        if (plan.idempotent()) {
            clients.add("dynamodb");
        }
        clients.remove("");
        boolean request = plan.has(CallOut.Action.REQUEST);
        boolean push = plan.has(CallOut.Action.PUSH);
        code.gap();
        if (plan.answersHttp()
                || plan.has(Trigger.Shape.KINESIS)
                || plan.has(Trigger.Shape.KAFKA)
                || plan.has(Trigger.Shape.PIPE)
                || plan.has(Trigger.Shape.TRANSFORM)) {
            code.add("import base64");
        }
        code.add("import json");
        code.add("import logging");
        if (!plan.calls().isEmpty() || plan.idempotent()) {
            code.add("import os");
        }
        if (plan.idempotent()) {
            code.add("import time");
        }
        if (request && plan.calls().stream().anyMatch(s -> s.call().path().contains("{"))) {
            code.add("import urllib.parse");
        } else if (plan.has(Trigger.Shape.S3) || plan.readsNotifiedObjects()) {
            code.add("import urllib.parse");
        }
        if (request) {
            code.add("import urllib.request");
        }
        if (plan.parallel()) {
            code.add("from concurrent.futures import ThreadPoolExecutor");
        }
        PythonStores.imports(plan, clients.isEmpty() && !push, code);
        code.gap().add("logger = logging.getLogger()").add("logger.setLevel(logging.INFO)");
        if (!clients.isEmpty() || push || !plan.caches().isEmpty()) {
            code.gap().add("# Made once per execution environment.");
        }
        clients.forEach(c -> code.add(variable(c) + " = boto3.client(\"" + c + "\")"));
        plan.calls().stream()
                .map(Plan.Step::call)
                .filter(c -> c.action() == CallOut.Action.PUSH)
                .map(c -> PythonCalls.connections(c)
                        + " = boto3.client(\"apigatewaymanagementapi\", endpoint_url=os.environ[\"" + c.variable()
                        + "\"])")
                .distinct()
                .forEach(code::add);
        if (plan.parallel()) {
            code.add("threads = ThreadPoolExecutor()");
        }
        PythonStores.clients(plan, code);
    }

    static String variable(String client) {
        return client.equals("lambda") ? "functions" : client;
    }

    static String client(CallOut.Action action) {
        return switch (action) {
            case READ_ITEM, WRITE_ITEM -> "dynamodb";
            case READ_OBJECT, WRITE_OBJECT -> "s3";
            case SEND -> "sqs";
            case PUBLISH -> "sns";
            case PUT_EVENT -> "events";
            case PUT_RECORD -> "kinesis";
            case PUT_DELIVERY -> "firehose";
            case START, RUN -> "stepfunctions";
            case RUN_TASK -> "ecs";
            case INVOKE, INVOKE_ASYNC -> "lambda";
            case QUERY, UPDATE -> "rds";
            case PUSH, REQUEST, READ_CACHED, WRITE_CACHED -> "";
        };
    }
}
