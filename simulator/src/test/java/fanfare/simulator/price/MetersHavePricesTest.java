package fanfare.simulator.price;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.kind.Declared;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kinds;
import fanfare.model.kind.Meter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every meter that a kind or an interaction declares has a price; a new meter needs its row in the price book. */
class MetersHavePricesTest {
    /** Edge locations stand in no Region; these are priced as those of the United States. */
    private static final String EDGE = "us-edge";

    private final PriceBook aws = PriceBook.load("aws");

    @Test
    void everyMeterHasAPriceInTheHomeRegionForTheUnitThatItCounts() {
        List<Meter> meters = Stream.<Declared>concat(Kinds.ALL.stream(), Interactions.ALL.stream())
                .flatMap(d -> d.meters().stream())
                .distinct()
                .toList();
        assertThat(meters).hasSizeGreaterThan(20);
        for (Meter meter : meters) {
            assertThat(aws.tiers(meter.service(), meter.item(), aws.homeRegion()))
                    .as(
                            "Write the price of %s/%s into prices/aws/%s.csv and its names into prices/aws/items.csv",
                            meter.service(), meter.item(), meter.service())
                    .isNotEmpty()
                    .allSatisfy(price -> {
                        assertThat(price.unit()).isEqualTo(meter.unit());
                        assertThat(price.region())
                                .isEqualTo(meter.service().equals("cloudfront") ? EDGE : aws.homeRegion());
                    });
        }
    }
}
