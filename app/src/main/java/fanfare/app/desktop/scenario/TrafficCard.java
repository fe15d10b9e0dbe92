package fanfare.app.desktop.scenario;

import fanfare.app.desktop.inspector.DistributionForm;
import fanfare.app.desktop.results.Figures;
import fanfare.app.desktop.results.Labels;
import fanfare.app.desktop.results.chart.TimeChart;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Unit;
import fanfare.simulator.traffic.Rate;
import java.nio.file.Path;
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

/** What one client sends: its form of traffic, the numbers, and the rate over time that they make. */
final class TrafficCard extends VBox {
    private static final int PIECES = 240;

    private final String client;
    private final Supplier<Draft> draft;
    private final Consumer<Optional<Traffic>> changed;
    private final Supplier<Optional<Path>> chooser;
    private final ComboBox<TrafficForm> form = new ComboBox<>();
    private final Label doc = new Label();
    private final FlowPane fields = new FlowPane(12, 10);
    private final TimeChart preview = new TimeChart(Figures::rate, Figures::clock);
    private final Label sum = new Label();
    private final List<Typed> typed = new ArrayList<>();
    private Optional<Traffic> shown = Optional.empty();
    private boolean showing;

    /**
     * A card.
     *
     * @param draft what is edited now
     * @param changed takes other traffic, or none
     * @param chooser asks for a CSV file
     */
    TrafficCard(
            String client,
            Supplier<Draft> draft,
            Consumer<Optional<Traffic>> changed,
            Supplier<Optional<Path>> chooser) {
        this.client = client;
        this.draft = draft;
        this.changed = changed;
        this.chooser = chooser;
        getStyleClass().add("card");
        Label title = new Label(client);
        title.getStyleClass().add("card-title");
        form.getItems().setAll(TrafficForm.values());
        form.getStyleClass().add("small");
        form.setAccessibleText("Traffic of " + client);
        form.valueProperty().addListener((o, before, now) -> {
            if (!showing && now != null) {
                take(now.start(shown, draft.get().chosen().orElseThrow().duration()));
            }
        });
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        sum.getStyleClass().add("quiet");
        HBox head = new HBox(10, title, form, room, sum);
        head.setAlignment(Pos.CENTER_LEFT);
        doc.getStyleClass().add("quiet");
        doc.setWrapText(true);
        preview.setPrefHeight(120);
        preview.managedProperty().bind(preview.visibleProperty());
        getChildren().addAll(head, doc, fields, preview);
    }

    void show() {
        showing = true;
        shown = draft.get().traffic(client);
        TrafficForm f = TrafficForm.of(shown);
        form.setValue(f);
        doc.setText(f.doc());
        fields();
        preview(shown);
        showing = false;
    }

    private void take(Optional<Traffic> traffic) {
        changed.accept(traffic);
        show();
    }

    private void fields() {
        typed.clear();
        fields.getChildren().clear();
        if (shown.isEmpty()) {
            return;
        }
        TrafficForm f = form.getValue();
        List<TrafficForm.Field> all = f.fields(shown);
        List<String> texts = f.texts(shown.get());
        for (int i = 0; i < all.size(); i++) {
            Typed t = new Typed(all.get(i).label(), texts.get(i), text -> tryAll(), text -> takeAll());
            t.field().setPrefColumnCount(8);
            typed.add(t);
            boolean pairs = f == TrafficForm.STEPS;
            if (!pairs) {
                fields.getChildren().add(t);
            } else if (i % 2 == 1) {
                fields.getChildren().add(step(typed.get(i - 1), t, i / 2));
            }
        }
        if (shown.get() instanceof Traffic.Steps s) {
            fields.getChildren().add(addStep(s));
        } else if (shown.get() instanceof Traffic.Users u) {
            think(u);
        } else if (shown.get() instanceof Traffic.Replay r) {
            replay(r);
        }
    }

    private Traffic read() {
        return form.getValue().read(typed.stream().map(Typed::text).toList(), shown.orElseThrow());
    }

    /** Checks what all fields say together, and draws it if it is right. */
    private void tryAll() {
        if (typed.size() == form.getValue().fields(shown).size()) {
            tryOut(read());
        }
    }

    private void tryOut(Traffic next) {
        Draft d = draft.get();
        d.check(d.changed(d.with(client, Optional.of(next))));
        preview(Optional.of(next));
    }

    private void takeAll() {
        Traffic next = read();
        shown = Optional.of(next);
        changed.accept(shown);
        preview(shown);
    }

    private Node step(Typed at, Typed rate, int number) {
        Button remove = new Button("", new FontIcon("fth-x"));
        remove.getStyleClass().addAll("flat", "small", "icon-button");
        remove.setAccessibleText("Remove step " + (number + 1));
        remove.setDisable(((Traffic.Steps) shown.orElseThrow()).steps().size() == 1);
        remove.setOnAction(e -> {
            List<Traffic.Step> steps = new ArrayList<>(((Traffic.Steps) shown.orElseThrow()).steps());
            steps.remove(number);
            take(Optional.of(new Traffic.Steps(steps)));
        });
        HBox box = new HBox(6, at, rate, remove);
        box.setAlignment(Pos.BOTTOM_LEFT);
        return box;
    }

