package fanfare.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.edit.SetProperty;
import fanfare.model.kind.Call;
import fanfare.model.kind.Database;
import fanfare.model.kind.Function;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Role;
import fanfare.model.kind.Stream;
import fanfare.simulator.price.Billing;
import fanfare.simulator.price.PriceBook;
import fanfare.simulator.price.Usage;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import fanfare.simulator.run.Watch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample shows what it says. */
class SampleRunsTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final Map<Scenario, Result> RUNS = new HashMap<>();

    static List<Sample> samples() {
        return Samples.all();
    }

    private static Result first(Sample sample) {
        return RUNS.computeIfAbsent(
                sample.design().scenarios().get(0), scenario -> run(sample, sample.design(), scenario));
    }

    private static Result run(Sample sample, Design design, Scenario scenario) {
        try {
            return Simulation.run(design, scenario, sample::open, 1, Watch.NONE).orElseThrow();
        } catch (InvalidRun e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static Sample sample(String id) {
        return Samples.named(id).orElseThrow();
    }

    private static Result.OfComponent of(Result result, String component) {
        return result.component(component).orElseThrow();
    }

    /** Hidden costs are split off what was metered: together the lines cost what the usage costs unsplit. */
    @ParameterizedTest
    @MethodSource("samples")
    void hiddenCostsChangeNoSum(Sample sample) {
        Result r = first(sample);
        List<Usage> unsplit = r.usage().stream()
                .map(u -> new Usage(u.component(), u.service(), u.item(), u.quantity()))
                .toList();
        double whole = new Billing(
                        PriceBook.load(sample.design().provider()),
                        sample.design().region(),
                        Billing.Options.STANDARD)
                .extrapolated(unsplit, r.of().measured())
                .total()
                .doubleValue();
        assertThat(r.cost().items().stream().mapToDouble(Result.Item::amount).sum())
                .isCloseTo(whole, within(whole * 1e-12));
        assertThat(r.cost().items()).allSatisfy(i -> assertThat(i.amount()).isNotNegative());
        assertThat(r.cost().hidden().values())
                .allSatisfy(h -> assertThat(h).isLessThanOrEqualTo(r.cost().month()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void allObjectivesOfTheFirstScenarioAreMet(Sample sample) {
        assertThat(first(sample).objectives()).isNotEmpty().allMatch(Result.Checked::met);
    }

    /** Little's law: mean number present = arrivals per second × mean time present; 5 % for what the ends cut off. */
    @ParameterizedTest
    @MethodSource("samples")
    void littlesLawHoldsOnEveryComponent(Sample sample) {
        Result result = first(sample);
        assertThat(result.components()).hasSameSizeAs(sample.design().components());
        for (Result.OfComponent c : result.components()) {
            double offered = (c.completed() + c.errors())
                    / result.of().measured()
                    * c.latency().mean()
                    / 1e3;
            assertThat(c.concurrency().mean())
                    .as("%s: %s", sample.id(), c.name())
                    .isCloseTo(offered, within(0.05 * offered + 1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theCausesOfEveryPathAddUpToItsLatency(Sample sample) {
        for (Result.Path path : first(sample).paths()) {
            double sum = path.causesMs().values().stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
            assertThat(sum)
                    .as("%s → %s", path.from(), path.to())
                    .isCloseTo(path.latency().mean(), within(1e-6 * sum + 1e-6));
        }
    }

    /** Lambda quotas: 900 s at most; asynchronous invocations that fail are tried three times in all. */
    @Test
    void aFunctionIsStoppedBeforeAVideoIsDone() {
        Result result = first(sample("long-transcode"));
        Result.OfComponent function = of(result, "TranscodeInFunction");
        assertThat(function.completed()).isZero();
        assertThat(function.counts().get("Timeouts")).isEqualTo(function.errors());
        assertThat(function.times().get("Duration").mean()).isCloseTo(900_000, within(1e-3));
        double videos = of(result, "Uploads").completed();
        assertThat(function.counts().get("Invocations") / videos).isCloseTo(3, within(0.02));
        assertThat(of(result, "FinishedByFunction").arrivals()).isZero();
    }

    /** 160 minutes of CPU on 4 vCPU are 40 minutes, after 20 to 60 s to start. */
    @Test
    void aTaskOfItsOwnTakesTheTimeThatItNeeds() {
        Result result = first(sample("long-transcode"));
        Result.OfComponent task = of(result, "Transcode");
        assertThat(task.errors()).isZero();
        assertThat(task.latency().mean()).isBetween(40 * 60e3 + 20e3, 40 * 60e3 + 61e3);
        assertThat(of(result, "Publish").counts().get("ExecutionsFailed")).isZero();
        assertThat(of(result, "FinishedByTask").completed()).isCloseTo(task.completed(), within(1.0));
        assertThat(result.cost().of("Transcode")).isLessThan(result.cost().of("TranscodeInFunction") / 2);
    }

    @Test
    void anOrderCausesOneMessageAndOneItem() {
        Result.FanOut fanOut = first(sample("order-fan-out")).fanOut().get(0);
        assertThat(fanOut.by().get("OrdersApi")).isEqualTo(1);
        assertThat(fanOut.by().get("Orders")).isCloseTo(1, within(0.001));
        assertThat(fanOut.by().get("Emails")).isCloseTo(1, within(0.001));
        assertThat(fanOut.by().get("SendEmail")).as("batched").isBetween(0.1, 0.9);
    }

    @Test
    void blackFridayMeetsTheAccountsConcurrency() {
        Sample sample = sample("order-fan-out");
        Result peak = run(
                sample,
                sample.design(),
                sample.design().scenario("Black Friday").orElseThrow());
        assertThat(of(peak, "CreateOrder").throttled()).isGreaterThan(10_000);
        assertThat(of(peak, "CreateOrder").concurrency().max()
                        + of(peak, "SendEmail").concurrency().max())
                .isGreaterThan(1_000);
        assertThat(peak.objectives())
                .filteredOn(o -> o.objective().measure().word().equals("errors.rate"))
                .noneMatch(Result.Checked::met);
        assertThat(peak.paths()).allMatch(p -> p.lost() == 0);
    }

    /** A kept verdict saves the second invocation, in time and money (API Gateway: verdicts are kept for 300 s). */
    @Test
    void aKeptVerdictSavesTheSecondInvocation() {
        Result day = first(sample("custom-authorizer"));
        double kept = of(day, "KeptCheck").arrivals() / of(day, "KeptApi").arrivals();
        assertThat(kept).as("1 / (1 + 0.04/s × 300 s)").isCloseTo(1 / 13.0, within(0.006));
        assertThat(of(day, "AskedCheck").arrivals())
                .isEqualTo(of(day, "AskedApi").arrivals());
        assertThat(of(day, "AskedApi").latency().p50()
                        - of(day, "KeptApi").latency().p50())
                .as("milliseconds")
                .isBetween(25.0, 40.0);
        double asked = day.cost().of("AskedCheck") + day.cost().of("AskedAccounts");
        assertThat(asked / (day.cost().of("KeptCheck") + day.cost().of("KeptAccounts")))
                .isBetween(10.0, 14.0);
    }

    @Test
    void atNightNoVerdictIsKeptAndBothFunctionsStartCold() {
        Sample sample = sample("custom-authorizer");
        Result night = run(
                sample, sample.design(), sample.design().scenario("Quiet night").orElseThrow());
        assertThat(of(night, "KeptCheck").arrivals())
                .isGreaterThan(0.99 * of(night, "KeptApi").arrivals());
        assertThat(of(night, "KeptCheck").coldStarts().orElseThrow())
                .isGreaterThan(0.4 * of(night, "KeptApi").arrivals());
        assertThat(of(night, "KeptApi").latency().p50()).isGreaterThan(1_000);
        assertThat(night.objectives())
                .filteredOn(o -> o.objective().measure().word().startsWith("latency"))
                .noneMatch(Result.Checked::met);
    }

    @Test
    void anUploadStartsTwoJobs() {
        Result.FanOut fanOut = first(sample("file-fan-out")).fanOut().get(0);
        assertThat(fanOut.by().get("ToConvert")).isCloseTo(1, within(0.001));
        assertThat(fanOut.by().get("ToAnalyse")).isCloseTo(1, within(0.001));
        assertThat(fanOut.by().get("Results")).isCloseTo(2, within(0.001));
    }

    @Test
    void aPoisonedFileIsReceivedFiveTimesAndThenSetAside() {
        Sample sample = sample("file-fan-out");
        Design poisoned = new SetProperty<>("Convert", Function.ERROR_RATE, 1.0).apply(sample.design());
        Traffic tenMinutes = new Traffic.Steps(List.of(new Traffic.Step(0, 1), new Traffic.Step(10 * MINUTE, 0)));
        Scenario scenario = Scenario.of("Poison", Map.of("Users", tenMinutes));
        Result result = run(sample, poisoned, scenario);
        double files = of(result, "Users").arrivals();
        assertThat(files).isBetween(500.0, 700.0);
        assertThat(of(result, "ToConvert").counts())
                .containsEntry("NumberOfMessagesReceived", 5 * files)
                .containsEntry("MessagesMovedToDeadLetterQueue", files);
        assertThat(of(result, "ConvertFailed").counts()).containsEntry("NumberOfMessagesSent", files);
        assertThat(of(result, "AnalyseFailed").arrivals())
                .as("the other job is not disturbed")
                .isZero();
        assertThat(of(result, "Results").completed()).isEqualTo(files);
    }

    @Test
    void fiveHundredPhotosStartHundredsOfEnvironments() {
        Result result = first(sample("image-thumbnailer"));
        double photos = of(result, "Photographers").arrivals();
        assertThat(photos).isBetween(500.0, 720.0);
        assertThat(of(result, "Resize").environments().orElseThrow().max()).isBetween(150L, 500L);
        assertThat(of(result, "Resize").coldStarts().orElseThrow()).isEqualTo((double)
                of(result, "Resize").environments().orElseThrow().max());
        assertThat(of(result, "Thumbnails").completed())
                .isEqualTo(of(result, "Resize").completed());
    }

    @Test
    void moreMemoryMakesThumbnailsFasterUntilOneVcpu() {
        double small = medianWith(256);
        double medium = medianWith(1_024);
        double full = medianWith(1_769);
        double beyond = medianWith(3_008);
        assertThat(small).isGreaterThan(2 * medium);
        assertThat(medium).isGreaterThan(1.2 * full);
        assertThat(beyond).isCloseTo(full, within(0.02 * full));
    }

    private static double medianWith(long memory) {
        Sample sample = sample("image-thumbnailer");
        Design design = new SetProperty<>("Resize", Function.MEMORY, memory).apply(sample.design());
        return of(run(sample, design, design.scenarios().get(0)), "Resize")
                .latency()
                .p50();
    }

    @Test
    void everyReportIsAColdStartAndCostsAlmostNothing() {
        Result result = first(sample("scheduled-report"));
        assertThat(of(result, "WriteReport").arrivals()).isEqualTo(7);
        assertThat(of(result, "WriteReport").coldStarts()).contains(7.0);
        assertThat(of(result, "Sales").arrivals()).isEqualTo(7 * 400);
        assertThat(of(result, "MailService").arrivals()).isGreaterThanOrEqualTo(7);
        assertThat(result.cost().of("WriteReport")).isLessThan(0.01);
    }

    /** The log itself says which of its requests met a cold start. */
    @Test
    void theReplayedLogMeetsAsManyColdStartsAsWereMeasured() throws IOException {
        Sample sample = sample("replayed-log");
        Result result = first(sample);
        double requests = 0;
        double cold = 0;
        try (BufferedReader log = new BufferedReader(
                new InputStreamReader(sample.open(sample.files().get(0)), StandardCharsets.UTF_8))) {
            for (String row : log.lines().skip(1).toList()) {
                requests++;
                cold += Integer.parseInt(row.split(",")[1]);
            }
        }
        double share = cold / requests;
        double simulated = of(result, "Measured").coldStarts().orElseThrow() / requests;
        assertThat(of(result, "Measured").arrivals()).isEqualTo(requests);
        assertThat(simulated).isCloseTo(share, within(3 * Math.sqrt(share * (1 - share) / requests)));
    }

    @Test
    void naiveRetriesCollapseAndABudgetWithJitterRecovers() {
        Sample sample = sample("retry-storm");
        Result result = run(
                sample,
                sample.design(),
                sample.design().scenario("A bad minute").orElseThrow());
        Result.OfFault hasty = fault(result, "Hasty");
        Result.OfFault patient = fault(result, "Patient");
        assertThat(hasty.collapsed()).isTrue();
        assertThat(hasty.recovery()).isEmpty();
        assertThat(patient.collapsed()).isFalse();
        assertThat(patient.recovery()).get().satisfies(s -> assertThat(s).isBetween(10.0, 300.0));
    }

    /** RDS for PostgreSQL: memory / 9,531,392 bytes, 225 connections of 2 GiB; RDS Proxy: the pool is shared. */
    @Test
    void connectionsFollowConcurrencyUnlessTheyArePooled() {
        Result day = first(sample("sql-with-pooling"));
        assertThat(connections(day, "DirectPrices"))
                .isEqualTo(of(day, "DirectQuote").environments().orElseThrow().max());
        assertThat(connections(day, "PooledPrices")).isLessThanOrEqualTo(8);

        Result sale = scenario("sql-with-pooling", "Sale");
        assertThat(of(sale, "PooledQuote").concurrency().max()).isGreaterThan(800);
        assertThat(of(sale, "Pool").levels().get("ClientConnections").max())
                .isEqualTo(of(sale, "PooledQuote").environments().orElseThrow().max());
        assertThat(connections(sale, "PooledPrices")).isLessThanOrEqualTo(40);
        assertThat(of(sale, "PooledPrices").counts().get("ConnectionsRefused")).isZero();
        assertThat(of(sale, "Pool")
                        .times()
                        .get("DatabaseConnectionsBorrowLatency")
                        .max())
                .isZero();
        assertThat(of(sale, "PooledApi").errors()).isZero();
        assertThat(of(sale, "PooledQuote").throttled()).isZero();
    }

    @Test
    void withoutAPoolADatabaseRefusesConnections() {
        Result sale = scenario("sql-with-pooling", "Sale");
        assertThat(connections(sale, "DirectPrices")).isEqualTo(225);
        double refused = of(sale, "DirectPrices").counts().get("ConnectionsRefused");
        double quotes = of(sale, "DirectQuote").arrivals();
        assertThat(refused / quotes).isBetween(0.6, 0.7);
        assertThat(of(sale, "DirectQuote").errors()).isEqualTo(refused);
        assertThat(of(sale, "DirectQuote").throttled())
                .as("the account has room")
                .isZero();
        assertThat(sale.objectives())
                .filteredOn(o -> !o.met())
                .extracting(o -> o.objective().of().orElseThrow())
                .containsExactly("DirectApi", "DirectPrices");
    }

    /** A wait for the pool is what is left of the refusals when the pool is too small for the load (here 1 connection). */
    @Test
    void whoFindsThePoolInUseWaitsAndIsNotRefused() {
        Sample sample = sample("sql-with-pooling");
        Design small = new SetProperty<>("PooledPrices", Database.MAX_CONNECTIONS, 1L).apply(sample.design());
        Scenario tenMinutes = Scenario.of(
                "Busy", Map.of("PooledUsers", new Traffic.Poisson(120), "DirectUsers", new Traffic.Poisson(1)));
        Result result = run(sample, small, tenMinutes);
        assertThat(connections(result, "PooledPrices")).isEqualTo(1);
        assertThat(of(result, "Pool")
                        .times()
                        .get("DatabaseConnectionsBorrowLatency")
                        .mean())
                .isGreaterThan(1);
        assertThat(of(result, "PooledPrices").counts().get("ConnectionsRefused"))
                .isZero();
        assertThat(of(result, "PooledQuote").errors()).isZero();
    }

    private static long connections(Result result, String database) {
        return of(result, database).levels().get("DatabaseConnections").max();
    }

    private static Result scenario(String sample, String name) {
        Sample of = sample(sample);
        return RUNS.computeIfAbsent(
                of.design().scenario(name).orElseThrow(), scenario -> run(of, of.design(), scenario));
    }

    @Test
    void aWebAppPaysMostForItsApiAndGoesColdWhereItIsSeldomAsked() {
        Result day = first(sample("todo-web-app"));
        double api = day.cost().of("TodoApi");
        assertThat(day.components())
                .filteredOn(c -> !c.name().equals("TodoApi"))
                .allSatisfy(
                        c -> assertThat(day.cost().of(c.name())).as(c.name()).isLessThan(api));
        assertThat(of(day, "Site").arrivals()).as("40 objects, once a day").isLessThanOrEqualTo(80);
        assertThat(of(day, "TodoApi").arrivals() / of(day, "Edge").arrivals()).isCloseTo(0.9, within(0.01));
        assertThat(of(day, "SignedIn").arrivals()).isCloseTo(of(day, "TodoApi").arrivals(), within(5.0));
        Result night = scenario("todo-web-app", "A quiet night");
        assertThat(coldShare(night, "DeleteTodo")).isBetween(0.65, 0.85);
        assertThat(coldShare(night, "ListTodos")).isLessThan(0.015);
    }

    private static double coldShare(Result result, String function) {
        return of(result, function).coldStarts().orElseThrow()
                / of(result, function).arrivals();
    }

    /** Records of one key are done in order: 150 + 37.5 a second of 300 go to the hot shard, 75 to each even one. */
    @Test
    void aHotKeyLeavesOneShardBehindWhileTheOthersKeepUp() {
        Result campaign = scenario("stream-analytics", "Campaign");
        assertThat(iteratorAge(campaign, "EvenCount").max()).isLessThan(1_000);
        assertThat(iteratorAge(campaign, "HotCount").max()).isGreaterThan(180_000);
        assertThat(of(campaign, "HotTotals").completed())
                .isLessThan(0.8 * of(campaign, "EvenTotals").completed());
        assertThat(of(campaign, "HotSales").throttled()).as("puts").isZero();
    }

    @Test
    void moreShardsHelpManyKeysButNotOne() {
        assertThat(agesWith(1)[0]).as("300 records a second in one shard").isGreaterThan(60_000);
        double[] eight = agesWith(8);
        assertThat(eight[0]).isLessThan(1_000);
        assertThat(eight[1]).isGreaterThan(60_000);
    }

    private static double[] agesWith(long shards) {
        Sample sample = sample("stream-analytics");
        Design even = new SetProperty<>("EvenSales", Stream.SHARDS, shards).apply(sample.design());
        Design both = new SetProperty<>("HotSales", Stream.SHARDS, shards).apply(even);
        Result result = run(sample, both, sample.design().scenario("Campaign").orElseThrow());
        return new double[] {
            iteratorAge(result, "EvenCount").max(),
            iteratorAge(result, "HotCount").max()
        };
    }

    /** Lambda's event source mappings: a failed batch is split in two, until the poison record stands alone. */
    @Test
    void aBatchThatIsSplitGivesUpThePoisonAlone() {
        double split = lost(true);
        double whole = lost(false);
        assertThat(split).as("0.05 % of 72,000").isBetween(25.0, 45.0);
        assertThat(whole).isGreaterThan(10 * split);
    }

    private static double lost(boolean bisect) {
        Sample sample = sample("stream-analytics");
        Design design = sample.design();
        Connection put = design.connections().get(0).with(Call.POISON, 0.0005);
        Connection poll = design.connections().get(1).with(PollStream.BISECT_BATCH_ON_ERROR, bisect);
        Scenario scenario = Scenario.of(
                "Poison", Map.of("EvenShops", new Traffic.Poisson(120), "HotShops", new Traffic.Poisson(1)));
        Result result = run(sample, design.with(put).with(poll), scenario.lasting(10 * MINUTE, 0));
        return result.patterns().stream()
                .filter(p -> p.role() == Role.LOST)
                .mapToDouble(Result.Pattern::count)
                .sum();
    }

    private static Result.Latency iteratorAge(Result result, String function) {
        return result.patterns().stream()
                .filter(p -> p.role() == Role.ITERATOR_AGE && p.at().equals(function))
                .findFirst()
                .orElseThrow()
                .times();
    }

    private static Result.OfFault fault(Result result, String source) {
        return result.faults().stream()
                .filter(f -> f.source().equals(source))
                .findFirst()
                .orElseThrow();
    }
}
