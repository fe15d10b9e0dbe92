package fanfare.exporters.expand;

/** What a line of the drawing says. */
public enum Relation {
    /** The source sets the target off. */
    TRIGGER("trigger"),
    /** The source calls the target. */
    INVOKE("invoke"),
    /** The source reads or writes the target. */
    READ_WRITE("read/write"),
    /** A topic passes messages on to the target. */
    SUBSCRIBE("subscribe"),
    /** What failed at the source is kept in the target. */
    DEAD_LETTER("dead-letter"),
    /** Results of the source go to the target. */
    DESTINATION("destination"),
    /** The source asks the target whether a caller may pass. */
    AUTH("auth"),
    /** The source names the target, and nothing says what for. */
    REFERENCE("reference"),
    /** A connector of SAM: the types at its ends say what it means. */
    CONNECTOR("connector");

    private final String word;

    Relation(String word) {
        this.word = word;
    }

    /** The word for it. */
    public String word() {
        return word;
    }
}
