package fanfare.app.desktop;

import fanfare.model.check.DesignCheck;
import fanfare.model.check.Problem;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.edit.AddScenario;
import fanfare.model.edit.Edit;
import fanfare.model.edit.History;
import fanfare.simulator.run.Inputs;
import fanfare.simulator.run.InvalidRun;
import fanfare.simulator.run.Result;
import fanfare.simulator.run.Simulation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One open document: the design with its history, what is selected, which scenario is looked at, and the latest result.
 * Belongs to the JavaFX thread; what crosses to others are values.
 */
public final class Session {
    private final ReadOnlyObjectWrapper<History> history;
    private final ReadOnlyObjectWrapper<Design> design;
    private final ReadOnlyObjectWrapper<Selection> selection = new ReadOnlyObjectWrapper<>(Selection.NONE);
    private final ReadOnlyObjectWrapper<Optional<Path>> file;
    private final ReadOnlyObjectWrapper<Optional<Origin>> origin = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Report> report = new ReadOnlyObjectWrapper<>(Report.NONE);
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Optional<String>> scenario;
    private final ReadOnlyObjectWrapper<Optional<Result>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<Run> run = new ReadOnlyObjectWrapper<>(Run.NONE);
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final Map<String, byte[]> attachments;
    private Design saved;
    private Design simulated;
    private AtomicBoolean stop = new AtomicBoolean();

    /**
     * A document.
     *
     * @param path where it is saved, if it is
     * @param attachments files that the design names and that are not beside it on disk (of a sample)
     */
    public Session(Design opened, Optional<Path> path, Map<String, byte[]> attachments) {
        history = new ReadOnlyObjectWrapper<>(History.of(opened));
        design = new ReadOnlyObjectWrapper<>(opened);
        file = new ReadOnlyObjectWrapper<>(path);
        scenario = new ReadOnlyObjectWrapper<>(
                opened.scenarios().stream().findFirst().map(Scenario::name));
        this.attachments = new LinkedHashMap<>(attachments);
        saved = opened;
        problems.set(DesignCheck.check(opened));
    }

    /** A document that lives in a template. */
    public static Session of(Design opened, Origin template) {
        Session session = new Session(opened, Optional.of(template.file()), Map.of());
        session.origin.set(Optional.of(template));
        return session;
    }

    /** The template in which the document lives. */
    public ReadOnlyObjectProperty<Optional<Origin>> originProperty() {
        return origin.getReadOnlyProperty();
    }

    /** What its reader should know of the last reading or writing. */
    public ReadOnlyObjectProperty<Report> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Tells what happened when the document was read or written. */
    public void tell(Report what) {
        report.set(what);
    }

    /** The current design. */
    public ReadOnlyObjectProperty<Design> designProperty() {
        return design.getReadOnlyProperty();
    }

    /** The current design. */
    public Design design() {
        return design.get();
    }

    /** The design with all that can be undone. */
    public ReadOnlyObjectProperty<History> historyProperty() {
        return history.getReadOnlyProperty();
    }

    /** What is selected. */
    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    /** What is selected. */
    public Selection selection() {
        return selection.get();
    }

    /** Where the document is saved. */
    public ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** True while the document differs from its file. */
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /** The scenario that a run takes. */
    public ReadOnlyObjectProperty<Optional<String>> scenarioProperty() {
        return scenario.getReadOnlyProperty();
    }

    /** The latest result. */
    public ReadOnlyObjectProperty<Optional<Result>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** True if the design has changed its behaviour since the latest result. */
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /** How the latest run stands. */
    public ReadOnlyObjectProperty<Run> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** What is structurally wrong with the design. */
    public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** Files that the design names and that travel with it until it is saved. */
    public Map<String, byte[]> attachments() {
        return java.util.Collections.unmodifiableMap(attachments);
    }

    /** Changes the design. */
    public void apply(Edit edit) {
        show(history.get().after(edit));
    }

    /** Takes the last edit back. */
    public void undo() {
        history.get().undone().ifPresent(this::show);
    }

    /** Does the last undone edit again. */
    public void redo() {
        history.get().redone().ifPresent(this::show);
    }

    private void show(History next) {
        if (next == history.get()) {
            return;
        }
        Design before = design.get();
        history.set(next);
        design.set(next.now());
        selection.set(followRename(before, next.now(), selection.get()).in(next.now()));
        dirty.set(next.dirtySince(saved));
        stale.set(simulated != null && !simulated.behavesLike(next.now()));
        problems.set(DesignCheck.check(next.now()));
        boolean gone = scenario.get().isEmpty()
                || next.now().scenario(scenario.get().get()).isEmpty();
        if (gone) {
            scenario.set(next.now().scenarios().stream().findFirst().map(Scenario::name));
        }
    }

