package fanfare.app.desktop.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanfare.app.desktop.pictures.OrderFanOut;
import fanfare.model.design.Design;
import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Bound;
import fanfare.model.design.Objective.Measure;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftTest {
    private static final long MINUTE = 60_000_000_000L;

    private final Draft draft = Draft.of(OrderFanOut.design(), Optional.of("Black Friday"));

    @Test
    void aNewScenarioHasAFreeNameAndTrafficOfEveryClient() {
        Scenario added = draft.added().scenario();
        assertThat(added.name()).isEqualTo("Scenario");
        assertThat(added.traffic()).containsOnlyKeys("Shoppers");
        Design twice = draft.added().apply(draft.design());
        assertThat(Draft.of(twice, Optional.empty()).added().scenario().name()).isEqualTo("Scenario2");
    }

    @Test
    void aDuplicateDiffersInNothingButItsName() {
        Scenario copy = draft.duplicated().scenario();
        assertThat(copy).isEqualTo(draft.chosen().orElseThrow().named("Black Friday copy"));
        assertThat(draft.duplicated().apply(draft.design()).scenarios()).hasSize(3);
    }

    @Test
    void anUnknownChoiceFallsBackToTheFirstScenario() {
        assertThat(Draft.of(draft.design(), Optional.of("gone")).chosen().map(Scenario::name))
                .contains("Normal day");
        assertThat(Draft.of(Design.named("New"), Optional.empty()).chosen()).isEmpty();
    }

    @Test
    void takenAndBlankNamesAreRefused() {
        assertThatThrownBy(() -> draft.checkName("Normal day")).hasMessageContaining("already");
        assertThatThrownBy(() -> draft.checkName("  ")).hasMessageContaining("needs a name");
        assertThatCode(() -> draft.checkName("Black Friday")).doesNotThrowAnyException();
    }

    @Test
    void anEditThatWouldBreakTheDesignIsAnsweredByItsProblem() {
        Scenario s = draft.chosen().orElseThrow();
        assertThatThrownBy(() -> draft.check(draft.changed(s.lasting(30 * MINUTE, 40 * MINUTE))))
                .hasMessageContaining("nothing to measure");
        Traffic deep = new Traffic.Sine(10, 20, MINUTE, 0);
        assertThatThrownBy(() -> draft.check(draft.changed(draft.with("Shoppers", Optional.of(deep)))))
                .hasMessageContaining("amplitude");
        assertThatCode(() -> draft.check(draft.changed(s.lasting(60 * MINUTE, 10 * MINUTE))))
                .doesNotThrowAnyException();
    }

    @Test
    void noTrafficRemovesTheClientFromTheScenario() {
        assertThat(draft.with("Shoppers", Optional.empty()).traffic()).isEmpty();
    }

    @Test
    void anObjectiveKeepsItsLimitWhileItCountsTheSameThing() {
        Objective o = new Objective(Measure.LATENCY_P99, Optional.of("OrdersApi"), Bound.BELOW, 800e6);
        assertThat(ObjectivesCard.measured(o, Measure.LATENCY_P50, draft.design()))
                .isEqualTo(new Objective(Measure.LATENCY_P50, Optional.of("OrdersApi"), Bound.BELOW, 800e6));
        assertThat(ObjectivesCard.measured(o, Measure.COST_MONTH, draft.design()))
                .isEqualTo(new Objective(Measure.COST_MONTH, Optional.empty(), Bound.BELOW, 100));
    }

    @Test
    void limitsAreReadInTheirUnits() {
        Objective time = new Objective(Measure.LATENCY_P99, Optional.of("OrdersApi"), Bound.BELOW, 1);
        Objective money = new Objective(Measure.COST_MONTH, Optional.empty(), Bound.BELOW, 1);
        Objective share = new Objective(Measure.ERROR_RATE, Optional.of("OrdersApi"), Bound.BELOW, 1);
        assertThat(ObjectivesCard.read(time, "1.5 s")).isEqualTo(1.5e9);
        assertThat(ObjectivesCard.read(money, "$1,200")).isEqualTo(1_200);
        assertThat(ObjectivesCard.read(money, "400 USD")).isEqualTo(400);
        assertThat(ObjectivesCard.read(share, "0.1 %")).isEqualTo(0.001);
        assertThatThrownBy(() -> ObjectivesCard.read(time, "soon")).hasMessageContaining("250 ms");
    }

    @Test
    void logsAreNamedFromTheFolderOfTheDesign() {
        Path log = Path.of("/designs/logs/day.csv");
        assertThat(ScenarioView.relative(log, Optional.of(Path.of("/designs")))).isEqualTo(Path.of("logs/day.csv"));
        assertThat(ScenarioView.relative(log, Optional.empty())).isEqualTo(log);
    }
}
