package fanfare.model.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a file, which must be UTF-8. */
final class FileText {
    private static final char MARK = '\uFEFF';

    private FileText() {}

    /** Decodes; throws {@link Misread} when it is another encoding. */
    static String of(byte[] bytes) {
        String archive = archive(bytes);
        if (archive != null) {
            throw new Misread("", 0, "the file is packed (" + archive + "); expected a text", "Unpack it first.");
        }
        String other = otherEncoding(bytes);
        if (other != null) {
            throw new Misread("", 1, "the file is encoded in " + other + "; expected UTF-8", "Save it as UTF-8.");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in)
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Misread(
                    "",
                    lineAt(bytes, in.position()),
                    "the file is not UTF-8: byte " + String.format("%02x", bytes[in.position()] & 0xff)
                            + " is no character (Latin-1 or Windows-1252?)",
                    "Save it as UTF-8.");
        }
    }

    /** True if the text begins with a byte order mark. */
    static boolean marked(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK;
    }

    private static String otherEncoding(byte[] b) {
        int first = b.length > 0 ? b[0] & 0xff : -1;
        int second = b.length > 1 ? b[1] & 0xff : -1;
        if ((first == 0xff && second == 0xfe) || (first > 0 && second == 0)) {
            return "UTF-16 (little endian)";
        }
        if ((first == 0xfe && second == 0xff) || (first == 0 && second > 0)) {
            return "UTF-16 (big endian)";
        }
        return null;
    }

    private static String archive(byte[] b) {
        int first = b.length > 0 ? b[0] & 0xff : -1;
        int second = b.length > 1 ? b[1] & 0xff : -1;
        if (first == 0x1f && second == 0x8b) {
            return "gzip";
        }
        return first == 'P' && second == 'K' ? "zip" : null;
    }

    private static int lineAt(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
