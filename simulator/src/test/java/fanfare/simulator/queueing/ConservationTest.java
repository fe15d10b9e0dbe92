package fanfare.simulator.queueing;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Account;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Cache;
import fanfare.model.kind.Call;
import fanfare.model.kind.Cdn;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
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
import fanfare.model.kind.Kafka;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Pipe;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollKafka;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Property;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Transform;
import fanfare.model.kind.WebSocketApi;
import fanfare.model.kind.Workflow;
import fanfare.simulator.behaviour.ColdStartData;
import fanfare.simulator.behaviour.Replication;
import fanfare.simulator.behaviour.Routing;
import fanfare.simulator.behaviour.Station;
import fanfare.simulator.kernel.Loop;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.kernel.Streams;
import fanfare.simulator.traffic.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Random designs over all kinds, with errors, tiny limits and short time-outs: no run breaks, every component's account
 * balances, and when the traffic has stopped nothing stays in flight that has somewhere to go.
 */
class ConservationTest {
    private static final int DESIGNS = 10_000;
    private static final long SECOND = 1_000_000_000L;
    private static final Replication.Setting SETTING =
            new Replication.Setting(Sampler::of, Arrivals::of, ColdStartData.shipped(), Routing.MOST_RECENTLY_USED);

    @Test
    void everyEventIsAccountedFor() {
        for (int i = 0; i < DESIGNS; i++) {
            RandomStream random = new Streams(11, i).of("designs", "shape");
            Design d = design(random);
            Scenario s = Scenario.of("Run", traffic(d, random))
                    .lasting(120 * SECOND, 0)
                    .seeded(i)
                    .with(faults(d, random));
            Replication r = new Replication(d, s, 0, SETTING);
            try {
                assertThat(r.run(Loop.Watch.ALWAYS)).isTrue();
            } catch (RuntimeException e) {
                throw new AssertionError("design " + i + ": " + d.components() + d.connections(), e);
            }
            for (int c = 0; c < d.components().size(); c++) {
                Station st = r.station(c);
                assertThat(st.arrivals())
                        .as("design %d: %s", i, d.components().get(c))
                        .isEqualTo(st.completed()
                                + st.errors()
                                + st.throttled()
                                + st.inside().current());
            }
        }
    }

    private static List<Fault> faults(Design d, RandomStream random) {
        List<Fault> faults = new ArrayList<>();
        for (Component c : d.components()) {
            if (c.kind() == Client.KIND || c.kind() == Schedule.KIND || !random.chance(0.25)) {
                continue;
            }
            List<Fault.Type> possible = new ArrayList<>(List.of(
                    Fault.Type.ADD_DELAY,
                    Fault.Type.ERROR,
                    Fault.Type.THROTTLE,
                    Fault.Type.UNAVAILABLE,
                    Fault.Type.DISCONNECT));
            if (c.kind() == Container.KIND) {
                possible.add(Fault.Type.RESTART);
                possible.add(Fault.Type.LOSE_CAPACITY);
            } else if (c.kind() == Function.KIND) {
                possible.add(Fault.Type.RESTART);
            } else if (c.kind() == Stream.KIND || c.kind() == External.KIND || c.kind() == Database.KIND) {
                possible.add(Fault.Type.LOSE_CAPACITY);
            }
            Fault.Type type = possible.get(random.nextInt(possible.size()));
            faults.add(Fault.of(type, c.name(), random.nextInt(30) * SECOND, SECOND)
                    .with(type)
                    .during(random.nextInt(30) * SECOND, type.instant() ? 0 : (1 + random.nextInt(40)) * SECOND)
                    .share(random.chance(0.5) ? 1 : 0.4)
                    .delay(type == Fault.Type.ADD_DELAY ? 3 * SECOND : 0)
                    .from(d.to(c.name()).map(Connection::from).findFirst().filter(f -> random.chance(0.3))));
        }
        return faults;
    }

