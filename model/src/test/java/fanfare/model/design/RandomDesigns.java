package fanfare.model.design;

import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Layout.Group;
import fanfare.model.design.Layout.Note;
import fanfare.model.design.Layout.Point;
import fanfare.model.design.Objective.Bound;
import fanfare.model.design.Objective.Measure;
import fanfare.model.kind.Client;
import fanfare.model.kind.Declared;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Kinds;
import fanfare.model.kind.Property;
import fanfare.model.kind.Resource;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Type;
import fanfare.model.kind.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Random designs with legal values, from a seed. */
public final class RandomDesigns {
    private static final List<String> TEXTS = List.of("ü → 😀", "two\nlines", "\"quoted\" \\", "\t", "plain", "\u0007");

    private final Random random;

    private RandomDesigns(long seed) {
        random = new Random(seed);
    }

    /** The design of this seed. */
    public static Design of(long seed) {
        return new RandomDesigns(seed).design();
    }

    private Design design() {
        Design design = Design.named(one(TEXTS) + random.nextInt(100)).in("aws", "eu-west-" + (1 + random.nextInt(3)));
        int components = random.nextInt(12);
        for (int i = 0; i < components; i++) {
            Component c = component("C" + i);
            design = design.with(c);
            if (random.nextInt(10) > 0) {
                design = design.with(design.layout().with(c.name(), point()));
            }
        }
        for (int i = 0; i < components * 2; i++) {
            design = connected(design);
        }
        for (int i = 0; i < random.nextInt(3); i++) {
            design = design.with(scenario("S " + i, design));
        }
        return design.withObjectives(objectives(design))
                .with(design.layout().withNotes(notes()).withGroups(groups(design)))
                .withUnknown(unknown());
    }

    private Component component(String name) {
        var kind = one(Kinds.ALL);
        return new Component(name, kind, settings(kind));
    }

    private Settings settings(Declared declared) {
        Settings set = Settings.NONE;
        for (Property<?> p : declared.properties()) {
            boolean free = p != Resource.PROPERTIES && p != Schedule.EXPRESSION;
            if (free && random.nextInt(3) == 0) {
                set = with(set, p);
            }
        }
        return set.withUnknown(unknown());
    }

    private <T> Settings with(Settings set, Property<T> property) {
        T value = property.type().valueClass().cast(value(property.type()));
        return property.type().check(value).isEmpty() ? set.with(property, value) : set;
    }

    private Object value(Type<?> type) {
        if (type instanceof Type.Whole w) {
            return random.nextInt(4) == 0 ? w.min() : w.min() + (long) (random.nextDouble() * (w.max() - w.min()));
        } else if (type instanceof Type.Decimal d) {
            return d.min() + random.nextDouble() * (d.max() - d.min());
        } else if (type instanceof Type.Flag) {
            return random.nextBoolean();
        } else if (type instanceof Type.Choice c) {
            return one(c.options());
        } else if (type instanceof Type.Random r) {
            return distribution(r);
        }
        if (type instanceof Type.Document) {
            return "{ \"StartAt\": \"Done\", \"States\": { \"Done\": { \"Type\": \"Succeed\" } } }";
        }
        List<String> suggestions = ((Type.Text) type).suggestions();
        return suggestions.isEmpty() ? "abc" : one(suggestions);
    }

    private Distribution distribution(Type.Random r) {
        double top = Math.min(r.max(), 1e11);
        double a = random.nextDouble() * top / 2;
        double b = a + 1 + random.nextDouble() * top / 4;
        return switch (random.nextInt(8)) {
            case 0 -> Distribution.constant(Math.rint(a));
            case 1 -> new Distribution.Exponential(a);
            case 2 -> new Distribution.Uniform(a, b);
            case 3 -> new Distribution.LogNormal(a, 0.1 + random.nextInt(30) / 10.0);
            case 4 -> new Distribution.LogNormalPercentiles(a, b);
            case 5 -> new Distribution.Gamma(a, 0.1 + random.nextDouble());
            case 6 ->
                new Distribution.Empirical(List.of(
                        new Distribution.Quantile(0, a),
                        new Distribution.Quantile(random.nextInt(1, 1000) / 1000.0, a),
                        new Distribution.Quantile(1, b)));
            default ->
                new Distribution.Measured("m.csv", "column", r.unit() == Unit.ONE ? 1 : random.nextInt(1, 100_000));
        };
    }

