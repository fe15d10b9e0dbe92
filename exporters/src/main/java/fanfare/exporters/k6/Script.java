package fanfare.exporters.k6;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.Distribution;
import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The script of one scenario. */
final class Script {
    private static final String ADDRESS = "=https://…";

    private final Design design;
    private final Scenario scenario;
    private final Optional<Result> result;
    private final String file;
    private final List<Component> sources = new ArrayList<>();
    private final Set<Component> endpoints = new LinkedHashSet<>();
    private final List<String> remarks = new ArrayList<>();
    private final Lines out = new Lines();

    Script(Design design, Scenario scenario, Optional<Result> result, String file) {
        this.design = design;
        this.scenario = scenario;
        this.result = result.filter(r -> r.of().scenario().equals(scenario.name()));
        this.file = file;
        scenario.traffic().keySet().forEach(name -> design.component(name).ifPresent(this::source));
        if (!scenario.faults().isEmpty()) {
            remarks.add("The faults of “" + scenario.name()
                    + "” are not part of its script: inject them with AWS Fault Injection Service meanwhile.");
        }
    }

    private void source(Component c) {
        if (c.kind() != Client.KIND) {
            return;
        }
        for (Connection call : calls(c)) {
            Component to = design.component(call.to()).orElseThrow();
            if (Endpoint.is(to)) {
                endpoints.add(to);
            } else {
                remarks.add(c.name() + " reaches " + to.name() + " ("
                        + to.kind().awsName() + ") by other means than plain HTTP; its script leaves these calls out.");
            }
        }
        if (calls(c).stream().anyMatch(this::isSent)) {
            sources.add(c);
        }
    }

    /** In the order of their steps. */
    private List<Connection> calls(Component source) {
        return design.from(source.name())
                .sorted(Comparator.comparingInt(Connection::step))
                .toList();
    }

    private boolean isSent(Connection call) {
        return design.component(call.to()).filter(Endpoint::is).isPresent();
    }

    String file() {
        return file;
    }

    Scenario scenario() {
        return scenario;
    }

    boolean sendsAnything() {
        return !sources.isEmpty();
    }

    private String token(Component endpoint) {
        return variable(endpoint).replaceFirst("BASE_URL", "TOKEN");
    }

    /** What must be given on the command line. */
    List<String> variables() {
        return endpoints.stream()
                .flatMap(e -> new Endpoint(design, e).isAuthorized()
                        ? Stream.of(variable(e) + ADDRESS, token(e) + "=…")
                        : Stream.of(variable(e) + ADDRESS))
                .toList();
    }

    String variable(Component endpoint) {
        return endpoints.size() == 1 ? "BASE_URL" : "BASE_URL_" + endpoint.name();
    }

    List<String> remarks() {
        return remarks;
    }

    String text() {
        Executors executors = new Executors(scenario, result);
        Thresholds thresholds = new Thresholds(design, sources, endpoints);
        out.line(0, "// " + oneLine(design.name() + ", scenario " + scenario.name()));
        out.line(0, "// k6 run" + variables().stream().map(v -> " -e " + v).reduce("", String::concat) + " " + file);
        out.line(0, "import http from 'k6/http';");
        out.line(0, "import { sleep } from 'k6';");
        out.line(0, "");
        out.line(0, "const endpoints = {");
        endpoints.forEach(this::address);
        out.line(0, "};");
        out.line(0, "");
        executors.logs(sources, out);
        out.line(0, "export const options = {");
        out.line(1, "discardResponseBodies: true,");
        out.line(1, "scenarios: {");
        sources.forEach(c -> executors.executor(c, out));
        out.line(1, "},");
        thresholds.write(out);
        out.line(0, "};");
        sources.forEach(this::send);
        Library.write(out);
        remarks.addAll(executors.remarks());
        remarks.addAll(thresholds.remarks());
        return out.text();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    private void address(Component endpoint) {
        out.line(1, endpoint.name() + ": {");
        out.line(2, "name: " + Js.text(endpoint.name()) + ",");
        out.line(2, "url: address(" + Js.text(variable(endpoint)) + "),");
        if (new Endpoint(design, endpoint).isAuthorized()) {
            out.line(2, "token: variable(" + Js.text(token(endpoint)) + ", 'with which token to send'),");
        }
        out.line(2, "routes: [");
        new Endpoint(design, endpoint)
                .routes()
                .forEach(r -> out.line(
                        3,
                        "{ method: " + Js.text(r.method()) + ", name: " + Js.text(name(endpoint, r)) + ", path: () => "
                                + r.path() + ", share: " + Js.number(r.share()) + " },"));
        out.line(2, "],");
        out.line(1, "},");
    }

    /** Without the numbers in it, so that k6 keeps one row per route. */
    private static String name(Component endpoint, Endpoint.Route route) {
        return endpoint.name() + " " + route.method() + " "
                + route.path()
                        .replaceAll("' \\+ anyOf\\(\\d+\\)( \\+ ')?", "{}")
                        .replace("'", "");
    }

    private void send(Component source) {
        out.line(0, "");
        out.line(0, "export function " + function(source) + "() {");
        if (scenario.traffic().get(source.name()) instanceof Traffic.Users users) {
            out.line(1, "sleep(" + Draws.seconds(users.thinkTime(), remarks) + ");");
        }
        for (Connection call : calls(source)) {
            if (isSent(call)) {
                call(call);
            }
        }
        out.line(0, "}");
    }

    static String function(Component source) {
        return "send" + source.name();
    }

    private void call(Connection call) {
        boolean always = call.get(Call.PROBABILITY) >= 1;
        int depth = 1;
        if (!always) {
            out.line(depth++, "if (Math.random() < " + Js.number(call.get(Call.PROBABILITY)) + ") {");
        }
        boolean once = call.get(Call.CALLS) instanceof Distribution.Constant c && c.value() == 1;
        if (!once) {
            String count = Draws.of(call.get(Call.CALLS), remarks);
            out.line(depth++, "for (let i = Math.round(" + count + "); i > 0; i--) {");
        }
        out.line(depth, "request(endpoints." + call.to() + ", " + options(call) + ");");
        while (depth > 1) {
            out.line(--depth, "}");
        }
    }

    private String options(Connection call) {
        List<String> options = new ArrayList<>();
        options.add("bytes: " + call.get(Call.PAYLOAD));
        call.value(Call.TIMEOUT).ifPresent(t -> options.add("timeout: " + Js.duration(t)));
        long retries = call.get(Call.RETRIES);
        if (retries > 0) {
            options.add("retries: " + retries);
            options.add("backoff: " + Js.seconds(call.get(Call.BACKOFF)));
            options.add("maxBackoff: " + Js.seconds(call.get(Call.MAX_BACKOFF)));
            options.add("jitter: " + call.get(Call.JITTER).equals("full"));
        }
        return "{ " + String.join(", ", options) + " }";
    }
}
