package fanfare.app.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanfare.app.service.Numbers;
import fanfare.model.design.Objective;
import fanfare.model.kind.Unit;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.Checked;
import fanfare.simulator.run.Result.Cost;
import fanfare.simulator.run.Result.FanOut;
import fanfare.simulator.run.Result.Interval;
import fanfare.simulator.run.Result.Item;
import fanfare.simulator.run.Result.Latency;
import fanfare.simulator.run.Result.Level;
import fanfare.simulator.run.Result.Metered;
import fanfare.simulator.run.Result.OfComponent;
import fanfare.simulator.run.Result.OfConnection;
import fanfare.simulator.run.Result.OfState;
import fanfare.simulator.run.Result.Path;
import java.util.Locale;
import java.util.Map;

/**
 * A result as JSON. Times are milliseconds, named so; numbers have twelve significant digits; the same run gives the same
 * bytes on every machine, so nothing of the wall clock is in it.
 */
public final class JsonReport {
    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .build();

    private JsonReport() {}

    /** The document, its last line ended. */
    public static String of(Result result) {
        ObjectNode root = JSON.objectNode();
        Result.Provenance of = result.of();
        root.put("design", of.design());
        root.put("scenario", of.scenario());
        root.put("seed", of.seed());
        root.put("replications", of.replications());
        number(root, "simulated", of.simulated());
        number(root, "measured", of.measured());
        root.put("sourceEvents", of.sourceEvents());
        root.put("events", of.events());
        root.put("fingerprint", of.fingerprint());
        ObjectNode components = root.putObject("components");
        result.components().forEach(c -> components.set(c.name(), component(c)));
        result.states()
                .forEach(s -> components
                        .withObject("/" + s.workflow())
                        .withObject("/states")
                        .set(s.state(), state(s)));
        ArrayNode connections = root.putArray("connections");
        result.connections().forEach(c -> connections.add(connection(c)));
        ArrayNode paths = root.putArray("paths");
        result.paths().forEach(p -> paths.add(path(p)));
        ObjectNode fanOut = root.putObject("fanOut");
        result.fanOut().forEach(f -> fanOut.set(f.source(), fanOut(f)));
        ArrayNode patterns = root.putArray("patterns");
        result.patterns().forEach(p -> patterns.add(pattern(p)));
        ArrayNode faults = root.putArray("faults");
        result.faults().forEach(f -> faults.add(fault(f)));
        ArrayNode usage = root.putArray("usage");
        result.usage().forEach(u -> usage.add(metered(u)));
        root.set("cost", cost(result.cost()));
        ArrayNode objectives = root.putArray("objectives");
        result.objectives().forEach(o -> objectives.add(checked(o)));
        ArrayNode remarks = root.putArray("remarks");
        result.remarks().forEach(remarks::add);
        return written(root);
    }