    /** A selected component stays selected under its new name. */
    private static Selection followRename(Design before, Design after, Selection selected) {
        if (selected.components().size() != 1
                || before.components().size() != after.components().size()) {
            return selected;
        }
        String name = selected.components().iterator().next();
        for (int i = 0; i < before.components().size(); i++) {
            String now = after.components().get(i).name();
            if (before.components().get(i).name().equals(name) && !now.equals(name)) {
                return new Selection(Set.of(now), selected.connections());
            }
        }
        return selected;
    }

    /** Selects. */
    public void select(Selection what) {
        selection.set(what);
    }

    /** Chooses the scenario that a run takes. */
    public void choose(String scenarioName) {
        if (design().scenario(scenarioName).isPresent()) {
            scenario.set(Optional.of(scenarioName));
        }
    }

    /** The scenario that a run takes. */
    public Optional<Scenario> currentScenario() {
        return scenario.get().flatMap(design()::scenario);
    }

    /** The document now stands in this file as it is. */
    public void savedAs(Path path, Design written) {
        origin.set(Optional.empty());
        saved(path, written);
    }

    /** The document now stands in its template as it is, and beside it. */
    public void savedIn(Origin template) {
        origin.set(Optional.of(template));
        saved(template.file(), template.design());
    }

    private void saved(Path path, Design written) {
        saved = written;
        file.set(Optional.of(path));
        dirty.set(history.get().dirtySince(saved));
    }

    /** Marks the document as not saved, for instance after a recovery. */
    public void neverSaved() {
        saved = Design.named("");
        dirty.set(true);
    }

    /** Opens the files that the design names. */
    public Inputs inputs() {
        Optional<Path> folder = file.get().map(f -> f.toAbsolutePath().getParent());
        Map<String, byte[]> carried = Map.copyOf(attachments);
        return name -> carried.containsKey(name)
                ? new java.io.ByteArrayInputStream(carried.get(name))
                : folder.isPresent()
                        ? Inputs.in(folder.get()).open(name)
                        : Inputs.none().open(name);
    }

    /**
     * Simulates the chosen scenario in the background; a run that is under way is cancelled. A design without a scenario
     * gets a first one.
     */
    public void run() {
        if (design().components().isEmpty()) {
            run.set(new Run(Run.State.FAILED, 0, 0, "The design is empty: there is nothing to simulate."));
            return;
        }
        if (currentScenario().isEmpty()) {
            apply(new AddScenario(FirstScenario.of(design())));
        }
        Scenario chosen = currentScenario().orElseThrow();
        stop.set(true);
        AtomicBoolean mine = new AtomicBoolean();
        stop = mine;
        Design of = design();
        Inputs inputs = inputs();
        AtomicReference<Double> share = new AtomicReference<>(0.0);
        long began = System.nanoTime();
        run.set(new Run(Run.State.RUNNING, 0, 0, ""));
        AnimationTimer clock = new AnimationTimer() {
            @Override
            public void handle(long now) {
                run.set(new Run(Run.State.RUNNING, share.get(), seconds(began), ""));
            }
        };
        clock.start();
        Workers.run(
                () -> simulate(of, chosen, inputs, share, mine),
                r -> {
                    clock.stop();
                    if (stop == mine) {
                        finished(of, r, seconds(began));
                    }
                },
                e -> {
                    clock.stop();
                    if (stop == mine) {
                        run.set(new Run(Run.State.FAILED, 0, seconds(began), String.valueOf(e.getMessage())));
                    }
                });
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static Optional<Result> simulate(
            Design of, Scenario scenario, Inputs inputs, AtomicReference<Double> share, AtomicBoolean stop)
            throws InvalidRun {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        return Simulation.run(of, scenario, inputs, threads, done -> {
            share.set(done);
            return !stop.get();
        });
    }

    private void finished(Design of, Optional<Result> found, double seconds) {
        if (found.isEmpty()) {
            run.set(new Run(Run.State.CANCELLED, 0, seconds, ""));
            return;
        }
        simulated = of;
        result.set(found);
        stale.set(!of.behavesLike(design()));
        run.set(new Run(Run.State.DONE, 1, seconds, ""));
    }

    /** Stops the run that is under way. */
    public void cancelRun() {
        stop.set(true);
    }
}
