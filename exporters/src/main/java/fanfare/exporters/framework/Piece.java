package fanfare.exporters.framework;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A piece of a text of serverless.yml: words, or a variable such as {@code ${opt:stage, 'dev'}}. */
sealed interface Piece {
    /** What stands there. */
    String text();

    /** Words that mean themselves. */
    record Words(String text) implements Piece {}

    /**
     * A variable.
     *
     * @param sources what it may come from, the first that has a value counts
     */
    record Variable(String text, List<String> sources) implements Piece {
        public Variable {
            sources = List.copyOf(sources);
        }
    }

    /** How a variable begins; {@code ${AWS::Region}} is one of CloudFormation and none of these. */
    Pattern BEGINS = Pattern.compile("\\s*(?:[a-z][A-Za-z0-9]*\\s*[(:].*|\\$\\{.*)", Pattern.DOTALL);

    /** The pieces of a text. */
    static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int close = text.startsWith("${", at) ? close(text, at + 2) : -1;
            String inside = close < 0 ? "" : text.substring(at + 2, close);
            if (BEGINS.matcher(inside).matches()) {
                add(words, pieces);
                pieces.add(new Variable(text.substring(at, close + 1), split(inside)));
                at = close + 1;
            } else {
                words.append(text.charAt(at++));
            }
        }
        add(words, pieces);
        return pieces;
    }

    private static void add(StringBuilder words, List<Piece> pieces) {
        if (words.length() > 0) {
            pieces.add(new Words(words.toString()));
            words.setLength(0);
        }
    }

    /** Where the brace closes; variables may stand in variables. */
    private static int close(String text, int from) {
        int depth = 0;
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (text.startsWith("${", i)) {
                depth++;
                i++;
            } else if (c == '}' && depth-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /** At the commas that stand in no parentheses, quotes or variables. */
    private static List<String> split(String inside) {
        List<String> sources = new ArrayList<>();
        int depth = 0;
        int begin = 0;
        char quote = 0;
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '{') {
                depth++;
            } else if (c == ')' || c == '}') {
                depth--;
            } else if (c == ',' && depth == 0) {
                sources.add(inside.substring(begin, i).strip());
                begin = i + 1;
            }
        }
        sources.add(inside.substring(begin).strip());
        return sources;
    }
}
