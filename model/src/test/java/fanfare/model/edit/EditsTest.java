package fanfare.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Note;
import fanfare.model.design.Layout.Point;
import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Bound;
import fanfare.model.design.Objective.Measure;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Call;
import fanfare.model.kind.Client;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kinds;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EditsTest {
    private static final Point ORIGIN = new Point(0, 0);
    private static final Design ORDERS = Design.named("Orders")
            .with(Component.of("Users", Client.KIND))
            .with(Component.of("Create", Function.KIND).with(Function.MEMORY, 512L))
            .with(Component.of("Store", Table.KIND))
            .with(Connection.of("Users", Interactions.INVOKE, "Create"))
            .with(Connection.of("Create", Interactions.WRITE, "Store").with(Call.PAYLOAD, 2048L))
            .with(Scenario.of("Day", Map.of("Users", new Traffic.Poisson(5))))
            .withObjectives(List.of(new Objective(Measure.LATENCY_P99, Optional.of("Create"), Bound.BELOW, 1e9)));

    @Test
    void freshNamesCountUp() {
        Design design = Design.named("N");
        assertThat(Names.fresh(design, Queue.KIND)).isEqualTo("Queue");
        design = design.with(Component.of("Queue", Queue.KIND)).with(Component.of("Queue2", Queue.KIND));
        assertThat(Names.fresh(design, Queue.KIND)).isEqualTo("Queue3");
        assertThat(Names.fresh(new TreeSet<>(List.of("Queue2")), "Queue2")).isEqualTo("Queue3");
        assertThat(Names.fresh(design, External.KIND)).isEqualTo("ExternalService");
    }

    @Test
    void freshNamesAreLegalNamesOfAtMost64Characters() {
        assertThat(Kinds.ALL).allSatisfy(k -> assertThat(Names.fresh(ORDERS, k)).matches(Component.NAME));
        String longest = "A".repeat(64);
        assertThat(Names.fresh(new TreeSet<>(List.of(longest)), longest))
                .isEqualTo("A".repeat(63) + "2")
                .matches(Component.NAME);
    }

    @Test
    void renamingRenamesEveryReference() {
        Design after = new Rename("Users", "Shoppers").apply(new Rename("Create", "Place").apply(ORDERS));
        assertThat(after.connections())
                .extracting(c -> c.from() + ">" + c.to())
                .containsExactly("Shoppers>Place", "Place>Store");
        assertThat(after.scenarios().get(0).traffic()).containsOnlyKeys("Shoppers");
        assertThat(after.objectives().get(0).of()).contains("Place");
    }

    @Test
    void renamingToATakenOrIllegalNameChangesNothing() {
        assertThat(new Rename("Users", "Store").apply(ORDERS)).isSameAs(ORDERS);
        assertThat(new Rename("Users", "the users").apply(ORDERS)).isSameAs(ORDERS);
    }

    @Test
    void deletingTakesConnectionsTrafficAndObjectivesAlong() {
        Design after = new RemoveSelection(List.of("Users", "Create"), List.of()).apply(ORDERS);
        assertThat(after.components()).extracting(Component::name).containsExactly("Store");
        assertThat(after.connections()).isEmpty();
        assertThat(after.scenarios().get(0).traffic()).isEmpty();
        assertThat(after.objectives()).isEmpty();
    }

    @Test
    void deletingAndReconnectingBridgesTheGap() {
        Design chain = Design.named("Chain")
                .with(Component.of("Users", Client.KIND))
                .with(Component.of("Buffer", Queue.KIND))
                .with(Component.of("Work", Function.KIND))
                .with(Connection.of("Users", Interactions.SEND, "Buffer"))
                .with(Connection.of("Buffer", fanfare.model.kind.Poll.INTERACTION, "Work"));
        assertThat(new DeleteAndReconnect("Buffer").apply(chain).connections())
                .containsExactly(Connection.of("Users", Interactions.INVOKE, "Work"));
    }

    @Test
    void theSameConnectionAgainGoesIntoTheNextStep() {
        Connection write = Connection.of("Create", Interactions.WRITE, "Store");
        assertThat(new Connect(write).apply(ORDERS).connections()).contains(write.inStep(2));
        assertThat(new Connect(Connection.of("Store", Interactions.WRITE, "Users")).apply(ORDERS))
                .isSameAs(ORDERS);
    }

    @Test
    void anotherInteractionKeepsTheValuesThatBothHave() {
        Connection.Id write = new Connection.Id("Create", "write", "Store", 1);
        Design after = new ChangeInteraction(write, Interactions.READ).apply(ORDERS);
        assertThat(after.connections().get(1).as()).isEqualTo(Interactions.READ);
        assertThat(after.connections().get(1).get(Call.PAYLOAD)).isEqualTo(2048L);
        assertThat(new ChangeInteraction(write, Interactions.SEND).apply(ORDERS))
                .isSameAs(ORDERS);
    }

    @Test
    void propertiesOfConnectionsAreSetAndUnset() {
        Connection.Id invoke = new Connection.Id("Users", "invoke", "Create", 1);
        Design set = new SetConnectionProperty<>(invoke, Call.RETRIES, 3L).apply(ORDERS);
        assertThat(set.connection(invoke).orElseThrow().get(Call.RETRIES)).isEqualTo(3L);
        assertThat(new UnsetConnectionProperty(invoke, Call.RETRIES).apply(set)).isEqualTo(ORDERS);
        assertThat(new SetConnectionProperty<>(invoke, Call.SDK_RETRIES, 3L).apply(ORDERS))
                .isSameAs(ORDERS);
    }

    @Test
    void copiesAreShiftedNamedAfreshAndConnectedAmongThemselves() {
        Design placed = new Move(Map.of("Create", new Point(100, 50))).apply(ORDERS);
        Duplicate duplicate = new Duplicate(List.of("Create", "Store"), new Point(24, 24));
        Design after = duplicate.apply(placed);
        assertThat(duplicate.names(placed))
                .containsExactly(Map.entry("Create", "Create2"), Map.entry("Store", "Store2"));
        assertThat(after.component("Create2").orElseThrow().get(Function.MEMORY))
                .isEqualTo(512L);
        assertThat(after.layout().of("Create2")).contains(new Point(124, 74));
        assertThat(after.from("Create2")).extracting(Connection::to).containsExactly("Store2");
        assertThat(after.to("Create2")).isEmpty();
    }

    @Test
    void anEditThatChangesNothingAddsNoHistory() {
        History history = History.of(ORDERS);
        assertThat(history.after(new Move(Map.of("Nobody", ORIGIN)))).isSameAs(history);
        assertThat(history.after(new SetProperty<>("Create", Function.MEMORY, 512L)))
                .isSameAs(history);
        assertThat(history.after(new RemoveScenario("Night"))).isSameAs(history);
    }

    @Test
    void historySaysWhatCanBeUndoneAndRedone() {
        History history = History.of(ORDERS)
                .after(new SetProperty<>("Create", Function.MEMORY, 1024L))
                .after(new AddNote(new Note("hello", ORIGIN, 100, 50)));
        assertThat(history.undoLabel()).contains("Add note");
        History undone = history.undone().orElseThrow();
        assertThat(undone.undoLabel()).contains("Set memory of Create");
        assertThat(undone.redoLabel()).contains("Add note");
        assertThat(undone.redone().orElseThrow().now()).isSameAs(history.now());
        assertThat(undone.after(new Retitle("Other")).redoLabel()).isEmpty();
    }

    @Test
    void aDesignIsDirtyUntilItEqualsTheSavedOneAgain() {
        History history = History.of(ORDERS).after(new Retitle("Other"));
        assertThat(history.dirtySince(ORDERS)).isTrue();
        assertThat(history.after(new Retitle("Orders")).dirtySince(ORDERS)).isFalse();
    }

    @Test
    void movingMakesNoResultStale() {
        assertThat(new Move(Map.of("Create", new Point(8, 8))).apply(ORDERS).behavesLike(ORDERS))
                .isTrue();
        assertThat(new SetProperty<>("Create", Function.MEMORY, 256L)
                        .apply(ORDERS)
                        .behavesLike(ORDERS))
                .isFalse();
    }

    @Test
    void scenariosKeepTheirPlaceWhenRenamed() {
        Design two = new AddScenario(Scenario.of("Night", Map.of())).apply(ORDERS);
        Design renamed = new SetScenario("Day", two.scenarios().get(0).named("Noon")).apply(two);
        assertThat(renamed.scenarios()).extracting(Scenario::name).containsExactly("Noon", "Night");
        assertThat(new SetScenario("Day", two.scenarios().get(0).named("Night")).apply(two))
                .isSameAs(two);
    }
}
