package fanfare.model.kind;

/** The sections of the palette, in its order. */
public enum Group {
    SOURCES("Sources"),
    ENTRY("Entry"),
    COMPUTE("Compute"),
    MESSAGING("Messaging"),
    STORES("Stores"),
    OUTSIDE("Outside"),
    ANYTHING_ELSE("Anything else");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    /** The heading. */
    public String title() {
        return title;
    }
}
