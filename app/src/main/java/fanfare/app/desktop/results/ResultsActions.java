package fanfare.app.desktop.results;

/** What the panels ask of the window. */
public interface ResultsActions {
    /** Runs the chosen scenario. */
    void run();

    /** Stops the run that is under way. */
    void cancel();

    /** Shows a component on the canvas. */
    void select(String component);

    /** Opens a page of a provider's documentation or price list. */
    void browse(String url);
}
