package fanfare.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.service.Check.Answer;
import fanfare.app.service.Check.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Client;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Topic;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final Design GOOD = Design.named("good")
            .with(Component.of("Users", Client.KIND))
            .with(Component.of("Work", Function.KIND))
            .with(Connection.of("Users", Interactions.INVOKE, "Work"))
            .with(Scenario.of("Normal day", Map.of("Users", new Traffic.Poisson(5))));

    @Test
    void aDesignThatHangsTogetherPasses() {
        assertThat(Check.structure(GOOD)).allMatch(a -> a.verdict() == Verdict.PASSED);
        assertThat(Check.failed(Check.structure(GOOD))).isFalse();
    }

    @Test
    void anEmptyDesignFails() {
        assertThat(Check.failed(Check.structure(Design.named("empty")))).isTrue();
    }

    @Test
    void aConnectionThatTheProviderRefusesFailsWithTheReason() {
        Design fifo = GOOD.with(Component.of("Orders", Topic.KIND).with(Topic.FLAVOUR, "fifo"))
                .with(Connection.of("Work", Interactions.PUBLISH, "Orders"))
                .with(Connection.of("Orders", Deliver.INTERACTION, "Work"));

        assertThat(Check.structure(fifo))
                .contains(new Answer(
                        "connection.allowed",
                        "Orders → Work (deliver)",
                        Verdict.FAILED,
                        "An SNS FIFO topic cannot invoke a Lambda function. Put an SQS FIFO queue between."));
    }

    @Test
    void whatNoSourceReachesIsNamed() {
        Design lonely = GOOD.with(Component.of("Lonely", Queue.KIND))
                .with(Component.of("AfterLonely", Function.KIND))
                .with(Connection.of("Lonely", Poll.INTERACTION, "AfterLonely"));

        assertThat(Check.structure(lonely))
                .filteredOn(a -> a.rule().equals("component.reached"))
                .extracting(Answer::place)
                .containsExactly("Lonely", "AfterLonely");
    }

    @Test
    void aScenarioWithoutTrafficIsNamed() {
        Design silent = GOOD.with(Scenario.of("Night", Map.of()));

        assertThat(Check.structure(silent))
                .contains(new Answer("scenario.traffic", "Night", Verdict.WARNING, "no source sends anything in it"));
    }
}