    private static Map<String, Traffic> traffic(Design d, RandomStream random) {
        Map<String, Traffic> all = new java.util.LinkedHashMap<>();
        for (Component c : d.components()) {
            if (c.kind() == Client.KIND) {
                Traffic steps = new Traffic.Steps(
                        List.of(new Traffic.Step(0, 1 + random.nextInt(40)), new Traffic.Step(20 * SECOND, 0)));
                all.put(c.name(), random.chance(0.2) ? new Traffic.Users(5, new Distribution.Exponential(1e9)) : steps);
            }
        }
        return all;
    }

    private static Design design(RandomStream random) {
        List<Kind> kinds = List.of(
                Api.KIND,
                Api.KIND,
                Authorizer.KIND,
                Bucket.KIND,
                Bus.KIND,
                Cdn.KIND,
                Container.KIND,
                Delivery.KIND,
                Cache.KIND,
                Database.KIND,
                DatabaseProxy.KIND,
                External.KIND,
                Function.KIND,
                GraphQlApi.KIND,
                WebSocketApi.KIND,
                Function.KIND,
                Function.KIND,
                Kafka.KIND,
                Pipe.KIND,
                Queue.KIND,
                Queue.KIND,
                Schedule.KIND,
                Stream.KIND,
                Table.KIND,
                Topic.KIND,
                Workflow.KIND);
        Design d = Design.named("Random").with(Component.of("C0", Client.KIND)).with(Component.of("C1", Function.KIND));
        int n = 3 + random.nextInt(9);
        for (int i = 2; i < n; i++) {
            d = d.with(component("C" + i, kinds.get(random.nextInt(kinds.size())), random));
        }
        if (random.chance(0.3)) {
            d = d.withAccount(d.account().with(Account.CONCURRENCY, 1L + random.nextInt(5)));
        }
        for (int i = 0; i < n * 3; i++) {
            d = connected(d, random);
        }
        return d;
    }

