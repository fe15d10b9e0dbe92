package fanfare.exporters;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files to be written, and what the user must know of them.
 *
 * @param files relative path, with {@code /} between folders, to content
 * @param remarks sentences about what the format could not say, or what is left to do
 */
public record Bundle(SortedMap<String, Content> files, List<String> remarks) {
    public Bundle {
        files.keySet().forEach(Bundle::requireInside);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        remarks = List.copyOf(remarks);
    }

    /** A bundle without remarks. */
    public static Bundle of(Map<String, Content> files) {
        return new Bundle(new TreeMap<>(files), List.of());
    }

    private static void requireInside(String path) {
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\\') >= 0) {
                throw new IllegalArgumentException("not a relative path inside a bundle: " + path);
            }
        }
    }
}
