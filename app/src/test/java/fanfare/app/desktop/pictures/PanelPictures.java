package fanfare.app.desktop.pictures;

import fanfare.app.desktop.evidence.EvidenceView;
import fanfare.app.desktop.export.ExportQuestions;
import fanfare.app.desktop.export.ExportView;
import fanfare.app.desktop.results.ResultsActions;
import fanfare.app.desktop.results.ResultsView;
import fanfare.app.desktop.scenario.ScenarioView;
import fanfare.app.desktop.welcome.WelcomeActions;
import fanfare.app.desktop.welcome.WelcomeView;
import fanfare.exporters.Exporter;
import fanfare.exporters.catalogue.Exporters;
import fanfare.exporters.picture.Theme;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.model.file.DesignWriter;
import fanfare.model.kind.Distribution;
import fanfare.samples.Sample;
import fanfare.samples.Samples;
import fanfare.simulator.run.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.TextField;

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
        public Optional<fanfare.app.service.Explanation> explain(String metric) {
            return Optional.empty();
        }

        @Override
        public void browse(String url) {}
    };

    private static final ExportQuestions NO_QUESTIONS = new ExportQuestions() {
        @Override
        public Optional<Path> folder(Optional<Path> from) {
            return from;
        }

        @Override
        public boolean replace(Path folder, List<String> files) {
            return false;
        }
    };

    private static final WelcomeActions NO_WELCOME = new WelcomeActions() {
        @Override
        public void create() {}

        @Override
        public void open() {}

        @Override
        public void open(Path file) {}

        @Override
        public void open(Sample sample) {}
    };

    private PanelPictures() {}

    private static void draw(List<String> only) throws IOException {
        Pictures pictures = new Pictures(Path.of("target/screenshots/panels"));
        if (only.isEmpty() || only.contains("results")) {
            results(pictures);
        }
        if (only.isEmpty() || only.contains("welcome")) {
            welcome(pictures);
        }
        if (only.isEmpty() || only.contains("evidence")) {
            for (Theme theme : Theme.values()) {
                pictures.takeLater("evidence", theme == Theme.DARK, 1_120, 2_600, () -> {
                    EvidenceView view = new EvidenceView(theme);
                    view.run();
                    return view;
                });
            }
        }
        if (only.isEmpty() || only.contains("export")) {
            exports(pictures);
        }
        if (only.isEmpty() || only.contains("faults")) {
            faults(pictures);
        }
        if (only.isEmpty() || only.contains("scenario")) {
            scenarios(pictures);
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

    private static void scenarios(Pictures pictures) throws IOException {
        pictures.take("scenario", 1280, 800, () -> scenario(OrderFanOut.design(), "Normal day"));
        pictures.take("scenario-spike", 1280, 360, () -> scenario(OrderFanOut.design(), "Black Friday"));
        pictures.take("scenario", false, 2560, 1440, () -> scenario(OrderFanOut.design(), "Normal day"));
        for (Traffic t : List.of(
                new Traffic.Steps(List.of(new Traffic.Step(0, 20), new Traffic.Step(600_000_000_000L, 80))),
                new Traffic.Users(200, new Distribution.LogNormal(5e9, 0.5)),
                new Traffic.Replay("requests.csv.gz", "arrival", Traffic.Replay.Of.ARRIVAL_SECONDS))) {
            String name = "scenario-" + t.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
            Design d = OrderFanOut.design();
            Scenario s = d.scenario("Normal day").orElseThrow().with(Map.of("Shoppers", t));
            pictures.take(name, false, 1100, 420, () -> scenario(d.with(s), "Normal day"));
        }
        pictures.take("scenario-none", 1100, 360, () -> scenario(Design.named("New"), ""));
        pictures.take("scenario-wrong", 1280, 420, () -> {
            ScenarioView view = scenario(OrderFanOut.design(), "Normal day");
            view.lookupAll(".text-field");
            new Scene(view);
            view.applyCss();
            List<TextField> fields = view.lookupAll(".text-field").stream()
                    .map(TextField.class::cast)
                    .toList();
            fields.get(2).setText("40 min");
            fields.get(5).setText("lots");
            view.getScene().setRoot(new Group());
            return view;
        });
    }

    private static void faults(Pictures pictures) throws IOException {
        Sample storm = fanfare.samples.Samples.named("retry-storm").orElseThrow();
        Design d = storm.design();
        Scenario bad = d.scenario("A bad minute").orElseThrow();
        Scenario more = bad.with(List.of(
                bad.faults().get(0),
                fanfare.model.design.Fault.of(
                                fanfare.model.design.Fault.Type.ADD_DELAY,
                                "PatientPayments",
                                900_000_000_000L,
                                60_000_000_000L)
                        .delay(2_000_000_000L),
                fanfare.model.design.Fault.of(
                        fanfare.model.design.Fault.Type.RESTART, "HastyCheckout", 1_200_000_000_000L, 0)));
        pictures.take("faults", 1280, 800, () -> scenario(d.with(more), "A bad minute"));
        Result run = OrderFanOut.run(d, "A bad minute");
        pictures.take("faults-results", 1280, 800, () -> page(run, "Overview", false));
    }

    private static void welcome(Pictures pictures) throws IOException {
        Path folder = Files.createTempDirectory("fanfare-recent");
        Path file = folder.resolve("order-fan-out.fanfare.json");
        Files.writeString(file, DesignWriter.write(OrderFanOut.design()));
        Path broken = folder.resolve("broken.fanfare.json");
        Files.writeString(broken, "{");
        for (boolean used : new boolean[] {false, true}) {
            List<Path> recent = used ? List.of(file, broken) : List.of();
            for (Theme theme : Theme.values()) {
                for (double width : new double[] {1280, 2560}) {
                    pictures.takeLater(
                            used ? "welcome-recent" : "welcome", theme == Theme.DARK, width, width * 0.5625, () -> {
                                WelcomeView view = new WelcomeView(NO_WELCOME, theme);
                                view.show(Samples.all(), recent);
                                return view;
                            });
                }
            }
        }
    }

    private static void exports(Pictures pictures) throws IOException {
        Design design = OrderFanOut.design();
        Result run = OrderFanOut.run("Black Friday");
        for (Exporter format : Exporters.all()) {
            pictures.takeLater("export-" + format.id(), 1080, 720, () -> {
                ExportView view = new ExportView(Exporters.all(), NO_QUESTIONS);
                view.choose(format.id());
                view.show(design, Optional.of(run), Optional.of(Path.of("target/no-such-folder/order-fan-out")));
                return view;
            });
        }
    }

    private static ScenarioView scenario(Design design, String name) {
        ScenarioView view = new ScenarioView(e -> {}, n -> {});
        view.show(design, Optional.of(name));
        return view;
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
