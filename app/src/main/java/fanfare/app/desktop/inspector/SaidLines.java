package fanfare.app.desktop.inspector;

import fanfare.app.desktop.code.CodeModel;
import java.util.function.IntConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Lines of the template with their numbers; a click leads to one. */
final class SaidLines extends VBox {
    private static final int MOST = 8;

    SaidLines(Iterable<Integer> lines, CodeModel code, IntConsumer goToLine) {
        setId("said-lines");
        int shown = 0;
        int left = 0;
        for (int line : lines) {
            if (shown < MOST) {
                getChildren().add(row(line, code.line(line), goToLine));
                shown++;
            } else {
                left++;
            }
        }
        if (left > 0) {
            Label more = new Label("and " + left + (left == 1 ? " more line" : " more lines"));
            more.getStyleClass().add("quiet");
            getChildren().add(more);
        }
    }

    private static HBox row(int line, String text, IntConsumer goToLine) {
        Label number = new Label(String.valueOf(line));
        number.getStyleClass().add("number");
        Label said = new Label(text);
        said.setTooltip(new Tooltip(text));
        HBox row = new HBox(8, number, said);
        row.getStyleClass().add("said-line");
        row.setOnMouseClicked(e -> goToLine.accept(line));
        return row;
    }
}