    private static Component component(String name, Kind kind, RandomStream random) {
        Component c = Component.of(name, kind);
        if (kind == Function.KIND) {
            c = maybe(c, Function.ERROR_RATE, 0.3, random);
            c = maybe(c, Function.RESERVED_CONCURRENCY, (long) random.nextInt(4), random);
            c = maybe(c, Function.PROVISIONED_CONCURRENCY, 1L + random.nextInt(3), random);
            c = maybe(c, Function.TIMEOUT, SECOND, random);
            c = maybe(c, Function.WAIT_TIME, new Distribution.Exponential(400e6), random);
            c = maybe(c, Function.IDLE_EXPIRY, new Distribution.Uniform(1e9, 9e9), random);
            c = maybe(c, Function.MAXIMUM_EVENT_AGE, 60 * SECOND, random);
            c = maybe(c, Function.BATCH_WORK, "per-batch", random);
            c = maybe(c, Function.PROVISIONED_SCHEDULE, "00:00 3, 00:01 1", random);
            c = maybe(c, Function.RESPONSE_SIZE, 9_000_000L, random);
            c = maybe(c, Function.INVOKE_MODE, "response-stream", random);
            c = maybe(c, Function.SNAP_START, true, random);
            c = maybe(c, Function.INIT_WORK, new Distribution.Uniform(0, 12e9), random);
            c = maybe(c, Function.INIT_WORK_AT, random.chance(0.5) ? "first-use" : "every-invocation", random);
        } else if (kind == Container.KIND) {
            c = container(c, random);
        } else if (kind == Queue.KIND) {
            c = maybe(c, Queue.FLAVOUR, "fifo", random);
            c = maybe(c, Queue.VISIBILITY_TIMEOUT, SECOND, random);
            c = maybe(c, Queue.DELIVERY_DELAY, 2 * SECOND, random);
            c = maybe(c, Queue.RETENTION, 60 * SECOND, random);
            c = maybe(c, Queue.REDRIVE_AT, 25 * SECOND, random);
            c = maybe(c, Queue.REDRIVE_RATE, 2.0, random);
        } else if (kind == Api.KIND) {
            c = maybe(c, Api.THROTTLE_BURST, 5L, random);
            c = maybe(c, Api.THROTTLE_RATE, 3.0, random);
            c = maybe(c, Api.TIMEOUT, SECOND / 5, random);
            c = maybe(c, Api.FLAVOUR, List.of("rest", "alb", "function-url").get(random.nextInt(3)), random);
            c = maybe(c, Api.CACHE_SIZE, "0.5 GB", random);
            c = maybe(c, Api.CACHE_TTL, 2 * SECOND, random);
            c = maybe(c, Api.CACHE_KEYS, 3L, random);
            c = maybe(c, Api.RESPONSE_SIZE, 200L * 1_024 * 1_024, random);
        } else if (kind == Authorizer.KIND) {
            c = maybe(c, Authorizer.TYPE, random.chance(0.5) ? "jwt" : "cognito", random);
            c = maybe(c, Authorizer.RESULT_TTL, 2 * SECOND, random);
            c = maybe(c, Authorizer.IDENTITIES, 5L, random);
            c = maybe(c, Authorizer.IDENTITY_SKEW, 1.2, random);
            c = maybe(c, Authorizer.DENIED, 0.3, random);
            c = maybe(c, Authorizer.LATENCY, new Distribution.Exponential(50e6), random);
        } else if (kind == External.KIND) {
            c = maybe(c, External.ERROR_RATE, 0.4, random);
            c = maybe(c, External.CONCURRENCY, 2L, random);
            c = maybe(c, External.QUEUE_CAPACITY, 3L, random);
            c = maybe(c, External.MAXIMUM_WAIT, SECOND / 2, random);
            c = maybe(c, External.RATE_LIMIT, 4.0, random);
        } else if (kind == Stream.KIND) {
            c = maybe(c, Stream.MODE, "on-demand", random);
            c = maybe(c, Stream.SHARDS, 3L, random);
            c = maybe(c, Stream.HOT_KEY_SHARE, 0.5, random);
        } else if (kind == Table.KIND) {
            c = maybe(c, Table.BILLING_MODE, "provisioned", random);
            c = maybe(c, Table.HOT_KEY_SHARE, 0.9, random);
        } else if (kind == Cdn.KIND) {
            c = maybe(c, Cdn.ORIGIN_TIMEOUT, SECOND, random);
            c = maybe(c, Cdn.COLLAPSE, false, random);
        } else if (kind == WebSocketApi.KIND) {
            c = maybe(c, WebSocketApi.THROTTLE_BURST, 5L, random);
            c = maybe(c, WebSocketApi.THROTTLE_RATE, 3.0, random);
            c = maybe(c, WebSocketApi.CONNECT_RATE, 2.0, random);
            c = maybe(c, WebSocketApi.MESSAGES_PER_SESSION, 2.0, random);
            c = maybe(c, WebSocketApi.SESSION_LENGTH, new Distribution.Exponential(1e9), random);
            c = maybe(c, WebSocketApi.OVERHEAD, new Distribution.Exponential(1e9), random);
            c = maybe(c, WebSocketApi.TIMEOUT, SECOND / 5, random);
            c = maybe(c, WebSocketApi.GONE_SHARE, 0.3, random);
        } else if (kind == GraphQlApi.KIND) {
            c = maybe(c, GraphQlApi.TIMEOUT, SECOND, random);
            c = maybe(c, GraphQlApi.CACHING, random.chance(0.5) ? "full-request" : "per-resolver", random);
            c = maybe(c, GraphQlApi.CACHE_KEYS, 3L, random);
            c = maybe(c, GraphQlApi.CACHE_HIT_RATIO, 0.4, random);
            c = maybe(c, GraphQlApi.MUTATION_SHARE, 0.5, random);
            c = maybe(c, GraphQlApi.SUBSCRIBERS, 50L, random);
            c = maybe(c, GraphQlApi.RESPONSE_SIZE, new Distribution.Uniform(0, 6e6), random);
        } else if (kind == Delivery.KIND) {
            c = maybe(c, Delivery.BUFFER_INTERVAL, (long) random.nextInt(20) * SECOND, random);
            c = maybe(c, Delivery.RETRY_DURATION, (long) random.nextInt(3) * SECOND, random);
        } else if (kind == Kafka.KIND) {
            c = maybe(c, Kafka.HOT_KEY_SHARE, 0.5, random);
            c = maybe(c, Kafka.PARTITIONS, 1L, random);
        } else if (kind == Pipe.KIND) {
            c = maybe(c, Pipe.CONCURRENCY, 1L + random.nextInt(3), random);
        } else if (kind == Database.KIND) {
            c = maybe(c, Database.FLAVOUR, "rds", random);
            c = maybe(c, Database.MAX_CONNECTIONS, 1L + random.nextInt(4), random);
            c = maybe(c, Database.MIN_CAPACITY, 0.0, random);
            c = maybe(c, Database.ERROR_RATE, 0.3, random);
            c = maybe(c, Database.READ_CPU_TIME, new Distribution.Exponential(100e6), random);
        } else if (kind == DatabaseProxy.KIND) {
            c = maybe(c, DatabaseProxy.BORROW_TIMEOUT, (long) random.nextInt(3) * SECOND, random);
            c = maybe(c, DatabaseProxy.PINNED_SHARE, 0.5, random);
        } else if (kind == Cache.KIND) {
            c = maybe(c, Cache.HIT_RATIO, 0.5, random);
            c = maybe(c, Cache.WRITES, "invalidate", random);
            c = maybe(c, Cache.SKEW, 1.0, random);
        } else if (kind == Topic.KIND) {
            c = maybe(c, Topic.FLAVOUR, "fifo", random);
        } else if (kind == Workflow.KIND) {
            c = maybe(c, Workflow.TYPE, "express", random);
        } else if (kind == Schedule.KIND) {
            c = c.with(Schedule.EXPRESSION, "rate(1 minute)");
        }
        return c;
    }

