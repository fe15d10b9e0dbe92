package fanfare.exporters.handler;

import fanfare.exporters.handler.CallOut.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The test of a handler in Python, for unittest. */
record PythonTest(Plan plan) {
    String code() {
        Code code = new Code("    ");
        code.add("\"\"\"Without AWS: whatever " + plan.function().name()
                + " calls is replaced by something that remembers the call.\"\"\"");
        imports(code);
        code.gap().add("ROOT = Path(__file__).resolve().parents[1]");
        code.add("os.environ[\"AWS_DEFAULT_REGION\"] = \"us-east-1\"");
        Expectation.variables(plan)
                .forEach((name, value) -> code.add("os.environ[\"" + name + "\"] = \"" + value + "\""));
        memory(code);
        if (plan.idempotent()) {
            processed(code);
        }
        if (usesClients()) {
            client(code);
        }
        if (!plan.databases().isEmpty()) {
            database(code);
        }
        if (plan.has(Action.REQUEST)) {
            request(code);
        }
        load(code);
        code.gap().gap().add("def event(file):").in();
        code.add("return json.loads((ROOT / \"events\" / file).read_text())").out();
        code.gap()
                .gap()
                .add("class " + plan.function().name() + "Test(unittest.TestCase):")
                .in();
        code.add("def setUp(self):").in();
        code.add("calls.clear()").add("failing.clear()");
        if (plan.idempotent()) {
            code.add("processed.clear()");
        }
        Map<String, String> whileRunning = new LinkedHashMap<>(connects());
        if (plan.has(Action.REQUEST)) {
            whileRunning.put("urllib.request.urlopen", "urlopen");
        }
        if (!whileRunning.isEmpty()) {
            code.add("for patch in [" + patches(whileRunning) + "]:").in();
            code.add("patch.start()").add("self.addCleanup(patch.stop)").out();
        }
        code.out();
        List<Expectation> all = Expectation.of(plan);
        all.forEach(e -> tests(e, code));
        return code.out().toString();
    }

    private void imports(Code code) {
        code.gap().add("import importlib.util");
        if (plan.has(Action.REQUEST)) {
            code.add("import io");
        }
        code.add("import json")
                .add("import logging")
                .add("import os")
                .add("import types")
                .add("import unittest");
        if (plan.has(Action.REQUEST)) {
            code.add("import urllib.parse");
        }
        code.add("from pathlib import Path").add("from unittest import mock");
        if (plan.idempotent()) {
            code.gap().add("from botocore.exceptions import ClientError");
        }
    }

    private static void memory(Code code) {
        code.add("logging.disable()");
        code.gap().add("calls = []").add("failing = []  # what the next calls fail with");
        code.gap().gap().add("""
                        def remember(call):
                            calls.append(call)
                            if failing:
                                raise RuntimeError(failing.pop())""");
    }

    private static void processed(Code code) {
        code.gap().gap().add("processed = {}  # the table of the messages that were processed");
        code.gap().gap().add("""
                        def note(method, Key=None, Item=None, ConditionExpression=None, **rest):
                            name = (Item or Key)["id"]["S"]
                            if method == "delete_item":
                                processed.pop(name, None)
                            elif ConditionExpression and name in processed:
                                error = {"Error": {"Code": "ConditionalCheckFailedException"}, "Item": processed[name]}
                                raise ClientError(error, "PutItem")
                            else:
                                processed[name] = Item""");
    }

    /** Where the target of a call stands in its arguments. */
    private static String target(Action action) {
        return switch (action) {
            case PUT_EVENT -> "Entries";
            default -> NodeClients.target(action);
        };
    }

    private boolean usesClients() {
        return plan.idempotent()
                || plan.calls().stream()
                        .anyMatch(s -> !Python.client(s.call().action()).isEmpty()
                                || s.call().action() == Action.PUSH);
    }