    /** Any document in the house's style: two spaces, one field a line, the last line ended. */
    public static String written(JsonNode root) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
        try {
            return MAPPER.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of plain values is always writable", e);
        }
    }

    private static ObjectNode component(OfComponent c) {
        ObjectNode node = JSON.objectNode();
        node.put("kind", c.kind());
        number(node, "arrivals", c.arrivals());
        number(node, "completed", c.completed());
        number(node, "errors", c.errors());
        number(node, "throttled", c.throttled());
        c.coldStarts().ifPresent(starts -> number(node, "coldStarts", starts));
        node.set("latencyMs", latency(c.latency()));
        node.set("concurrency", level(c.concurrency()));
        c.environments().ifPresent(e -> node.set("environments", level(e)));
        metrics(node, c.counts(), c.times(), c.levels());
        intervals(node, c.ci95());
        return node;
    }

    private static ObjectNode state(OfState s) {
        ObjectNode node = JSON.objectNode();
        number(node, "entered", s.entered());
        number(node, "retried", s.retried());
        number(node, "failed", s.failed());
        node.set("timeMs", latency(s.time()));
        return node;
    }

    private static ObjectNode connection(OfConnection c) {
        ObjectNode node = JSON.objectNode();
        node.put("from", c.from());
        node.put("as", c.as());
        node.put("to", c.to());
        metrics(node, c.counts(), c.times(), c.levels());
        return node;
    }

    private static void metrics(
            ObjectNode node, Map<String, Double> counts, Map<String, Latency> times, Map<String, Level> levels) {
        if (!counts.isEmpty()) {
            numbers(node.putObject("counts"), counts);
        }
        if (!times.isEmpty()) {
            ObjectNode all = node.putObject("timesMs");
            times.forEach((name, latency) -> all.set(name, latency(latency)));
        }
        if (!levels.isEmpty()) {
            ObjectNode all = node.putObject("levels");
            levels.forEach((name, level) -> all.set(name, level(level)));
        }
    }

    private static ObjectNode pattern(Result.Pattern p) {
        ObjectNode node = JSON.objectNode();
        node.put("pattern", p.role().word());
        p.from().ifPresent(from -> node.put("from", from));
        node.put("at", p.at());
        switch (p.role().statistic()) {
            case COUNT -> number(node, "count", p.count());
            case PERCENTILES -> node.set("timesMs", latency(p.times()));
            case LEVEL -> node.set("level", level(p.level()));
        }
        intervals(node, p.ci95());
        return node;
    }

    private static ObjectNode fault(Result.OfFault f) {
        ObjectNode node = JSON.objectNode();
        node.put("fault", f.fault());
        node.put("on", f.on());
        f.from().ifPresent(from -> node.put("from", from));
        number(node, "at", f.at());
        number(node, "for", f.lasting());
        node.put("source", f.source());
        f.recovery().ifPresent(seconds -> number(node, "recoverySeconds", seconds));
        node.put("recovered", f.recovery().isPresent());
        node.put("collapsed", f.collapsed());
        return node;
    }

    private static ObjectNode path(Path p) {
        ObjectNode node = JSON.objectNode();
        node.put("from", p.from());
        node.put("to", p.to());
        number(node, "completed", p.completed());
        number(node, "failed", p.failed());
        number(node, "lost", p.lost());
        number(node, "deadLettered", p.deadLettered());
        node.set("latencyMs", latency(p.latency()));
        numbers(node.putObject("causesMs"), p.causesMs());
        intervals(node, p.ci95());
        return node;
    }

    private static ObjectNode fanOut(FanOut f) {
        ObjectNode node = JSON.objectNode();
        number(node, "total", f.total());
        numbers(node.putObject("by"), f.by());
        return node;
    }

    private static ObjectNode metered(Metered m) {
        ObjectNode node = JSON.objectNode();
        node.put("component", m.component());
        node.put("service", m.service());
        node.put("item", m.item());
        node.put("unit", m.unit());
        number(node, "quantity", m.quantity());
        m.hidden().ifPresent(h -> node.put("hidden", h.word()));
        return node;
    }

    private static ObjectNode cost(Cost c) {
        ObjectNode node = JSON.objectNode();
        node.put("currency", c.currency());
        number(node, "month", c.month());
        number(node, "perMillionSourceEvents", c.perMillionSourceEvents());
        number(node, "unconfirmed", c.unconfirmed());
        ObjectNode hidden = node.putObject("hidden");
        c.hidden().forEach((why, amount) -> number(hidden, why.word(), amount));
        ArrayNode items = node.putArray("items");
        c.items().forEach(i -> items.add(item(i)));
        intervals(node, c.ci95());
        return node;
    }

    private static ObjectNode item(Item i) {
        ObjectNode node = JSON.objectNode();
        node.put("component", i.component());
        node.put("service", i.service());
        node.put("item", i.item());
        number(node, "quantity", i.quantity());
        node.put("unit", i.unit());
        number(node, "unitPrice", i.unitPrice());
        number(node, "amount", i.amount());
        node.put("source", i.source());
        node.put("date", i.date());
        node.put("confirmed", i.confirmed());
        i.hidden().ifPresent(h -> node.put("hidden", h.word()));
        return node;
    }

    private static ObjectNode checked(Checked c) {
        Objective o = c.objective();
        double scale = o.measure().unit() == Unit.TIME ? 1e6 : 1;
        ObjectNode node = JSON.objectNode();
        node.put("metric", o.measure().word());
        o.of().ifPresent(of -> node.put("of", of));
        number(node, o.bound().name().toLowerCase(Locale.ROOT), o.limit() / scale);
        number(node, "measured", c.measured() / scale);
        node.put("met", c.met());
        return node;
    }

    private static ObjectNode latency(Latency l) {
        ObjectNode node = JSON.objectNode();
        node.put("count", l.count());
        number(node, "mean", l.mean());
        number(node, "p50", l.p50());
        number(node, "p90", l.p90());
        number(node, "p95", l.p95());
        number(node, "p99", l.p99());
        number(node, "p999", l.p999());
        number(node, "max", l.max());
        return node;
    }

    private static ObjectNode level(Level l) {
        ObjectNode node = JSON.objectNode();
        number(node, "mean", l.mean());
        node.put("max", l.max());
        return node;
    }

    private static void intervals(ObjectNode node, Map<String, Interval> ci95) {
        if (!ci95.isEmpty()) {
            ObjectNode all = node.putObject("ci95");
            ci95.forEach((field, i) ->
                    all.putArray(field).add(Numbers.exact(i.low())).add(Numbers.exact(i.high())));
        }
    }

    private static void numbers(ObjectNode node, Map<String, Double> values) {
        values.forEach((name, value) -> number(node, name, value));
    }

    private static void number(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, Numbers.exact(value));
        } else {
            node.putNull(name);
        }
    }
}