    private static Component container(Component container, RandomStream random) {
        Component c = maybe(container, Container.ERROR_RATE, 0.3, random);
        c = maybe(c, Container.CONCURRENCY, 1L + random.nextInt(3), random);
        c = maybe(c, Container.QUEUE_CAPACITY, (long) random.nextInt(3), random);
        c = maybe(c, Container.MAXIMUM_WAIT, SECOND / 10, random);
        c = maybe(c, Container.MIN_TASKS, (long) random.nextInt(3), random);
        c = maybe(c, Container.CPU_TIME, new Distribution.Exponential(400e6), random);
        c = maybe(c, Container.WAIT_TIME, new Distribution.Exponential(2e9), random);
        c = maybe(c, Container.TARGET_CPU, 0.05, random);
        c = maybe(c, Container.SCALING, "requests", random);
        c = maybe(c, Container.TARGET_REQUESTS, 20L, random);
        c = maybe(c, Container.DRAIN_TIME, SECOND / 2, random);
        c = maybe(c, Container.LAUNCH_RATE, 0.1, random);
        return maybe(c, Container.PULL_TIME, new Distribution.Uniform(0, 9e9), random);
    }

    private static <T> Component maybe(Component c, Property<T> p, T value, RandomStream random) {
        return random.chance(0.35) ? c.with(p, value) : c;
    }

    private static Design connected(Design d, RandomStream random) {
        List<Component> all = d.components();
        Component from = all.get(random.nextInt(all.size()));
        Component to = all.get(1 + random.nextInt(all.size() - 1));
        List<Interaction> legal =
                fanfare.model.connect.ConnectionRules.between(d, from, to).interactions();
        if (legal.isEmpty() || leadsBack(d, to.name(), from.name(), new ArrayList<>())) {
            return d;
        }
        Interaction as = legal.get(random.nextInt(legal.size()));
        boolean taken = (as == DeadLetter.INTERACTION || as == Interactions.ON_FAILURE || as == Interactions.ON_SUCCESS)
                && d.from(from.name()).anyMatch(c -> c.as() == as);
        Connection c = Connection.of(from.name(), as, to.name()).inStep(1 + random.nextInt(3));
        return taken || d.connection(c.id()).isPresent() ? d : d.with(properties(c, random));
    }

