package fanfare.exporters;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a file holds: text in UTF-8, or bytes. An immutable value. */
public final class Content {
    private final byte[] bytes;
    private final boolean text;

    private Content(byte[] bytes, boolean text) {
        this.bytes = bytes;
        this.text = text;
    }

    /** Text, encoded in UTF-8. */
    public static Content text(String text) {
        return new Content(text.getBytes(StandardCharsets.UTF_8), true);
    }

    /** Anything else. */
    public static Content binary(byte[] bytes) {
        return new Content(bytes.clone(), false);
    }

    /** True if it may be shown as text. */
    public boolean isText() {
        return text;
    }

    /** The text. Throws {@link IllegalStateException} for bytes that are none. */
    public String text() {
        if (!text) {
            throw new IllegalStateException("not a text");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many bytes. */
    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content c && c.text == text && Arrays.equals(c.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return text ? text() : bytes.length + " bytes";
    }
}
