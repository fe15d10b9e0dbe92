package fanfare.exporters.mermaid;

/** Text inside double quotes in a flowchart. */
final class Label {
    private Label() {}

    /** Quoted; what has a meaning to Mermaid or HTML is written as an entity code, line ends as breaks. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.strip().codePoints().forEach(c -> append(out, c));
        return out.append('"').toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '\n' -> out.append("<br/>");
            case '#', '"', '&', '<', '>', '`', ';', '\\' ->
                out.append('#').append(c).append(';');
            default -> {
                if (Character.isISOControl(c)) {
                    out.append(' ');
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }
}
