package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.KB;
import static fanfare.simulator.behaviour.Facts.MB;
import static fanfare.simulator.behaviour.Facts.MINUTE;
import static fanfare.simulator.behaviour.Facts.SECOND;
import static fanfare.simulator.behaviour.Facts.function;
import static fanfare.simulator.behaviour.Facts.ms;
import static fanfare.simulator.behaviour.Facts.of;
import static fanfare.simulator.behaviour.Facts.run;
import static fanfare.simulator.behaviour.Facts.until;
import static fanfare.simulator.behaviour.Facts.usage;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Api;
import fanfare.model.kind.Bucket;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Call;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import java.math.BigDecimal;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Front doors: integrations without a function, the cache, the limits and the bills, each against its page. */
class FrontDoorFactsTest {
    private static final Component HTTP = Component.of("Api", Api.KIND).with(Api.OVERHEAD, ms(0));
    private static final Component REST = HTTP.with(Api.FLAVOUR, "rest");
    private static final Component BALANCER = HTTP.with(Api.FLAVOUR, "alb");
    private static final Component PASSING = Component.of("Flow", Workflow.KIND)
            .with(
                    Workflow.DEFINITION,
                    "{\"StartAt\": \"Rest\", \"States\": {\"Rest\": {\"Type\": \"Wait\", \"Seconds\": 2, \"End\": true}}}");

    private static Design leading(Component api, Interaction as, Component to) {
        return Facts.sending(api, Interactions.INVOKE).with(to).with(Connection.of("Api", as, to.name()));
    }

    private static Design asking(Component api, long bytes) {
        Design d = leading(api, Interactions.INVOKE, function("Work"));
        return d.with(d.connections().get(0).with(Call.PAYLOAD, bytes));
    }

    private static double count(Result r, String metric) {
        return of(r, "Api").counts().get(metric);
    }

    @Test
    @DisplayName("An API answers when the queue has taken the message, not when it is processed (direct integration)")
    void queue() throws InvalidRun {
        Design d = leading(
                        HTTP,
                        Interactions.SEND,
                        Component.of("Jobs", Queue.KIND).with(Queue.SEND_LATENCY, ms(8)))
                .with(function("Work").with(Function.WAIT_TIME, ms(700)))
                .with(Connection.of("Jobs", Poll.INTERACTION, "Work").with(Poll.BATCH_SIZE, 1L));
        Result r = run(d, until(5, 20), 60);
        assertThat(of(r, "Api").latency().mean()).isCloseTo(8, Percentage.withPercentage(0.5));
        assertThat(of(r, "Work").completed()).isEqualTo(of(r, "Api").arrivals());
        assertThat(r.paths().stream()
                        .filter(p -> p.to().equals("Work"))
                        .findFirst()
                        .orElseThrow()
                        .latency()
                        .mean())
                .isGreaterThan(708);
    }

    @Test
    @DisplayName("Topics, buses and streams take what an API hands them, and pass it on")
    void messaging() throws InvalidRun {
        Design topic = leading(
                        REST,
                        Interactions.PUBLISH,
                        Component.of("News", Topic.KIND).with(Topic.PUBLISH_LATENCY, ms(9)))
                .with(function("Work"))
                .with(Connection.of("News", Deliver.INTERACTION, "Work"));
        Design bus = leading(
                        HTTP, Interactions.PUT, Component.of("Events", Bus.KIND).with(Bus.PUT_LATENCY, ms(9)))
                .with(function("Work"))
                .with(Connection.of("Events", Deliver.INTERACTION, "Work"));
        Design stream = leading(
                HTTP, Interactions.PUT, Component.of("Clicks", Stream.KIND).with(Stream.PUT_LATENCY, ms(9)));
        for (Design d : new Design[] {topic, bus, stream}) {
            Result r = run(d, until(5, 20), 60);
            assertThat(of(r, "Api").latency().mean()).isCloseTo(9, Percentage.withPercentage(0.5));
            assertThat(count(r, "5xx")).isZero();
            String target = d.connections().get(1).to();
            assertThat(of(r, target).completed()).isEqualTo(of(r, "Api").arrivals());
            if (d.component("Work").isPresent()) {
                assertThat(of(r, "Work").completed()).isEqualTo(of(r, "Api").arrivals());
            }
        }
    }

