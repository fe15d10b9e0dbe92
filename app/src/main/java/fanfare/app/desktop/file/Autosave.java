package fanfare.app.desktop.file;

import fanfare.app.desktop.Run;
import fanfare.app.desktop.Session;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** Keeps the unsaved state of a document while it is open: every twenty seconds, and after each run. */
public final class Autosave {
    private static final Duration EVERY = Duration.seconds(20);

    private final Timeline clock;

    /** Begins. */
    public Autosave(Documents documents, Session session) {
        clock = new Timeline(new KeyFrame(EVERY, e -> documents.autosave(session)));
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
        session.runProperty().addListener((o, was, is) -> {
            if (was.running() && is.state() == Run.State.DONE) {
                documents.autosave(session);
            }
        });
    }

    /** Ends, when the document is closed. */
    public void stop() {
        clock.stop();
    }
}