    private Design connected(Design design) {
        Component from = one(design.components());
        Component to = one(design.components());
        if (!(ConnectionRules.between(design, from, to) instanceof Verdict.Allowed allowed)) {
            return design;
        }
        Interaction as = one(allowed.as());
        int step = 1 + random.nextInt(3);
        return design.with(new Connection(from.name(), as, to.name(), step, settings(as)));
    }

    private Scenario scenario(String name, Design design) {
        Map<String, Traffic> traffic = new LinkedHashMap<>();
        design.components().stream()
                .filter(c -> c.kind() == Client.KIND)
                .forEach(c -> traffic.put(c.name(), traffic()));
        long duration = 1 + (long) (random.nextDouble() * 1e13);
        return new Scenario(
                name,
                traffic,
                duration,
                duration / 3,
                random.nextLong(),
                1 + random.nextInt(9),
                faults(design, duration),
                unknown());
    }

    private List<Fault> faults(Design design, long duration) {
        List<Fault> faults = new ArrayList<>();
        for (Connection c : design.connections()) {
            if (random.nextInt(4) == 0) {
                Fault.Type type = one(List.of(
                        Fault.Type.ADD_DELAY,
                        Fault.Type.ERROR,
                        Fault.Type.THROTTLE,
                        Fault.Type.UNAVAILABLE,
                        Fault.Type.DISCONNECT));
                faults.add(Fault.of(type, c.to(), duration / 2, 1 + duration / 4)
                        .from(random.nextBoolean() ? Optional.of(c.from()) : Optional.empty())
                        .share(random.nextInt(1, 101) / 100.0)
                        .delay(type == Fault.Type.ADD_DELAY ? 1 + random.nextInt(1_000_000) : 0));
            }
        }
        return faults;
    }

    private Traffic traffic() {
        double rate = random.nextDouble() * 1000;
        long time = 1 + random.nextInt(1_000_000_000);
        return switch (random.nextInt(9)) {
            case 0 -> new Traffic.Constant(rate);
            case 1 -> new Traffic.Poisson(rate);
            case 2 -> new Traffic.Ramp(rate, rate / 3, time);
            case 3 -> new Traffic.Steps(List.of(new Traffic.Step(0, rate), new Traffic.Step(time, rate / 7)));
            case 4 -> new Traffic.Spike(rate, rate * 3, time, time * 7L);
            case 5 -> new Traffic.Sine(rate, rate / 2, time, random.nextInt(2) * time);
            case 6 -> new Traffic.Sine(rate, rate / 2, Traffic.Sine.DAY, 0);
            case 7 -> new Traffic.Users(1 + random.nextInt(100), new Distribution.Exponential(rate * 1e9));
            default -> new Traffic.Replay("log.csv.gz", "t", one(List.of(Traffic.Replay.Of.values())));
        };
    }

    private List<Objective> objectives(Design design) {
        if (design.components().isEmpty()) {
            return List.of();
        }
        return random.ints(random.nextInt(4), 0, Measure.values().length)
                .mapToObj(i -> Measure.values()[i])
                .map(m -> new Objective(
                        m,
                        m.ofComponent() ? Optional.of(one(design.components()).name()) : Optional.empty(),
                        one(List.of(Bound.values())),
                        m.unit() == Unit.SHARE ? random.nextDouble() : Math.rint(random.nextDouble() * 1e9) / 100,
                        unknown()))
                .toList();
    }

    private List<Note> notes() {
        return random.ints(random.nextInt(3))
                .mapToObj(i -> new Note(one(TEXTS), point(), 240, 96.5, unknown()))
                .toList();
    }

    private List<Group> groups(Design design) {
        List<String> names = design.components().stream().map(Component::name).toList();
        int first = random.nextInt(names.size() + 1);
        int second = first + random.nextInt(names.size() - first + 1);
        return List.of(
                new Group(one(TEXTS) + "1", names.subList(0, first), unknown()),
                new Group(one(TEXTS) + "2", names.subList(first, second), unknown()));
    }

    private Point point() {
        return new Point(random.nextInt(4_000) - 500, random.nextInt(4_000) / 4.0);
    }

    private Map<String, String> unknown() {
        return random.nextInt(6) == 0 ? Map.of("x later", "{ \"a\": [1, 2.50, null] }") : Map.of();
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