    @Test
    @DisplayName("A REST API reads and writes a table without a function, billed as the table bills (DynamoDB units)")
    void table() throws InvalidRun {
        Component table = Component.of("Orders", Table.KIND)
                .with(Table.READ_LATENCY, ms(3))
                .with(Table.WRITE_LATENCY, ms(6));
        Design d = leading(REST, Interactions.READ, table).with(Connection.of("Api", Interactions.WRITE, "Orders"));
        Result r = run(d, until(10, 100.05), 120);
        assertThat(of(r, "Orders").completed()).isEqualTo(of(r, "Api").arrivals());
        assertThat(of(r, "Api").latency().mean()).isBetween(4.2, 4.8);
        assertThat(of(r, "Api").latency().max()).isCloseTo(6, Percentage.withPercentage(1));
    }

    @Test
    @DisplayName("A workflow that is started answers at once; an express workflow that is invoked answers at its end")
    void workflow() throws InvalidRun {
        Component flow = PASSING.with(Workflow.START_LATENCY, ms(50)).with(Workflow.TRANSITION_LATENCY, ms(0));
        Result started = run(leading(HTTP, Interactions.START, flow), until(5, 20), 60);
        assertThat(of(started, "Api").latency().max()).isLessThan(1);
        assertThat(of(started, "Flow").completed()).isEqualTo(of(started, "Api").arrivals());
        Component express = flow.with(Workflow.TYPE, "express");
        Result invoked = run(leading(HTTP, Interactions.INVOKE, express), until(5, 20), 60);
        assertThat(of(invoked, "Api").latency().mean()).isCloseTo(2_050, Percentage.withPercentage(0.5));
    }

    @Test
    @DisplayName("A proxied service that is too slow ends with a 504 after the API's time-out (HTTP API: 30 s)")
    void proxy() throws InvalidRun {
        Component slow = Component.of("Partner", External.KIND).with(External.LATENCY, ms(30_100));
        Result r = run(leading(HTTP, Interactions.INVOKE, slow), until(0.1, 60), 200);
        assertThat(count(r, "5xx")).isEqualTo(of(r, "Api").arrivals());
        assertThat(of(r, "Api").latency().max()).isCloseTo(30_000, Percentage.withPercentage(0.5));
        Result ok =
                run(leading(HTTP, Interactions.INVOKE, slow.with(External.LATENCY, ms(29_900))), until(0.1, 60), 200);
        assertThat(count(ok, "5xx")).isZero();
    }

    @Test
    @DisplayName("An API makes one attempt, where an SDK would make three")
    void noRetry() throws InvalidRun {
        Component failing = Component.of("Partner", External.KIND).with(External.ERROR_RATE, 1.0);
        Result r = run(leading(HTTP, Interactions.INVOKE, failing), until(5, 20), 60);
        assertThat(of(r, "Partner").arrivals()).isEqualTo(of(r, "Api").arrivals());
        Component throttling = Component.of("Events", Bus.KIND).with(Bus.PUT_RATE, 1.0);
        Result refused = run(leading(HTTP, Interactions.PUT, throttling), until(10, 10.05), 60);
        assertThat(of(refused, "Events").arrivals())
                .isEqualTo(of(refused, "Api").arrivals());
        assertThat(count(refused, "5xx")).isEqualTo(of(refused, "Events").throttled());
        assertThat(count(refused, "4xx")).isZero();
    }

    @Test
    @DisplayName("A bus starts workflows, sends to queues and puts into streams")
    void busTargets() throws InvalidRun {
        Design d = Facts.sending(Component.of("Events", Bus.KIND), Interactions.PUT)
                .with(PASSING)
                .with(Component.of("Jobs", Queue.KIND))
                .with(Component.of("Clicks", Stream.KIND))
                .with(Connection.of("Events", Deliver.INTERACTION, "Flow"))
                .with(Connection.of("Events", Deliver.INTERACTION, "Jobs").with(Deliver.MATCHING, 0.5))
                .with(Connection.of("Events", Deliver.INTERACTION, "Clicks"));
        Result r = run(d, until(10, 20.05), 60);
        double events = of(r, "Events").completed();
        assertThat(of(r, "Flow").completed()).isEqualTo(events);
        assertThat(of(r, "Clicks").completed()).isEqualTo(events);
        assertThat(of(r, "Jobs").arrivals()).isCloseTo(events / 2, Offset.offset(25.0));
        assertThat(of(r, "Events").counts().get("Invocations"))
                .isEqualTo(2 * events + of(r, "Jobs").arrivals());
    }

