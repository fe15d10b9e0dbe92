package fanfare.model.check;

import static fanfare.model.check.Problem.error;
import static fanfare.model.check.Problem.warning;

import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Roles;
import fanfare.model.connect.Routes;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Call;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Container;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Fetch;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Property;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Queue;
import fanfare.model.kind.ReadStream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Unit;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The connections of a design: their ends, whether the rules allow them, their values. */
final class ConnectionCheck {
    private static final int LAST_STEP = 99;
    private static final long FIFO_BATCH = 10;
    private static final long SECOND = 1_000_000_000L;

    private static final List<Property<?>> LAMBDA_ONLY = List.of(
            Poll.BATCH_WINDOW, Poll.MAXIMUM_CONCURRENCY, Poll.PARTIAL_BATCH_RESPONSE, Poll.MATCHING, Poll.FILTER);

    private final Design design;
    private final Map<String, Component> components;
    private final List<Problem> problems;
    private final Set<Object> seen = new HashSet<>();
    private final Map<String, Integer> readers = new HashMap<>();

    ConnectionCheck(Design design, Map<String, Component> components, List<Problem> problems) {
        this.design = design;
        this.components = components;
        this.problems = problems;
    }

    void run() {
        List<Connection> all = design.connections();
        for (int i = 0; i < all.size(); i++) {
            one(all.get(i), Pointers.to("connections", i));
        }
    }

    private void one(Connection c, String where) {
        Optional<Component> from = end(c.from(), where + "/from");
        Optional<Component> to = end(c.to(), where + "/to");
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        Optional<Verdict.Refused> refused = ConnectionRules.against(from.get(), c.as(), to.get());
        if (refused.isPresent()) {
            add(where, "“" + c.from() + "” cannot be connected to “" + c.to() + "”: " + bare(refused.get()), "");
            return;
        }
        if (!seen.add(c.id())) {
            add(where, "the connection " + c.id() + " exists twice", "Remove one, or give it another step.");
            return;
        }
        if (c.step() < 1 || c.step() > LAST_STEP) {
            add(where + "/step", "step " + c.step() + " is out of bounds: expected 1 to " + LAST_STEP, "");
        }
        List<Problem> values = Values.check(c.as(), c.set(), where);
        problems.addAll(values);
        alone(c, from.get(), where);
        roles(c, from.get(), to.get(), where);
        passedOn(c, from.get(), to.get(), where);
        boolean waits = c.as().equals(Interactions.INVOKE) || c.as().equals(Interactions.ENRICH);
        if (waits && to.get().kind().equals(Workflow.KIND)) {
            answering(from.get(), to.get(), where);
        }
        if (c.as().equals(Interactions.INVOKE) && to.get().kind().equals(Container.KIND)) {
            waiting(from.get(), to.get(), where);
        }
        if (c.as().equals(Poll.INTERACTION) && values.isEmpty()) {
            if (to.get().kind().equals(Container.KIND)) {
                receive(c, where);
            } else {
                poll(c, from.get(), to.get(), where);
            }
        }
        if (to.get().kind().equals(Pipe.KIND) && values.isEmpty()) {
            throughPipe(c, to.get(), where);
        }
    }

    /** Pipes and delivery streams call once for what they hold, and try again by rules of their own. */
    private void passedOn(Connection c, Component from, Component to, String where) {
        if (!from.kind().equals(Pipe.KIND) && !from.kind().equals(Delivery.KIND)) {
            return;
        }
        boolean other = to.kind().equals(Api.KIND) && !to.get(Api.FLAVOUR).equals("rest");
        if (other) {
            add(where, "a pipe calls REST APIs only, and “" + to.name() + "” is another", "Use the flavour rest.");
        }
        String advice = from.kind().equals(Pipe.KIND)
                ? "Remove it: what fails is tried again from the source."
                : "Remove it: the retry duration of “" + from.name() + "” counts.";
        for (Property<?> p : Call.OF_CALLERS) {
            if (c.as().properties().contains(p) && c.set().find(p).isPresent()) {
                add(
                        where + "/" + p.name(),
                        "a " + from.kind() + " has no “" + p.name() + "” for what it calls",
                        advice);
            }
        }
    }

