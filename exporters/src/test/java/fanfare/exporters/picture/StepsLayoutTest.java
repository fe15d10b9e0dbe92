package fanfare.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.picture.StepsLayout.Curve;
import fanfare.exporters.picture.StepsLayout.Node;
import fanfare.exporters.picture.StepsLayout.Sort;
import fanfare.exporters.picture.StepsLayout.Way;
import fanfare.exporters.picture.StepsLayout.Why;
import fanfare.model.workflow.State;
import fanfare.model.workflow.StateMachine;
import fanfare.model.workflow.StatesLanguage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The states of a workflow are laid out in layers that can be read. */
class StepsLayoutTest {
    private static final String SAGA = """
            {"StartAt": "A", "States": {
              "A": {"Type": "Task", "Resource": "${F}", "Next": "B",
                    "Retry": [{"ErrorEquals": ["States.ALL"], "MaxAttempts": 5}],
                    "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Undo"}]},
              "B": {"Type": "Choice", "Choices": [
                    {"Next": "C", "Probability": 0.5}, {"Next": "C", "Probability": 0.25}], "Default": "Again"},
              "Again": {"Type": "Wait", "Seconds": 5, "Next": "A"},
              "C": {"Type": "Parallel", "Next": "Done", "Branches": [
                    {"StartAt": "L", "States": {"L": {"Type": "Pass", "End": true}}},
                    {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemCount": 7, "MaxConcurrency": 2, "End": true,
                      "ItemProcessor": {"StartAt": "N", "States": {"N": {
                        "Type": "Task", "Resource": "arn:aws:states:::dynamodb:getItem",
                        "Parameters": {"TableName": "${T}"}, "End": true}}}}}}]},
              "Undo": {"Type": "Fail"},
              "Done": {"Type": "Succeed"}}}""";

    private static StepsLayout saga() {
        return StepsLayout.of(StatesLanguage.read(SAGA));
    }

