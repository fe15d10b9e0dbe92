package fanfare.exporters.cdk;

import fanfare.exporters.cloudformation.Intrinsic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A map of a template with its parts by path: {@code Target.RetryPolicy.MaximumRetryAttempts}. */
record Tree(Map<String, Object> entries) {
    Tree {
        entries = new LinkedHashMap<>(entries);
    }

    @SuppressWarnings("unchecked")
    static Tree of(Object map) {
        return new Tree(map instanceof Map<?, ?> m ? (Map<String, Object>) m : Map.of());
    }

    /** What stands at a path. */
    Optional<Object> at(String path) {
        Object here = entries;
        for (String key : path.split("\\.")) {
            here = here instanceof Map<?, ?> m ? m.get(key) : null;
        }
        return Optional.ofNullable(here);
    }

    boolean has(String path) {
        return at(path).isPresent();
    }

    /** The map at a path; empty if there is none. */
    Tree tree(String path) {
        return of(at(path).orElse(Map.of()));
    }

    /** The list at a path; empty if there is none, and of one item if one stands there alone. */
    List<?> list(String path) {
        Object value = at(path).orElse(List.of());
        return value instanceof List<?> l ? l : List.of(value);
    }

    /** The text or number at a path as text; empty if there is none, or it is filled in later. */
    String text(String path) {
        return at(path).filter(v -> !(v instanceof Intrinsic || v instanceof Map || v instanceof List))
                .map(String::valueOf)
                .orElse("");
    }

    /** The whole number at a path. */
    Optional<Long> number(String path) {
        return at(path).filter(Number.class::isInstance).map(n -> ((Number) n).longValue());
    }

    /** True if the path says true. */
    boolean isTrue(String path) {
        return Boolean.TRUE.equals(at(path).orElse(false));
    }
}
