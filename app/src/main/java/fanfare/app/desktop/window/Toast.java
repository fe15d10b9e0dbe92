package fanfare.app.desktop.window;

import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.util.Duration;

/** A sentence that stands beside the pointer for a while and goes by itself. */
final class Toast extends Pane {
    private static final double MAX_WIDTH = 380;

    private final Label label = new Label();
    private final SequentialTransition going;

    Toast() {
        setMouseTransparent(true);
        label.getStyleClass().add("toast");
        label.setId("toast");
        label.setWrapText(true);
        label.setMaxWidth(MAX_WIDTH);
        label.setVisible(false);
        getChildren().add(label);
        FadeTransition fade = new FadeTransition(Duration.millis(400), label);
        fade.setFromValue(1);
        fade.setToValue(0);
        going = new SequentialTransition(new PauseTransition(Duration.seconds(4)), fade);
        going.setOnFinished(e -> label.setVisible(false));
    }

    /** Shows a sentence near a place of the pane below. */
    void show(String text, Point2D at) {
        going.stop();
        label.setOpacity(1);
        label.setText(text);
        label.setVisible(true);
        label.applyCss();
        double width = Math.min(MAX_WIDTH, label.prefWidth(-1));
        double height = label.prefHeight(width);
        double x = Math.max(8, Math.min(getWidth() - width - 8, at.getX() + 12));
        double y = Math.max(8, Math.min(getHeight() - height - 8, at.getY() + 14));
        label.resizeRelocate(x, y, width, height);
        going.playFromStart();
    }

    @Override
    protected void layoutChildren() {
        // the label keeps the place it was given
    }
}