    private void roles(Connection c, Component from, Component to, String where) {
        for (Roles.Role role : Roles.of(from.kind(), from.name(), c.as(), to.kind(), to.name())) {
            if (!seen.add(role)) {
                add(where, "“" + role.of() + "” has its " + role.name() + " already", "Remove one.");
            }
        }
        if (to.kind().equals(Delivery.KIND)) {
            Optional<Connection> other = design.to(to.name())
                    .filter(o -> Roles.clash(c.as(), o.as()))
                    .findFirst();
            if (other.isPresent() && c.as().equals(ReadStream.INTERACTION)) {
                add(
                        where,
                        "“" + to.name() + "” cannot read a stream and take records from “"
                                + other.get().from() + "” too",
                        "Remove one, or add a second delivery stream.");
            }
        }
    }

    /** A pipe passes on no larger batches than its target takes. */
    private void throughPipe(Connection c, Component pipe, String where) {
        long wanted = c.set()
                .find(c.as().equals(Poll.INTERACTION) ? Poll.BATCH_SIZE : PollStream.BATCH_SIZE)
                .orElse(1L);
        design.from(pipe.name())
                .forEach(next -> Optional.ofNullable(components.get(next.to()))
                        .filter(target -> wanted > Pipe.largestBatch(target.kind()))
                        .ifPresent(target -> add(
                                where + "/batchSize",
                                "a batch size of " + wanted + " is out of bounds: “" + target.name()
                                        + "” takes at most " + Pipe.largestBatch(target.kind())
                                        + " from a pipe at once",
                                "")));
    }

    private void answering(Component from, Component to, String where) {
        if (to.get(Workflow.TYPE).equals("standard") && !from.kind().equals(Workflow.KIND)) {
            add(
                    where,
                    "the standard workflow “" + to.name() + "” does not answer “" + from.name() + "”",
                    "Connect them as start, or make the workflow express.");
        }
    }

    private void waiting(Component from, Component to, String where) {
        if (from.kind().equals(Workflow.KIND) && from.get(Workflow.TYPE).equals("express")) {
            add(
                    where,
                    "the express workflow “" + from.name() + "” cannot wait for a task of “" + to.name() + "”",
                    "Connect them as start, or make the workflow standard.");
        }
    }

    /** The tasks of a container receive by themselves; what only Lambda's mapping has means nothing to them. */
    private void receive(Connection c, String where) {
        if (c.get(Poll.BATCH_SIZE) > FIFO_BATCH) {
            add(
                    where + "/batchSize",
                    "a batch size of " + c.get(Poll.BATCH_SIZE)
                            + " is out of bounds: a task receives 10 messages at once at most",
                    "Use a batch size of 1 to 10.");
        }
        for (Property<?> p : LAMBDA_ONLY) {
            if (c.set().isSet(p)) {
                add(
                        where + "/" + p,
                        p + " belongs to Lambda's mapping; the tasks of a container receive messages by themselves",
                        "Remove it.");
            }
        }
    }

    private Optional<Component> end(String name, String where) {
        Optional<Component> found = Optional.ofNullable(components.get(name));
        if (found.isEmpty()) {
            add(where, "there is no component “" + name + "”", Nearest.advice(name, List.copyOf(components.keySet())));
        }
        return found;
    }

    private static String bare(Verdict.Refused refused) {
        return refused.reason().replaceFirst("\\.$", "");
    }

