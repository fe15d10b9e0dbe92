package fanfare.simulator.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fanfare.simulator.price.Bill.Line;
import fanfare.simulator.price.Bill.Tier;
import fanfare.simulator.price.Billing.Options;
import fanfare.simulator.price.Billing.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillingTest {
    private static final Options FREE = Options.STANDARD.withFreeTier(true);
    private final PriceBook aws = PriceBook.load("aws");

    @ParameterizedTest
    @CsvSource({
        // 3.50, 2.80, 2.38 and 1.51 USD per million, to 333 M, 1 G, 20 G requests and beyond
        "0, 0",
        "1, 0.0000035",
        "333000000, 1165.5",
        "333000001, 1165.5000028",
        "1000000000, 3033.1",
        "1000000001, 3033.10000238",
        "20000000000, 48253.1",
        "20000000001, 48253.10000151",
    })
    void tiersAreExactAtTheirEdges(double requests, String amount) {
        Bill bill = bill(Options.STANDARD, new Usage("Api", "api-gateway", "rest-request", requests));
        assertThat(bill.total()).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        // WebSocket messages 1.00 and 0.80 USD per million, from 1 G on; connections 0.25 per million minutes
        "api-gateway, websocket-message, 1, 0.000001",
        "api-gateway, websocket-message, 1000000000, 1000",
        "api-gateway, websocket-message, 1000000001, 1000.0000008",
        "api-gateway, websocket-connection-minute, 1000000, 0.25",
        // AppSync: 4.00 per million operations, 2.00 per million updates, 0.08 per million minutes
        "appsync, operation, 1000001, 4.000004",
        "appsync, real-time-update, 1000001, 2.000002",
        "appsync, connection-minute, 1000000, 0.08",
        // CloudFront: 0.0100 per 10,000 requests; 0.085, 0.080, 0.060 and 0.040 per GB, to 10, 50, 150 TB and beyond
        "cloudfront, https-request, 10000, 0.01",
        "cloudfront, internet-gb, 10240, 870.4",
        "cloudfront, internet-gb, 10241, 870.48",
        "cloudfront, internet-gb, 51200, 4147.2",
        "cloudfront, internet-gb, 51201, 4147.26",
        "cloudfront, internet-gb, 153600, 10291.2",
        "cloudfront, internet-gb, 153601, 10291.24",
    })
    void frontDoorsAreExactAtTheEdgesOfTheirTiers(String service, String item, double quantity, String amount) {
        assertThat(bill(Options.STANDARD, new Usage("Front", service, item, quantity))
                        .total())
                .isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        // Data out to the internet: 0.09, 0.085, 0.07 and 0.05 per GB, to 10, 50, 150 TB and beyond; 100 GB free
        "100, 9, 0",
        "101, 9.09, 0.09",
        "10240, 921.6, 912.6",
        "10241, 921.685, 912.69",
        "10340, 930.1, 921.6",
        "10341, 930.185, 921.685",
        "51200, 4403.2, 4394.7",
        "51201, 4403.27, 4394.785",
        "51300, 4410.2, 4403.2",
        "153600, 11571.2, 11564.2",
        "153601, 11571.25, 11564.27",
        "153700, 11576.2, 11571.2",
        "153701, 11576.25, 11571.25",
    })
    void dataOutIsExactAtTheEdgesOfItsTiers(double quantity, String amount, String withFreeTier) {
        Usage used = new Usage("Api", "data-transfer", "internet-gb", quantity);
        assertThat(bill(Options.STANDARD, used).total()).isEqualByComparingTo(amount);
        assertThat(bill(FREE, used).total()).isEqualByComparingTo(withFreeTier);
    }

    @ParameterizedTest
    @CsvSource({"hour, 730, 32.85", "hour, 1, 0.045", "data-gb, 1000, 45"})
    void natGatewaysAreBilledByTheHourAndByTheGigabyte(String item, double quantity, String amount) {
        assertThat(bill(Options.STANDARD, new Usage("Account", "nat-gateway", item, quantity))
                        .total())
                .isEqualByComparingTo(amount);
    }

    @Test
    void aLineShowsItsTiersAndTheirMeanPrice() {
        Line line = only(bill(Options.STANDARD, new Usage("Api", "api-gateway", "rest-request", 666e6)));
        assertThat(line.tiers())
                .extracting(t -> t.quantity().toBigIntegerExact().longValueExact())
                .containsExactly(333_000_000L, 333_000_000L);
        assertThat(line.unitPrice()).isEqualByComparingTo("0.00000315");
        assertThat(line.unit()).isEqualTo("request");
        assertThat(line.confirmed()).isTrue();
        assertThat(line.asOf()).isEqualTo("2025-11");
        assertThat(line.source()).startsWith("https://aws.amazon.com/api-gateway/pricing/");
        assertThat(line.remark()).isEmpty();
    }

    @Test
    void tiersCountAllComponentsTogetherAndEachPaysItsShare() {
        Bill bill = bill(
                Options.STANDARD,
                new Usage("A", "api-gateway", "rest-request", 333e6),
                new Usage("B", "api-gateway", "rest-request", 166.5e6),
                new Usage("C", "api-gateway", "rest-request", 166.5e6));
        // apart, each would stay in the first tier
        assertThat(bill.total()).isEqualByComparingTo("2097.9");
        assertThat(bill.byComponent().get("A")).isEqualByComparingTo("1048.95");
        assertThat(bill.byComponent().get("B")).isEqualByComparingTo("524.475");
        assertThat(bill.byService()).containsOnlyKeys("api-gateway");
    }

    @Test
    void sharesAddUpExactlyWhereTheyDoNotDivide() {
        Usage third = new Usage("", "lambda", "request", 1.0 / 3);
        Bill bill = bill(
                FREE,
                new Usage("A", "lambda", "gb-second-x86", 1e6 / 7),
                new Usage("B", "lambda", "gb-second-x86", 1e6 / 3),
                new Usage("C", "lambda", "gb-second-x86", 1e6 / 11),
                third);
        BigDecimal used =
                BigDecimal.valueOf(1e6 / 7).add(BigDecimal.valueOf(1e6 / 3)).add(BigDecimal.valueOf(1e6 / 11));
        BigDecimal expected = used.subtract(new BigDecimal(400_000)).multiply(new BigDecimal("0.0000166667"));
        assertThat(bill.byService().get("lambda")).isEqualByComparingTo(expected);
        BigDecimal quantities = bill.lines().stream()
                .filter(l -> l.item().equals("gb-second-x86"))
                .flatMap(l -> l.tiers().stream())
                .map(Tier::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(quantities).isEqualByComparingTo(used);
    }

    @Test
    void theFreeTierOfLambdaIsSharedByBothProcessors() {
        Bill bill = bill(
                FREE,
                new Usage("X", "lambda", "gb-second-x86", 600_000),
                new Usage("Y", "lambda", "gb-second-arm64", 200_000),
                new Usage("X", "lambda", "request", 1_500_000),
                new Usage("X", "lambda", "provisioned-gb-second-x86", 1_000));
        // 400,000 GB-s are free: 300,000 of x86 and 100,000 of arm64; nothing of provisioned concurrency
        assertThat(amount(bill, "gb-second-x86")).isEqualByComparingTo("5.00001");
        assertThat(amount(bill, "gb-second-arm64")).isEqualByComparingTo("1.33334");
        assertThat(amount(bill, "request")).isEqualByComparingTo("0.1");
        assertThat(amount(bill, "provisioned-gb-second-x86")).isEqualByComparingTo("0.0041667");
    }

    @ParameterizedTest
    @CsvSource({"999999, 0, 0.3999996", "1000000, 0, 0.4", "1000001, 0.0000004, 0.4000004"})
    void theFreeTierEndsWhereItSays(double requests, String with, String without) {
        Usage usage = new Usage("Q", "sqs", "standard-request", requests);
        assertThat(bill(FREE, usage).total()).isEqualByComparingTo(with);
        assertThat(bill(Options.STANDARD, usage).total()).isEqualByComparingTo(without);
    }

    @ParameterizedTest
    @CsvSource({"14000000, 0, 14", "14000001, 0.000001, 14.000001"})
    void unitsBelowALateFirstTierAreFreeOrCostAsMuchAsTheFirst(double calls, String with, String without) {
        Usage usage = new Usage("S", "eventbridge", "scheduler-invocation", calls);
        assertThat(bill(FREE, usage).total()).isEqualByComparingTo(with);
        assertThat(bill(Options.STANDARD, usage).total()).isEqualByComparingTo(without);
    }

    @Test
    void logsAndTransferHaveTheFreeUnitsThatTheirListsTell() {
        Bill bill = bill(
                FREE, new Usage("F", "cloudwatch", "logs-gb", 7), new Usage("F", "data-transfer", "internet-gb", 150));
        assertThat(amount(bill, "logs-gb")).isEqualByComparingTo("1");
        assertThat(amount(bill, "internet-gb")).isEqualByComparingTo("4.5");
    }

    @Test
    void linesMayBeRoundedToCents() {
        Usage half = new Usage("A", "s3", "put", 1_000);
        Usage less = new Usage("B", "s3", "put", 998);
        Bill bill = bill(Options.STANDARD.rounded(Rounding.CENTS), half, less);
        assertThat(bill.lines()).extracting(l -> l.amount().toPlainString()).containsExactly("0.01", "0.00");
        assertThat(bill.total()).isEqualByComparingTo("0.01");
        assertThat(bill(Options.STANDARD, half, less).total()).isEqualByComparingTo("0.00999");
    }

    @Test
    void aMeasuredTimeIsExtrapolatedToTheMonthAsked() {
        // five idle pollers waiting 20 s each: 900 requests an hour, 648,000 in thirty days
        List<Usage> hour = List.of(new Usage("Q", "sqs", "standard-request", 900));
        Bill days30 = new Billing(aws, "us-east-1", Options.STANDARD.month(720)).extrapolated(hour, 3600);
        assertThat(only(days30).quantity()).isEqualByComparingTo("648000");
        Bill month = new Billing(aws, "us-east-1", Options.STANDARD).extrapolated(hour, 3600);
        assertThat(only(month).quantity()).isEqualByComparingTo("657000");
        assertThat(month.total()).isEqualByComparingTo("0.2628");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Billing(aws, "us-east-1", Options.STANDARD).extrapolated(hour, 0));
    }

    @Test
    void anotherRegionsPriceIsRemarked() {
        Bill bill = new Billing(aws, "eu-north-1", Options.STANDARD)
                .bill(List.of(
                        new Usage("T", "dynamodb", "write-request-unit", 1e6),
                        new Usage("W", "step-functions", "state-transition", 1000)));
        assertThat(bill.remarks())
                .containsExactly("dynamodb/write-request-unit: no price listed for eu-north-1, priced as in us-east-1");
        assertThat(bill.lines()).extracting(Line::priceRegion).containsExactly("us-east-1", "eu-north-1");
    }

    @Test
    void theLastListedTierGoesOnAndSaysSo() {
        Bill bill = new Billing(aws, "eu-west-1", Options.STANDARD)
                .bill(List.of(new Usage("Api", "api-gateway", "rest-request", 400e6)));
        assertThat(bill.total()).isEqualByComparingTo("1400");
        assertThat(only(bill).remark()).isEqualTo("no price listed above 333000000, the last tier's price goes on");
        assertThat(only(bill).confirmed()).isFalse();
    }

    @Test
    void whatHasNoPriceIsNotInTheSumAndSaysSo() {
        Bill bill = bill(Options.STANDARD, new Usage("F", "lambda", "teleport", 3));
        assertThat(bill.total()).isZero();
        assertThat(only(bill).priceRegion()).isEmpty();
        assertThat(bill.remarks()).singleElement().asString().startsWith("lambda/teleport: no price in the book");
    }

    @Test
    void whatIsListedAsFreeCostsNothingAndIsNotRemarked() {
        Bill bill = bill(Options.STANDARD, new Usage("T", "sns", "lambda-sqs-delivery", 1e9));
        assertThat(bill.total()).isZero();
        assertThat(bill.remarks()).isEmpty();
    }

    @Test
    void quantitiesHaveBounds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Usage("F", "lambda", "request", -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Usage("F", "lambda", "request", Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.STANDARD.month(0));
    }

    /**
     * The power-tuning project's published example, in the days of 100 ms steps and 0.000000208 USD for 128 MB and
     * 100 ms.
     */
    @ParameterizedTest
    @CsvSource({"128, 37002, 0.00007717", "512, 8489, 0.00007072", "1536, 2512, 0.00006490"})
    void aPublishedExampleIsMetToItsLastDigit(long memoryMb, long milliseconds, String published, @TempDir Path folder)
            throws Exception {
        // 0.000000208 USD for an eighth of a GB and a tenth of a second are 0.00001664 USD for a GB-second
        Path prices = Files.writeString(
                folder.resolve("2020.csv"),
                String.join(",", PriceRows.COLUMNS)
                        + "\naws,us-east-1,lambda,gb-second-x86,GB-second,0,,0.00001664,2020,power tuning,true\n");
        long billed = BilledDuration.of(milliseconds * BilledDuration.MILLISECOND, BilledDuration.HUNDRED_MILLISECONDS);
        double gbSeconds = memoryMb / 1024.0 * (billed / 1e9);
        Bill bill = new Billing(aws.withOverrides(prices), "us-east-1", Options.STANDARD)
                .bill(List.of(new Usage("F", "lambda", "gb-second-x86", gbSeconds)));
        assertThat(bill.total().setScale(8, RoundingMode.HALF_UP).toPlainString())
                .isEqualTo(published);
    }

    /** Amounts that others computed from the price lists (Infracost's expected bills), to their printed cents. */
    @ParameterizedTest
    @CsvSource({
        "lambda, provisioned-gb-second-arm64, 9000000, 30.00",
        "lambda, provisioned-duration-gb-second-arm64, 1750000, 13.61",
        "dynamodb, replicated-write-request-unit, 3000000, 1.88",
        "msk-serverless, cluster-hour, 730, 547.50",
        "step-functions, state-transition, 104000, 2.60",
        "step-functions, express-gb-second, 3600000, 60.01",
        "step-functions, express-gb-second, 18000000, 179.96",
    })
    void otherPeoplesBillsAreMet(String service, String item, double quantity, String cents) {
        Bill bill = bill(Options.STANDARD.rounded(Rounding.CENTS), new Usage("", service, item, quantity));
        assertThat(bill.total().toPlainString()).isEqualTo(cents);
    }

    @Test
    void fourThousandStateTransitionsAreFree() {
        Usage month = new Usage("W", "step-functions", "state-transition", 104_000);
        assertThat(bill(FREE, month).total()).isEqualByComparingTo("2.5");
    }

    /** Derived from the list: provisioned concurrency pays above 60 % utilisation. */
    @ParameterizedTest
    @CsvSource({"0.59, false", "0.61, true"})
    void provisionedConcurrencyBreaksEvenAtSixtyPercent(double utilisation, boolean cheaper) {
        BigDecimal provisioned = bill(
                        Options.STANDARD,
                        new Usage("F", "lambda", "provisioned-gb-second-x86", 1e6),
                        new Usage("F", "lambda", "provisioned-duration-gb-second-x86", utilisation * 1e6))
                .total();
        BigDecimal onDemand = bill(Options.STANDARD, new Usage("F", "lambda", "gb-second-x86", utilisation * 1e6))
                .total();
        assertThat(provisioned.compareTo(onDemand) < 0).isEqualTo(cheaper);
    }

    private Bill bill(Options options, Usage... usage) {
        return new Billing(aws, "us-east-1", options).bill(List.of(usage));
    }

    private static Line only(Bill bill) {
        assertThat(bill.lines()).hasSize(1);
        return bill.lines().get(0);
    }

    private static BigDecimal amount(Bill bill, String item) {
        return bill.lines().stream()
                .filter(l -> l.item().equals(item))
                .map(Line::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void aDecimalGigabyteMakesMoreOfTheSameUsage() {
        // 3 million invocations of 120 ms at 1,536 MB: 360,000 s x 1,536 MB
        double binary = 360_000.0 * 1_536 / 1_024;
        Usage seconds = new Usage("F", "lambda", "gb-second-x86", binary);
        assertThat(binary).isEqualTo(540_000);
        Line decimal = only(bill(Options.STANDARD.in(Billing.Gigabyte.DECIMAL), seconds));
        assertThat(decimal.quantity()).isEqualByComparingTo("552960");
        assertThat(decimal.amount())
                .isEqualByComparingTo(new BigDecimal("0.0000166667").multiply(new BigDecimal(552_960)));
        assertThat(only(bill(Options.STANDARD, seconds)).quantity()).isEqualByComparingTo("540000");
        Usage logs = new Usage("F", "cloudwatch", "logs-gb", 1);
        assertThat(only(bill(Options.STANDARD.in(Billing.Gigabyte.DECIMAL), logs))
                        .quantity())
                .isEqualByComparingTo("1.073741824");
        Usage requests = new Usage("F", "lambda", "request", 7);
        assertThat(only(bill(Options.STANDARD.in(Billing.Gigabyte.DECIMAL), requests))
                        .quantity())
                .isEqualByComparingTo("7");
    }

    @Test
    void hiddenCostsAreLinesOfTheirOwnAndTheSumStaysTheSame() {
        Usage all = new Usage("Api", "api-gateway", "rest-request", 666e6);
        Bill split = bill(
                Options.STANDARD,
                new Usage("Api", "api-gateway", "rest-request", 444e6),
                new Usage("Api", "api-gateway", "rest-request", 222e6, "retries"));
        assertThat(split.lines()).extracting(Line::hidden).containsExactly("", "retries");
        assertThat(split.total())
                .isEqualByComparingTo(bill(Options.STANDARD, all).total());
        assertThat(split.lines().get(1).amount().multiply(BigDecimal.valueOf(3)))
                .isEqualByComparingTo(split.total());
    }
}