    @Test
    @DisplayName("A bucket's events reach a bus, which bills them as custom events and tries again for a day")
    void bucketToBus() throws InvalidRun {
        Design d = Facts.sending(Component.of("Uploads", Bucket.KIND), Interactions.WRITE)
                .with(Component.of("Events", Bus.KIND).with(Bus.PUT_RATE, 1.0))
                .with(function("Work"))
                .with(Connection.of("Uploads", Deliver.INTERACTION, "Events"))
                .with(Connection.of("Events", Deliver.INTERACTION, "Work"));
        Result r = run(d, until(10, 20.05), 3_600);
        double objects = of(r, "Uploads").completed();
        assertThat(of(r, "Events").throttled()).isPositive();
        assertThat(of(r, "Events").completed()).isEqualTo(objects);
        assertThat(of(r, "Work").completed()).isEqualTo(objects);
        assertThat(usage(r, "custom-event")).isEqualTo(objects);
        Connection once = d.connections().get(1).with(Deliver.MAXIMUM_RETRY_ATTEMPTS, 0L);
        Result given = run(d.with(once), until(10, 20.05), 3_600);
        assertThat(of(given, "Events").arrivals()).isEqualTo(objects);
        assertThat(of(given, "Events").completed()).isLessThan(objects);
    }

    @Test
    @DisplayName(
            "REST cache: the share of misses is 1 / (1 + rate × TTL) for each key; hits are billed and go no further")
    void cache() throws InvalidRun {
        Component api = REST.with(Api.CACHE_SIZE, "0.5 GB")
                .with(Api.CACHE_TTL, 20 * SECOND)
                .with(Api.CACHE_KEYS, 100L);
        Design d = asking(api, KB);
        Result r =
                run(d.with(d.connections().get(1).with(Interactions.METHOD, "GET")), new Traffic.Poisson(10), 20_000);
        double all = of(r, "Api").arrivals();
        assertThat(count(r, "CacheMissCount") / all).isCloseTo(1 / (1 + 0.1 * 20), Percentage.withPercentage(2));
        assertThat(count(r, "CacheHitCount") + count(r, "CacheMissCount")).isEqualTo(all);
        assertThat(of(r, "Work").arrivals()).isEqualTo(count(r, "CacheMissCount"));
        assertThat(usage(r, "rest-request")).isEqualTo(all);
    }

    @Test
    @DisplayName("Only GET routes are cached, only in REST APIs, and not with a TTL of 0 (REST API caching)")
    void notCached() throws InvalidRun {
        Component api = REST.with(Api.CACHE_SIZE, "0.5 GB").with(Api.CACHE_KEYS, 1L);
        Result any = run(asking(api, KB), until(5, 20), 60);
        assertThat(count(any, "CacheHitCount") + count(any, "CacheMissCount")).isZero();
        Design d = asking(api.with(Api.CACHE_TTL, 0L), KB);
        Result zero = run(d.with(d.connections().get(1).with(Interactions.METHOD, "GET")), until(5, 20), 60);
        assertThat(count(zero, "CacheHitCount")).isZero();
        assertThat(of(zero, "Work").arrivals()).isEqualTo(of(zero, "Api").arrivals());
        Design http = asking(HTTP.with(Api.CACHE_SIZE, "0.5 GB").with(Api.CACHE_KEYS, 1L), KB);
        Result none = run(http.with(http.connections().get(1).with(Interactions.METHOD, "GET")), until(5, 20), 60);
        assertThat(of(none, "Work").arrivals()).isEqualTo(of(none, "Api").arrivals());
        assertThat(usage(none, "rest-cache-hour-0.5-gb")).isZero();
    }

    @Test
    @DisplayName("An answer above 1 MB is not cached, one of 1 MB is (REST API quotas)")
    void largestCached() throws InvalidRun {
        Component api = REST.with(Api.CACHE_SIZE, "0.5 GB").with(Api.CACHE_KEYS, 1L);
        for (long size : new long[] {MB, MB + 1}) {
            Design d = asking(api.with(Api.RESPONSE_SIZE, size), KB);
            Result r = run(d.with(d.connections().get(1).with(Interactions.METHOD, "GET")), until(5, 20), 60);
            assertThat(of(r, "Work").arrivals())
                    .isEqualTo(size == MB ? 1 : of(r, "Api").arrivals());
        }
    }

