package fanfare.exporters.terraform;

import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Settings;
import fanfare.model.kind.Declared;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import fanfare.model.kind.Property;
import fanfare.model.kind.Type;
import java.util.List;
import java.util.Random;

/** Designs of all kinds with choices and flags drawn at random, from a seed. */
final class Variety {
    private static final int COMPONENTS = 10;

    private final Random random;

    private Variety(long seed) {
        random = new Random(seed);
    }

    static Design of(long seed) {
        return new Variety(seed).design();
    }

    private Design design() {
        Design design = Design.named("Variety");
        for (int i = 0; i < COMPONENTS; i++) {
            Kind kind = one(Kinds.ALL);
            design = design.with(new Component("Part" + (char) ('A' + i), kind, settings(kind)));
        }
        for (int i = 0; i < 4 * COMPONENTS; i++) {
            Component from = one(design.components());
            Component to = one(design.components());
            if (ConnectionRules.between(design, from, to) instanceof Verdict.Allowed allowed) {
                Interaction as = one(allowed.as());
                design = design.with(new Connection(from.name(), as, to.name(), 1, settings(as)));
            }
        }
        return design;
    }

    private Settings settings(Declared declared) {
        Settings set = Settings.NONE;
        for (Property<?> p : declared.properties()) {
            if (random.nextInt(3) == 0) {
                set = with(set, p);
            }
        }
        return set;
    }

    private <T> Settings with(Settings set, Property<T> property) {
        Object value = null;
        if (property.type() instanceof Type.Choice c) {
            value = one(c.options());
        } else if (property.type() instanceof Type.Flag) {
            value = random.nextBoolean();
        } else if (property.type() instanceof Type.Whole w) {
            value = w.min() + (long) (random.nextDouble() * (w.max() - w.min()));
        }
        if (value == null) {
            return set;
        }
        T typed = property.type().valueClass().cast(value);
        return property.type().check(typed).isEmpty() ? set.with(property, typed) : set;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
