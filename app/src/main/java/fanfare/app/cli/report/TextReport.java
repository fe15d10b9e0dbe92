package fanfare.app.cli.report;

import fanfare.app.service.FaultWords;
import fanfare.app.service.Numbers;
import fanfare.app.service.Objectives;
import fanfare.app.service.Patterns;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.Checked;
import fanfare.simulator.run.Result.Cost;
import fanfare.simulator.run.Result.FanOut;
import fanfare.simulator.run.Result.Interval;
import fanfare.simulator.run.Result.Item;
import fanfare.simulator.run.Result.Latency;
import fanfare.simulator.run.Result.Level;
import fanfare.simulator.run.Result.OfComponent;
import fanfare.simulator.run.Result.Path;
import fanfare.simulator.run.Result.Pattern;
import fanfare.simulator.run.Result.Provenance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;

/** A result as a page for a terminal: the headline figures first, then where they come from. */
public final class TextReport {
    private static final int WIDTH = 100;
    private static final int BILL_LINES = 15;

    private static final List<String> TROUBLES = List.of("Retries", "Timeouts", "RetriesDenied", "ShortCircuited");

    private final Result result;
    private final Ink ink;
    private final StringBuilder out = new StringBuilder();

    private TextReport(Result result, Ink ink) {
        this.result = result;
        this.ink = ink;
    }

    /** The whole page, every line ended. */
    public static String of(Result result, Ink ink) {
        TextReport report = new TextReport(result, ink);
        report.title();
        report.latency();
        report.causes();
        report.components();
        report.states();
        report.calls();
        report.patterns();
        report.faults();
        report.fanOut();
        report.cost();
        report.objectives();
        report.remarks();
        return report.out.toString();
    }

    private void title() {
        Provenance of = result.of();
        line(ink.bold(of.design() + " · " + of.scenario()));
        String dropped = of.simulated() > of.measured()
                ? ", the first " + length(of.simulated() - of.measured()) + " of it as a warm-up that is not counted"
                : "";
        line(ink.faint("Simulated " + length(of.simulated()) + dropped + "."));
        line(ink.faint(runs(of) + ", seed " + of.seed() + ", " + Numbers.count((double) of.sourceEvents())
                + " source events counted."));
    }

    private static String length(double seconds) {
        return Numbers.length(seconds * 1_000);
    }

    private static String runs(Provenance of) {
        return of.replications() == 1
                ? "One replication (more give 95 % intervals)"
                : of.replications() + " replications with 95 % intervals";
    }

    private void latency() {
        Table table = new Table(
                ink, "path", ">events", ">p50", ">p95", ">p99", ">mean", ">max", ">failed", ">lost", ">dead-lettered");
        for (Path path : result.paths()) {
            Latency l = path.latency();
            table.row(
                    label(path),
                    Numbers.count(path.completed()),
                    time(l, l.p50()),
                    time(l, l.p95()),
                    ink.bold(time(l, l.p99())),
                    time(l, l.mean()),
                    time(l, l.max()),
                    ink.bad(unlessZero(path.failed())),
                    ink.bad(unlessZero(path.lost())),
                    ink.warning(unlessZero(path.deadLettered())));
            if (!path.ci95().isEmpty()) {
                table.row(
                        ink.faint("  95 % interval"),
                        "",
                        interval(path.ci95(), "latencyMs.p50"),
                        interval(path.ci95(), "latencyMs.p95"),
                        interval(path.ci95(), "latencyMs.p99"),
                        interval(path.ci95(), "latencyMs.mean"));
            }
        }
        section("Latency", table);
    }

    private static String label(Path path) {
        return path.from() + " → " + path.to();
    }

    private static String time(Latency of, double milliseconds) {
        return of.count() == 0 ? "" : Numbers.time(milliseconds);
    }

    private String interval(SortedMap<String, Interval> all, String field) {
        return Optional.ofNullable(all.get(field))
                .map(i -> ink.faint(range(i, Numbers::time)))
                .orElse("");
    }

    private static String range(Interval i, java.util.function.DoubleFunction<String> format) {
        String low = format.apply(i.low());
        String high = format.apply(i.high());
        int space = low.lastIndexOf(' ');
        boolean sameUnit = space > 0 && high.endsWith(low.substring(space));
        return (sameUnit ? low.substring(0, space) : low) + "–" + high;
    }

    private void causes() {
        Set<String> all = new LinkedHashSet<>();
        result.paths()
                .forEach(p -> p.causesMs().forEach((cause, ms) -> {
                    if (ms > 0) {
                        all.add(cause);
                    }
                }));
        List<String> heads = new ArrayList<>(List.of("path"));
        all.forEach(cause -> heads.add(">" + words(cause)));
        heads.add(">mean");
        Table table = new Table(ink, heads.toArray(String[]::new));
        for (Path path : result.paths()) {
            double total = path.causesMs().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            if (total > 0) {
                List<String> cells = new ArrayList<>(List.of(label(path)));
                all.forEach(cause -> cells.add(share(path.causesMs().getOrDefault(cause, 0.0), total)));
                cells.add(Numbers.time(total));
                table.row(cells.toArray(String[]::new));
            }
        }
        section("Where the time goes", table);
    }

