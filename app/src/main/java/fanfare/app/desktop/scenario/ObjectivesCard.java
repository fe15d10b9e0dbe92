package fanfare.app.desktop.scenario;

import fanfare.app.desktop.results.Labels;
import fanfare.app.desktop.results.Measures;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Objective;
import fanfare.model.design.Objective.Bound;
import fanfare.model.design.Objective.Measure;
import fanfare.model.kind.Quantities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What every run must meet, one line each. */
final class ObjectivesCard extends VBox {
    private final Supplier<Draft> draft;
    private final Consumer<List<Objective>> changed;
    private final VBox rows = new VBox(8);
    private final Button add = new Button("Add objective", new FontIcon("fth-plus"));

    ObjectivesCard(Supplier<Draft> draft, Consumer<List<Objective>> changed) {
        this.draft = draft;
        this.changed = changed;
        getStyleClass().add("card");
        Label title = new Label("Objectives");
        title.getStyleClass().add("card-title");
        Label doc = new Label("Every run of every scenario is checked against them.");
        doc.getStyleClass().add("quiet");
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        add.getStyleClass().addAll("flat", "small");
        add.setOnAction(e -> {
            List<Objective> all = objectives();
            all.add(start(draft.get().design()));
            take(all);
        });
        HBox head = new HBox(10, title, doc, room, add);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, rows);
    }

    private List<Objective> objectives() {
        return new ArrayList<>(draft.get().design().objectives());
    }

    void show() {
        rows.getChildren().clear();
        List<Objective> all = objectives();
        for (int i = 0; i < all.size(); i++) {
            rows.getChildren().add(row(i, all.get(i)));
        }
    }

    private void take(List<Objective> all) {
        changed.accept(all);
        show();
    }

    private void replace(int i, Objective by) {
        List<Objective> all = objectives();
        all.set(i, by);
        take(all);
    }

    /** A first objective to change: the 99th percentile of the first component that answers somebody. */
    static Objective start(Design design) {
        Optional<String> first = design.components().stream()
                .filter(c -> c.kind().receives())
                .map(Component::name)
                .findFirst();
        return first.isPresent()
                ? new Objective(Measure.LATENCY_P99, first, Bound.BELOW, 1e9)
                : new Objective(Measure.COST_MONTH, Optional.empty(), Bound.BELOW, 100);
    }

    /** The objective with another measure; its limit is kept where it counts the same thing. */
    static Objective measured(Objective o, Measure by, Design design) {
        boolean same = o.measure().unit() == by.unit() && o.measure().money() == by.money();
        Optional<String> of = switch (by.scope()) {
            case COMPONENT -> o.of().or(() -> start(design).of());
            case EITHER -> o.of();
            case DESIGN -> Optional.empty();
        };
        return new Objective(by, of, o.bound(), same ? o.limit() : limit(by));
    }

    private static double limit(Measure m) {
        return switch (m.unit()) {
            case TIME -> 1e9;
            case SHARE -> 0.01;
            default -> m.money() ? 100 : 1;
        };
    }

    /** What can be chosen, with a kind's own metric if the file names one. */
    private static List<Measure> measures(Objective o) {
        List<Measure> all = new ArrayList<>(List.of(Measure.values()));
        if (!all.contains(o.measure())) {
            all.add(o.measure());
        }
        return all;
    }

    private static List<String> places(Objective o, Design design) {
        List<String> all = new ArrayList<>();
        if (o.measure().scope() == Objective.Scope.EITHER) {
            all.add("");
        }
        design.components().stream().map(Component::name).forEach(all::add);
        return all;
    }

    private Node row(int i, Objective o) {
        Design design = draft.get().design();
        ComboBox<Measure> measure = box(measures(o), Measures::title, o.measure(), "Measure");
        measure.setPrefWidth(190);
        measure.valueProperty().addListener((p, before, now) -> replace(i, measured(o, now, design)));
        HBox row = new HBox(8, measure);
        row.setAlignment(Pos.TOP_LEFT);
        if (o.measure().scope() != Objective.Scope.DESIGN) {
            ComboBox<String> of = box(
                    places(o, design),
                    name -> name.isEmpty() ? "anywhere" : "of " + name,
                    o.of().orElse(""),
                    "Component");
            of.setPrefWidth(190);
            of.valueProperty()
                    .addListener((p, before, now) -> replace(
                            i,
                            new Objective(
                                    o.measure(),
                                    Optional.of(now).filter(name -> !name.isEmpty()),
                                    o.bound(),
                                    o.limit())));
            row.getChildren().add(of);
        }
        ComboBox<Bound> bound =
                box(List.of(Bound.values()), b -> b == Bound.BELOW ? "below" : "above", o.bound(), "Bound");
        bound.valueProperty()
                .addListener((p, before, now) -> replace(i, new Objective(o.measure(), o.of(), now, o.limit())));
        Typed limit = new Typed("", text(o), text -> read(o, text), text -> {
            List<Objective> all = objectives();
            all.set(i, new Objective(o.measure(), o.of(), o.bound(), read(o, text)));
            changed.accept(all);
        });
        limit.field().setPrefColumnCount(8);
        limit.field().setAccessibleText("Limit");
        row.getChildren().addAll(bound, limit);
        if (o.measure().money()) {
            Label currency = new Label("USD");
            currency.getStyleClass().addAll("quiet", "unit");
            row.getChildren().add(currency);
        }
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        Button remove = new Button("", new FontIcon("fth-x"));
        remove.getStyleClass().addAll("flat", "small", "icon-button");
        remove.setAccessibleText("Remove objective");
        remove.setOnAction(e -> {
            List<Objective> all = objectives();
            all.remove(i);
            take(all);
        });
        row.getChildren().addAll(room, remove);
        return row;
    }

    private static <T> ComboBox<T> box(
            List<T> items, java.util.function.Function<T, String> name, T value, String accessible) {
        ComboBox<T> box = new ComboBox<>();
        box.setConverter(Labels.of(name));
        box.getItems().setAll(items);
        box.setValue(value);
        box.setAccessibleText(accessible);
        return box;
    }

    static String text(Objective o) {
        return Quantities.format(o.measure().unit(), o.limit());
    }

    /** The limit that a text says; throws with a sentence. */
    static double read(Objective o, String text) {
        String plain = o.measure().money() ? text.replaceAll("(?i)^\\s*\\$|\\s*USD\\s*$", "") : text;
        double limit = Quantities.parse(o.measure().unit(), plain).doubleValue();
        if (limit < 0) {
            throw new IllegalArgumentException("a limit is not below zero");
        }
        return limit;
    }
}
