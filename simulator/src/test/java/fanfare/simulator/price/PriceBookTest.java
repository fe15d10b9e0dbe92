package fanfare.simulator.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceBookTest {
    private static final String HEADINGS = String.join(",", PriceRows.COLUMNS) + "\n";
    private final PriceBook aws = PriceBook.load("aws");

    @TempDir
    Path folder;

    /** Beside what is listed: two allowances told in the text, and fourteen Spot prices, 70 % below those listed. */
    @ParameterizedTest
    @CsvSource({"aws, 367, 17", "azure, 28, 0", "google, 28, 0"})
    void noListedPriceIsLost(String provider, int listed, int beside) {
        assertThat(PriceBook.load(provider).rows()).hasSize(listed + beside);
    }

    /** {@code prices/listed.csv} holds the providers' own words and units: per million requests, per 128 MB-second. */
    @ParameterizedTest
    @ValueSource(strings = {"aws", "azure", "google"})
    void everyListedPriceStandsInTheBookForOneUnit(String provider) throws Exception {
        PriceBook book = PriceBook.load(provider);
        Map<String, Listing> names = book.listings().stream()
                .collect(Collectors.toMap(l -> l.serviceName() + "/" + l.itemName(), Function.identity()));
        int compared = 0;
        for (CsvFile.Row row : listed()) {
            if (row.get("provider").equals(provider)) {
                Listing name = names.get(row.get("service") + "/" + row.get("item"));
                assertThat(name).as(row.toString()).isNotNull();
                assertThat(row.get("unit")).isEqualTo(name.listedUnit());
                assertThat(inBook(book, name, row)).as(row.toString()).hasSize(1);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(provider.equals("aws") ? 367 : 28);
    }

    private static List<PriceItem> inBook(PriceBook book, Listing name, CsvFile.Row row) {
        BigDecimal listed = new BigDecimal(row.get("price_usd"));
        return book.rows().stream()
                .filter(p -> p.service().equals(name.service()) && p.item().equals(name.item()))
                .filter(p -> p.region().equals(row.get("region")) && p.asOf().equals(row.get("as_of")))
                .filter(p -> p.price().multiply(name.perListed()).compareTo(listed) == 0)
                .filter(p -> p.confirmed() == Boolean.parseBoolean(row.get("confirmed")))
                .filter(p -> sameBound(p.from(), row.get("tier_from"), row.get("unit"))
                        && p.to().map(to -> sameBound(to, row.get("tier_to"), row.get("unit")))
                                .orElse(row.get("tier_to").isEmpty()))
                .toList();
    }

    /** Bounds are listed in single units; but for a daily quota and for tebibytes, which the book holds rounded. */
    private static boolean sameBound(BigDecimal bound, String listed, String unit) {
        if (listed.endsWith("/day")) {
            return bound.compareTo(new BigDecimal(listed.replace("/day", ""))) > 0;
        }
        BigDecimal units = new BigDecimal(listed);
        return unit.equals("TiB")
                ? Math.abs(units.doubleValue() * 1024 - bound.doubleValue()) < 0.001
                : bound.compareTo(units) == 0;
    }

    private static List<CsvFile.Row> listed() throws IOException, PriceException {
        List<CsvFile.Row> rows = new ArrayList<>();
        CsvFile csv = new CsvFile("listed.csv");
        try (InputStream in = PriceBookTest.class.getResourceAsStream("/prices/listed.csv")) {
            csv.read(in, List.of("provider"), rows::add);
        }
        csv.orThrow();
        return rows;
    }

    @Test
    void pricesAreExactDecimalsForOneUnit() {
        assertThat(aws.tiers("lambda", "request", "us-east-1").get(0).price()).isEqualByComparingTo("0.0000002");
        assertThat(aws.tiers("dynamodb", "write-request-unit", "us-east-1")
                        .get(0)
                        .price())
                .isEqualByComparingTo("0.000000625");
        assertThat(aws.tiers("lambda", "edge-gb-second", "us-east-1").get(0).price())
                .isEqualByComparingTo("0.00005001");
    }

    @Test
    void everyItemHasOneUnitAndTiersWithoutGaps() {
        for (String provider : PriceBook.providers()) {
            PriceBook book = PriceBook.load(provider);
            Map<String, List<PriceItem>> items =
                    book.rows().stream().collect(Collectors.groupingBy(p -> PriceBook.key(p.service(), p.item())));
            for (Listing listing : book.listings()) {
                assertThat(items.get(PriceBook.key(listing.service(), listing.item())))
                        .as(listing.toString())
                        .extracting(PriceItem::unit)
                        .containsOnly(listing.unit());
            }
            assertThat(items).hasSameSizeAs(book.listings());
        }
    }

    @Test
    void aRegionWithoutAPriceTakesTheHomeRegions() {
        assertThat(aws.tiers("sqs", "standard-request", "eu-north-1"))
                .extracting(PriceItem::region)
                .containsOnly("us-east-1");
        assertThat(aws.tiers("eventbridge", "pipe-request", "eu-central-1")
                        .get(0)
                        .price())
                .isEqualByComparingTo("0.00000046");
        assertThat(aws.tiers("cloudfront", "internet-gb", "eu-west-1"))
                .extracting(PriceItem::region)
                .containsOnly("us-edge");
        assertThat(aws.tiers("cloudfront", "pro-plan-month", "eu-west-1").get(0).region())
                .isEqualTo(PriceBook.GLOBAL);
        assertThat(aws.tiers("lambda", "teleport", "us-east-1")).isEmpty();
    }

    @Test
    void aUsersFileReplacesTheItemsAndRegionsThatItNames() throws Exception {
        Path csv = file(HEADINGS
                + "aws,us-east-1,lambda,gb-second-x86,GB-second,0,1000,0.00002,2027-01,our contract,true\n"
                + "aws,us-east-1,lambda,gb-second-x86,GB-second,1000,,0.00001,2027-01,our contract,true\n"
                + "aws,us-east-1,espresso,cup,cup,,,0.30,2027-01,kitchen,true\n");
        PriceBook ours = aws.withOverrides(csv);
        assertThat(ours.tiers("lambda", "gb-second-x86", "us-east-1"))
                .extracting(p -> p.price().toPlainString())
                .containsExactly("0.00002", "0.00001");
        assertThat(ours.tiers("lambda", "gb-second-x86", "eu-west-1"))
                .isEqualTo(aws.tiers("lambda", "gb-second-x86", "eu-west-1"));
        assertThat(ours.tiers("espresso", "cup", "eu-west-1").get(0).source()).isEqualTo("kitchen");
        assertThat(aws.tiers("lambda", "gb-second-x86", "us-east-1")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "azure,us-east-1,sqs,standard-request,request,0,,1,2027,x,true"
                        + " | prices.csv:2: the provider is \"azure\", expected aws. Keep the prices of each provider in a file of their own",
                "aws,us-east-1,sqs,standard-request,1M requests,0,,0.4,2027,x,true"
                        + " | prices.csv:2: the unit of sqs/standard-request is \"1M requests\", expected request. Give the price of one request",
                "aws,us-east-1,sqs,standard-request,request,0,,cheap,2027,x,true"
                        + " | prices.csv:2: price is \"cheap\", expected a number. Write a plain number such as 1250000 or 0.0000002, with a point and no thousands separators",
                "aws,us-east-1,sqs,standard-request,request,0,,-1,2027,x,true"
                        + " | prices.csv:2: price is -1, expected a number from 0 to 1e30. Write a plain number such as 1250000 or 0.0000002, with a point and no thousands separators",
                "aws,us-east-1,sqs,standard-request,request,10,5,1,2027,x,true"
                        + " | prices.csv:2: the tier ends at 5, not above its beginning 10. Leave tier_to empty in the last tier",
                "aws,us-east-1,sqs,standard-request,request,0,,1,2027,x,perhaps"
                        + " | prices.csv:2: confirmed is \"perhaps\", expected true or false. Write true if the source was read, else false",
                "aws,us-east-1,sqs,standard-request,request,0,,1,,x,true"
                        + " | prices.csv:2: as_of is empty, expected a text. Fill in all of provider,region,service,item,unit,tier_from,tier_to,price,as_of,source,confirmed",
            })
    void aBadPriceIsToldWithLineExpectationAndRemedy(String row, String message) throws IOException {
        Path csv = file(HEADINGS + row + "\n");
        assertThatThrownBy(() -> aws.withOverrides(csv))
                .isInstanceOf(PriceException.class)
                .hasMessage(folder + "/" + message);
    }

    @Test
    void aGapBetweenTiersIsTold() throws IOException {
        Path csv = file(HEADINGS
                + "aws,us-east-1,s3,put,request,0,100,1,2027,x,true\n"
                + "aws,us-east-1,s3,put,request,200,,1,2027,x,true\n");
        assertThatThrownBy(() -> aws.withOverrides(csv))
                .hasMessageContaining("prices.csv:3: the tier of s3/put in us-east-1 begins at 200, expected 100");
    }

    @Test
    void anUnknownProviderIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PriceBook.load("acme"))
                .withMessage("There is no price book of \"acme\"; there are aws, azure, google");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("prices.csv"), text);
    }
}
