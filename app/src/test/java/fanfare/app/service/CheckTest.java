package fanfare.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.service.Check.Answer;
import fanfare.app.service.Check.Verdict;
import fanfare.model.check.DesignCheck;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.file.DesignReader;
import fanfare.model.file.Parsed;
import fanfare.model.kind.Client;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Topic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final Design GOOD = Design.named("good")
            .with(Component.of("Users", Client.KIND))
            .with(Component.of("Work", Function.KIND))
            .with(Connection.of("Users", Interactions.INVOKE, "Work"))
            .with(Scenario.of("Normal day", Map.of("Users", new Traffic.Poisson(5))));

    @Test
    void aDesignThatHangsTogetherPasses() {
        assertThat(structure(GOOD))
                .containsExactly(new Answer(
                        "design.whole",
                        "",
                        0,
                        Verdict.PASSED,
                        "2 components, 1 connections, 1 scenarios, 0 objectives"));
    }

    @Test
    void aConnectionThatTheProviderRefusesFailsWithTheReason() {
        Design fifo = GOOD.with(Component.of("Orders", Topic.KIND).with(Topic.FLAVOUR, "fifo"))
                .with(Connection.of("Work", Interactions.PUBLISH, "Orders"))
                .with(Connection.of("Orders", Deliver.INTERACTION, "Work"));

        List<Answer> answers = structure(fifo);

        assertThat(Check.failed(answers)).isTrue();
        assertThat(answers)
                .singleElement()
                .satisfies(a -> assertThat(a.answer()).contains("SNS FIFO", "Put an SQS FIFO queue between"))
                .satisfies(a -> assertThat(a.place()).isEqualTo("/connections/2"));
    }

    @Test
    void whatNoSourceReachesIsNamed() {
        Design lonely = GOOD.with(Component.of("Lonely", Queue.KIND))
                .with(Component.of("AfterLonely", Function.KIND))
                .with(Connection.of("Lonely", Poll.INTERACTION, "AfterLonely"));

        assertThat(structure(lonely))
                .filteredOn(a -> a.rule().equals("component.reached"))
                .extracting(Answer::place)
                .containsExactly("Lonely", "AfterLonely");
    }

    @Test
    void aTextThatIsNoDesignFailsWithItsLine() {
        List<Answer> answers =
                Check.structure(DesignReader.read("{\n  \"fanfare\": 1,\n  oops\n}\n", "a.fanfare.json"));

        assertThat(answers).singleElement().satisfies(a -> {
            assertThat(a.verdict()).isEqualTo(Verdict.FAILED);
            assertThat(a.line()).isEqualTo(3);
        });
    }

    private static List<Answer> structure(Design design) {
        return Check.structure(new Parsed<>(Optional.of(design), DesignCheck.check(design)));
    }
}