    private void client(Code code) {
        String fields = plan.calls().stream()
                .map(s -> target(s.call().action()))
                .filter(f -> !f.isEmpty())
                .distinct()
                .map(f -> "\"" + f + "\"")
                .collect(Collectors.joining(", "));
        boolean push = plan.has(Action.PUSH);
        code.gap().gap().add("class Client:").in();
        code.add("\"\"\"Stands in for a client of boto3.\"\"\"");
        if (push) {
            code.gap().add("exceptions = types.SimpleNamespace(GoneException=KeyError)");
        }
        code.gap().add("def __init__(self, service, endpoint_url=None):").in();
        code.add("self.endpoint = endpoint_url").out();
        if (!plan.databases().isEmpty()) {
            code.gap().add("def generate_db_auth_token(self, **arguments):\n    return \"token\"");
        }
        code.gap().add("def __getattr__(self, method):").in();
        code.add("def call(**arguments):").in();
        if (plan.idempotent()) {
            code.add("if arguments.get(\"TableName\") == \"processed\":").in();
            code.add("return note(method, **arguments)").out();
        }
        if (plan.has(Action.PUT_EVENT)) {
            code.add("if \"Entries\" in arguments:").in();
            code.add("arguments[\"Entries\"] = arguments[\"Entries\"][0][\"EventBusName\"]")
                    .out();
        }
        if (fields.isEmpty()) {
            code.add("target = self.endpoint");
        } else {
            code.add("target = next((arguments[f] for f in [" + fields + "] if f in arguments), self.endpoint)");
        }
        code.add("remember(f\"{method} {target}\")").add("return {}").out();
        code.gap().add("return call").out().out();
    }

    private void database(Code code) {
        code.gap().gap().add("""
                        class Connection:
                            \"""Stands in for a connection to a database, and for its cursor.\"""

                            closed = False
                            open = True

                            def __init__(self, host, **rest):
                                self.host = host

                            def __enter__(self):
                                return self

                            def __exit__(self, *error):
                                pass

                            def cursor(self):
                                return self

                            def execute(self, sql, values):
                                remember(f"{'query' if sql.startswith('SELECT') else 'update'} {self.host}")

                            def fetchone(self):
                                return None""");
    }

    private static void request(Code code) {
        code.gap().gap().add("""
                        def urlopen(request, timeout=None):
                            url = urllib.parse.urlsplit(request.full_url)
                            remember(f"{request.get_method()} {url.scheme}://{url.netloc}")
                            return io.BytesIO(b"{}")""");
    }

    private void caches(Code code) {
        code.gap().gap().add("""
                        class Cache:
                            \"""Stands in for the client of a cache that is empty.\"""

                            def __init__(self, host, **rest):
                                self.host = host

                            def get(self, key):
                                remember(f"get {self.host}")

                            def set(self, key, value, px):
                                remember(f"set {self.host}")

                            def delete(self, key):
                                remember(f"del {self.host}")""");
    }

    /** The functions that connect to databases, and what replaces them. */
    private Map<String, String> connects() {
        Map<String, String> connects = new LinkedHashMap<>();
        plan.databases()
                .values()
                .forEach(c -> connects.put(c.mysql() ? "pymysql.connect" : "psycopg.connect", "Connection"));
        return connects;
    }

    private void load(Code code) {
        Map<String, String> replaced = new LinkedHashMap<>();
        if (usesClients()) {
            replaced.put("boto3.client", "Client");
        }
        replaced.putAll(connects());
        if (!plan.caches().isEmpty()) {
            caches(code);
            replaced.put("redis.cluster.RedisCluster", "Cache");
        }
        code.gap().gap().add("def load():").in();
        code.add("source = ROOT / \"src\" / \"" + plan.function().name() + "\" / \"app.py\"");
        code.add("spec = importlib.util.spec_from_file_location(\""
                + plan.function().name() + "\", source)");
        code.add("module = importlib.util.module_from_spec(spec)");
        code.add("spec.loader.exec_module(module)").add("return module").out();
        code.gap().gap();
        if (replaced.isEmpty()) {
            code.add("app = load()");
        } else {
            code.add("# The handler makes its clients when it is loaded: they are replaced before.");
            code.add("with " + patches(replaced) + ":");
            code.in().add("app = load()").out();
        }
        code.add("context = types.SimpleNamespace(aws_request_id=\"invocation-1\")");
    }

