package fanfare.model.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the Amazon States Language. Fields say what only a run can know: {@code Probability} of a choice's rule and
 * {@code ItemCount} of a map; without them all ways are equally likely, and there are ten items. A third,
 * {@code Compensates}, names the task that a task undoes. A task that calls a service by its ARN and names no component
 * takes no time of its own.
 */
public final class StatesLanguage {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*)(?:\\.[A-Za-z]+)?}");
    private static final double SECOND = 1e9;
    private static final int ITEMS = 10;
    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private StatesLanguage() {}

    /**
     * The machine that a definition describes.
     *
     * @throws IllegalArgumentException with a sentence that names the state, if it is none
     */
    public static StateMachine read(String definition) {
        try {
            StateMachine machine = machine(MAPPER.readTree(definition), "the workflow");
            requireSteps(machine, machine);
            return machine;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the definition is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static void requireSteps(StateMachine in, StateMachine whole) {
        in.states().forEach((name, s) -> {
            if (s instanceof State.Task t) {
                t.compensates().filter(step -> !isTask(step, whole)).ifPresent(step -> {
                    throw wrong(
                            "the state “" + name + "”", "compensates “" + step + "”, which is no task of the workflow");
                });
            }
            s.machines().forEach(m -> requireSteps(m, whole));
        });
    }

    private static boolean isTask(String name, StateMachine in) {
        return in.states().get(name) instanceof State.Task
                || in.states().values().stream()
                        .flatMap(s -> s.machines().stream())
                        .anyMatch(m -> isTask(name, m));
    }

    private static StateMachine machine(JsonNode node, String where) {
        JsonNode all = node.path("States");
        if (!all.isObject() || all.isEmpty()) {
            throw wrong(where, "has no “States”");
        }
        String start = node.path("StartAt").asText();
        Map<String, State> states = new LinkedHashMap<>();
        all.fields().forEachRemaining(e -> states.put(e.getKey(), state(e.getKey(), e.getValue())));
        if (!states.containsKey(start)) {
            throw wrong(where, "starts at “" + start + "”, which is no state of it");
        }
        states.forEach((name, s) -> leadsTo(s).forEach(next -> {
            if (!states.containsKey(next)) {
                throw wrong("the state “" + name + "”", "leads to “" + next + "”, which is no state beside it");
            }
        }));
        return new StateMachine(
                start, states, nanoseconds(node.path("TimeoutSeconds").asDouble(0)));
    }

    private static List<String> leadsTo(State s) {
        List<String> all = new ArrayList<>();
        if (s instanceof State.Task t) {
            t.next().ifPresent(all::add);
            t.catches().forEach(c -> all.add(c.next()));
        } else if (s instanceof State.Choice c) {
            c.ways().forEach(w -> all.add(w.next()));
        } else if (s instanceof State.Parallel p) {
            p.next().ifPresent(all::add);
            p.catches().forEach(c -> all.add(c.next()));
        } else if (s instanceof State.Repeat r) {
            r.next().ifPresent(all::add);
            r.catches().forEach(c -> all.add(c.next()));
        } else if (s instanceof State.Wait w) {
            w.next().ifPresent(all::add);
        }
        return all;
    }

    private static State state(String name, JsonNode s) {
        String where = "the state “" + name + "”";
        Optional<String> next = Optional.ofNullable(s.path("Next").textValue());
        return switch (s.path("Type").asText()) {
            case "Task" ->
                callsOutside(s)
                        ? new State.Wait(0, next)
                        : new State.Task(
                                target(s, where),
                                action(s),
                                nanoseconds(s.path("TimeoutSeconds").asDouble(0)),
                                retries(s),
                                catches(s, where),
                                next,
                                Optional.ofNullable(s.path("Compensates").textValue()));
            case "Choice" -> new State.Choice(ways(s, where));
            case "Parallel" -> {
                List<StateMachine> branches = new ArrayList<>();
                s.path("Branches").forEach(b -> branches.add(machine(b, "a branch of " + where)));
                if (branches.isEmpty()) {
                    throw wrong(where, "has no “Branches”");
                }
                yield new State.Parallel(branches, retries(s), catches(s, where), next);
            }
            case "Map" -> {
                JsonNode iterator = s.has("ItemProcessor") ? s.path("ItemProcessor") : s.path("Iterator");
                int limit = s.path("MaxConcurrency").asInt(0);
                yield new State.Repeat(
                        machine(iterator, "the iterator of " + where),
                        Math.max(0, s.path("ItemCount").asInt(ITEMS)),
                        limit <= 0 ? NO_LIMIT : limit,
                        retries(s),
                        catches(s, where),
                        next);
            }
            case "Wait" -> new State.Wait(nanoseconds(s.path("Seconds").asDouble(0)), next);
            case "Pass" -> new State.Wait(0, next);
            case "Succeed" -> new State.End(true);
            case "Fail" -> new State.End(false);
            default ->
                throw wrong(
                        where,
                        "has the type “" + s.path("Type").asText()
                                + "”; expected Task, Choice, Parallel, Map, Wait, Pass, Succeed or Fail");
        };
    }

    /** True for a task that calls what no design holds: an SDK integration, an activity, another account's function. */
    private static boolean callsOutside(JsonNode task) {
        return task.path("Resource").asText().startsWith("arn:")
                && Stream.of("Resource", "Arguments", "Parameters")
                        .noneMatch(field ->
                                REFERENCE.matcher(task.path(field).toString()).find());
    }

    private static String target(JsonNode task, String where) {
        for (String field : new String[] {"Resource", "Arguments", "Parameters"}) {
            Matcher m = REFERENCE.matcher(task.path(field).toString());
            if (m.find()) {
                return m.group(1);
            }
        }
        throw wrong(where, "calls nothing that is drawn: name a component as ${Name} in “Resource” or “Parameters”");
    }

    private static String action(JsonNode task) {
        String resource = task.path("Resource").asText();
        return resource.startsWith("arn:") ? resource.replaceAll("^.*:|\\..*$", "") : "invoke";
    }

    private static List<State.Way> ways(JsonNode s, String where) {
        List<JsonNode> rules = new ArrayList<>();
        s.path("Choices").forEach(rules::add);
        Optional<String> byDefault = Optional.ofNullable(s.path("Default").textValue());
        if (rules.isEmpty()) {
            throw wrong(where, "has no “Choices”");
        }
        double said = rules.stream()
                .mapToDouble(r -> r.path("Probability").asDouble(0))
                .sum();
        long silent = rules.stream().filter(r -> !r.has("Probability")).count() + (byDefault.isPresent() ? 1 : 0);
        if (said > 1 + 1e-9 || said < 1 - 1e-9 && silent == 0) {
            throw wrong(where, "has probabilities that add up to " + said + "; expected 1, or less with a “Default”");
        }
        double each = silent == 0 ? 0 : Math.max(0, 1 - said) / silent;
        List<State.Way> ways = new ArrayList<>();
        for (JsonNode r : rules) {
            String next = r.path("Next").asText();
            ways.add(new State.Way(r.has("Probability") ? r.path("Probability").asDouble() : each, next));
        }
        byDefault.ifPresent(next -> ways.add(new State.Way(each, next)));
        return ways;
    }

    private static List<State.Retry> retries(JsonNode s) {
        List<State.Retry> all = new ArrayList<>();
        s.path("Retry")
                .forEach(r -> all.add(new State.Retry(
                        texts(r.path("ErrorEquals")),
                        nanoseconds(r.path("IntervalSeconds").asDouble(1)),
                        r.path("MaxAttempts").asInt(3),
                        r.path("BackoffRate").asDouble(2),
                        r.has("MaxDelaySeconds")
                                ? nanoseconds(r.path("MaxDelaySeconds").asDouble())
                                : Long.MAX_VALUE,
                        r.path("JitterStrategy").asText().equals("FULL"))));
        return all;
    }

    private static List<State.Catch> catches(JsonNode s, String where) {
        List<State.Catch> all = new ArrayList<>();
        s.path("Catch").forEach(c -> {
            if (!c.has("Next")) {
                throw wrong(where, "catches an error without saying where to go on (“Next”)");
            }
            all.add(new State.Catch(texts(c.path("ErrorEquals")), c.path("Next").asText()));
        });
        return all;
    }

    private static List<String> texts(JsonNode list) {
        List<String> all = new ArrayList<>();
        list.forEach(e -> all.add(e.asText()));
        return all;
    }

    private static long nanoseconds(double seconds) {
        return (long) (seconds * SECOND);
    }

    private static IllegalArgumentException wrong(String where, String what) {
        return new IllegalArgumentException(where + " " + what);
    }
}
