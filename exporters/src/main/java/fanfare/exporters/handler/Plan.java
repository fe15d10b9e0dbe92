package fanfare.exporters.handler;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Function;
import fanfare.model.kind.Queue;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a handler does, in whatever language.
 *
 * @param steps the calls, those of a step in parallel, one step after the other
 * @param processed the variable that names the table of processed messages, for an idempotent function
 */
record Plan(Component function, List<Trigger> triggers, List<List<Step>> steps, String processed) {
    /**
     * A call under a name that no other of the handler has.
     *
     * @param behind what it calls when a cache does not do
     */
    record Step(String name, CallOut call, Optional<Step> behind) {}

    static Plan of(Component function, Design design, Variables variables) {
        Map<Integer, List<Step>> steps = new TreeMap<>();
        Map<String, Integer> names = new LinkedHashMap<>();
        design.from(function.name())
                .forEach(c -> CallOut.of(c, design, variables).ifPresent(call -> {
                    steps.computeIfAbsent(c.step(), s -> new ArrayList<>()).add(step(call, names));
                }));
        return new Plan(
                function, Trigger.of(function, design), List.copyOf(steps.values()), variables.processed(function));
    }

    private static Step step(CallOut call, Map<String, Integer> names) {
        int n = names.merge(call.codeName(), 1, Integer::sum);
        String name = call.codeName() + (n == 1 ? "" : n);
        return new Step(name, call, call.behind().map(b -> step(b, names)));
    }

    /** All calls, step by step, each after what it calls itself. */
    List<Step> calls() {
        List<Step> all = new ArrayList<>();
        steps.forEach(group -> group.forEach(s -> add(s, all)));
        return all;
    }

    private static void add(Step step, List<Step> all) {
        step.behind().ifPresent(b -> add(b, all));
        all.add(step);
    }

    /** The first call of every database, proxy or cache, by its name. */
    Map<String, CallOut> stores(CallOut.Action... actions) {
        Map<String, CallOut> stores = new TreeMap<>();
        for (Step s : calls()) {
            if (List.of(actions).contains(s.call().action())) {
                stores.putIfAbsent(s.call().to().name(), s.call());
            }
        }
        return stores;
    }

    /** The databases and proxies that it queries. */
    Map<String, CallOut> databases() {
        return stores(CallOut.Action.QUERY, CallOut.Action.UPDATE);
    }

    /** The caches that it uses. */
    Map<String, CallOut> caches() {
        return stores(CallOut.Action.READ_CACHED, CallOut.Action.WRITE_CACHED);
    }

    /** True if a call of this store connects at that moment. */
    boolean connects(String store, String moment) {
        return calls().stream()
                .map(Step::call)
                .anyMatch(c -> c.to().name().equals(store) && c.connect().equals(moment));
    }

    /** True if a call of this store keeps its connection. */
    boolean keeps(String store) {
        return connects(store, "first-use") || connects(store, "init");
    }

    boolean has(CallOut.Action action) {
        return calls().stream().anyMatch(s -> s.call().action() == action);
    }

    /** The shapes of its events. */
    Set<Trigger.Shape> shapes() {
        EnumSet<Trigger.Shape> shapes = EnumSet.noneOf(Trigger.Shape.class);
        triggers.forEach(t -> shapes.add(t.shape()));
        return shapes;
    }

    boolean has(Trigger.Shape shape) {
        return shapes().contains(shape);
    }

    boolean answersHttp() {
        return shapes().stream().anyMatch(Trigger.Shape::isHttp);
    }

    /** True if an event may have a body as text. */
    boolean readsBodies() {
        return answersHttp() || has(Trigger.Shape.WEBSOCKET);
    }

    /** True if it answers whether a request may pass. */
    boolean judges() {
        return shapes().stream().anyMatch(Trigger.Shape::isVerdict);
    }

    /** True if it does nothing but judge. */
    boolean onlyJudges() {
        return judges() && shapes().stream().allMatch(Trigger.Shape::isVerdict);
    }

    /** True if the answer names the records of a batch that failed. */
    boolean partial() {
        return triggers.stream().anyMatch(Trigger::partial);
    }

    /** True if records after a failed one must wait. */
    boolean ordered() {
        return triggers.stream().anyMatch(t -> t.partial() && t.ordered());
    }

    boolean enveloped() {
        return triggers.stream().anyMatch(Trigger::enveloped);
    }

    /** True if it reads an object whose key comes in a message. */
    boolean readsNotifiedObjects() {
        return has(CallOut.Action.READ_OBJECT) && triggers.stream().anyMatch(Trigger::objects);
    }

    /** True if it recognises messages that come a second time. */
    boolean idempotent() {
        return function.get(Function.IDEMPOTENT)
                && !perBatch()
                && shapes().stream().anyMatch(Trigger.Shape::isRepeated);
    }

    /** The shapes of the messages that it recognises. */
    List<Trigger.Shape> repeated() {
        return shapes().stream().filter(Trigger.Shape::isRepeated).toList();
    }

    /** How long a processed message is remembered, in seconds: as long as its queue may deliver it, a day at least. */
    long memorySeconds() {
        return triggers.stream()
                .filter(t -> t.from().kind() == Queue.KIND)
                .mapToLong(t -> t.from().get(Queue.RETENTION) / 1_000_000_000)
                .reduce(86_400, Math::max);
    }

    /** The longest that an invocation can take, in seconds. */
    long timeoutSeconds() {
        return function.get(Function.TIMEOUT) / 1_000_000_000;
    }

    /** True if calls of a step are made at the same time. */
    boolean parallel() {
        return steps.stream().anyMatch(s -> s.size() > 1);
    }

    /** The shapes whose answer names the records that failed. */
    List<Trigger.Shape> reporting() {
        return triggers.stream()
                .filter(Trigger::partial)
                .map(Trigger::shape)
                .distinct()
                .toList();
    }

    /** True if a batch is one piece of work. */
    boolean perBatch() {
        return function.get(Function.BATCH_WORK).equals("per-batch");
    }

    /** What it does, in sentences for the head of the code. */
    List<String> summary() {
        List<String> lines = new ArrayList<>();
        triggers.forEach(
                t -> lines.add(t.from().name() + (t.from().kind() == Api.KIND ? " calls it with " : " invokes it: ")
                        + t.shape().words() + "."));
        for (int i = 0; i < steps.size(); i++) {
            List<String> does = steps.get(i).stream().map(s -> s.call().words()).toList();
            lines.add("Step " + (i + 1) + ": " + String.join("; ", does) + ".");
        }
        return lines;
    }
}
