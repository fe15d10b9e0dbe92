package fanfare.app.desktop.window;

import fanfare.app.desktop.Run;
import fanfare.app.desktop.Selection;
import fanfare.app.desktop.Session;
import fanfare.app.desktop.canvas.DesignCanvas;
import fanfare.app.desktop.results.ResultsActions;
import fanfare.app.desktop.results.ResultsView;
import fanfare.app.service.Explanation;
import fanfare.model.design.Component;
import java.util.Optional;

/** Lets the results panel follow the runs of a session. */
final class RunResults implements ResultsActions {
    private final Session session;
    private final DesignCanvas canvas;
    private final ResultsView view;

    RunResults(Session session, DesignCanvas canvas) {
        this.session = session;
        this.canvas = canvas;
        this.view = new ResultsView(this);
        session.runProperty().addListener((o, was, is) -> show(is));
        session.staleProperty().addListener((o, was, is) -> showResult());
        session.selectionProperty().addListener((o, was, is) -> follow(is));
        session.designProperty().addListener((o, was, is) -> hint());
        hint();
    }

    /** The panel. */
    ResultsView view() {
        return view;
    }

    private void show(Run run) {
        switch (run.state()) {
            case RUNNING -> view.showRunning(run.share(), run.seconds());
            case DONE -> showResult();
            case CANCELLED -> view.showCancelled();
            case FAILED -> view.showFailure(run.message());
            case NONE -> hint();
        }
    }

    private void showResult() {
        session.resultProperty()
                .get()
                .ifPresent(r -> view.show(r, session.staleProperty().get()));
    }

    private void hint() {
        boolean idle = session.runProperty().get().state() == Run.State.NONE;
        if (idle) {
            view.showEmpty(
                    session.design().components().isEmpty()
                            ? "Draw something first: there is nothing to simulate."
                            : "");
        }
    }

    private void follow(Selection selection) {
        if (selection.components().size() == 1) {
            view.follow(selection.components().iterator().next());
        }
    }

    @Override
    public void run() {
        session.run();
    }

    @Override
    public void cancel() {
        session.cancelRun();
    }

    @Override
    public void select(String component) {
        boolean known =
                session.design().components().stream().map(Component::name).anyMatch(component::equals);
        if (known) {
            session.select(Selection.of(component));
            canvas.reveal(component);
        }
    }

    @Override
    public Optional<Explanation> explain(String metric) {
        try {
            return session.resultProperty().get().map(r -> Explanation.of(metric, session.design(), r));
        } catch (IllegalArgumentException changedMeanwhile) {
            return Optional.empty();
        }
    }

    @Override
    public void browse(String url) {
        Browser.open(url);
    }
}
