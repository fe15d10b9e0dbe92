package fanfare.app.desktop.results.chart;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/** Parts of a whole side by side. Their colours come from a style class each. */
public final class StackedBar extends Region {
    /**
     * One part.
     *
     * @param styleClass its colour
     * @param value its length in the unit of the whole
     * @param words its tooltip
     */
    public record Part(String styleClass, double value, String words) {}

    private final List<Part> parts;
    private final double whole;

    /**
     * A bar.
     *
     * @param whole the value that fills the whole width; bars with the same whole can be compared
     */
    public StackedBar(List<Part> parts, double whole) {
        this.parts = parts.stream().filter(p -> p.value() > 0).toList();
        this.whole = whole;
        getStyleClass().add("stacked-bar");
        setMinHeight(18);
        setPrefHeight(18);
        setMaxHeight(18);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(String.join(", ", parts.stream().map(Part::words).toList()));
        for (Part p : this.parts) {
            Region r = new Region();
            r.getStyleClass().addAll("part", p.styleClass());
            Tooltip tip = new Tooltip(p.words());
            tip.setShowDelay(Duration.millis(120));
            Tooltip.install(r, tip);
            getChildren().add(r);
        }
    }

    @Override
    protected void layoutChildren() {
        double sum = 0;
        for (int i = 0; i < parts.size(); i++) {
            double from = snapPositionX(sum / whole * getWidth());
            sum += parts.get(i).value();
            double to = snapPositionX(sum / whole * getWidth());
            double gap = i < parts.size() - 1 && to - from > 3 ? 1 : 0;
            getChildren().get(i).resizeRelocate(from, 0, Math.max(0, to - from - gap), getHeight());
        }
    }
}