    private static String patches(Map<String, String> replaced) {
        return replaced.entrySet().stream()
                .map(r -> "mock.patch(\"" + r.getKey() + "\", " + r.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    private static String said(List<Expectation.Called> calls) {
        return calls.stream()
                .map(c -> "\"" + verb(c) + " " + Expectation.target(c.call()) + "\"")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String verb(Expectation.Called called) {
        if (!called.store().isEmpty()) {
            return called.store();
        }
        return called.call().action() == Action.REQUEST
                ? called.call().method()
                : PythonCalls.method(called.call().action());
    }

    private void called(List<Expectation.Called> calls, Code code) {
        code.add(
                plan.parallel()
                        ? "self.assertCountEqual(calls, " + said(calls) + ")"
                        : "self.assertEqual(calls, " + said(calls) + ")");
    }

    private static Code begin(Expectation e, String what, String words, Code code) {
        String from = e.trigger().map(t -> "_" + t.from().name()).orElse("");
        code.gap().add("def test" + from + "_" + what + "(self):").in();
        return code.add("\"\"\"" + Character.toUpperCase(e.words().charAt(0))
                + e.words().substring(1) + ": " + words + ".\"\"\"");
    }

    private void tests(Expectation e, Code code) {
        String event = e.event().isEmpty() ? "{}" : "event(\"" + e.event() + "\")";
        String handle = "app.handler(" + event + ", context)";
        begin(e, "calls", "every call is made", code);
        List<String> answers = answers(e);
        code.add((answers.isEmpty() ? "" : "answer = ") + handle);
        called(e.calls(), code);
        answers.forEach(code::add);
        code.out();
        if (e.shape().isVerdict()) {
            begin(e, "refuses", "nobody passes without a token", code);
            code.add("answer = app.handler({**" + event + ", \"headers\": {}, \"authorizationToken\": None}, context)");
            code.add(
                    e.shape() == Trigger.Shape.VERDICT_V2
                            ? "self.assertFalse(answer[\"isAuthorized\"])"
                            : "self.assertEqual(answer[\"policyDocument\"][\"Statement\"][0][\"Effect\"], \"Deny\")");
            code.out();
        }
        if (!e.perItem().isEmpty()) {
            failure(e, handle, code);
            if (e.once()) {
                twice(e, handle, code);
            }
        }
    }

    private void failure(Expectation e, String handle, Code code) {
        begin(e, "fails", e.reports() ? "the records that failed are named" : "a call that fails is not hidden", code);
        code.add("failing.append(\"as the test wants it\")");
        if (e.reports()) {
            code.add("answer = " + handle);
            code.add("failed = [f[\"itemIdentifier\"] for f in answer[\"batchItemFailures\"]]");
            code.add("self.assertEqual(failed, ["
                    + e.failed().stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", ")) + "])");
        } else {
            code.add("with self.assertRaises(RuntimeError):\n    " + handle);
        }
        if (!plan.parallel()) {
            called(e.callsAfterFailure(), code);
        }
        code.out();
    }

    private void twice(Expectation e, String handle, Code code) {
        begin(e, "twice", "what comes a second time is not processed again", code);
        code.add(handle).add(handle);
        called(e.calls(), code);
        code.out();
        if (plan.parallel()) {
            return;
        }
        begin(e, "again", "what failed is processed when it comes again", code);
        code.add("failing.append(\"as the test wants it\")");
        code.add(e.reports() ? handle : "with self.assertRaises(RuntimeError):\n    " + handle);
        code.add("calls.clear()").add(handle);
        called(e.reports() && !plan.ordered() ? e.perItem() : e.calls(), code);
        code.out();
    }

    private List<String> answers(Expectation e) {
        if (e.reports()) {
            return List.of("self.assertEqual(answer, {\"batchItemFailures\": []})");
        }
        return switch (e.shape()) {
            case HTTP_V1, HTTP_V2, HTTP_BALANCER ->
                List.of(
                        "self.assertEqual(answer[\"statusCode\"], 200)",
                        "self.assertEqual(json.loads(answer[\"body\"]), {\"id\": \"" + e.answeredId() + "\"})");
            case WEBSOCKET -> List.of("self.assertEqual(answer[\"statusCode\"], 200)");
            case VERDICT_V2 -> List.of("self.assertTrue(answer[\"isAuthorized\"])");
            case VERDICT_V1 ->
                List.of("self.assertEqual(answer[\"policyDocument\"][\"Statement\"][0][\"Effect\"], \"Allow\")");
            case PIPE -> List.of("self.assertEqual(len(answer), " + e.ids().size() + ")");
            case TRANSFORM ->
                List.of("self.assertEqual([(r[\"recordId\"], r[\"result\"]) for r in answer[\"records\"]], "
                        + e.ids().stream()
                                .map(id -> "(\"" + id + "\", \"Ok\")")
                                .collect(Collectors.joining(", ", "[", "]"))
                        + ")");
            case DIRECT -> List.of("self.assertEqual(answer, {\"id\": \"" + e.answeredId() + "\"})");
            default -> List.of();
        };
    }
}
