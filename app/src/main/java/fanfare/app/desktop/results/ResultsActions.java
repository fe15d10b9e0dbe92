package fanfare.app.desktop.results;

import fanfare.app.service.Explanation;
import java.util.Optional;

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

    /** Why a figure of the shown result is what it is; empty if the design no longer has what it is of. */
    Optional<Explanation> explain(String metric);
}
