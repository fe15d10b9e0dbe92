package fanfare.exporters.k6;

/** Lines of a script. */
final class Lines {
    private final StringBuilder out = new StringBuilder();

    void line(int depth, String words) {
        out.append(words.isEmpty() ? "" : "  ".repeat(depth)).append(words).append('\n');
    }

    String text() {
        return out.toString();
    }
}
