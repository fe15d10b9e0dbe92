package fanfare.exporters.infracost;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Bundle;
import fanfare.exporters.Goldens;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.GraphQlApi;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kinds;
import fanfare.model.kind.Meter;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.model.kind.Workflow;
import fanfare.simulator.run.Inputs;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Keys of https://github.com/infracost/infracost/blob/master/infracost-usage-example.yml, format version 0.1. */
class InfracostExporterTest {
    private static final long SECOND = 1_000_000_000L;

    private static Result.Item item(String component, Meter meter, double quantity) {
        return item(component, meter, quantity, 1);
    }

    private static Result.Item item(String component, Meter meter, double quantity, double amount) {
        return new Result.Item(
                component, meter.service(), meter.item(), quantity, meter.unit(), 1, amount, "source", "2026-01", true);
    }

    private static Result result(List<Result.Item> items) {
        return new Result(
                new Result.Provenance("A month of everything", "Normal day", 7, 2, 3600, 3000, 150_000, 1, ""),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Result.Cost("USD", 1, 1, items, new TreeMap<>()),
                List.of(),
                List.of());
    }

    private static String usage(Design design, Result result) {
        return new InfracostExporter()
                .export(design, Optional.of(result))
                .files()
                .get("infracost-usage.yml")
                .text();
    }

    @Test
    void writesWhatIsOnFile() throws IOException {
        List<Result.Item> items = new ArrayList<>(List.of(
                item("WebApi", fanfare.model.kind.Api.HTTP_REQUESTS, 131_400_000.4),
                item("OldApi", fanfare.model.kind.Api.REST_REQUESTS, 1_000),
                item("Chat", fanfare.model.kind.WebSocketApi.MESSAGES, 2_000),
                item("Chat", fanfare.model.kind.WebSocketApi.CONNECTION_MINUTES, 3_000.5001),
                item("Edge", fanfare.model.kind.Cdn.REQUESTS, 4_000),
                item("Edge", fanfare.model.kind.Cdn.INTERNET_GB, 80.1234),
                item("CreateOrder", Function.REQUESTS, 2_000_000),
                // 2,000,000 × 55.4 ms × 0.5 GB
                item("CreateOrder", Function.GB_SECONDS_ARM, 55_400),
                item("CreateOrder", Function.LOGS, 1.23456),
                item("createorder", Function.REQUESTS, 10),
                item("createorder", Function.GB_SECONDS_X86, 10 * 0.002 * 0.125),
                item("createorder", Function.EPHEMERAL, 5),
                item("createorder", Function.STREAMED, 5, 0),
                // 10 × 1 GB, all 730 h; every other of 1,000 requests spills over; all take 200 ms
                item("Warm", Function.REQUESTS, 1_000),
                item("Warm", Function.GB_SECONDS_X86, 100),
                item("Warm", Function.PROVISIONED_X86, 26_280_000),
                item("Warm", Function.PROVISIONED_DURATION_X86, 100),
                item("Steps", Workflow.TRANSITIONS, 5_000),
                // 4,000 × 250 ms × 64 MB
                item("Quick", Workflow.REQUESTS, 4_000),
                item("Quick", Workflow.GB_SECONDS, 62.5),
                item("Jobs", fanfare.model.kind.Queue.STANDARD_REQUESTS, 6_000),
                item("News", Topic.PUBLISHES, 1_000),
                item("News", Topic.HTTP_DELIVERIES, 1_900),
                item("Events", fanfare.model.kind.Bus.EVENTS, 7_000),
                item("Events", fanfare.model.kind.Bus.API_DESTINATIONS, 7_000),
                item("Clicks", Stream.INGEST_GB, 8.5),
                item("Clicks", Stream.RETRIEVAL_GB, 9.5),
                item("Clicks", Stream.FAN_OUT_RETRIEVAL_GB, 10.5),
                item("Clicks", Stream.STREAM_HOURS, 730),
                item("Shards", Stream.PUT_UNITS, 11_000),
                item("Shards", Stream.CONSUMER_HOURS, 730),
                item("Shards", Stream.CONSUMER_GB, 12.5),
                item("Shards", Stream.SHARD_HOURS, 730),
                item("Orders", Table.WRITE_UNITS, 13_000),
                item("Orders", Table.READ_UNITS, 6_500.5),
                item("Orders", Table.STORAGE_MONTHS, 25),
                item("Fixed", Table.WRITE_HOURS, 730),
                item("Files", fanfare.model.kind.Bucket.PUTS, 14_000),
                item("Files", fanfare.model.kind.Bucket.GETS, 15_000),
                item("Files", fanfare.model.kind.Bucket.STORAGE_MONTHS, 0.0004),
                item("Lake", fanfare.model.kind.Delivery.INGEST_GB, 3.5),
                item("Balancer", fanfare.model.kind.Api.BALANCER_HOURS, 730),
                item("Balancer", fanfare.model.kind.Api.BALANCER_UNITS, 100),
                item("Graph", GraphQlApi.OPERATIONS, 1),
                item("Graph", GraphQlApi.UPDATES, 1),
                item("Box", Container.VCPU_X86, 1)));
        Bundle bundle =
                new InfracostExporter().export(Goldens.design("infracost", "month"), Optional.of(result(items)));
        Goldens.check("infracost", "month", bundle);
    }

