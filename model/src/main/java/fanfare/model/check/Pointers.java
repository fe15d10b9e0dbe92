package fanfare.model.check;

/** JSON pointers (RFC 6901) to places of a design. */
public final class Pointers {
    private Pointers() {}

    /** The pointer through these names and indexes: {@code /components/Orders/memory}. */
    public static String to(Object... steps) {
        StringBuilder pointer = new StringBuilder();
        for (Object step : steps) {
            pointer.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
