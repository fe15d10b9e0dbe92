package fanfare.app.desktop.scenario;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A labelled text that is checked while it is typed, and taken over on Enter or when the keyboard goes elsewhere. A wrong
 * text stays, says what is wrong with it, and is not taken over; Escape brings the former one back.
 */
final class Typed extends VBox {
    /** Throws with a sentence for the user when a text is wrong. */
    @FunctionalInterface
    interface Check {
        void of(String text);
    }

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final TextField field = new TextField();
    private final Label message = new Label();
    private final Check check;
    private final Consumer<String> taken;
    private String former;

    Typed(String label, String text, Check check, Consumer<String> taken) {
        this.check = check;
        this.taken = taken;
        this.former = text;
        getStyleClass().add("typed");
        Label caption = new Label(label);
        caption.setLabelFor(field);
        caption.getStyleClass().add("caption");
        field.setText(text);
        field.setAccessibleText(label);
        message.getStyleClass().add("wrong-text");
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.managedProperty().bind(message.visibleProperty());
        message.setVisible(false);
        field.textProperty().addListener((o, before, now) -> problem(now));
        field.focusedProperty().addListener((o, before, now) -> {
            if (!now) {
                take();
            }
        });
        field.setOnAction(e -> take());
        field.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE && !field.getText().equals(former)) {
                field.setText(former);
                e.consume();
            }
        });
        if (!label.isEmpty()) {
            getChildren().add(caption);
        }
        getChildren().addAll(field, message);
    }

    TextField field() {
        return field;
    }

    String text() {
        return field.getText();
    }

    /** Shows a text that came from elsewhere. */
    void show(String text) {
        former = text;
        field.setText(text);
    }

    /** What is wrong with the text; empty if nothing is. */
    private String problem(String text) {
        String wrong = "";
        try {
            check.of(text);
        } catch (IllegalArgumentException e) {
            wrong = String.valueOf(e.getMessage());
        }
        message.setText(wrong);
        message.setVisible(!wrong.isEmpty());
        pseudoClassStateChanged(WRONG, !wrong.isEmpty());
        return wrong;
    }

    private void take() {
        String text = field.getText().strip();
        if (!text.equals(former) && problem(text).isEmpty()) {
            former = text;
            taken.accept(text);
        }
    }
}