    @Test
    @DisplayName("A cache holds as many answers as fit: 512 of 1 MB in 0.5 GB")
    void capacity() throws InvalidRun {
        Component api = REST.with(Api.CACHE_SIZE, "0.5 GB")
                .with(Api.CACHE_TTL, 60 * MINUTE)
                .with(Api.CACHE_KEYS, 1_024L)
                .with(Api.RESPONSE_SIZE, MB);
        Design d = asking(api, KB);
        Result r =
                run(d.with(d.connections().get(1).with(Interactions.METHOD, "GET")), new Traffic.Constant(50), 1_000);
        assertThat(count(r, "CacheHitCount") / of(r, "Api").arrivals()).isCloseTo(0.5, Offset.offset(0.02));
    }

    @Test
    @DisplayName("Errors are not cached")
    void errorsAreNotCached() throws InvalidRun {
        Component api = REST.with(Api.CACHE_SIZE, "0.5 GB").with(Api.CACHE_KEYS, 1L);
        Design d = leading(api, Interactions.INVOKE, function("Work").with(Function.ERROR_RATE, 1.0));
        Result r = run(d.with(d.connections().get(1).with(Interactions.METHOD, "GET")), until(5, 20), 60);
        assertThat(count(r, "CacheHitCount")).isZero();
    }

