package fanfare.model.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parser's messages in words for people who write designs by hand. */
final class SyntaxWords {
    private static final Pattern CHARACTER =
            Pattern.compile("^Unexpected character \\((.+?) \\(code [^)]*\\)\\): ?(.*)$", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("^Unrecognized token '(.*?)'.*$", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("^Non-standard token '(.*?)'.*$", Pattern.DOTALL);

    private SyntaxWords() {}

    static String of(String message) {
        Matcher token = TOKEN.matcher(message);
        if (token.matches()) {
            return "“" + JsonText.shortened(token.group(1))
                    + "” is neither a text in quotes, a number, true, false nor null";
        }
        Matcher word = WORD.matcher(message);
        if (word.matches()) {
            return "“" + word.group(1) + "” is not a number";
        }
        Matcher character = CHARACTER.matcher(message);
        if (character.matches()) {
            return "unexpected " + character.group(1) + expected(character.group(2));
        }
        String words = JsonText.shortened(message.replaceAll("\\s+", " ").replaceAll(" ?\\(.*", ""));
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    private static String expected(String detail) {
        if (detail.contains("double-quote to start field name")) {
            return "; expected a name in double quotes";
        } else if (detail.contains("separate Object entries")) {
            return "; expected a comma or } after the field before";
        } else if (detail.contains("separate Array entries")) {
            return "; expected a comma or ] after the element before";
        } else if (detail.contains("colon")) {
            return "; expected a colon after the name";
        } else if (detail.contains("comment")) {
            return "; comments are not allowed";
        }
        return "; expected a value";
    }
}