    private Node addStep(Traffic.Steps s) {
        Button add = new Button("Add step", new FontIcon("fth-plus"));
        add.getStyleClass().addAll("flat", "small");
        add.setOnAction(e -> {
            Traffic.Step last = s.steps().get(s.steps().size() - 1);
            List<Traffic.Step> steps = new ArrayList<>(s.steps());
            steps.add(new Traffic.Step(last.at() + 60_000_000_000L, last.rate()));
            take(Optional.of(new Traffic.Steps(steps)));
        });
        VBox box = new VBox(add);
        box.setAlignment(Pos.BOTTOM_LEFT);
        box.getStyleClass().add("beside-fields");
        return box;
    }

    private void think(Traffic.Users users) {
        DistributionForm now = DistributionForm.of(users.thinkTime());
        ComboBox<DistributionForm> forms = new ComboBox<>();
        forms.getItems().setAll(DistributionForm.values());
        forms.getItems().removeAll(DistributionForm.MEASURED);
        forms.setValue(now);
        forms.valueProperty()
                .addListener((o, before, next) -> take(Optional.of(new Traffic.Users(
                        users.count(), next.read(next.texts(users.thinkTime(), Unit.TIME), Unit.TIME)))));
        fields.getChildren().add(captioned("Think time", forms));
        List<String> texts = now.texts(users.thinkTime(), Unit.TIME);
        List<Typed> parts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            Typed t = new Typed(
                    now.fields().get(i),
                    texts.get(i),
                    text -> {
                        if (parts.size() == texts.size()) {
                            tryOut(users(now, parts));
                        }
                    },
                    text -> {
                        shown = Optional.of(users(now, parts));
                        changed.accept(shown);
                    });
            t.field().setPrefColumnCount(7);
            parts.add(t);
            fields.getChildren().add(t);
        }
    }

    private Traffic users(DistributionForm of, List<Typed> parts) {
        Distribution d = of.read(parts.stream().map(Typed::text).toList(), Unit.TIME);
        return new Traffic.Users(TrafficForm.count(typed.get(0).text()), d);
    }

    private void replay(Traffic.Replay r) {
        Typed file = new Typed(
                "File",
                r.file(),
                TrafficCard::named,
                text -> take(Optional.of(new Traffic.Replay(text, r.column(), r.of()))));
        file.field().setPrefColumnCount(22);
        Button choose = new Button("Choose…");
        choose.getStyleClass().add("beside");
        choose.setOnAction(e ->
                chooser.get().ifPresent(p -> take(Optional.of(new Traffic.Replay(p.toString(), r.column(), r.of())))));
        HBox both = new HBox(6, file, choose);
        both.setAlignment(Pos.BOTTOM_LEFT);
        Typed column = new Typed(
                "Column",
                r.column(),
                TrafficCard::named,
                text -> take(Optional.of(new Traffic.Replay(r.file(), text, r.of()))));
        ComboBox<Traffic.Replay.Of> of = new ComboBox<>();
        of.setConverter(Labels.of(
                o -> o == Traffic.Replay.Of.ARRIVAL_SECONDS ? "Arrival times in seconds" : "Requests per minute"));
        of.getItems().setAll(Traffic.Replay.Of.values());
        of.setValue(r.of());
        of.valueProperty()
                .addListener((o, before, now) -> take(Optional.of(new Traffic.Replay(r.file(), r.column(), now))));
        fields.getChildren().addAll(both, column, captioned("Its numbers are", of));
    }

    private static void named(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a replay needs a file and a column");
        }
    }

    private static Node captioned(String text, ComboBox<?> box) {
        Label caption = new Label(text);
        caption.getStyleClass().add("caption");
        box.setAccessibleText(text);
        VBox both = new VBox(caption, box);
        both.getStyleClass().add("typed");
        return both;
    }

    /** Draws the rate over the scenario's time; users and logs have none before they run. */
    private void preview(Optional<Traffic> traffic) {
        long duration = draft.get().chosen().orElseThrow().duration();
        long warmUp = draft.get().chosen().orElseThrow().warmUp();
        boolean drawn = traffic.isPresent()
                && !(traffic.get() instanceof Traffic.Users)
                && !(traffic.get() instanceof Traffic.Replay);
        preview.setVisible(drawn);
        sum.setText("");
        if (drawn) {
            List<Double> rates = rates(traffic.get(), duration);
            double seconds = duration / 1e9 / PIECES;
            preview.show(rates, seconds, warmUp / 1e9);
            double all = rates.stream().mapToDouble(r -> r * seconds).sum();
            double most = rates.stream().mapToDouble(r -> r).max().orElse(0);
            sum.setText("about " + Figures.count(Math.round(all)) + " events, up to " + Figures.rate(most));
        } else if (traffic.isPresent() && traffic.get() instanceof Traffic.Users u) {
            sum.setText(
                    "at most " + Figures.rate(u.count() * 1e9 / u.thinkTime().mean()));
        }
    }

    /** The rate in the middle of equal pieces of the scenario. */
    static List<Double> rates(Traffic traffic, long duration) {
        Rate rate = Rate.of(traffic);
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < PIECES; i++) {
            all.add(rate.at((long) (duration * ((i + 0.5) / PIECES))));
        }
        return all;
    }
}