    @Test
    @DisplayName("Each cached route has keys of its own; reads of a table are GET by themselves")
    void keysOfRoutes() throws InvalidRun {
        Component api = REST.with(Api.CACHE_SIZE, "0.5 GB").with(Api.CACHE_KEYS, 1L);
        Design d = leading(api, Interactions.READ, Component.of("Orders", Table.KIND))
                .with(Component.of("Stock", Table.KIND))
                .with(Connection.of("Api", Interactions.READ, "Stock"));
        Result r = run(d, until(5, 100), 150);
        assertThat(of(r, "Orders").arrivals()).isEqualTo(1);
        assertThat(of(r, "Stock").arrivals()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "A cache is billed by the hour without any traffic (API Gateway pricing: 0.5 GB 0.02, 237 GB 3.80 USD)")
    void cacheHours() throws InvalidRun {
        for (String size : new String[] {"0.5", "237"}) {
            Result r = run(asking(REST.with(Api.CACHE_SIZE, size + " GB"), KB), new Traffic.Constant(0), 3_600);
            assertThat(usage(r, "rest-cache-hour-" + size + "-gb")).isEqualTo(1);
            assertThat(r.usage())
                    .filteredOn(u -> u.item().startsWith("rest-cache"))
                    .hasSize(1);
            double month = r.cost().items().stream()
                    .filter(i -> i.item().startsWith("rest-cache"))
                    .mapToDouble(Result.Item::amount)
                    .sum();
            assertThat(month).isCloseTo(size.equals("237") ? 3.8 * 730 : 0.02 * 730, Offset.offset(1e-9));
        }
    }

    @Test
    @DisplayName(
            "Largest requests: 10 MB for HTTP and REST APIs, 6 MB for function URLs, 1 MB for a balancer's function")
    void largest() throws InvalidRun {
        long[] limits = {10 * MB, 10 * MB, 6 * MB, MB};
        String[] flavours = {"http", "rest", "function-url", "alb"};
        for (int i = 0; i < limits.length; i++) {
            Component api = HTTP.with(Api.FLAVOUR, flavours[i]);
            Result fits = run(asking(api, limits[i]), until(1, 10), 20);
            assertThat(count(fits, "4xx")).isZero();
            Result over = run(asking(api, limits[i] + 1), until(1, 10), 20);
            assertThat(count(over, "4xx")).isEqualTo(of(over, "Api").arrivals());
            assertThat(of(over, "Work").arrivals()).isZero();
        }
    }

    @Test
    @DisplayName("A load balancer does not throttle, adds 2 to 5 ms, and waits 60 s")
    void balancer() throws InvalidRun {
        Component api = Component.of("Api", Api.KIND).with(Api.FLAVOUR, "alb").with(Api.THROTTLE_RATE, 1.0);
        Result r = run(asking(api.with(Api.THROTTLE_BURST, 1L), KB), new Traffic.Constant(200), 60);
        assertThat(of(r, "Api").throttled()).isZero();
        assertThat(of(r, "Api").latency().mean()).isCloseTo(3.5, Offset.offset(0.1));
        assertThat(of(r, "Api").latency().max()).isLessThanOrEqualTo(5.01);
        Component slow = function("Work").with(Function.TIMEOUT, 2 * MINUTE).with(Function.WAIT_TIME, ms(60_500));
        Result late = run(leading(BALANCER, Interactions.INVOKE, slow), until(0.1, 30), 200);
        assertThat(count(late, "5xx")).isEqualTo(of(late, "Api").arrivals());
        Result just = run(
                leading(BALANCER, Interactions.INVOKE, slow.with(Function.WAIT_TIME, ms(59_500))), until(0.1, 30), 200);
        assertThat(count(just, "5xx")).isZero();
    }

    @Test
    @DisplayName("A load balancer without traffic costs 0.0225 USD an hour, and 25 new connections a second 0.008 more")
    void balancerBill() throws InvalidRun {
        Result idle = run(asking(BALANCER, 0), new Traffic.Constant(0), 3_600);
        assertThat(usage(idle, "load-balancer-hour")).isEqualTo(1);
        assertThat(usage(idle, "lcu-hour")).isZero();
        assertThat(amount(idle, "alb")).isCloseTo(0.0225 * 730, Offset.offset(1e-9));
        Component api = BALANCER.with(Api.RESPONSE_SIZE, 0L);
        Result busy = run(asking(api, 0), new Traffic.Constant(50), 7_200);
        assertThat(usage(busy, "load-balancer-hour")).isEqualTo(2);
        assertThat(usage(busy, "lcu-hour")).isCloseTo(4, Offset.offset(1e-4));
        assertThat(new BigDecimal(amount(busy, "alb")).setScale(2, java.math.RoundingMode.HALF_UP))
                .isEqualTo(new BigDecimal("28.11"));
        assertThat(usage(busy, "http-request") + usage(busy, "rest-request")).isZero();
    }

    private static double amount(Result r, String service) {
        return r.cost().items().stream()
                .filter(i -> i.service().equals(service))
                .mapToDouble(Result.Item::amount)
                .sum();
    }

    @Test
    @DisplayName("Bytes to a function weigh two and a half times: 0.4 GB instead of 1 GB an hour")
    void balancerBytes() throws InvalidRun {
        Component api = BALANCER.with(Api.RESPONSE_SIZE, 1_000 * KB).with(Api.REQUESTS_PER_CONNECTION, 1_000_000L);
        Result toFunction = run(asking(api, 24 * KB), new Traffic.Constant(1), 3_600.5);
        assertThat(usage(toFunction, "lcu-hour")).isCloseTo(3_600 / 1_024.0 / 0.4, Percentage.withPercentage(0.1));
    }

    @Test
    @DisplayName("The time-out of a load balancer is also how long idle connections stay open, which is billed")
    void idleConnections() throws InvalidRun {
        Component api = BALANCER.with(Api.RESPONSE_SIZE, 0L).with(Api.TIMEOUT, 600 * SECOND);
        Result r = run(asking(api, 0), new Traffic.Constant(10), 7_200);
        double first = (3_600 - 600) * 10 * 600 + 10 * 600 * 300.0;
        double second = 3_600 * 10 * 600;
        assertThat(usage(r, "lcu-hour")).isCloseTo((first + second) / 3_600 / 3_000, Percentage.withPercentage(0.1));
    }

    @Test
    @DisplayName(
            "An HTTP API's requests are billed in units of 512 KB, a REST API's as they come (API Gateway pricing)")
    void units() throws InvalidRun {
        Result http = run(asking(HTTP, 512 * KB + 1), until(1, 10), 20);
        assertThat(usage(http, "http-request")).isEqualTo(2 * of(http, "Api").arrivals());
        Result exact = run(asking(HTTP, 512 * KB), until(1, 10), 20);
        assertThat(usage(exact, "http-request")).isEqualTo(of(exact, "Api").arrivals());
        Result rest = run(asking(REST, 5 * MB), until(1, 10), 20);
        assertThat(usage(rest, "rest-request")).isEqualTo(of(rest, "Api").arrivals());
    }
}