    private static Connection properties(Connection c, RandomStream random) {
        Connection with = c;
        if (c.as().properties().contains(Call.TIMEOUT) && random.chance(0.4)) {
            with = with.with(Call.TIMEOUT, SECOND / 20);
        }
        if (c.as().properties().contains(Call.POISON) && random.chance(0.2)) {
            with = with.with(Call.POISON, 0.2).with(Call.PAYLOAD, 1L + random.nextInt(8_000_000));
        }
        if (c.as().properties().contains(Call.RETRIES) && random.chance(0.4)) {
            with = with.with(Call.RETRIES, 2L);
        }
        if (c.as().properties().contains(Call.CONNECT) && random.chance(0.5)) {
            with = with.with(Call.CONNECT, random.chance(0.5) ? "init" : "every-invocation");
        }
        if (c.as().properties().contains(Call.CIRCUIT_BREAKER) && random.chance(0.3)) {
            with = with.with(Call.CIRCUIT_BREAKER, 0.5)
                    .with(Call.CIRCUIT_WINDOW, 4L)
                    .with(Call.CIRCUIT_TRIALS, 2L)
                    .with(Call.CIRCUIT_OPEN_TIME, 3 * SECOND);
        }
        if (c.as().properties().contains(Call.RETRY_BUDGET) && random.chance(0.2)) {
            with = with.with(Call.RETRY_BUDGET, 0.1);
        }
        if (c.as() == PollStream.INTERACTION && random.chance(0.3)) {
            with = with.with(PollStream.CONSUMER, "enhanced-fan-out").with(PollStream.PARALLELIZATION_FACTOR, 3L);
        }
        if (c.as().properties().contains(Call.CALLS) && random.chance(0.3)) {
            with = with.with(Call.CALLS, new Distribution.Uniform(0, 3));
        }
        if (c.as() == Poll.INTERACTION && random.chance(0.5)) {
            with = with.with(Poll.PARTIAL_BATCH_RESPONSE, true).with(Poll.MATCHING, 0.7);
        }
        if (c.as() == Poll.INTERACTION && random.chance(0.3)) {
            with = with.with(Poll.BATCH_WINDOW, 2 * SECOND);
        }
        if (c.as() == PollStream.INTERACTION && random.chance(0.7)) {
            with = with.with(PollStream.MAXIMUM_RETRY_ATTEMPTS, 2L)
                    .with(PollStream.BISECT_BATCH_ON_ERROR, random.chance(0.5))
                    .with(PollStream.PARTIAL_BATCH_RESPONSE, random.chance(0.5));
        }
        if (c.as() == Fetch.INTERACTION && random.chance(0.5)) {
            with = with.with(Fetch.TTL, 2 * SECOND).with(Fetch.OBJECTS, 3L);
        }
        if (c.as().properties().contains(Interactions.ROUTE) && random.chance(0.5)) {
            with = with.with(Interactions.ROUTE, random.chance(0.5) ? "$connect" : "$disconnect");
        }
        if (c.as() == PollKafka.INTERACTION) {
            with = with.with(PollStream.MAXIMUM_RETRY_ATTEMPTS, 2L)
                    .with(PollStream.BISECT_BATCH_ON_ERROR, random.chance(0.5));
        }
        if (c.as() == Transform.INTERACTION) {
            with = with.with(Transform.BUFFER_INTERVAL, (long) random.nextInt(4) * SECOND);
        }
        if (c.as() == Deliver.INTERACTION && random.chance(0.4)) {
            with = with.with(Deliver.MATCHING, 0.5).with(Deliver.MAXIMUM_RETRY_ATTEMPTS, 2L);
        }
        return with;
    }

    private static boolean leadsBack(Design d, String from, String to, List<String> seen) {
        if (from.equals(to)) {
            return true;
        }
        if (seen.contains(from)) {
            return false;
        }
        seen.add(from);
        return d.from(from).anyMatch(c -> leadsBack(d, c.to(), to, seen));
    }
}
