package fanfare.app.cli.report;

/** Colours and weights of text on a terminal; nothing at all elsewhere. */
public enum Ink {
    /** A terminal that shows colours. */
    COLOUR {
        @Override
        String styled(String code, String text) {
            return text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
        }
    },
    /** A file, a pipe, or a terminal that wants none. */
    PLAIN {
        @Override
        String styled(String code, String text) {
            return text;
        }
    };

    /** True if colours are shown. */
    public boolean ansi() {
        return this == COLOUR;
    }

    abstract String styled(String code, String text);

    /** A title. */
    public String bold(String text) {
        return styled("1", text);
    }

    /** What is said in passing. */
    public String faint(String text) {
        return styled("2", text);
    }

    /** What is well. */
    public String good(String text) {
        return styled("32", text);
    }

    /** What is not. */
    public String bad(String text) {
        return styled("31", text);
    }

    /** What deserves a look. */
    public String warning(String text) {
        return styled("33", text);
    }

    /** The number of columns that a styled text takes. */
    static int width(String styled) {
        String text = styled.replaceAll("\u001b\\[[0-9;]*m", "");
        return text.codePointCount(0, text.length());
    }
}
