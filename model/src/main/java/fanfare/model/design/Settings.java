package fanfare.model.design;

import fanfare.model.kind.Property;
import fanfare.model.kind.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values that differ from the defaults, in the order in which they were set. Immutable. Set to the default's value is
 * not the same as unset. Fields of a file that this version does not know are kept beside them.
 *
 * @param entries what is set
 * @param unknown fields that no property claims: name to JSON text, written back unchanged
 */
public record Settings(List<Entry<?>> entries, Map<String, String> unknown) {
    /** Nothing set. */
    public static final Settings NONE = new Settings(List.of(), Map.of());

    /**
     * One value.
     *
     * @param <T> its Java type
     */
    public record Entry<T>(Property<T> property, T value) {}

    public Settings {
        entries = List.copyOf(entries);
        unknown = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(unknown));
    }

    /** The value if it is set, else the property's default. Throws where neither exists: use {@link #find} there. */
    public <T> T get(Property<T> property) {
        return find(property)
                .or(property::defaultValue)
                .orElseThrow(() -> new IllegalStateException(property.name() + " has neither a value nor a default"));
    }

    /** The value if it is set, else the default if there is one. */
    public <T> Optional<T> value(Property<T> property) {
        return find(property).or(property::defaultValue);
    }

    /** The value if it is set here. */
    public <T> Optional<T> find(Property<T> property) {
        for (Entry<?> e : entries) {
            if (e.property() == property) {
                return Optional.of(property.type().valueClass().cast(e.value()));
            }
        }
        return Optional.empty();
    }

    /** True if a value is set here. */
    public boolean isSet(Property<?> property) {
        return entries.stream().anyMatch(e -> e.property() == property);
    }

    /** With this value, at its old place or at the end. */
    public <T> Settings with(Property<T> property, T value) {
        List<Entry<?>> next = new ArrayList<>(entries);
        Entry<T> entry = new Entry<>(property, value);
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i).property() == property) {
                next.set(i, entry);
                return new Settings(next, unknown);
            }
        }
        next.add(entry);
        return new Settings(next, unknown);
    }

    /** With the property unset. */
    public Settings without(Property<?> property) {
        return new Settings(
                entries.stream().filter(e -> e.property() != property).toList(), unknown);
    }

    /** With a component under another name wherever a document names it as {@code ${Name}}. */
    public Settings renamed(String from, String to) {
        Pattern reference = Pattern.compile("(?<=\\$\\{)" + Pattern.quote(from) + "(?=[.}])");
        List<Entry<?>> next = new ArrayList<>(entries);
        next.replaceAll(e -> e.property().type() instanceof Type.Document ? renamed(e, reference, to) : e);
        return new Settings(next, unknown);
    }

    private static <T> Entry<T> renamed(Entry<T> e, Pattern reference, String to) {
        String text = reference.matcher((String) e.value()).replaceAll(Matcher.quoteReplacement(to));
        return new Entry<>(e.property(), e.property().type().valueClass().cast(text));
    }

    /** With these unknown fields in place of the former ones. */
    public Settings withUnknown(Map<String, String> fields) {
        return new Settings(entries, fields);
    }

    /** True if nothing is set and nothing unknown is kept. */
    public boolean isEmpty() {
        return entries.isEmpty() && unknown.isEmpty();
    }

    /** True if the same values are set, in whatever order. */
    public boolean sameValues(Settings other) {
        return byName().equals(other.byName());
    }

    private Map<String, Object> byName() {
        Map<String, Object> map = new TreeMap<>();
        entries.forEach(e -> map.put(e.property().name(), e.value()));
        return map;
    }
}
