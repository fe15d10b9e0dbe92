package fanfare.model.check;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody probably meant. */
public final class Nearest {
    private static final int MOST = 500;
    private static final int LISTED = 20;

    private Nearest() {}

    /** The word that needs the fewest changed letters, if they are at most a third of it; none among more than 500. */
    public static Optional<String> to(String typed, Collection<String> words) {
        if (words.size() > MOST) {
            return Optional.empty();
        }
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String word : words) {
            int changes = distance(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (changes < least) {
                best = word;
                least = changes;
            }
        }
        return best != null && least <= Math.max(1, best.length() / 3) ? Optional.of(best) : Optional.empty();
    }

    /** “Did you mean …?” if a word is near, else the list of all if it is short. */
    public static String advice(String typed, List<String> words) {
        return to(typed, words)
                .map(word -> "Did you mean “" + word + "”?")
                .orElse(
                        words.isEmpty() || words.size() > LISTED
                                ? ""
                                : "Use one of: " + String.join(", ", words) + ".");
    }

    /** How many letters must be added, removed, changed or swapped with their neighbour. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int changed = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(changed, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