    private static String words(String cause) {
        return cause.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private String share(double milliseconds, double total) {
        if (milliseconds <= 0) {
            return "";
        }
        String text = Numbers.time(milliseconds);
        return milliseconds >= total / 2 ? ink.bold(text) : text;
    }

    private void components() {
        Table table = new Table(
                ink,
                "component",
                "kind",
                ">arrivals",
                ">errors",
                ">throttled",
                ">p50",
                ">p95",
                ">p99",
                ">concurrency",
                ">environments",
                ">cold starts");
        for (OfComponent c : result.components()) {
            Latency l = c.latency();
            table.row(
                    c.name(),
                    ink.faint(c.kind()),
                    Numbers.count(c.arrivals()),
                    ink.bad(unlessZero(c.errors())),
                    ink.warning(unlessZero(c.throttled())),
                    time(l, l.p50()),
                    time(l, l.p95()),
                    time(l, l.p99()),
                    level(c.concurrency()),
                    c.environments().map(this::level).orElse(""),
                    c.coldStarts().map(TextReport::unlessZero).orElse(""));
        }
        section("Components", table);
    }

    private void states() {
        Table table = new Table(
                ink, "workflow", "state", ">entered", ">retried", ">given up", ">mean", ">p50", ">p95", ">p99");
        for (Result.OfState s : result.states()) {
            Latency l = s.time();
            table.row(
                    s.workflow(),
                    s.state(),
                    Numbers.count(s.entered()),
                    unlessZero(s.retried()),
                    s.failed() > 0 ? ink.bad(Numbers.count(s.failed())) : "",
                    time(l, l.mean()),
                    time(l, l.p50()),
                    time(l, l.p95()),
                    time(l, l.p99()));
        }
        section("States of workflows", table);
    }

    /** Connections over which calls were tried again, given up or cut short. */
    private void calls() {
        Table table = new Table(
                ink, "connection", ">retries", ">time-outs", ">retries denied", ">cut short", ">circuit open");
        for (Result.OfConnection c : result.connections()) {
            double troubles = TROUBLES.stream()
                    .mapToDouble(t -> c.counts().getOrDefault(t, 0.0))
                    .sum();
            if (troubles > 0) {
                double open = c.levels().containsKey("CircuitOpen")
                        ? c.levels().get("CircuitOpen").mean()
                        : 0;
                List<String> cells = new ArrayList<>(List.of(c.from() + " → " + c.to()));
                TROUBLES.forEach(t -> cells.add(unlessZero(c.counts().getOrDefault(t, 0.0))));
                cells.add(open > 0 ? ink.warning(Numbers.percent(open)) : "");
                table.row(cells.toArray(String[]::new));
            }
        }
        section("Calls that did not go through at once", table);
    }

    private String level(Level level) {
        return level.max() == 0
                ? ""
                : Numbers.level(level.mean()) + ink.faint(" max " + Numbers.count((double) level.max()));
    }

    private void patterns() {
        Table table = new Table(ink, "pattern", "where", ">number", ">of the time", ">p50", ">p95", ">p99", ">max");
        for (Pattern p : result.patterns()) {
            Latency l = p.times();
            String number = p.count() > 0 ? Numbers.count(p.count()) : "";
            table.row(
                    p.role().title(),
                    p.place(),
                    Patterns.isBad(p) ? ink.bad(number) : number,
                    p.level().max() > 0 ? ink.warning(Numbers.percent(p.level().mean())) : "",
                    time(l, l.p50()),
                    time(l, l.p95()),
                    ink.bold(time(l, l.p99())),
                    time(l, l.max()));
        }
        section("Patterns", table);
    }

    private void faults() {
        Table table = new Table(ink, "fault", ">begins", ">lasts", "events of", "afterwards");
        for (Result.OfFault f : result.faults()) {
            table.row(
                    FaultWords.what(f),
                    length(f.at()),
                    f.lasting() == 0 ? "" : length(f.lasting()),
                    f.source(),
                    f.collapsed() ? ink.bad(FaultWords.afterwards(f)) : FaultWords.afterwards(f));
        }
        section("Faults", table);
    }

    private void fanOut() {
        Table table = new Table(ink, "one event of", ">causes", "arrivals at");
        for (FanOut f : result.fanOut()) {
            List<String> parts = result.components().stream()
                    .filter(c -> f.by().getOrDefault(c.name(), 0.0) > 0)
                    .map(c -> c.name() + " " + Numbers.level(f.by().get(c.name())))
                    .toList();
            List<String> lines = wrapped(parts, WIDTH - 20, ", ");
            table.row(f.source(), ink.bold(Numbers.level(f.total())), lines.isEmpty() ? "" : lines.get(0));
            lines.stream().skip(1).forEach(more -> table.row("", "", more));
        }
        section("Fan-out", table);
    }

    private static List<String> wrapped(List<String> parts, int width, String between) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : parts) {
            if (!line.isEmpty() && line.length() + between.length() + part.length() > width) {
                lines.add((line + between).stripTrailing());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : between).append(part);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    private void cost() {
        Cost cost = result.cost();
        line("");
        line(ink.bold("Cost of a month of this traffic: " + Numbers.money(cost.month(), cost.currency()))
                + within(cost, "month") + ", "
                + Numbers.money(cost.perMillionSourceEvents(), cost.currency()) + " per million source events");
        List<Item> items = cost.items().stream()
                .filter(i -> i.amount() > 0)
                .sorted(Comparator.comparingDouble(Item::amount).reversed())
                .toList();
        List<String> sources = items.stream()
                .limit(BILL_LINES)
                .map(TextReport::source)
                .distinct()
                .toList();
        Table table = new Table(
                ink,
                "component",
                "service",
                "item",
                ">a month",
                "unit",
                ">unit price",
                ">" + cost.currency(),
                ">share",
                "source");
        items.stream().limit(BILL_LINES).forEach(i -> bill(table, i, cost.month(), sources));
        if (items.size() > BILL_LINES) {
            double rest = sum(items.subList(BILL_LINES, items.size()), Item::amount);
            table.row(
                    ink.faint((items.size() - BILL_LINES) + " more lines"),
                    "",
                    "",
                    "",
                    "",
                    "",
                    Numbers.amount(rest),
                    share(rest, cost.month(), ""));
        }
        if (!table.isEmpty()) {
            table.writeTo(out);
            for (int i = 0; i < sources.size(); i++) {
                line(ink.faint("  [" + (i + 1) + "] " + sources.get(i)));
            }
        }
        if (cost.unconfirmed() > 0) {
            line(ink.warning("  ? " + Numbers.money(cost.unconfirmed(), cost.currency())
                    + " of it at prices not confirmed by the provider's own page"));
        }
        hidden();
    }

    private void hidden() {
        Table table = new Table(ink, "hidden cost", ">" + result.cost().currency(), ">share");
        result.cost()
                .hidden()
                .forEach((why, amount) -> table.row(
                        why.title(),
                        Numbers.amount(amount),
                        share(amount, result.cost().month(), "—")));
        section("Of it hidden", table);
    }

    private String within(Cost cost, String field) {
        return Optional.ofNullable(cost.ci95().get(field))
                .map(i -> ink.faint(" (" + range(i, Numbers::amount) + ")"))
                .orElse("");
    }

    private static void bill(Table table, Item i, double month, List<String> sources) {
        table.row(
                i.component(),
                i.service(),
                i.item() + i.reason().map(h -> ", " + words(h.word())).orElse(""),
                Numbers.count(i.quantity()),
                i.unit(),
                Numbers.price(i.unitPrice()) + (i.confirmed() ? "" : "?"),
                Numbers.amount(i.amount()),
                share(i.amount(), month, "—"),
                "[" + (sources.indexOf(source(i)) + 1) + "]");
    }

    private static String share(double amount, double month, String none) {
        if (month <= 0) {
            return none;
        }
        return amount < month / 10_000 ? "<0.01 %" : Numbers.percent(amount / month);
    }

    private static String source(Item i) {
        return i.source() + ", " + i.date() + (i.confirmed() ? "" : ", not confirmed by the provider's own page");
    }

    private static double sum(List<Item> items, ToDoubleFunction<Item> what) {
        return items.stream().mapToDouble(what).sum();
    }

    private void objectives() {
        Table table = new Table(ink, "", "objective", ">measured");
        for (Checked c : result.objectives()) {
            String measured = Objectives.quantity(c.objective(), c.measured());
            table.row(
                    c.met() ? ink.good("met") : ink.bad("missed"),
                    Objectives.sentence(c.objective()),
                    c.met() ? measured : ink.bad(measured));
        }
        section("Objectives", table);
    }

    private void remarks() {
        if (!result.remarks().isEmpty()) {
            line("");
            line(ink.bold("To know"));
            result.remarks().forEach(remark -> {
                List<String> lines = wrapped(List.of(remark.split(" ")), WIDTH - 4, " ");
                line("  – " + lines.get(0));
                lines.stream().skip(1).forEach(more -> line("    " + more));
            });
        }
    }

    private static String unlessZero(double value) {
        return value == 0 ? "" : Numbers.count(value);
    }

    private void section(String title, Table table) {
        if (!table.isEmpty()) {
            line("");
            line(ink.bold(title));
            table.writeTo(out);
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
