package fanfare.exporters.infracost;

import fanfare.exporters.TerraformNames;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import fanfare.model.kind.Meter;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The usage of a month, by resource. */
final class UsageFile {
    private static final double MS = 1_000;
    private static final double GB = 1_024;
    private static final long EXPRESS_MEMORY = 64;
    private static final int DIGITS = 3;
    private static final double HOUR = 3_600;

    private final Result result;
    private final Map<String, String> names;
    /** Resource to its lines, a group's key being a line of its own. */
    private final Map<String, Map<String, Set<String>>> resources = new LinkedHashMap<>();

    private final List<String> remarks = new ArrayList<>();

    UsageFile(Design design, Result result) {
        this.result = result;
        this.names = TerraformNames.of(design);
        design.components().forEach(this::component);
    }

    List<String> remarks() {
        return remarks;
    }

    String text() {
        StringBuilder out = new StringBuilder("version: 0.1\nresource_usage:");
        if (resources.isEmpty()) {
            return out.append(" {}\n").toString();
        }
        resources.forEach((resource, groups) -> {
            out.append("\n  ").append(resource).append(":\n");
            groups.forEach((group, lines) -> {
                if (!group.isEmpty()) {
                    out.append("    ").append(group).append(":\n");
                }
                lines.forEach(line -> out.append(group.isEmpty() ? "    " : "      ")
                        .append(line)
                        .append('\n'));
            });
        });
        return out.toString();
    }

    private void component(Component c) {
        Map<String, Result.Item> items = new LinkedHashMap<>();
        result.cost().items().stream()
                .filter(i -> i.component().equals(c.name()))
                .forEach(i -> items.put(Figure.item(i.service(), i.item()), i));
        if (c.kind() == Function.KIND) {
            function(c, items);
        } else if (c.kind() == Workflow.KIND) {
            express(c, items);
        } else if (c.kind() == Topic.KIND) {
            notifications(c, items);
        }
        List<Result.Item> left = new ArrayList<>();
        for (Result.Item item : items.values()) {
            Figure.of(item.service(), item.item())
                    .ifPresentOrElse(f -> figure(c, f, item.quantity()), () -> left.add(item));
        }
        left.removeIf(i -> Figure.isOfTheResource(i.service(), i.item()) || i.amount() == 0);
        if (!left.isEmpty()) {
            remarks.add("The file has no figure for "
                    + String.join(", ", left.stream().map(Result.Item::item).toList()) + " of " + c.name() + ", "
                    + String.format(
                            Locale.ROOT,
                            "%,.2f",
                            left.stream().mapToDouble(Result.Item::amount).sum())
                    + " " + result.cost().currency()
                    + " a month in the run: what Infracost does not read off the resource is missing in its estimate.");
        }
    }

    private void figure(Component c, Figure f, double quantity) {
        int dot = f.key().indexOf('.');
        String group = dot < 0 ? "" : f.key().substring(0, dot);
        add(c, f.type(), group, f.key().substring(dot + 1) + ": " + number(quantity, f.whole() ? 0 : DIGITS));
        f.beside().forEach(line -> add(c, f.type(), group, line));
    }

    private void add(Component c, String type, String group, String line) {
        resources
                .computeIfAbsent(type + "." + names.get(c.name()), r -> new LinkedHashMap<>())
                .computeIfAbsent(group, g -> new LinkedHashSet<>())
                .add(line);
    }

    private static String number(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : digits == 0 ? rounded.toPlainString() : plain(rounded);
    }

    private static String plain(BigDecimal rounded) {
        return rounded.stripTrailingZeros().toPlainString();
    }

    private static double taken(Map<String, Result.Item> items, Meter... meters) {
        double sum = 0;
        for (Meter m : meters) {
            Result.Item item = items.remove(Figure.item(m));
            sum += item == null ? 0 : item.quantity();
        }
        return sum;
    }

    /** Infracost multiplies requests, their mean duration and the memory. */
    private void function(Component c, Map<String, Result.Item> items) {
        double requests = taken(items, Function.REQUESTS);
        if (requests > 0) {
            double onDemand = taken(items, Function.GB_SECONDS_X86, Function.GB_SECONDS_ARM);
            add(c, "aws_lambda_function", "", "monthly_requests: " + number(requests, 0));
            add(c, "aws_lambda_function", "", duration(onDemand, c.get(Function.MEMORY) / GB, requests));
        }
        c.value(Function.PROVISIONED_CONCURRENCY).ifPresent(n -> provisioned(c, n, requests, items));
    }

    private void provisioned(Component c, double environments, double requests, Map<String, Result.Item> items) {
        double allocated = taken(items, Function.PROVISIONED_X86, Function.PROVISIONED_ARM);
        double used = taken(items, Function.PROVISIONED_DURATION_X86, Function.PROVISIONED_DURATION_ARM);
        double memory = c.get(Function.MEMORY) / GB;
        String type = "aws_lambda_provisioned_concurrency_config";
        add(c, type, "", "monthly_duration_hrs: " + number(allocated / memory / environments / HOUR, 0));
        add(c, type, "", "monthly_requests: " + number(requests, 0));
        add(c, type, "", requests > 0 ? duration(used, memory, requests) : "request_duration_ms: 0");
        add(c, type, "", "architecture: " + c.get(Function.ARCHITECTURE));
        add(c, type, "", "memory_mb: " + c.get(Function.MEMORY));
    }

    private static String duration(double gbSeconds, double memory, double requests) {
        return "request_duration_ms: " + number(gbSeconds / memory / requests * MS, 0);
    }

    /** Express workflows are billed by memory in steps of 64 MB; the metered GB-seconds have it already. */
    private void express(Component c, Map<String, Result.Item> items) {
        double requests = taken(items, Workflow.REQUESTS);
        if (requests > 0) {
            double gbSeconds = taken(items, Workflow.GB_SECONDS);
            add(c, "aws_sfn_state_machine", "", "monthly_requests: " + number(requests, 0));
            add(c, "aws_sfn_state_machine", "", "memory_mb: " + EXPRESS_MEMORY);
            add(
                    c,
                    "aws_sfn_state_machine",
                    "",
                    "workflow_duration_ms: " + number(gbSeconds / (EXPRESS_MEMORY / GB) / requests * MS, 0));
        }
    }

    /** Infracost multiplies the requests by the subscriptions over HTTP; filters may make them fewer than one. */
    private void notifications(Component c, Map<String, Result.Item> items) {
        Result.Item publishes = items.get(Figure.item(Topic.PUBLISHES));
        Result.Item deliveries = items.get(Figure.item(Topic.HTTP_DELIVERIES));
        if (publishes != null && deliveries != null && publishes.quantity() > 0) {
            long subscriptions = Math.round(deliveries.quantity() / publishes.quantity());
            if (subscriptions > 0) {
                taken(items, Topic.HTTP_DELIVERIES);
                add(c, "aws_sns_topic", "", "http_subscriptions: " + subscriptions);
            }
        }
    }
}
