package fanfare.app.desktop.results;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A framed piece of a page with a title and room for what belongs to it on the right of the title. */
final class Card extends VBox {
    Card(String title, List<? extends Node> right, Node... content) {
        getStyleClass().add("card");
        Label heading = new Label(title);
        heading.getStyleClass().add("card-title");
        heading.setMinWidth(Region.USE_PREF_SIZE);
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        HBox head = new HBox(heading, room);
        head.getChildren().addAll(right);
        head.getStyleClass().add("card-head");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(head);
        getChildren().addAll(content);
    }

    /** One figure with its title above and its note below. */
    static VBox figure(Headline.Figure f) {
        Label title = new Label(f.title());
        title.getStyleClass().add("figure-title");
        Label value = new Label(f.value());
        value.getStyleClass().addAll("figure-value", f.tone().name().toLowerCase(java.util.Locale.ROOT));
        value.setMinWidth(Region.USE_PREF_SIZE);
        Label note = new Label(f.note());
        note.getStyleClass().add("figure-note");
        VBox box = new VBox(title, value, note);
        box.getStyleClass().add("figure");
        return box;
    }

    /** A card of one figure. */
    static VBox of(Headline.Figure f) {
        VBox box = figure(f);
        box.getStyleClass().add("card");
        return box;
    }
}