    private static Node node(StepsLayout layout, String name) {
        return layout.nodes().stream()
                .filter(n -> n.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Way way(StepsLayout layout, String from, String to) {
        return layout.ways().stream()
                .filter(w -> w.from().equals(from) && w.to().equals(to))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void statesStandBelowThoseThatLeadToThem() {
        StepsLayout layout = saga();
        assertThat(node(layout, "A").y()).isLessThan(node(layout, "B").y());
        assertThat(node(layout, "B").y()).isLessThan(node(layout, "C").y());
        assertThat(node(layout, "C").y()).isLessThan(node(layout, "Done").y());
        assertThat(layout.nodes().get(0).sort()).isEqualTo(Sort.START);
        assertThat(layout.nodes().get(0).y()).isZero();
        assertThat(layout.nodes()).extracting(Node::sort).doesNotContain(Sort.END);
    }

    @Test
    void whatRunsOthersHoldsThem() {
        StepsLayout layout = saga();
        for (String[] pair : new String[][] {{"C", "L"}, {"C", "M"}, {"M", "N"}}) {
            assertThat(holds(node(layout, pair[0]), node(layout, pair[1]))).isTrue();
        }
        assertThat(node(layout, "L").x()).isLessThan(node(layout, "M").x());
        assertThat(node(layout, "M").detail()).isEqualTo("7 items, 2 at once");
        assertThat(node(layout, "C").detail()).isEqualTo("2 branches");
        assertThat(node(layout, "N").detail()).isEqualTo("T · getItem");
        assertThat(node(layout, "A").detail()).isEqualTo("F");
        assertThat(node(layout, "A").retries()).isEqualTo(5);
        assertThat(node(layout, "Again").detail()).isEqualTo("5 s");
    }

    @Test
    void waysSayWhyTheyAreTaken() {
        StepsLayout layout = saga();
        assertThat(way(layout, "B", "C").label()).isEqualTo("75 %");
        assertThat(way(layout, "B", "Again").label()).isEqualTo("25 %");
        assertThat(way(layout, "A", "Undo").label()).isEqualTo("Timeout");
        assertThat(way(layout, "A", "Undo").why()).isEqualTo(Why.CATCH);
        assertThat(way(layout, "A", "B").why()).isEqualTo(Why.NEXT);
    }

    @Test
    void aWayBackEndsAtTheBottomOfAnEarlierState() {
        StepsLayout layout = saga();
        Way back = way(layout, "Again", "A");
        Node a = node(layout, "A");
        Node again = node(layout, "Again");
        Curve last = back.curves().get(back.curves().size() - 1);
        assertThat(back.curves().get(0).y1()).isEqualTo(again.y());
        assertThat(last.y2()).isEqualTo(a.y() + a.height());
        assertThat(last.x2()).isBetween(a.x(), a.x() + a.width());
    }

    @Test
    void aChainIsStraight() {
        StateMachine chain = StatesLanguage.read("""
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true}}}""");
        StepsLayout layout = StepsLayout.of(chain);
        assertThat(layout.nodes()).extracting(Node::sort).containsExactly(Sort.START, Sort.PASS, Sort.PASS, Sort.END);
        assertThat(layout.nodes().stream().map(n -> n.x() + n.width() / 2).distinct())
                .hasSize(1);
        assertThat(layout.height()).isEqualTo(14 + 34 + 34 + 14 + 3 * 30.0);
        assertThat(layout.width()).isEqualTo(112);
    }

    @Test
    void aStateThatLeadsToItselfHasALoop() {
        StateMachine loop = StatesLanguage.read("""
                {"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Next": "A"}], "Default": "B"},
                 "B": {"Type": "Pass", "End": true}}}""");
        Way way = way(StepsLayout.of(loop), "A", "A");
        assertThat(way.curves()).hasSize(1);
        assertThat(way.label()).isEqualTo("50 %");
    }

    @Test
    void nothingOverlapsWhateverTheWorkflow() {
        for (int seed = 0; seed < 300; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StepsLayout layout = StepsLayout.of(machine(random, 0));
            List<Node> nodes = layout.nodes();
            for (int i = 0; i < nodes.size(); i++) {
                Node n = nodes.get(i);
                assertThat(n.x()).as("seed " + seed).isGreaterThanOrEqualTo(-1e-6);
                assertThat(n.x() + n.width()).isLessThanOrEqualTo(layout.width() + 1e-6);
                assertThat(n.y() + n.height()).isLessThanOrEqualTo(layout.height() + 1e-6);
                for (int k = 0; k < i; k++) {
                    assertThat(apart(n, nodes.get(k)) || holds(nodes.get(k), n))
                            .as(seed + ": " + n + " and " + nodes.get(k))
                            .isTrue();
                }
            }
            layout.ways().forEach(w -> keepsOut(w, nodes));
        }
    }

    private static void keepsOut(Way w, List<Node> nodes) {
        for (Node n : nodes) {
            boolean around = n.name().equals(w.from())
                    || n.name().equals(w.to())
                    || n.sort().holdsOthers();
            for (Curve c : around ? List.<Curve>of() : w.curves()) {
                for (double t = 0; t <= 1; t += 0.1) {
                    boolean in = c.xAt(t) > n.x() + 1
                            && c.xAt(t) < n.x() + n.width() - 1
                            && c.yAt(t) > n.y() + 1
                            && c.yAt(t) < n.y() + n.height() - 1;
                    assertThat(in).as(w + " through " + n).isFalse();
                }
            }
        }
    }

    private static boolean apart(Node a, Node b) {
        return a.x() + a.width() <= b.x() + 1e-6
                || b.x() + b.width() <= a.x() + 1e-6
                || a.y() + a.height() <= b.y() + 1e-6
                || b.y() + b.height() <= a.y() + 1e-6;
    }

    private static boolean holds(Node outer, Node inner) {
        return outer.sort().holdsOthers()
                && inner.x() >= outer.x()
                && inner.y() >= outer.y() + StepsLayout.HEAD
                && inner.x() + inner.width() <= outer.x() + outer.width()
                && inner.y() + inner.height() <= outer.y() + outer.height();
    }

    private static StateMachine machine(SplittableRandom random, int depth) {
        int n = 1 + random.nextInt(depth == 0 ? 12 : 3);
        Map<String, State> states = new LinkedHashMap<>();
        for (int i = 0; i < n; i++) {
            states.put("S" + depth + "x" + i + "n" + random.nextInt(10_000), new State.End(true));
        }
        List<String> names = new ArrayList<>(states.keySet());
        for (int i = 0; i < n; i++) {
            states.put(names.get(i), state(random, depth, i, names));
        }
        return new StateMachine(names.get(0), states, 0);
    }

    private static State state(SplittableRandom random, int depth, int i, List<String> names) {
        String anywhere = names.get(random.nextInt(names.size()));
        Optional<String> next = i + 1 < names.size() ? Optional.of(names.get(i + 1)) : Optional.empty();
        List<State.Catch> catches =
                random.nextInt(3) == 0 ? List.of(new State.Catch(List.of("States.TaskFailed"), anywhere)) : List.of();
        int sort = random.nextInt(depth < 2 ? 7 : 4);
        return switch (sort) {
            case 0, 1 -> new State.Task("Target", "invoke", 0, List.of(), catches, next);
            case 2 ->
                new State.Choice(List.of(
                        new State.Way(0.7, anywhere),
                        new State.Way(0.2, names.get(random.nextInt(names.size()))),
                        new State.Way(0.1, names.get(random.nextInt(names.size())))));
            case 3 -> new State.Wait(random.nextInt(2) * 1_000_000_000L, next);
            case 4 -> new State.End(random.nextBoolean());
            case 5 ->
                new State.Parallel(
                        List.of(machine(random, depth + 1), machine(random, depth + 1)), List.of(), catches, next);
            default -> new State.Repeat(machine(random, depth + 1), 10, 3, List.of(), catches, next);
        };
    }
}
