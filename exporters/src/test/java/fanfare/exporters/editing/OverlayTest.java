package fanfare.exporters.editing;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.reading.SamImporter;
import fanfare.exporters.template.Beside;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.design.Layout.Group;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Client;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Schedule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept beside a template, over what the template says. */
class OverlayTest {
    private static final String TEMPLATE = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Mails: {Type: 'AWS::SQS::Queue'}
              Send:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: app.handler
                  Runtime: python3.13
                  CodeUri: .
                  MemorySize: 256
                  Events:
                    Mail: {Type: SQS, Properties: {Queue: !GetAtt Mails.Arn}}
            """;

    private final Design read = read(TEMPLATE);

    private static Design read(String text) {
        return new SamImporter()
                .read("t.yaml", text, Beside.NOTHING)
                .value()
                .orElseThrow()
                .design();
    }

    private static Design with(Design d, String name, java.util.function.UnaryOperator<Component> change) {
        return d.with(change.apply(d.component(name).orElseThrow()));
    }

    private static Component send(Design d) {
        return d.component("Send").orElseThrow();
    }

    @Test
    void nothingKeptIsTheTemplateItself() {
        assertThat(Overlay.of(read, read, read)).isEqualTo(read);
        assertThat(Overlay.adds(read, read)).isFalse();
    }

    @Test
    void theOrderInWhichThingsWereSetAddsNothing() {
        Design turned = with(read, "Send", c -> {
            long memory = c.get(Function.MEMORY);
            return c.without(Function.MEMORY).with(Function.MEMORY, memory);
        });
        assertThat(Overlay.adds(read, turned)).isFalse();
    }

    @Test
    void whatTheTemplateSaysWins() {
        Design kept = with(read, "Send", c -> c.with(Function.MEMORY, 512L));
        Design both = Overlay.of(read, read, kept);
        assertThat(send(both).get(Function.MEMORY)).isEqualTo(256);
    }

    @Test
    void whatOnlyTheKeptDesignKnowsIsTaken() {
        Design kept = with(read, "Send", c -> c.with(Function.RESPONSE_SIZE, 200L))
                .with(new Layout(
                        Map.of("Send", new Layout.Point(800, 16)),
                        List.of(new Layout.Note("why", new Layout.Point(0, 0), 100, 50))));
        Design both = Overlay.of(read, read, kept);
        assertThat(send(both).get(Function.RESPONSE_SIZE)).isEqualTo(200);
        assertThat(send(both).get(Function.MEMORY)).isEqualTo(256);
        assertThat(both.layout().of("Send")).contains(new Layout.Point(800, 16));
        assertThat(both.layout().notes()).extracting(Layout.Note::text).containsExactly("why");
        assertThat(both.layout().of("Mails").orElseThrow().y()).isGreaterThan(16);
        assertThat(Overlay.adds(read, kept)).isTrue();
    }

    @Test
    void keptGroupsHoldAndNewComponentsJoinTheirs() {
        Design kept = grouped(read, "Mine", "Send").with(Component.of("Clock", Schedule.KIND));
        assertThat(Overlay.of(grouped(read, "Stack", "Send", "Mails"), read, kept)
                        .layout()
                        .groups())
                .containsExactly(new Group("Mine", List.of("Send")));

        Design more = read.with(Component.of("Extra", Function.KIND));
        assertThat(Overlay.of(grouped(more, "Mine", "Mails", "Extra"), read, kept)
                        .layout()
                        .groups())
                .containsExactly(new Group("Mine", List.of("Send", "Extra")));
        assertThat(Overlay.of(grouped(more, "Stack", "Extra"), read, kept)
                        .layout()
                        .groups())
                .containsExactly(new Group("Mine", List.of("Send")), new Group("Stack", List.of("Extra")));
    }

    private static Design grouped(Design design, String name, String... members) {
        return design.with(design.layout().withGroups(List.of(new Group(name, List.of(members)))));
    }

    @Test
    void whatTheTemplateSaysNoMoreIsGone() {
        Design kept = read.with(Scenario.of("Peak", Map.of("Senders", new Traffic.Poisson(99))));
        Design less = read(TEMPLATE.replace("      MemorySize: 256\n", ""));
        assertThat(send(Overlay.of(less, read, kept)).set().isSet(Function.MEMORY))
                .isFalse();

        Design without = read(TEMPLATE.replace(
                        "      Events:\n        Mail: {Type: SQS, Properties: {Queue: !GetAtt Mails.Arn}}\n", "")
                .replace("  Mails: {Type: 'AWS::SQS::Queue'}\n", ""));
        Design both = Overlay.of(without, read, kept);
        assertThat(both.components()).extracting(Component::name).containsExactly("Send");
        assertThat(both.connections()).isEmpty();
        assertThat(both.layout().of("Mails")).isEmpty();
        assertThat(both.scenario("Peak").orElseThrow().traffic()).isEmpty();
    }

    @Test
    void componentsThatNoTemplateCanSayStayWithTheirConnections() {
        Design kept = read.without("Senders")
                .with(Component.of("Shop", Client.KIND))
                .with(Connection.of("Shop", Interactions.SEND, "Mails"))
                .with(Component.of("Provider", External.KIND))
                .with(Connection.of("Send", Interactions.INVOKE, "Provider"))
                .withScenarios(List.of(Scenario.of("Sale", Map.of("Shop", new Traffic.Poisson(500)))));
        Design both = Overlay.of(read, read, kept);
        assertThat(both.components()).extracting(Component::name).containsExactly("Mails", "Send", "Shop", "Provider");
        assertThat(both.connections())
                .extracting(c -> c.id().toString())
                .containsExactlyInAnyOrder("Mails → Send (poll)", "Shop → Mails (send)", "Send → Provider (invoke)");
        assertThat(both.scenarios()).extracting(Scenario::name).containsExactly("Sale");
    }

    @Test
    void stepsAreKeptThoughTheTemplateKnowsNone() {
        Connection poll = read.connections().stream()
                .filter(c -> c.to().equals("Send"))
                .findFirst()
                .orElseThrow();
        Design kept = read.without(poll.id()).with(poll.inStep(3));
        assertThat(Overlay.of(read, read, kept).connection(poll.inStep(3).id())).isPresent();
        assertThat(Overlay.of(read, read, kept).connections()).hasSameSizeAs(read.connections());
    }

    @Test
    void whatIsNewInTheTemplateComesBelowWithItsTraffic() {
        String more = TEMPLATE.replace("Resources:\n", "Resources:\n  Other: {Type: 'AWS::SQS::Queue'}\n");
        Design both = Overlay.of(read(more), read, read);
        double lowest = read.layout().places().values().stream()
                .mapToDouble(Layout.Point::y)
                .max()
                .orElseThrow();
        assertThat(both.component("Other")).isPresent();
        assertThat(both.layout().of("Other").orElseThrow().y()).isGreaterThan(lowest);

        Design quiet = read(TEMPLATE.replace(
                "      Events:\n        Mail: {Type: SQS, Properties: {Queue: !GetAtt Mails.Arn}}\n", ""));
        Design kept = quiet.with(Scenario.of("Night", Map.of()));
        Design louder = Overlay.of(read, quiet, kept);
        assertThat(louder.component("Senders")).isPresent();
        assertThat(louder.scenario("Night").orElseThrow().traffic()).containsEntry("Senders", new Traffic.Poisson(10));
    }

    @Test
    void aSideFileReadsBack(@TempDir Path folder) throws Exception {
        Design kept = with(read, "Send", c -> c.with(Function.RESPONSE_SIZE, 200L));
        SideFile side = new SideFile(read, kept);
        Path file = Files.writeString(SideFile.of(folder.resolve("t.yaml")), side.text());
        assertThat(file).hasFileName("t.yaml.fanfare.json");
        SideFile again = SideFile.read(file).value().orElseThrow();
        assertThat(again.design()).isEqualTo(kept);
        assertThat(again.base()).isEqualTo(read);
        assertThat(again.over(read)).isEqualTo(kept);
        assertThat(new SideFile(read, kept).text()).isEqualTo(again.text());
    }
}
