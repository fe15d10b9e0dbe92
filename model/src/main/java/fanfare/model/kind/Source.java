package fanfare.model.kind;

/**
 * Where a number comes from.
 *
 * @param title what the page is called
 * @param url its address; empty when the number is a modelling choice of ours
 * @param date when it was read, year and month
 */
public record Source(String title, String url, String date) {
    /** A modelling assumption, marked as such wherever it is shown. */
    public static Source assumption(String why) {
        return new Source("Assumption: " + why, "", "2026-11");
    }

    /** True for a number that no provider's page confirms. */
    public boolean assumed() {
        return url.isEmpty();
    }
}
