package fanfare.app.desktop.results.chart;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Horizontal bars with a name on the left and a figure on the right. */
public final class Bars extends GridPane {
    /**
     * One bar.
     *
     * @param name what it stands for
     * @param value its length against the longest
     * @param figure its value in words
     * @param note a quieter second figure; empty for none
     */
    public record Bar(String name, double value, String figure, String note) {}

    private final Consumer<String> picked;

    /** With what to do when a bar is clicked. */
    public Bars(Consumer<String> picked) {
        this.picked = picked;
        getStyleClass().add("bars");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(70);
        names.setMaxWidth(220);
        ColumnConstraints room = new ColumnConstraints(60, 160, Double.MAX_VALUE);
        room.setHgrow(Priority.ALWAYS);
        room.setFillWidth(true);
        ColumnConstraints figures = new ColumnConstraints(Region.USE_PREF_SIZE, Region.USE_COMPUTED_SIZE, 300);
        figures.setHalignment(HPos.RIGHT);
        ColumnConstraints notes = new ColumnConstraints(Region.USE_PREF_SIZE, Region.USE_COMPUTED_SIZE, 300);
        notes.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(names, room, figures, notes);
    }

    /** Shows bars, in this order. */
    public void show(List<Bar> bars) {
        getChildren().clear();
        double most = bars.stream().mapToDouble(Bar::value).max().orElse(0);
        for (int i = 0; i < bars.size(); i++) {
            add(i, bars.get(i), most > 0 ? bars.get(i).value() / most : 0);
        }
    }

    private void add(int row, Bar bar, double share) {
        Label name = new Label(bar.name());
        name.getStyleClass().add("bar-name");
        name.setMaxWidth(220);
        Track track = new Track(share);
        Label figure = new Label(bar.figure());
        figure.getStyleClass().add("bar-figure");
        Label note = new Label(bar.note());
        note.getStyleClass().add("bar-note");
        track.setAccessibleRole(AccessibleRole.TEXT);
        track.setAccessibleText(bar.name() + ": " + bar.figure() + " " + bar.note());
        for (Region r : List.of(name, track)) {
            r.setOnMouseClicked(e -> picked.accept(bar.name()));
        }
        GridPane.setValignment(track, javafx.geometry.VPos.CENTER);
        name.setAlignment(Pos.CENTER_LEFT);
        addRow(row, name, track, figure, note);
    }

    /** A bar in its track. */
    private static final class Track extends Region {
        private final double share;
        private final Region bar = new Region();

        Track(double share) {
            this.share = share;
            getStyleClass().add("bar-track");
            bar.getStyleClass().add("bar");
            bar.setVisible(share > 0);
            getChildren().add(bar);
            setMinHeight(10);
            setPrefHeight(10);
            setMaxHeight(10);
        }

        @Override
        protected void layoutChildren() {
            bar.resizeRelocate(0, 0, Math.max(3, snapSizeX(getWidth() * share)), getHeight());
        }
    }
}
