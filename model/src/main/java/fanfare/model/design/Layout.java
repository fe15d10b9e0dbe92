package fanfare.model.design;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where things are drawn. Stands apart from behaviour, so that moving a box makes no result stale.
 *
 * @param places the top left corner of each component's box
 * @param notes texts on the canvas
 * @param groups components that belong together; those without members are left out
 */
public record Layout(Map<String, Point> places, List<Note> notes, List<Group> groups) {
    /** Nothing placed. */
    public static final Layout EMPTY = new Layout(Map.of(), List.of());

    /** A place on the canvas, in its own units (pixels at 100 %). */
    public record Point(double x, double y) {}

    /**
     * A text on the canvas.
     *
     * @param unknown fields of a newer version: name to JSON text, written back unchanged
     */
    public record Note(String text, Point at, double width, double height, Map<String, String> unknown) {
        public Note {
            unknown = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
        }

        /** Without unknown fields. */
        public Note(String text, Point at, double width, double height) {
            this(text, at, width, height, Map.of());
        }
    }

    /**
     * Components that belong together, drawn in one frame. The frame has no place of its own: it goes around the boxes of
     * its members. A component is in one group at most.
     *
     * @param name the title of the frame; several groups may have the same
     * @param members the names of the components
     * @param unknown fields of a newer version: name to JSON text, written back unchanged
     */
    public record Group(String name, List<String> members, Map<String, String> unknown) {
        public Group {
            members = List.copyOf(members);
            unknown = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
        }

        /** Without unknown fields. */
        public Group(String name, List<String> members) {
            this(name, members, Map.of());
        }

        /** Under another name. */
        public Group named(String other) {
            return new Group(other, members, unknown);
        }

        /** With exactly these members. */
        public Group withMembers(List<String> others) {
            return new Group(name, others, unknown);
        }

        /** Without these members. */
        public Group without(Collection<String> gone) {
            return withMembers(members.stream().filter(m -> !gone.contains(m)).toList());
        }

        private Group renamed(String from, String to) {
            return withMembers(
                    members.stream().map(m -> m.equals(from) ? to : m).toList());
        }
    }

    public Layout {
        places = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(places));
        notes = List.copyOf(notes);
        groups = groups.stream().filter(g -> !g.members().isEmpty()).toList();
    }

    /** Without groups. */
    public Layout(Map<String, Point> places, List<Note> notes) {
        this(places, notes, List.of());
    }

    /** Where a component is. */
    public Optional<Point> of(String component) {
        return Optional.ofNullable(places.get(component));
    }

    /** The group that a component is in. */
    public Optional<Group> groupOf(String component) {
        return groups.stream().filter(g -> g.members().contains(component)).findFirst();
    }

    /** With a component at this place. */
    public Layout with(String component, Point at) {
        Map<String, Point> next = new LinkedHashMap<>(places);
        next.put(component, at);
        return new Layout(next, notes, groups);
    }

    /** With these places changed or added. */
    public Layout with(Map<String, Point> moved) {
        Map<String, Point> next = new LinkedHashMap<>(places);
        next.putAll(moved);
        return new Layout(next, notes, groups);
    }

    /** Without a component. */
    public Layout without(String component) {
        Map<String, Point> next = new LinkedHashMap<>(places);
        next.remove(component);
        return new Layout(
                next,
                notes,
                groups.stream().map(g -> g.without(List.of(component))).toList());
    }

    /** With a component under another name. */
    public Layout renamed(String from, String to) {
        Map<String, Point> next = new LinkedHashMap<>();
        places.forEach((name, at) -> next.put(name.equals(from) ? to : name, at));
        return new Layout(
                next, notes, groups.stream().map(g -> g.renamed(from, to)).toList());
    }

    /** With other notes. */
    public Layout withNotes(List<Note> other) {
        return new Layout(places, other, groups);
    }

    /** With other groups. */
    public Layout withGroups(List<Group> other) {
        return new Layout(places, notes, other);
    }
}
