package fanfare.simulator.price;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fanfare.simulator.price.Billing.Options;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillRenderingTest {
    private final PriceBook aws = PriceBook.load("aws");

    @Test
    void theTableAlignsItsColumnsAndExplainsItsMarks() {
        Bill bill = bill(
                "ap-southeast-2",
                new Usage("Orders", "lambda", "request", 12_345_678),
                new Usage("Orders", "lambda", "ephemeral-gb-second", 0.5),
                new Usage("Emails", "sqs", "standard-request", 3_000_000_000.0));
        assertThat(BillText.of(bill)).isEqualTo("""
                        Prices of aws in ap-southeast-2, without the free tier, a month of 730 h

                        Component  Service  Item                      Quantity  Unit              Price         Amount
                        Orders     lambda   request                 12,345,678  request       0.0000002           2.47  unconfirmed price
                        Orders     lambda   ephemeral-gb-second            0.5  GB-second  0.0000000309  0.00000001545  *
                        Emails     sqs      standard-request     3,000,000,000  request       0.0000004       1,200.00  unconfirmed price
                        Total                                                                                 1,202.47  USD
                        * lambda/ephemeral-gb-second: no price listed for ap-southeast-2, priced as in us-east-1
                        """);
    }

    @Test
    void usageOfNobodyInParticularHasNoComponentColumn() {
        assertThat(BillText.of(bill("us-east-1", new Usage("", "s3", "get", 10_000))))
                .isEqualTo("""
                        Prices of aws in us-east-1, without the free tier, a month of 730 h

                        Service  Item  Quantity  Unit         Price  Amount
                        s3       get     10,000  request  0.0000004   0.004
                        Total                                         0.004  USD
                        """);
    }

    @Test
    void nothingUsedCostsNothing() {
        assertThat(BillText.of(bill("us-east-1"))).contains("Total", "0.00  USD");
    }

    @Test
    void jsonHoldsExactDecimalsWithoutExponents() throws Exception {
        String json = BillJson.of(bill(
                "us-east-1",
                new Usage("Api", "api-gateway", "rest-request", 333_000_001),
                new Usage("Api", "lambda", "teleport", 1)));
        assertThat(json)
                .contains("\"month\" : 1165.5000028", "\"price\" : 0.0000035")
                .doesNotContain("E-", "E+");
        JsonNode bill = new ObjectMapper().readTree(json);
        assertThat(bill.at("/currency").asText()).isEqualTo("USD");
        assertThat(bill.at("/freeTier").asBoolean()).isFalse();
        assertThat(bill.at("/items/0/component").asText()).isEqualTo("Api");
        assertThat(bill.at("/items/0/quantity").asLong()).isEqualTo(333_000_001);
        assertThat(bill.at("/items/0/tiers/1/quantity").asLong()).isEqualTo(1);
        assertThat(bill.at("/items/0/confirmed").asBoolean()).isTrue();
        assertThat(bill.at("/remarks/0").asText()).startsWith("lambda/teleport: no price in the book");
    }

    private Bill bill(String region, Usage... usage) {
        return new Billing(aws, region, Options.STANDARD).bill(List.of(usage));
    }
}
