package fanfare.simulator.behaviour;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Call;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Client;
import fanfare.model.kind.Database;
import fanfare.model.kind.DatabaseProxy;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.External;
import fanfare.model.kind.Fetch;
import fanfare.model.kind.Function;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Property;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Topic;
import fanfare.model.kind.WebSocketApi;
import fanfare.simulator.kernel.Sampler;

/** Reads a connection once, before the run: what its outlet needs, in plain numbers. */
final class Wirings {
    private static final long SECOND = 1_000_000_000L;
    /** How long a delivery stream tries a bucket. */
    private static final long BUCKET_RETRIES = 86_400 * SECOND;

    private final Design design;
    private final Samplers samplers;

    Wirings(Design design, Samplers samplers) {
        this.design = design;
        this.samplers = samplers;
    }

    Outlet.Wiring of(int id, int from, int to, Connection c) {
        Component origin = design.component(c.from()).orElseThrow();
        Component target = design.component(c.to()).orElseThrow();
        return new Outlet.Wiring(
                id,
                from,
                to,
                c,
                origin.kind(),
                target.kind(),
                has(c, Call.PROBABILITY) ? c.get(Call.PROBABILITY) : 1,
                calls(c),
                payload(c, origin.kind()),
                has(c, Call.MESSAGE_GROUPS) && fifo(target)
                        ? c.get(Call.MESSAGE_GROUPS).intValue()
                        : 0,
                timeout(c, origin),
                backoff(c, origin, target),
                has(c, Call.RETRY_BUDGET) ? c.value(Call.RETRY_BUDGET).orElse(-1.0) : -1,
                c.as() == Deliver.INTERACTION ? departure(c, origin, target.kind()) : null,
                network(origin),
                keepsConnections(target) && has(c, Call.CONNECT_TIME) ? samplers.of(c.get(Call.CONNECT_TIME)) : null,
                keepsConnections(target) && (origin.kind() == Function.KIND || origin.kind() == DatabaseProxy.KIND));
    }

    static boolean fifo(Component c) {
        return c.kind() == Queue.KIND && c.get(Queue.FLAVOUR).equals("fifo")
                || c.kind() == Topic.KIND && c.get(Topic.FLAVOUR).equals("fifo");
    }

    private static boolean keepsConnections(Component c) {
        return c.kind() == Database.KIND || c.kind() == DatabaseProxy.KIND;
    }

    private static boolean has(Connection c, Property<?> property) {
        return c.as().properties().contains(property);
    }

    /** What pipes and delivery streams pass on is as large as what they took, unless it is said to be otherwise. */
    private static int payload(Connection c, Kind origin) {
        boolean passesOn = origin == Pipe.KIND || origin == Delivery.KIND;
        if (!has(c, Call.PAYLOAD) || passesOn && c.set().find(Call.PAYLOAD).isEmpty()) {
            return -1;
        }
        return (int) Math.min(Integer.MAX_VALUE, c.get(Call.PAYLOAD));
    }

    private Sampler calls(Connection c) {
        if (!has(c, Call.CALLS)) {
            return null;
        }
        Distribution calls = c.get(Call.CALLS);
        return calls.equals(Distribution.constant(1)) ? null : samplers.of(calls);
    }

    private static long timeout(Connection c, Component origin) {
        if (origin.kind() == Api.KIND) {
            ApiTraits flavour = ApiTraits.of(origin.get(Api.FLAVOUR));
            return c.as() == Interactions.AUTHORIZE
                    ? flavour.verdictTimeout
                    : origin.value(Api.TIMEOUT).orElse(flavour.timeout);
        } else if (origin.kind() == WebSocketApi.KIND) {
            return origin.get(WebSocketApi.TIMEOUT);
        } else if (origin.kind() == Cdn.KIND) {
            return origin.get(Cdn.ORIGIN_TIMEOUT);
        }
        return has(c, Call.TIMEOUT) ? c.value(Call.TIMEOUT).orElse(0L) : 0;
    }

    private static Backoff backoff(Connection c, Component origin, Component target) {
        Interaction as = c.as();
        Kind kind = origin.kind();
        if (as.style() == Interaction.Style.PULL
                || as == Fetch.INTERACTION
                || as == Interactions.FORWARD
                || kind == Pipe.KIND
                || kind == Api.KIND) {
            return Backoff.NONE;
        } else if (kind == Delivery.KIND && as != DeadLetter.INTERACTION) {
            long longest = target.kind() == External.KIND ? origin.get(Delivery.RETRY_DURATION) : BUCKET_RETRIES;
            return longest == 0
                    ? Backoff.NONE
                    : Backoff.exponential(Long.MAX_VALUE, SECOND, 60 * SECOND, true, longest);
        } else if (as.style() == Interaction.Style.OUTCOME) {
            return Backoff.exponential(10, SECOND, 60 * SECOND, true, Long.MAX_VALUE);
        } else if (kind == Schedule.KIND) {
            return Backoff.exponential(
                    origin.get(Schedule.MAXIMUM_RETRY_ATTEMPTS),
                    SECOND,
                    600 * SECOND,
                    true,
                    origin.get(Schedule.MAXIMUM_EVENT_AGE));
        } else if (kind == Bus.KIND || kind == Bucket.KIND && target.kind() == Bus.KIND) {
            return Backoff.exponential(
                    c.get(Deliver.MAXIMUM_RETRY_ATTEMPTS),
                    SECOND,
                    600 * SECOND,
                    true,
                    c.get(Deliver.MAXIMUM_EVENT_AGE));
        } else if (as == Deliver.INTERACTION) {
            return target.kind() == External.KIND ? Backoff.snsHttp() : Backoff.sns();
        }
        Property<Long> retries = has(c, Call.SDK_RETRIES) ? Call.SDK_RETRIES : Call.RETRIES;
        return Backoff.exponential(
                // A resolver has no SDK that would try again by itself.
                kind == GraphQlApi.KIND ? c.set().find(retries).orElse(0L) : c.get(retries),
                c.get(Call.BACKOFF),
                c.get(Call.MAX_BACKOFF),
                c.get(Call.JITTER).equals("full"),
                Long.MAX_VALUE);
    }

    private Sampler departure(Connection c, Component origin, Kind target) {
        return unlessZero(c.value(Deliver.LATENCY).orElseGet(() -> DeliveryLatency.delivery(origin, target)));
    }

    private Sampler network(Component origin) {
        if (origin.kind() == Client.KIND) {
            return unlessZero(origin.get(Client.NETWORK_LATENCY));
        }
        return origin.kind() == Cdn.KIND ? unlessZero(origin.get(Cdn.ORIGIN_LATENCY)) : null;
    }

    private Sampler unlessZero(Distribution d) {
        return d.equals(Distribution.constant(0)) ? null : samplers.of(d);
    }
}
