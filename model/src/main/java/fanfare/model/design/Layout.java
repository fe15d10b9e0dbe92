package fanfare.model.design;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where things are drawn. Stands apart from behaviour, so that moving a box makes no result stale.
 *
 * @param places the top left corner of each component's box
 * @param notes texts on the canvas
 */
public record Layout(Map<String, Point> places, List<Note> notes) {
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

    public Layout {
        places = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(places));
        notes = List.copyOf(notes);
    }

    /** Where a component is. */
    public Optional<Point> of(String component) {
        return Optional.ofNullable(places.get(component));
    }

    /** With a component at this place. */
    public Layout with(String component, Point at) {
        Map<String, Point> next = new LinkedHashMap<>(places);
        next.put(component, at);
        return new Layout(next, notes);
    }

    /** With these places changed or added. */
    public Layout with(Map<String, Point> moved) {
        Map<String, Point> next = new LinkedHashMap<>(places);
        next.putAll(moved);
        return new Layout(next, notes);
    }

    /** Without a component. */
    public Layout without(String component) {
        Map<String, Point> next = new LinkedHashMap<>(places);
        next.remove(component);
        return new Layout(next, notes);
    }

    /** With a component under another name. */
    public Layout renamed(String from, String to) {
        Map<String, Point> next = new LinkedHashMap<>();
        places.forEach((name, at) -> next.put(name.equals(from) ? to : name, at));
        return new Layout(next, notes);
    }

    /** With other notes. */
    public Layout withNotes(List<Note> other) {
        return new Layout(places, other);
    }
}
