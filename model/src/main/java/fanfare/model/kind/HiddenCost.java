package fanfare.model.kind;

/** Why something on the bill does no work that anybody asked for, or is easily overlooked. Every quantity has one reason at most. */
public enum HiddenCost {
    EMPTY_POLLS("emptyPolls", "Empty polls", "Receive calls that found no message."),
    RETRIES(
            "retries",
            "Retries",
            "Calls, receives and invocations after the first attempt. A batch counts if all of it came before."),
    DUPLICATES("duplicates", "Duplicate work", "Receives and invocations for messages that were delivered twice."),
    DEAD_LETTERS("deadLetters", "Dead letters", "What is sent to dead-letter queues and failure destinations."),
    STREAM_READS("streamReads", "Stream reads", "Data that consumers read from streams, and their consumer hours."),
    LOGS("logs", "Logs", "Logs taken in, by the size of an invocation's log.");

    private final String word;
    private final String title;
    private final String doc;

    HiddenCost(String word, String title, String doc) {
        this.word = word;
        this.title = title;
        this.doc = doc;
    }

    /** The word in results. */
    public String word() {
        return word;
    }

    /** The words for people. */
    public String title() {
        return title;
    }

    /** What belongs to it. */
    public String doc() {
        return doc;
    }
}
