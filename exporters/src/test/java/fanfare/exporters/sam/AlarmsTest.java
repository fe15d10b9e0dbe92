package fanfare.exporters.sam;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Bundle;
import fanfare.exporters.reading.SamImporter;
import fanfare.exporters.template.Beside;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Objective;
import fanfare.model.kind.Api;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final long HOUR = 3_600_000_000_000L;
    private static final Design DESIGN = Design.named("Alarms")
            .with(Component.of("Door", Api.KIND))
            .with(Component.of("Work", Function.KIND))
            .with(Component.of("Clicks", Stream.KIND).with(Stream.RETENTION, 48 * HOUR))
            .with(Component.of("Jobs", Queue.KIND))
            .with(Component.of("Failed", Queue.KIND))
            .with(Connection.of("Door", Interactions.INVOKE, "Work"))
            .with(Connection.of("Clicks", PollStream.INTERACTION, "Work"))
            .with(Connection.of("Jobs", DeadLetter.INTERACTION, "Failed"));

    private static Map<?, ?> properties(Design design, String id) {
        Map<?, ?> resources = (Map<?, ?>) SamExporter.sections(design).get("Resources");
        assertThat(resources.get(id)).as(id + " in " + resources.keySet()).isNotNull();
        return (Map<?, ?>) ((Map<?, ?>) resources.get(id)).get("Properties");
    }

    private static List<String> alarms(Design design) {
        return ((Map<?, ?>) SamExporter.sections(design).get("Resources"))
                .entrySet().stream()
                        .filter(e -> "AWS::CloudWatch::Alarm".equals(((Map<?, ?>) e.getValue()).get("Type")))
                        .map(e -> String.valueOf(e.getKey()))
                        .toList();
    }

    @Test
    void whatIsLostLateOrRefusedHasAnAlarm() {
        assertThat(alarms(DESIGN)).containsExactlyInAnyOrder("WorkThrottled", "FailedNotEmpty", "WorkBehindClicks");
    }

    @Test
    void aConsumerMayBeHalfTheRetentionBehind() {
        assertThat(properties(DESIGN, "WorkBehindClicks").get("Threshold")).isEqualTo(24 * 3_600_000L);
    }

    @Test
    void objectivesAreAlarmsInTheUnitsOfTheMetrics() {
        Design design = DESIGN.withObjectives(List.of(
                new Objective(Objective.Measure.LATENCY_P99, Optional.of("Door"), Objective.Bound.BELOW, 800e6),
                new Objective(Objective.Measure.ERROR_RATE, Optional.of("Work"), Objective.Bound.BELOW, 0.01)));
        Map<?, ?> latency = properties(design, "DoorLatencyP99");
        assertThat(latency.get("Threshold")).isEqualTo(800L);
        assertThat(latency.get("ExtendedStatistic")).isEqualTo("p99");
        assertThat(properties(design, "WorkErrors").get("Threshold")).isEqualTo(0.01);
    }

    @Test
    void theirTopicIsKeptAndNotDrawnByAnImport() {
        Bundle bundle = new SamExporter().export(DESIGN, Optional.empty());
        Design read = new SamImporter()
                .read("template.yaml", bundle.files().get("template.yaml").text(), Beside.NOTHING)
                .value()
                .orElseThrow()
                .design();
        assertThat(read.component("Alarms").orElseThrow().kind()).isSameAs(Resource.KIND);
    }

    @Test
    void anEditOfATemplateAddsNone() {
        assertThat(((Map<?, ?>) SamExporter.sectionsToEdit(DESIGN).get("Resources")).keySet())
                .noneMatch(id -> id.equals("Alarms") || String.valueOf(id).endsWith("Throttled"));
    }

    @Test
    void stagesAreStacksOfTheirOwnWithTheirParametersAndTags() {
        String config = new SamExporter()
                .export(DESIGN, Optional.empty())
                .files()
                .get("samconfig.toml")
                .text();
        assertThat(config).startsWith("version = 0.1\n");
        assertThat(config)
                .contains(
                        "stack_name = \"alarms-prod\"",
                        "tags = \"application=alarms stage=prod\"",
                        "LogRetentionInDays=90");
    }
}
