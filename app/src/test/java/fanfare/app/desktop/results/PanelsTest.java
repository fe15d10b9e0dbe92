package fanfare.app.desktop.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import fanfare.app.desktop.pictures.OrderFanOut;
import fanfare.app.desktop.results.Headline.Figure;
import fanfare.app.desktop.results.Headline.Tone;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Result.Item;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the panels say of a real run, without a screen. */
class PanelsTest {
    private static Result run;

    @BeforeAll
    static void simulate() {
        run = OrderFanOut.run("Normal day");
    }

    @Test
    void theCausesOfEveryPathAddUpToItsMean() {
        assertThat(run.paths()).hasSize(3);
        for (Result.Path p : run.paths()) {
            double sum = p.causesMs().values().stream().mapToDouble(d -> d).sum();
            assertThat(sum).as(Headline.name(p)).isCloseTo(p.latency().mean(), within(1e-3 * sum));
        }
    }

    @Test
    void everyCauseOfTheSimulatorHasANameAndAColumn() {
        TextTable table = Causes.table(run.paths());
        for (String cause : run.paths().get(0).causesMs().keySet()) {
            assertThat(Causes.name(cause)).as(cause).isNotEqualTo(cause);
            assertThat(table.headings()).contains(cause + "Ms");
        }
    }

    @Test
    void barsByComponentAndByServiceAddUpToTheMonth() {
        for (var by : List.<java.util.function.Function<Item, String>>of(Item::component, Item::service)) {
            var bars = CostPanel.bars(run.cost(), by);
            assertThat(bars.stream().mapToDouble(b -> b.value()).sum())
                    .isCloseTo(run.cost().month(), within(1e-6));
            assertThat(bars).isSortedAccordingTo((a, b) -> Double.compare(b.value(), a.value()));
        }
    }

    @Test
    void fanOutIsShownInTheOrderOfTheDesign() {
        assertThat(FanOutPanel.bars(run, run.fanOut().get(0)).stream().map(b -> b.name()))
                .containsSubsequence("OrdersApi", "CreateOrder", "OrderCreated", "Emails", "SendEmail");
    }

    @Test
    void theMainPathIsTheOneThatMostEventsTake() {
        Result.Path main = Headline.mainPath(run).orElseThrow();
        assertThat(run.paths()).allSatisfy(p -> assertThat(p.completed()).isLessThanOrEqualTo(main.completed()));
    }

    @Test
    void headlinesSayIntervalsOfReplicationsAndNoneOfASingleRun() {
        Result.Path main = Headline.mainPath(run).orElseThrow();
        assertThat(new Headline(run).latencies(main))
                .extracting(Figure::note)
                .allMatch(n -> n.matches("[0-9.]+( m?s)? – [0-9.]+ m?s"));
        Result single = OrderFanOut.run("Black Friday");
        assertThat(new Headline(single).latencies(Headline.mainPath(single).orElseThrow()))
                .extracting(Figure::note)
                .containsOnly("one replication, no interval");
    }

    @Test
    void whatWentWrongIsMarked() {
        Map<String, Tone> tones = new java.util.TreeMap<>();
        new Headline(run).conduct().forEach(f -> tones.put(f.title(), f.tone()));
        double throttled = run.components().stream()
                .mapToDouble(Result.OfComponent::throttled)
                .sum();
        assertThat(tones.get("Throttled")).isEqualTo(throttled > 0 ? Tone.BAD : Tone.GOOD);
        assertThat(tones.get("Fan-out")).isEqualTo(Tone.NEUTRAL);
    }

    @Test
    void theComponentTableIsCopiedWithoutRounding() {
        TextTable table = ComponentTable.table(run);
        assertThat(table.rows()).hasSize(run.components().size());
        Result.OfComponent api = run.component("OrdersApi").orElseThrow();
        List<String> row = table.rows().get(run.components().indexOf(api));
        assertThat(Double.parseDouble(row.get(table.headings().indexOf("p99Ms"))))
                .isCloseTo(api.latency().p99(), within(1e-9));
    }

    @Test
    void csvQuotesWhatWouldBreakIt() {
        TextTable table = new TextTable(List.of("name", "n"), List.of(List.of("a,\"b\"", "1"), List.of("long", "22")));
        assertThat(table.csv()).isEqualTo("name,n\n\"a,\"\"b\"\"\",1\nlong,22\n");
        assertThat(table.text()).isEqualTo("name    n\na,\"b\"   1\nlong   22\n");
    }

    @Test
    void linksAreNamedByTheirSite() {
        assertThat(CostPanel.site("https://aws.amazon.com/lambda/pricing/")).isEqualTo("aws.amazon.com");
        assertThat(CostPanel.site("https://www.example.org")).isEqualTo("example.org");
    }
}
