package fanfare.model.connect;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Container;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Function;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may be connected with what: the one place that tools, importers and checks ask. Cycles are legal; whether one is
 * wise is a matter for design rules.
 */
public final class ConnectionRules {
    /** Readers that one change stream takes. */
    public static final int STREAM_READERS = 2;

    private static final Set<Interaction> ONE_PER_SENDER = Set.of(
            DeadLetter.INTERACTION,
            Interactions.ON_SUCCESS,
            Interactions.ON_FAILURE,
            Interactions.FORWARD,
            Interactions.AUTHORIZE);

    /** Senders that may do the same to the same receiver more than once: in several steps, or over several routes. */
    private static final Set<Kind> REPEATING =
            Set.of(Function.KIND, Container.KIND, Workflow.KIND, WebSocketApi.KIND, GraphQlApi.KIND);

    /** What may call itself. */
    private static final Set<Kind> CALLS_ITSELF = Set.of(Function.KIND, Container.KIND, Workflow.KIND);

    private ConnectionRules() {}

    /** By kind alone, as the palette asks. */
    public static Verdict between(Kind from, Kind to) {
        Optional<List<Interaction>> as = AllowedPairs.find(from, to);
        if (as.isPresent()) {
            return new Verdict.Allowed(as.get());
        }
        return RefusedPairs.find(from, to)
                .orElseThrow(() -> new IllegalStateException(
                        "no rule for " + from + " → " + to + ": add a row to AllowedPairs or RefusedPairs"));
    }

    /** By kind and flavour, and whether both are the same component. */
    public static Verdict between(Component from, Component to) {
        Verdict byKind = between(from.kind(), to.kind());
        if (!(byKind instanceof Verdict.Allowed allowed)) {
            return byKind;
        }
        if (from.name().equals(to.name())) {
            Optional<Verdict.Refused> loop = loop(from.kind());
            if (loop.isPresent()) {
                return loop.get();
            }
        }
        return FlavourRules.narrow(allowed.as(), from, to);
    }

    private static Optional<Verdict.Refused> loop(Kind kind) {
        if (kind.equals(Queue.KIND)) {
            return Optional.of(new Verdict.Refused(
                    "A queue cannot be its own dead-letter queue. Add a second queue for the failed messages.",
                    List.of(Queue.KIND)));
        }
        return CALLS_ITSELF.contains(kind)
                ? Optional.empty()
                : Optional.of(new Verdict.Refused(
                        "A rule that puts events back on its own bus would match them again without end. Deliver to another bus.",
                        List.of(Function.KIND)));
    }

    /** By kind, flavour and what is connected already: what may still be added. */
    public static Verdict between(Design design, Component from, Component to) {
        Verdict verdict = between(from, to);
        if (!(verdict instanceof Verdict.Allowed allowed)) {
            return verdict;
        }
        List<Interaction> left = new ArrayList<>();
        Verdict.Refused why = null;
        for (Interaction as : allowed.as()) {
            Optional<Verdict.Refused> full = full(design, from, as, to);
            if (full.isEmpty()) {
                left.add(as);
            } else if (why == null) {
                why = full.get();
            }
        }
        left.sort((a, b) -> Boolean.compare(connected(design, from, a, to), connected(design, from, b, to)));
        return left.isEmpty() ? why : new Verdict.Allowed(left);
    }

    /**
     * Why a connection of this interaction is wrong between these two, whatever else is connected; empty if it is right.
     */
    public static Optional<Verdict.Refused> against(Component from, Interaction as, Component to) {
        Verdict verdict = between(from, to);
        if (verdict instanceof Verdict.Refused refused) {
            return Optional.of(refused);
        }
        if (verdict.interactions().contains(as)) {
            return Optional.empty();
        }
        return Optional.of(FlavourRules.against(as, from, to)
                .orElseGet(() -> new Verdict.Refused(
                        "A " + from.kind() + " and a " + to.kind() + " cannot be connected as “" + as + "”, but as "
                                + words(verdict.interactions()) + ".",
                        List.of())));
    }

    /** Whether a sender of this kind has at most one connection of this interaction. */
    public static boolean onePerSender(Kind from, Interaction as) {
        return ONE_PER_SENDER.contains(as) || from.equals(Cache.KIND);
    }

    private static String words(List<Interaction> as) {
        return String.join(" or ", as.stream().map(i -> "“" + i + "”").toList());
    }

    private static Optional<Verdict.Refused> full(Design design, Component from, Interaction as, Component to) {
        if (onePerSender(from.kind(), as) && design.from(from.name()).anyMatch(c -> c.as().equals(as))) {
            return refused(from.name() + " has its connection of the kind “" + as + "” already, and takes only one.");
        }
        if (as.equals(PollStream.INTERACTION)
                && from.kind().equals(Table.KIND)
                && design.from(from.name()).filter(c -> c.as().equals(as)).count() >= STREAM_READERS) {
            return refused("The change stream of " + from.name() + " has " + STREAM_READERS
                    + " readers already, and takes no more. Let one of them pass the changes on.");
        }
        if (from.kind().equals(Authorizer.KIND)
                && design.from(from.name()).findAny().isPresent()) {
            return refused("The authorizer " + from.name() + " asks its function already, and only one.");
        }
        if (as.equals(Interactions.AUTHORIZE) && design.to(to.name()).findAny().isPresent()) {
            return refused("The authorizer " + to.name()
                    + " belongs to its API already. Add another authorizer; it may ask the same function.");
        }
        Optional<Verdict.Refused> role = taken(design, from, as, to);
        if (role.isPresent()) {
            return role;
        }
        if (isFunctionUrl(from) && design.from(from.name()).findAny().isPresent()) {
            return refused("The function URL " + from.name()
                    + " has its function already. Use another flavour of API for more than one.");
        }
        boolean repeatable = REPEATING.contains(from.kind()) && !ONE_PER_SENDER.contains(as);
        return !repeatable && connected(design, from, as, to)
                ? refused(from.name() + " and " + to.name() + " are connected as “" + as + "” already.")
                : Optional.empty();
    }

    private static Optional<Verdict.Refused> taken(Design design, Component from, Interaction as, Component to) {
        for (Roles.Role role : Roles.of(from.kind(), from.name(), as, to.kind(), to.name())) {
            if (Stream.concat(design.from(role.of()), design.to(role.of()))
                    .anyMatch(c -> roles(design, c).contains(role))) {
                return refused(role.of() + " has its " + role.name() + " already, and takes only one.");
            }
        }
        return to.kind().equals(Delivery.KIND) && design.to(to.name()).anyMatch(c -> Roles.clash(as, c.as()))
                ? refused(to.name() + " reads a stream or takes records that are put into it, and not both.")
                : Optional.empty();
    }

    private static List<Roles.Role> roles(Design design, Connection c) {
        return Roles.of(
                design.component(c.from()).orElseThrow().kind(),
                c.from(),
                c.as(),
                design.component(c.to()).orElseThrow().kind(),
                c.to());
    }

    /** True for an API that is the URL of one function. */
    static boolean isFunctionUrl(Component c) {
        return c.kind().equals(Api.KIND) && c.get(Api.FLAVOUR).equals("function-url");
    }

    private static boolean connected(Design design, Component from, Interaction as, Component to) {
        return design.from(from.name())
                .map(Connection::id)
                .anyMatch(id -> id.to().equals(to.name()) && id.as().equals(as.name()));
    }

    private static Optional<Verdict.Refused> refused(String reason) {
        return Optional.of(new Verdict.Refused(reason, List.of()));
    }
}
