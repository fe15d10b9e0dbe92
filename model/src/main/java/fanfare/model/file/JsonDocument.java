package fanfare.model.file;

/** JSON objects as values of properties: on one line as they are kept, and in lines as people edit them. */
public final class JsonDocument {
    private JsonDocument() {}

    /**
     * A typed object as it is kept.
     *
     * @throws IllegalArgumentException with a sentence and the line, if it is no JSON object
     */
    public static String kept(String typed) {
        Json json = read(typed);
        if (!(json instanceof Json.Obj)) {
            throw new IllegalArgumentException("expected a JSON object { … }, found " + json.article());
        }
        return JsonText.inline(json);
    }

    /** A kept object in lines. */
    public static String lines(String kept) {
        return JsonText.lines(JsonText.plain(read(kept)));
    }

    private static Json read(String text) {
        try {
            return JsonTree.read(text);
        } catch (Misread e) {
            throw new IllegalArgumentException(
                    "line " + e.problem().line() + ": " + e.problem().message(), e);
        }
    }
}
