package fanfare.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.check.DesignCheck;
import fanfare.model.check.Problem;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Note;
import fanfare.model.design.Layout.Point;
import fanfare.model.design.RandomDesigns;
import fanfare.model.design.Scenario;
import fanfare.model.design.Settings;
import fanfare.model.design.Traffic;
import fanfare.model.file.DesignReader;
import fanfare.model.file.DesignWriter;
import fanfare.model.kind.Account;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RandomEditsTest {
    @Property(tries = 200)
    void undoReturnsToTheVeryFirstDesignAndRedoToTheLast(@ForAll long seed) {
        Random random = new Random(seed);
        Design first = RandomDesigns.of(seed);
        History history = History.of(first);
        List<Design> states = new ArrayList<>(List.of(first));
        for (int i = 0; i < 30; i++) {
            History next = history.after(edit(random, history.now()));
            if (next != history) {
                states.add(next.now());
            }
            history = next;
        }
        Design last = history.now();
        for (int i = states.size() - 1; i > 0; i--) {
            assertThat(history.now()).isEqualTo(states.get(i));
            history = history.undone().orElseThrow();
        }
        assertThat(history.now()).isSameAs(first);
        assertThat(history.undone()).isEmpty();
        while (history.redone().isPresent()) {
            assertThat(history.redoLabel()).isPresent();
            history = history.redone().get();
        }
        assertThat(history.now()).isSameAs(last);
    }

    @Property(tries = 200)
    void everyEditLeavesADesignThatIsWholeAndReadsBack(@ForAll long seed) {
        Random random = new Random(seed);
        Design design = Design.named("Edits");
        for (int i = 0; i < 40; i++) {
            Edit edit = edit(random, design);
            design = edit.apply(design);
            assertThat(edit.label()).isNotBlank();
            assertThat(names(design)).doesNotHaveDuplicates();
            assertThat(new HashSet<>(names(design)))
                    .containsAll(design.layout().places().keySet());
            assertThat(structural(design)).as(edit.label()).isEmpty();
        }
        assertThat(DesignReader.read(DesignWriter.write(design), "edited").value())
                .contains(design);
    }

    private static List<String> names(Design design) {
        return design.components().stream().map(Component::name).toList();
    }

    /** What must hold after any edit, whatever the user does: no dangling, refused or doubled connection, no dangling name. */
    private static List<String> structural(Design design) {
        return DesignCheck.check(design).stream()
                .filter(Problem::isError)
                .map(Problem::message)
                .filter(m -> m.contains("there is no component")
                        || m.contains("twice")
                        || m.contains("cannot be connected")
                        || m.contains("group"))
                .filter(m -> !m.contains("FIFO"))
                .toList();
    }

    private static Edit edit(Random random, Design d) {
        String a = name(random, d);
        String b = name(random, d);
        Point at = new Point(random.nextInt(800), random.nextInt(800));
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3 -> add(random, d, at);
            case 4, 5, 6 -> connect(random, a, b);
            case 7 -> new RemoveSelection(List.of(a), ids(random, d));
            case 8 -> new RemoveSelection(List.of(), ids(random, d));
            case 9 -> new Rename(a, random.nextBoolean() ? b : "Name" + random.nextInt(50));
            case 10 -> new SetProperty<>(a, Function.MEMORY, 128L + random.nextInt(4) * 128L);
            case 11 -> new UnsetProperty(a, Function.MEMORY);
            case 12 -> new Move(Map.of(a, at));
            case 13 -> new Duplicate(List.of(a, b), new Point(16, 16));
            case 14 -> new Paste(Fragments.of(d, List.of(a, b)), at);
            case 15 -> new AddScenario(Scenario.of("S" + random.nextInt(3), Map.of()));
            case 16 -> new SetScenario("S" + random.nextInt(3), scenario(random, d));
            case 17 -> new RemoveScenario("S" + random.nextInt(3));
            case 18 -> new DeleteAndReconnect(a);
            case 19 ->
                random.nextBoolean() ? new AddNote(new Note("n", at, 100, 50)) : new RemoveNote(random.nextInt(2));
            case 20 ->
                random.nextBoolean()
                        ? new SetAccount(Settings.NONE.with(Account.CONCURRENCY, 1L + random.nextInt(3)))
                        : new SetRegion("eu-west-" + (1 + random.nextInt(3)));
            case 21, 22 -> group(random, a, b);
            default -> step(random, d);
        };
    }

    private static Edit group(Random random, String a, String b) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new GroupSelection(List.of(a, b), "G" + random.nextInt(3));
            case 2 -> new Ungroup(random.nextInt(2));
            case 3 -> new RenameGroup(random.nextInt(2), "G" + random.nextInt(9));
            case 4 -> new JoinGroup(List.of(a, b), random.nextInt(2));
            default -> new LeaveGroup(List.of(a));
        };
    }

    private static Edit add(Random random, Design d, Point at) {
        Kind kind = Kinds.ALL.get(random.nextInt(Kinds.ALL.size()));
        return new AddComponent(Component.of(Names.fresh(d, kind), kind), at);
    }

    private static Edit connect(Random random, String a, String b) {
        Interaction as = Interactions.ALL.get(random.nextInt(Interactions.ALL.size()));
        return new Connect(Connection.of(a, as, b));
    }

    private static Edit step(Random random, Design d) {
        List<Connection.Id> ids = ids(random, d);
        if (ids.isEmpty()) {
            return new Retitle("T" + random.nextInt(3));
        }
        Interaction as = Interactions.ALL.get(random.nextInt(Interactions.ALL.size()));
        return random.nextBoolean()
                ? new SetStep(ids.get(0), 1 + random.nextInt(3))
                : new ChangeInteraction(ids.get(0), as);
    }

    private static Scenario scenario(Random random, Design d) {
        String name = "S" + random.nextInt(3);
        return d.components().stream()
                .filter(c -> c.kind() == fanfare.model.kind.Client.KIND)
                .findFirst()
                .map(c -> Scenario.of(name, Map.of(c.name(), new Traffic.Poisson(random.nextInt(5)))))
                .orElse(Scenario.of(name, Map.of()));
    }

    private static List<Connection.Id> ids(Random random, Design d) {
        return d.connections().isEmpty()
                ? List.of()
                : List.of(d.connections()
                        .get(random.nextInt(d.connections().size()))
                        .id());
    }

    private static String name(Random random, Design d) {
        return d.components().isEmpty()
                ? "Nobody"
                : d.components().get(random.nextInt(d.components().size())).name();
    }
}
