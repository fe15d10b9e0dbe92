package fanfare.model.edit;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Group;
import fanfare.model.kind.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Names that are still free. */
public final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    /** A free name for a new component of this kind: {@code Function}, then {@code Function2}. */
    public static String fresh(Design design, Kind kind) {
        return fresh(taken(design), words(kind.title()));
    }

    /** A free name for a new group: {@code Group}, then {@code Group2}. */
    public static String freshGroup(Design design) {
        return fresh(taken(design.layout().groups()), "Group");
    }

    /** The wanted name if it is free, else with the next free number at its end. */
    public static String fresh(Set<String> taken, String wanted) {
        if (!taken.contains(wanted)) {
            return wanted;
        }
        String base = wanted.replaceAll("[0-9]+$", "");
        for (int number = 2; ; number++) {
            String digits = Integer.toString(number);
            String name = base.substring(0, Math.min(base.length(), LONGEST - digits.length())) + digits;
            if (!taken.contains(name)) {
                return name;
            }
        }
    }

    /** The names of a design's components. */
    public static Set<String> taken(Design design) {
        Set<String> names = new TreeSet<>();
        for (Component c : design.components()) {
            names.add(c.name());
        }
        return names;
    }

    /** The names of groups. */
    static Set<String> taken(List<Group> groups) {
        Set<String> names = new TreeSet<>();
        groups.forEach(g -> names.add(g.name()));
        return names;
    }

    private static String words(String title) {
        StringBuilder name = new StringBuilder();
        for (String word : title.split("[^A-Za-z0-9]+")) {
            name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return name.toString();
    }
}