    private void alone(Connection c, Component from, String where) {
        if (ConnectionRules.onePerSender(from.kind(), c.as()) && !seen.add(from.name() + " " + c.as())) {
            add(where, "“" + from.name() + "” has a connection of the kind “" + c.as() + "” already", "Remove one.");
        }
        if (c.as().equals(PollStream.INTERACTION)
                && from.kind().equals(Table.KIND)
                && readers.merge(from.name(), 1, Integer::sum) > ConnectionRules.STREAM_READERS) {
            add(where, "the change stream of “" + from.name() + "” takes no more than two readers", "Remove one.");
        }
        if (from.kind().equals(Api.KIND) && !c.as().equals(Interactions.AUTHORIZE)) {
            route(c, from, where);
        } else if (from.kind().equals(WebSocketApi.KIND)) {
            c.value(Interactions.ROUTE).ifPresent(route -> unique(from, "route " + route, where));
        } else if (from.kind().equals(Cdn.KIND)) {
            c.value(Fetch.PATH_PATTERN).ifPresent(path -> unique(from, "path " + path, where));
        }
        if (from.kind().equals(Authorizer.KIND) && !seen.add(from.name() + " asks")) {
            add(where, "the authorizer “" + from.name() + "” asks more than one function", "Remove one.");
        }
        if (c.as().equals(Interactions.AUTHORIZE) && !seen.add(c.to() + " decides")) {
            add(
                    where,
                    "the authorizer “" + c.to() + "” belongs to another API already",
                    "Give every API an authorizer of its own; they may ask the same function.");
        }
    }

    private void route(Connection c, Component api, String where) {
        if (api.get(Api.FLAVOUR).equals("function-url")) {
            if (!seen.add(api.name() + " url")) {
                add(where, "the function URL “" + api.name() + "” leads to more than one function", "Remove one.");
            }
            return;
        }
        if (retries(c) > 0) {
            problems.add(warning(
                    where + "/retries",
                    "an API makes one attempt and does not try again",
                    "Remove it, and let the caller try again."));
        }
        c.value(Interactions.PATH).ifPresent(path -> unique(api, "route " + Routes.method(c) + " " + path, where));
    }

    private void unique(Component from, String what, String where) {
        if (!seen.add(from.name() + " " + what)) {
            add(
                    where,
                    "the " + what + " of “" + from.name() + "” exists twice",
                    from.kind().equals(WebSocketApi.KIND)
                            ? "Give it another route key."
                            : from.kind().equals(Cdn.KIND) ? "Change its path." : "Change its method or its path.");
        }
    }

    private static long retries(Connection c) {
        return c.set()
                .find(Call.RETRIES)
                .or(() -> c.set().find(Call.SDK_RETRIES))
                .orElse(0L);
    }

    private void poll(Connection c, Component queue, Component function, String where) {
        boolean fifo = queue.get(Queue.FLAVOUR).equals("fifo");
        long batch = c.get(Poll.BATCH_SIZE);
        if (fifo && batch > FIFO_BATCH) {
            add(
                    where + "/batchSize",
                    "a batch size of " + batch + " is out of bounds: a FIFO queue hands over 10 messages at most",
                    "Use a batch size of 1 to 10.");
        } else if (fifo && c.get(Poll.BATCH_WINDOW) > 0) {
            add(where + "/batchWindow", "a mapping of a FIFO queue has no batch window", "Remove it.");
        } else if (batch > FIFO_BATCH && c.get(Poll.BATCH_WINDOW) < SECOND) {
            add(
                    where + "/batchSize",
                    "a batch size of " + batch + " needs a batch window of at least 1 s",
                    "Set batchWindow to \"1 s\" or more, or use a batch size of 1 to 10.");
        }
        if (!function.kind().equals(Function.KIND)) {
            return;
        }
        long visibility = queue.get(Queue.VISIBILITY_TIMEOUT);
        long timeout = function.get(Function.TIMEOUT);
        if (timeout > visibility) {
            add(
                    where,
                    "the time-out of “" + function.name() + "” (" + Quantities.format(Unit.TIME, timeout)
                            + ") is longer than the visibility timeout of “" + queue.name() + "” ("
                            + Quantities.format(Unit.TIME, visibility) + "); AWS rejects such a mapping",
                    "Raise the visibility timeout, best to six times the function's time-out.");
        }
    }

    private void add(String where, String message, String remedy) {
        problems.add(error(where, message, remedy));
    }
}
