package fanfare.app.desktop.scenario;

import fanfare.app.desktop.results.Labels;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Fault;
import fanfare.model.design.Scenario;
import fanfare.model.kind.Client;
import fanfare.model.kind.Container;
import fanfare.model.kind.Database;
import fanfare.model.kind.External;
import fanfare.model.kind.Function;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Unit;
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
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What goes wrong in a scenario, one line each. */
final class FaultsCard extends VBox {
    private static final long DELAY = 1_000_000_000L;
    private static final String ANYBODY = "anybody";

    private final Supplier<Draft> draft;
    private final Consumer<Scenario> changed;
    private final VBox rows = new VBox(10);

    FaultsCard(Supplier<Draft> draft, Consumer<Scenario> changed) {
        this.draft = draft;
        this.changed = changed;
        getStyleClass().addAll("card", "faults");
        Label title = new Label("Faults");
        title.getStyleClass().add("card-title");
        Label doc = new Label("What goes wrong meanwhile. Results tell how long the recovery takes.");
        doc.getStyleClass().add("quiet");
        doc.setMinWidth(0);
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        Button add = new Button("Add fault", new FontIcon("fth-plus"));
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.getStyleClass().addAll("flat", "small");
        add.setOnAction(e -> start(draft.get()).ifPresent(f -> {
            List<Fault> all = faults();
            all.add(f);
            take(all);
        }));
        add.setDisable(start(draft.get()).isEmpty());
        HBox head = new HBox(10, title, doc, room, add);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, rows);
    }

    private Scenario scenario() {
        return draft.get().chosen().orElseThrow();
    }

    private List<Fault> faults() {
        return new ArrayList<>(scenario().faults());
    }

    void show() {
        rows.getChildren().clear();
        List<Fault> all = faults();
        for (int i = 0; i < all.size(); i++) {
            rows.getChildren().add(row(i, all.get(i)));
        }
    }

    private void take(List<Fault> all) {
        changed.accept(scenario().with(all));
        show();
    }

    private void replace(int i, Fault by) {
        List<Fault> all = faults();
        all.set(i, by);
        take(all);
    }

    /** A first fault to change: an outage of the last component, for a tenth of the time, in the middle of the run. */
    static Optional<Fault> start(Draft draft) {
        List<String> places = places(draft.design(), Fault.Type.UNAVAILABLE);
        return places.isEmpty()
                ? Optional.empty()
                : draft.chosen()
                        .map(s -> Fault.of(
                                Fault.Type.UNAVAILABLE,
                                places.get(places.size() - 1),
                                s.warmUp() + (s.duration() - s.warmUp()) / 4,
                                Math.max(1, s.duration() / 30)));
    }

    /** Where a fault of this type can strike. */
    static List<String> places(Design design, Fault.Type type) {
        return design.components().stream()
                .filter(c -> switch (type) {
                    case RESTART -> c.kind() == Function.KIND || c.kind() == Container.KIND;
                    case LOSE_CAPACITY ->
                        c.kind() == Stream.KIND
                                || c.kind() == External.KIND
                                || c.kind() == Container.KIND
                                || c.kind() == Database.KIND;
                    default ->
                        c.kind() != Client.KIND
                                && c.kind() != Schedule.KIND
                                && c.kind().receives();
                })
                .map(Component::name)
                .toList();
    }

    /** The fault as another type, at a place where that can strike. */
    static Fault as(Fault f, Fault.Type type, Design design) {
        Fault other = f.with(type);
        List<String> places = places(design, type);
        if (type == Fault.Type.ADD_DELAY && f.delay() == 0) {
            other = other.delay(DELAY);
        }
        if (!type.instant() && f.lasting() == 0) {
            other = other.during(f.at(), 60 * DELAY);
        }
        return places.contains(f.on()) || places.isEmpty()
                ? other
                : other.on(places.get(0)).from(Optional.empty());
    }

    private Node row(int i, Fault f) {
        Design design = draft.get().design();
        FlowPane fields = new FlowPane(8, 6);
        List<Fault.Type> types = java.util.Arrays.stream(Fault.Type.values())
                .filter(t -> t == f.type() || !places(design, t).isEmpty())
                .toList();
        ComboBox<Fault.Type> type = box("What", types, Fault.Type::title, f.type());
        type.valueProperty().addListener((o, before, now) -> replace(i, as(f, now, design)));
        ComboBox<String> on = box("At", places(design, f.type()), n -> n, f.on());
        on.valueProperty().addListener((o, before, now) -> replace(i, f.on(now).from(Optional.empty())));
        fields.getChildren()
                .addAll(captioned("What", type), captioned("At", on), captioned("For requests of", from(i, f)));
        fields.getChildren().add(time(i, "Begins", f.at(), (now, t) -> now.during(t, now.lasting())));
        if (!f.type().instant()) {
            fields.getChildren().add(time(i, "Lasts", f.lasting(), (now, t) -> now.during(now.at(), t)));
            fields.getChildren()
                    .add(typed(
                            i,
                            f.type() == Fault.Type.LOSE_CAPACITY ? "Share lost" : "Share hit",
                            Quantities.format(Unit.SHARE, f.share()),
                            (now, text) ->
                                    now.share(Quantities.parse(Unit.SHARE, text).doubleValue())));
        }
        if (f.type() == Fault.Type.ADD_DELAY) {
            fields.getChildren().add(time(i, "Delay", f.delay(), Fault::delay));
        }
        HBox.setHgrow(fields, Priority.ALWAYS);
        Button remove = new Button("", new FontIcon("fth-x"));
        remove.getStyleClass().addAll("flat", "small", "icon-button");
        remove.setAccessibleText("Remove fault");
        remove.setOnAction(e -> {
            List<Fault> all = faults();
            all.remove(i);
            take(all);
        });
        HBox row = new HBox(8, fields, remove);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private ComboBox<String> from(int i, Fault f) {
        List<String> senders = new ArrayList<>(List.of(ANYBODY));
        draft.get().design().to(f.on()).map(Connection::from).distinct().forEach(senders::add);
        ComboBox<String> from = box("For requests of", senders, n -> n, f.from().orElse(ANYBODY));
        from.valueProperty()
                .addListener((o, before, now) ->
                        replace(i, f.from(now.equals(ANYBODY) ? Optional.empty() : Optional.of(now))));
        return from;
    }

    /** How a value changes a fault. */
    @FunctionalInterface
    private interface Change<T> {
        Fault of(Fault now, T value);
    }

    private Typed time(int i, String label, long nanoseconds, Change<Long> change) {
        return typed(
                i, label, TrafficForm.time(nanoseconds), (now, text) -> change.of(now, TrafficForm.nanoseconds(text)));
    }

    private Typed typed(int i, String label, String text, Change<String> change) {
        Typed t = new Typed(
                label,
                text,
                typed -> draft.get().check(draft.get().changed(with(i, change.of(faults().get(i), typed)))),
                typed -> changed.accept(with(i, change.of(faults().get(i), typed))));
        t.field().setPrefColumnCount(7);
        return t;
    }

    private Scenario with(int i, Fault by) {
        List<Fault> all = faults();
        all.set(i, by);
        return scenario().with(all);
    }

    private static VBox captioned(String text, ComboBox<?> box) {
        Label caption = new Label(text);
        caption.setLabelFor(box);
        caption.getStyleClass().add("caption");
        VBox both = new VBox(caption, box);
        both.getStyleClass().add("typed");
        return both;
    }

    private static <T> ComboBox<T> box(
            String accessible, List<T> items, java.util.function.Function<T, String> name, T value) {
        ComboBox<T> box = new ComboBox<>();
        box.setConverter(Labels.of(name));
        box.getItems().setAll(items);
        box.setValue(value);
        box.setPrefWidth(150);
        box.setAccessibleText(accessible);
        return box;
    }
}
