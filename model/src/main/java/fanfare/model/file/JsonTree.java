package fanfare.model.file;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import fanfare.model.check.Pointers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into a tree, within limits that no honest design reaches. */
final class JsonTree {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;
    private static final int LARGEST_EXPONENT = 400;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final JsonParser parser;
    private final Deque<Object> path = new ArrayDeque<>();

    private JsonTree(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads a text that is one JSON value; throws {@link Misread} with a sentence for the user. */
    static Json read(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            return new JsonTree(parser).document();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Json document() throws IOException {
        try {
            if (parser.nextToken() == null) {
                throw new Misread("", 1, "the file is empty", "Expected a design: a JSON object with \"fanfare\": 1.");
            }
            Json root = value();
            if (parser.nextToken() != null) {
                throw new Misread("", line(), "something follows after the end of the JSON", "Remove it.");
            }
            return root;
        } catch (JacksonException e) {
            throw syntax(e);
        }
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private Json value() throws IOException {
        int line = line();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(line);
            case START_ARRAY -> array(line);
            case VALUE_STRING -> new Json.Text(parser.getText(), line);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(line);
            case VALUE_TRUE -> new Json.Word(true, line);
            case VALUE_FALSE -> new Json.Word(false, line);
            default -> new Json.Word(null, line);
        };
    }

    private Json number(int line) throws IOException {
        String digits = parser.getText();
        int e = digits.replace('E', 'e').indexOf('e');
        if (e >= 0
                && (digits.length() - e > 6
                        || Math.abs(Integer.parseInt(digits.substring(e + 1))) > LARGEST_EXPONENT)) {
            throw new Misread(pointer(), line, "the number " + digits + " is far out of every bound", "");
        }
        return new Json.Num(digits, line);
    }

    private Json object(int line) throws IOException {
        Map<String, Json> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int at = line();
            path.addLast(name);
            Json first = fields.get(name);
            if (first != null) {
                throw new Misread(
                        pointer(),
                        at,
                        "the name “" + name + "” is used twice in this object, first in line " + first.line(),
                        "Rename or remove one of the two.");
            }
            parser.nextToken();
            fields.put(name, value());
            path.removeLast();
        }
        return new Json.Obj(fields, line);
    }

    private Json array(int line) throws IOException {
        List<Json> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            path.addLast(elements.size());
            elements.add(value());
            path.removeLast();
        }
        return new Json.Arr(elements, line);
    }

    private String pointer() {
        return Pointers.to(path.toArray());
    }

    private Misread syntax(JacksonException e) {
        JsonLocation at = e.getLocation();
        int line = at == null ? parser.currentLocation().getLineNr() : at.getLineNr();
        String message = e.getOriginalMessage();
        if (e instanceof JsonEOFException) {
            return new Misread(
                    pointer(), line, "the file ends in the middle of the JSON", "Is it cut off, or a bracket missing?");
        }
        if (message.contains("nesting depth")) {
            return new Misread(
                    "", line, "the JSON is nested deeper than " + DEEPEST + " levels", "No design is; check the file.");
        }
        if (message.contains("Number value length")) {
            return new Misread(pointer(), line, "a number is longer than " + LONGEST_NUMBER + " characters", "");
        }
        return new Misread(
                pointer(),
                line,
                "this is not valid JSON: " + SyntaxWords.of(message),
                "Correct it in column " + column(at) + ".");
    }

    private static int column(JsonLocation at) {
        return at == null ? 1 : at.getColumnNr();
    }
}
