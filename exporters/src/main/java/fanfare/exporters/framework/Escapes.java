package fanfare.exporters.framework;

/** Texts that must not be taken for variables of the framework. */
public final class Escapes {
    private Escapes() {}

    /** The text, with a backslash before what would be a variable. */
    public static String escaped(String text) {
        if (!text.contains("${")) {
            return text;
        }
        StringBuilder all = new StringBuilder();
        for (Piece p : Piece.of(text)) {
            all.append(p instanceof Piece.Variable ? "\\" : "").append(p.text());
        }
        return all.toString();
    }
}
