package fanfare.exporters.handler;

/** Lines of code with their indentation. */
final class Code {
    private final StringBuilder text = new StringBuilder();
    private final String unit;
    private int depth;

    /** With this indentation per level. */
    Code(String unit) {
        this.unit = unit;
    }

    /** Lines at the present depth; empty ones stay empty. */
    Code add(String lines) {
        lines.lines()
                .forEach(line -> text.append(line.isEmpty() ? "" : unit.repeat(depth))
                        .append(line)
                        .append('\n'));
        return this;
    }

    /** An empty line. */
    Code gap() {
        text.append('\n');
        return this;
    }

    /** The following lines are one level deeper. */
    Code in() {
        depth++;
        return this;
    }

    /** The following lines are one level higher. */
    Code out() {
        depth--;
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
