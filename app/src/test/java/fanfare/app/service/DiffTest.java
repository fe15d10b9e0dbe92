package fanfare.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.service.Diff.Change;
import fanfare.app.service.Diff.Section;
import fanfare.app.service.Diff.Sort;
import fanfare.app.service.Diff.Value;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.design.Objective;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Account;
import fanfare.model.kind.Call;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;
import fanfare.samples.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiffTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Component WORK = Component.of("Work", Function.KIND).with(Function.MEMORY, 512L);
    private static final Component JOBS = Component.of("Jobs", Queue.KIND);
    private static final Connection SEND = Connection.of("Work", Interactions.SEND, "Jobs");
    private static final Scenario DAY = Scenario.of("Day", Map.of("Users", new Traffic.Poisson(5)));
    private static final Design DESIGN = Design.named("One")
            .with(WORK)
            .with(JOBS)
            .with(SEND)
            .with(DAY)
            .withObjectives(List.of(
                    new Objective(Objective.Measure.LATENCY_P99, Optional.of("Work"), Objective.Bound.BELOW, SECOND)));

    private static List<Change> to(Design after) {
        return Diff.of(DESIGN, after).changes();
    }

    private static Change changed(Section section, String of, String property, String before, String after) {
        return new Change(
                section,
                Sort.CHANGED,
                of,
                List.of(new Value(property, Optional.ofNullable(before), Optional.ofNullable(after))));
    }

    @Test
    void nothingDiffersFromItself() {
        Samples.all()
                .forEach(s ->
                        assertThat(Diff.of(s.design(), s.design()).isEmpty()).isTrue());
    }

    @Test
    void titlesPlacesNotesAndOrderAreNoDifference() {
        Design other = DESIGN.titled("Two")
                .with(Layout.EMPTY
                        .with("Work", new Layout.Point(1, 2))
                        .withNotes(List.of(new Layout.Note("Here", new Layout.Point(0, 0), 10, 10))))
                .withComponents(List.of(JOBS, WORK));
        assertThat(to(other)).isEmpty();
    }

    @Test
    void aDefaultThatIsSpelledOutIsNoDifference() {
        assertThat(to(DESIGN.with(WORK.with(Function.TIMEOUT, 3 * SECOND)))).isEmpty();
        assertThat(to(DESIGN.with(WORK.with(Function.TIMEOUT, 4 * SECOND))))
                .containsExactly(changed(Section.COMPONENTS, "Work", "timeout", "3 s", "4 s"));
        assertThat(to(DESIGN.with(WORK.without(Function.MEMORY))))
                .containsExactly(changed(Section.COMPONENTS, "Work", "memory", "512 MB", "128 MB"));
    }

    @Test
    void aPropertyWithoutDefaultComesAndGoes() {
        Design reserved = DESIGN.with(WORK.with(Function.RESERVED_CONCURRENCY, 7L));
        assertThat(to(reserved)).containsExactly(changed(Section.COMPONENTS, "Work", "reservedConcurrency", null, "7"));
        assertThat(Diff.of(reserved, DESIGN).changes())
                .containsExactly(changed(Section.COMPONENTS, "Work", "reservedConcurrency", "7", null));
    }

    @Test
    void componentsComeAndGo() {
        assertThat(to(DESIGN.with(Component.of("Orders", Table.KIND).with(Table.READ_CAPACITY, 9L))))
                .containsExactly(new Change(
                        Section.COMPONENTS,
                        Sort.ADDED,
                        "Orders",
                        List.of(
                                new Value("kind", Optional.empty(), Optional.of("table")),
                                new Value("readCapacity", Optional.empty(), Optional.of("9")))));
        assertThat(to(DESIGN.withComponents(List.of(WORK))))
                .containsExactly(new Change(
                        Section.COMPONENTS,
                        Sort.REMOVED,
                        "Jobs",
                        List.of(new Value("kind", Optional.of("queue"), Optional.empty()))));
        assertThat(to(DESIGN.with(Component.of("Jobs", Topic.KIND))))
                .containsExactly(changed(Section.COMPONENTS, "Jobs", "kind", "queue", "topic"));
    }

    @Test
    void connectionsChangeTheirStepAndTheirProperties() {
        assertThat(to(DESIGN.withConnections(List.of(SEND.inStep(2).with(Call.PROBABILITY, 0.5)))))
                .containsExactly(new Change(
                        Section.CONNECTIONS,
                        Sort.CHANGED,
                        "Work → Jobs (send)",
                        List.of(
                                new Value("probability", Optional.of("100 %"), Optional.of("50 %")),
                                new Value("step", Optional.of("1"), Optional.of("2")))));
        assertThat(to(DESIGN.with(Connection.of("Work", Interactions.READ, "Jobs"))))
                .extracting(Change::sort, Change::of)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Sort.ADDED, "Work → Jobs (read)"));
        assertThat(to(DESIGN.withConnections(List.of())))
                .extracting(Change::sort)
                .containsExactly(Sort.REMOVED);
    }

    @Test
    void connectionsBetweenTheSameTwoAreToldApartByTheirSteps() {
        assertThat(to(DESIGN.with(SEND.inStep(3))))
                .extracting(Change::sort, Change::of)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Sort.ADDED, "Work → Jobs (send, step 3)"));
    }

    @Test
    void scenariosObjectivesRegionAndAccountCount() {
        assertThat(to(DESIGN.with(
                        DAY.with(Map.of("Users", new Traffic.Poisson(6))).seeded(2))))
                .containsExactly(new Change(
                        Section.SCENARIOS,
                        Sort.CHANGED,
                        "Day",
                        List.of(
                                new Value(
                                        "traffic of Users",
                                        Optional.of("{\"poisson\":{\"rate\":\"5/s\"}}"),
                                        Optional.of("{\"poisson\":{\"rate\":\"6/s\"}}")),
                                new Value("seed", Optional.empty(), Optional.of("2")))));
        assertThat(to(DESIGN.withObjectives(List.of())))
                .extracting(Change::section, Change::of)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Section.OBJECTIVES, "latency.p99 of Work"));
        assertThat(to(DESIGN.in("aws", "eu-west-1")))
                .containsExactly(changed(Section.DESIGN, "", "region", "us-east-1", "eu-west-1"));
        assertThat(to(DESIGN.withAccount(DESIGN.account().with(Account.CONCURRENCY, 5L))))
                .containsExactly(changed(Section.DESIGN, "", "account.concurrency", "1000", "5"));
    }
}
