package fanfare.app.desktop.pictures;

import fanfare.app.desktop.results.ResultsActions;
import fanfare.app.desktop.results.ResultsView;
import fanfare.simulator.run.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;

/**
 * Draws every panel in its states, light and dark, on a laptop's and a large screen. Started with the JVM flags of the
 * window tests; arguments name the views to draw, none means all.
 */
public final class PanelPictures {
    private static final ResultsActions NOTHING = new ResultsActions() {
        @Override
        public void run() {}

        @Override
        public void cancel() {}

        @Override
        public void select(String component) {}

        @Override
        public void browse(String url) {}
    };

    private PanelPictures() {}

    private static void draw(List<String> only) throws IOException {
        Pictures pictures = new Pictures(Path.of("target/screenshots/panels"));
        if (only.isEmpty() || only.contains("results")) {
            results(pictures);
        }
    }

    private static void results(Pictures pictures) throws IOException {
        Result run = OrderFanOut.run("Normal day");
        for (String page : new ResultsView(NOTHING).titles()) {
            String name = "results-" + page.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
            pictures.take(name, 1280, 800, () -> page(run, page, false));
            pictures.take(name, false, 2560, 1440, () -> page(run, page, false));
        }
        pictures.take("results-docked-stale", 1280, 330, () -> page(run, "Overview", true));
        pictures.take("results-empty", 1280, 330, () -> new ResultsView(NOTHING));
        pictures.take("results-running", 1280, 330, () -> {
            ResultsView view = new ResultsView(NOTHING);
            view.showRunning(0.37, 4.2);
            return view;
        });
        pictures.take("results-running-again", 1280, 330, () -> {
            ResultsView view = page(run, "Components", true);
            view.showRunning(0.37, 4.2);
            return view;
        });
        pictures.take("results-failed", 1280, 330, () -> {
            ResultsView view = new ResultsView(NOTHING);
            view.showFailure("Scenario “Normal day” has no traffic: add a client to the design and give it traffic in"
                    + " the scenario");
            return view;
        });
    }

    private static ResultsView page(Result run, String title, boolean stale) {
        ResultsView view = new ResultsView(NOTHING);
        view.show(run, stale);
        view.open(title);
        return view;
    }

    /** Draws. */
    public static void main(String[] views) {
        Platform.startup(() -> Platform.runLater(() -> {
            try {
                draw(List.of(views));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                Platform.exit();
            }
        }));
    }
}
