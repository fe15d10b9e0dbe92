package fanfare.app.desktop.scenario;

import fanfare.app.desktop.Session;
import fanfare.model.design.Design;
import fanfare.model.design.Objective;
import fanfare.model.design.Scenario;
import fanfare.model.edit.AddScenario;
import fanfare.model.edit.Edit;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Unit;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Edits scenarios and objectives: the list on the left, the chosen scenario on the right. It sends edits, and shows the
 * design that comes back.
 */
public final class ScenarioView extends BorderPane {
    private final Consumer<Edit> apply;
    private final Consumer<String> choose;
    private final ListView<Scenario> list = new ListView<>();
    private final VBox form = new VBox();
    private Draft draft = Draft.of(Design.named(""), Optional.empty());
    private Optional<Path> folder = Optional.empty();
    private boolean sending;
    private boolean listing;

    /**
     * A view without a design.
     *
     * @param apply takes edits
     * @param choose takes the name of the scenario to run
     */
    public ScenarioView(Consumer<Edit> apply, Consumer<String> choose) {
        this.apply = apply;
        this.choose = choose;
        getStyleClass().add("scenarios");
        getStylesheets()
                .addAll(
                        sheet("/fanfare/app/desktop/results/results.css"),
                        sheet("/fanfare/app/desktop/scenario/scenario.css"));
        setLeft(sidebar());
        ScrollPane scroll = new ScrollPane(form);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        form.getStyleClass().add("page");
        setCenter(scroll);
    }

    private static String sheet(String path) {
        return ScenarioView.class.getResource(path).toExternalForm();
    }

    /** The editor of a session's design. */
    public static ScenarioView of(Session session) {
        ScenarioView view = new ScenarioView(session::apply, session::choose);
        Runnable show = () -> {
            view.folder =
                    session.fileProperty().get().map(f -> f.toAbsolutePath().getParent());
            view.show(session.design(), session.scenarioProperty().get());
        };
        session.designProperty().addListener((o, before, now) -> show.run());
        session.scenarioProperty().addListener((o, before, now) -> show.run());
        session.fileProperty().addListener((o, before, now) -> show.run());
        show.run();
        return view;
    }

    /** Shows a design, with the scenario of this name if it has it. */
    public void show(Design design, Optional<String> chosen) {
        Draft next = Draft.of(design, chosen);
        boolean same = next.chosen().equals(draft.chosen())
                && design.scenarios().equals(draft.design().scenarios())
                && design.objectives().equals(draft.design().objectives())
                && design.components().equals(draft.design().components());
        boolean other = !next.chosen().map(Scenario::name).equals(draft.chosen().map(Scenario::name));
        draft = next;
        list();
        if ((!same && !sending) || other || form.getChildren().isEmpty()) {
            build();
        }
    }

    private void send(Edit edit) {
        sending = true;
        try {
            apply.accept(edit);
        } finally {
            sending = false;
        }
    }

