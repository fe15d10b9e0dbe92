package fanfare.exporters.handler;

import fanfare.exporters.handler.Trigger.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a handler is expected to do with the example event of a trigger when every cache is empty and every answer good.
 *
 * @param trigger what sends the event; empty for a function that nothing invokes
 */
record Expectation(Plan plan, Optional<Trigger> trigger) {
    /**
     * A call as a test sees it.
     *
     * @param store what a database or cache is asked for: query, update, get, set or del; empty for other calls
     */
    record Called(CallOut call, String store) {}

    /** One for each event of the function. */
    static List<Expectation> of(Plan plan) {
        Map<String, Expectation> byEvent = new TreeMap<>();
        plan.triggers().forEach(t -> byEvent.putIfAbsent(event(plan, t), new Expectation(plan, Optional.of(t))));
        return byEvent.isEmpty() ? List.of(new Expectation(plan, Optional.empty())) : List.copyOf(byEvent.values());
    }

    /** The file of a trigger's example event, in the folder of the events. */
    static String event(Plan plan, Trigger trigger) {
        return plan.function().name() + "-" + trigger.from().name() + ".json";
    }

    /** The file of the example event; empty if there is none. */
    String event() {
        return trigger.map(t -> event(plan, t)).orElse("");
    }

    /** What the event is, for the name of a test. */
    String words() {
        return trigger.map(t -> t.shape().words() + " from " + t.from().name()).orElse("an event");
    }

    Shape shape() {
        return trigger.map(Trigger::shape).orElse(Shape.DIRECT);
    }

    /** True if the answer names the records that failed. */
    boolean reports() {
        return plan.partial() && plan.reporting().contains(shape());
    }

    /** True if a message that comes again is not processed again. */
    boolean once() {
        return plan.idempotent() && shape().isRepeated();
    }

    /** The ids of the records. */
    List<String> ids() {
        return trigger.map(ExampleEvents::ids).orElse(List.of(""));
    }

    /** How many pieces of work there are. */
    int items() {
        return plan.perBatch() ? 1 : ids().size();
    }

    /** The calls for one piece of work, in order; those of a step at the same time. */
    List<Called> perItem() {
        List<Called> calls = new ArrayList<>();
        plan.steps().forEach(step -> step.forEach(s -> add(s, calls)));
        return calls;
    }

    private static void add(Plan.Step step, List<Called> calls) {
        CallOut call = step.call();
        switch (call.action()) {
            case READ_CACHED -> {
                calls.add(new Called(call, "get"));
                step.behind().ifPresent(b -> {
                    add(b, calls);
                    calls.add(new Called(call, "set"));
                });
            }
            case WRITE_CACHED -> {
                step.behind().ifPresent(b -> add(b, calls));
                calls.add(new Called(call, call.writesThrough() ? "set" : "del"));
            }
            case QUERY -> calls.add(new Called(call, "query"));
            case UPDATE -> calls.add(new Called(call, "update"));
            default -> calls.add(new Called(call, ""));
        }
    }

    /** The calls for the whole event. */
    List<Called> calls() {
        List<Called> all = new ArrayList<>();
        for (int i = 0; i < items(); i++) {
            all.addAll(perItem());
        }
        return all;
    }

    /** The calls when the very first one fails: the next records are processed unless they must wait. */
    List<Called> callsAfterFailure() {
        List<Called> all = new ArrayList<>(calls().subList(0, 1));
        if (reports() && !plan.ordered()) {
            all.addAll(calls().subList(perItem().size(), calls().size()));
        }
        return all;
    }

    /** The records that are reported when the very first call fails. */
    List<String> failed() {
        return plan.ordered() || plan.perBatch() ? ids() : ids().subList(0, 1);
    }

    /** The variables that a handler reads, with values that name what they stand for. */
    static Map<String, String> variables(Plan plan) {
        Map<String, String> variables = new TreeMap<>();
        plan.calls().forEach(s -> variables.put(s.call().variable(), target(s.call())));
        if (plan.has(CallOut.Action.RUN_TASK)) {
            variables.putAll(Map.of(
                    "TASK_CLUSTER", "cluster",
                    "TASK_SUBNETS", "subnet-1,subnet-2",
                    "TASK_SECURITY_GROUP", "sg-1",
                    "TASK_PUBLIC_IP", "DISABLED"));
        }
        if (plan.idempotent()) {
            variables.put(plan.processed(), "processed");
        }
        return variables;
    }

    /** What a test calls the target of a call: its name, or its address. */
    static String target(CallOut call) {
        boolean address = call.action() == CallOut.Action.REQUEST || call.action() == CallOut.Action.PUSH;
        return address
                ? "https://" + call.to().name().toLowerCase(Locale.ROOT) + ".test"
                : call.to().name();
    }

    /** The id in the answer to a caller that waits. */
    String answeredId() {
        return switch (shape()) {
            case HTTP_V1, HTTP_V2 -> "request-1";
            case DIRECT -> trigger.isPresent() ? "42" : "invocation-1";
            default -> "invocation-1";
        };
    }
}