    @Test
    void withoutARunItSaysSo() throws IOException {
        Goldens.check(
                "infracost",
                "no-run",
                new InfracostExporter().export(Goldens.design("infracost", "no-run"), Optional.empty()));
    }

    /** 1/s is 2,628,000 in a month of 730 h; 50 ms of work and no init are billed as 50 ms. */
    @Test
    void aRunsFiguresAreThoseOfAMonth() throws InvalidRun {
        Design design = Design.named("One")
                .with(Component.of("Client", Client.KIND))
                .with(Component.of("Work", Function.KIND)
                        .with(Function.CPU_TIME, Distribution.constant(0))
                        .with(Function.WAIT_TIME, Distribution.constant(50e6))
                        .with(Function.INIT_TIME, Distribution.constant(0)))
                .with(Connection.of("Client", Interactions.INVOKE, "Work"));
        Scenario scenario =
                Scenario.of("Steady", Map.of("Client", new Traffic.Constant(1))).lasting(1_000 * SECOND, 100 * SECOND);
        Result run =
                Simulation.run(design, scenario, Inputs.none(), 1, Watch.NONE).orElseThrow();
        assertThat(usage(design, run))
                .contains(
                        "\n  aws_lambda_function.work:\n    monthly_requests: 2628000\n    request_duration_ms: 50\n");
    }

    @Test
    void theFreeAccountHasNoLines() {
        assertThat(usage(Design.named("Nothing"), result(List.of()))).endsWith("version: 0.1\nresource_usage: {}\n");
    }

    /** What no figure says is said to be missing, with what it costs. */
    @Test
    void noMeterIsForgotten() {
        for (var kind : Kinds.ALL) {
            Component c = Component.of("Thing", kind);
            if (kind == Function.KIND) {
                c = c.with(Function.PROVISIONED_CONCURRENCY, 1L);
            }
            Design design = Design.named("One").with(c);
            for (Meter meter : kind.meters()) {
                Bundle bundle =
                        new InfracostExporter().export(design, Optional.of(result(List.of(item("Thing", meter, 730)))));
                boolean figure =
                        bundle.files().get("infracost-usage.yml").text().contains("thing:");
                boolean said = bundle.remarks().stream()
                        .anyMatch(r -> r.contains(meter.item() + " of Thing, 1.00 USD a month in the run"));
                assertThat(figure || said || Figure.isOfTheResource(meter.service(), meter.item()))
                        .as(meter.toString())
                        .isTrue();
            }
        }
    }
}