    private Node sidebar() {
        Label title = new Label("Scenarios");
        title.getStyleClass().add("card-title");
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        HBox head = new HBox(2, title, room, icon("fth-plus", "Add a scenario", () -> add(draft.added())));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("sidebar-head");
        list.getStyleClass().addAll("dense", "subjects");
        list.setCellFactory(l -> new ScenarioCell());
        list.setAccessibleText("Scenarios");
        list.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (!listing && now != null) {
                choose.accept(now.name());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox side = new VBox(head, list);
        side.getStyleClass().add("sidebar");
        return side;
    }

    private static Button icon(String icon, String tip, Runnable action) {
        Button b = new Button("", new FontIcon(icon));
        b.getStyleClass().addAll("flat", "small", "icon-button");
        b.setTooltip(new javafx.scene.control.Tooltip(tip));
        b.setAccessibleText(tip);
        b.setOnAction(e -> action.run());
        return b;
    }

    private void add(AddScenario edit) {
        send(edit);
        choose.accept(edit.scenario().name());
    }

    private void list() {
        listing = true;
        list.getItems().setAll(draft.design().scenarios());
        draft.chosen().ifPresent(list.getSelectionModel()::select);
        listing = false;
    }

    private void build() {
        form.getChildren().clear();
        if (draft.chosen().isEmpty()) {
            form.getChildren().add(nothing());
        } else {
            form.getChildren().addAll(head(), runCard());
            List<String> clients = draft.clients();
            for (String client : clients) {
                TrafficCard card = new TrafficCard(
                        client, () -> draft, t -> send(draft.changed(draft.with(client, t))), this::chooseLog);
                card.show();
                form.getChildren().add(card);
            }
            if (clients.isEmpty()) {
                form.getChildren()
                        .add(note("The design has no client, so that nobody sends traffic. Drag a client onto"
                                + " the canvas; schedules fire by their own expressions."));
            }
            FaultsCard faults = new FaultsCard(() -> draft, s -> send(draft.changed(s)));
            faults.show();
            form.getChildren().add(faults);
        }
        ObjectivesCard objectives = new ObjectivesCard(() -> draft, this::takeObjectives);
        objectives.show();
        form.getChildren().add(objectives);
    }

    private void takeObjectives(List<Objective> all) {
        send(draft.changed(all));
    }

    private Node nothing() {
        Button add = new Button("Add a scenario", new FontIcon("fth-plus"));
        add.getStyleClass().add("accent");
        add.setOnAction(e -> add(draft.added()));
        Label words = new Label("A scenario says who sends how much, and for how long. A run needs one.");
        words.getStyleClass().add("quiet");
        VBox box = new VBox(10, words, add);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("card");
        return box;
    }

    private static Node note(String text) {
        Label words = new Label(text, new FontIcon("fth-info"));
        words.setWrapText(true);
        words.getStyleClass().add("quiet");
        VBox box = new VBox(words);
        box.getStyleClass().add("card");
        return box;
    }

    private Node head() {
        Typed name = new Typed("", draft.chosen().orElseThrow().name(), text -> draft.checkName(text), this::rename);
        name.getStyleClass().add("name");
        name.field().setAccessibleText("Name of the scenario");
        name.field().setPrefColumnCount(24);
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        Button duplicate = new Button("Duplicate", new FontIcon("fth-copy"));
        duplicate.setMinWidth(Region.USE_PREF_SIZE);
        duplicate.getStyleClass().addAll("flat", "small");
        duplicate.setOnAction(e -> add(draft.duplicated()));
        Button delete = new Button("Delete", new FontIcon("fth-trash-2"));
        delete.setMinWidth(Region.USE_PREF_SIZE);
        delete.getStyleClass().addAll("flat", "small", "danger");
        delete.setOnAction(e -> apply.accept(draft.removed()));
        HBox head = new HBox(6, name, room, duplicate, delete);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void rename(String to) {
        send(draft.changed(draft.chosen().orElseThrow().named(to)));
        choose.accept(to);
    }

    private Node runCard() {
        Scenario s = draft.chosen().orElseThrow();
        FlowPane fields = new FlowPane(12, 10);
        fields.getChildren()
                .addAll(
                        timed("Duration", s.duration(), (now, t) -> now.lasting(t, now.warmUp())),
                        timed("Warm-up, not measured", s.warmUp(), (now, t) -> now.lasting(now.duration(), t)),
                        numbered(
                                "Replications",
                                Integer.toString(s.replications()),
                                (now, text) -> now.replicated(TrafficForm.count(text))),
                        numbered("Seed", Long.toString(s.seed()), (now, text) -> now.seeded(seed(text))));
        Label title = new Label("Run");
        title.getStyleClass().add("card-title");
        VBox card = new VBox(title, fields);
        card.getStyleClass().add("card");
        return card;
    }

    private static long seed(String text) {
        try {
            return Quantities.parse(Unit.ONE, text).longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("a seed is a whole number", e);
        }
    }

    /** How a text changes a scenario. */
    @FunctionalInterface
    private interface Change<T> {
        Scenario of(Scenario now, T value);
    }

    private Typed timed(String label, long nanoseconds, Change<Long> change) {
        return numbered(
                label, TrafficForm.time(nanoseconds), (now, text) -> change.of(now, TrafficForm.nanoseconds(text)));
    }

    private Typed numbered(String label, String text, Change<String> change) {
        Typed t = new Typed(
                label,
                text,
                typed -> draft.check(draft.changed(change.of(draft.chosen().orElseThrow(), typed))),
                typed -> {
                    send(draft.changed(change.of(draft.chosen().orElseThrow(), typed)));
                    form.getChildren().stream()
                            .filter(TrafficCard.class::isInstance)
                            .forEach(c -> ((TrafficCard) c).show());
                });
        t.field().setPrefColumnCount(10);
        return t;
    }

    private Optional<Path> chooseLog() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Choose a request log");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("CSV, plain or gzip", "*.csv", "*.csv.gz", "*.gz"),
                        new FileChooser.ExtensionFilter("All files", "*.*"));
        folder.map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showOpenDialog(getScene().getWindow()))
                .map(File::toPath)
                .map(p -> relative(p, folder));
    }

    /** As a design names files: relative to its own folder where that is known. */
    static Path relative(Path file, Optional<Path> folder) {
        return folder.filter(f -> f.getRoot() != null && f.getRoot().equals(file.getRoot()))
                .map(f -> f.relativize(file))
                .orElse(file);
    }

    private static final class ScenarioCell extends ListCell<Scenario> {
        private final Label name = new Label();
        private final Label summary = new Label();
        private final VBox box = new VBox(name, summary);

        ScenarioCell() {
            summary.getStyleClass().add("quiet");
            box.setMinWidth(0);
            box.setPrefWidth(0);
        }

        @Override
        protected void updateItem(Scenario s, boolean empty) {
            super.updateItem(s, empty);
            setGraphic(empty ? null : box);
            if (!empty) {
                name.setText(s.name());
                summary.setText(summary(s));
            }
        }

        private static String summary(Scenario s) {
            String traffic = s.traffic().values().stream()
                    .findFirst()
                    .map(TrafficForm::summary)
                    .orElse("no traffic");
            return TrafficForm.time(s.duration()) + " · " + traffic;
        }
    }
}
