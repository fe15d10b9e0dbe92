package fanfare.app.desktop.inspector;

import fanfare.app.desktop.KindIcon;
import fanfare.app.desktop.Selection;
import fanfare.app.desktop.Session;
import fanfare.app.desktop.code.CodeModel;
import fanfare.app.service.StateFigures;
import fanfare.exporters.picture.Theme;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.edit.ChangeInteraction;
import fanfare.model.edit.Edit;
import fanfare.model.edit.Rename;
import fanfare.model.edit.Retitle;
import fanfare.model.edit.SetAccount;
import fanfare.model.edit.SetConnectionProperty;
import fanfare.model.edit.SetProperty;
import fanfare.model.edit.SetRegion;
import fanfare.model.edit.SetStep;
import fanfare.model.edit.Together;
import fanfare.model.edit.UnsetConnectionProperty;
import fanfare.model.edit.UnsetProperty;
import fanfare.model.kind.Account;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Property;
import fanfare.model.kind.Workflow;
import fanfare.simulator.price.PriceBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** The properties of what is selected, made from the declarations of kinds and interactions. */
public final class InspectorView extends ScrollPane {
    private final Session session;
    private final CodeModel code;
    private final VBox content = new VBox();
    private final Map<String, Boolean> expanded = new LinkedHashMap<>();
    private Theme theme;
    private Object shown;
    private Selection shownSelection = Selection.NONE;
    private boolean waiting;
    private Optional<StepsPane> steps = Optional.empty();
    private IntConsumer goToLine = line -> {};

    /** An inspector of a session. */
    public InspectorView(Session session, CodeModel code, Theme theme) {
        this.session = session;
        this.code = code;
        this.theme = theme;
        getStyleClass().addAll("inspector", "plain-scroll");
        setId("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        content.getStyleClass().add("inspector-content");
        setContent(content);
        session.selectionProperty().addListener((o, was, is) -> refresh());
        session.designProperty().addListener((o, was, is) -> refresh());
        code.sourceProperty().addListener((o, was, is) -> refresh());
        session.resultProperty().addListener((o, was, is) -> showFigures());
        refresh();
    }

    /** Told which line of the template is to be shown. */
    public void setOnLine(IntConsumer listener) {
        goToLine = listener;
    }

    /** Light or dark. */
    public void setTheme(Theme other) {
        theme = other;
        shown = null;
        refresh();
    }

    /** Waits until the keyboard has settled, so that the field to which one has just gone can get it back. */
    private void refresh() {
        if (!waiting) {
            waiting = true;
            Platform.runLater(() -> {
                waiting = false;
                rebuild();
            });
        }
    }

    private void rebuild() {
        Selection s = session.selection();
        Design d = session.design();
        List<Component> components =
                s.components().stream().flatMap(n -> d.component(n).stream()).toList();
        Optional<Connection> connection = s.connections().stream().findFirst().flatMap(d::connection);
        List<String> why = why(components, connection);
        Object wanted = !components.isEmpty()
                ? List.of(shownOf(components, d), why)
                : connection.isPresent() ? List.of(connection.get(), why) : summary(d);
        if (Objects.equals(wanted, shown)) {
            return;
        }
        shown = wanted;
        boolean same = s.equals(shownSelection);
        shownSelection = s;
        double scrolled = getVvalue();
        Optional<String> focused = focused();
        content.getChildren().clear();
        steps = Optional.empty();
        if (!components.isEmpty()) {
            showComponents(components);
        } else if (connection.isPresent()) {
            showConnection(connection.get());
        } else {
            showDesign(d);
        }
        applyCss();
        layout();
        setVvalue(same ? scrolled : 0);
        steps.ifPresent(this::followTyping);
        focused.map(id -> content.lookup("#" + id)).ifPresent(Node::requestFocus);
    }

    private void followTyping(StepsPane pane) {
        if (content.lookup("#edit-" + Workflow.DEFINITION.name()) instanceof TextInputControl field) {
            field.textProperty().addListener((o, was, is) -> pane.typed(is.strip()));
        }
    }

    /** The id of the field that has the keyboard. */
    private Optional<String> focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (Node up = owner; up != null; up = up.getParent()) {
            if (up == content) {
                return Optional.ofNullable(owner.getId());
            }
        }
        return Optional.empty();
    }

    /** The steps of a workflow may be those of its connections. */
    private static Object shownOf(List<Component> components, Design d) {
        Component first = components.get(0);
        return first.kind() == Workflow.KIND && components.size() == 1
                ? List.of(first, d.from(first.name()).toList())
                : components;
    }

    private static List<Object> summary(Design d) {
        return List.of(
                d.name(),
                d.region(),
                d.account(),
                d.components().size(),
                d.connections().size());
    }

    // ---- components

    private void showComponents(List<Component> components) {
        Component first = components.get(0);
        boolean sameKind = components.stream().allMatch(c -> c.kind() == first.kind());
        content.getChildren().add(header(components, sameKind));
        if (!sameKind) {
            content.getChildren().add(paragraph("Select components of one kind to edit what they have in common."));
            return;
        }
        content.getChildren().add(paragraph(first.kind().doc()));
        if (first.kind() == Workflow.KIND && components.size() == 1) {
            steps = Optional.of(new StepsPane(first, session.design(), theme));
            addSection("Steps", new VBox(steps.get()));
            showFigures();
        }
        for (Property.Section section : Property.Section.values()) {
            VBox rows = new VBox();
            for (Property<?> p : first.kind().properties()) {
                if (p.section() == section) {
                    rows.getChildren().add(row(p, components));
                }
            }
            addSection(section.title(), rows);
        }
        if (components.size() == 1) {
            addWhy("In the template", saidOf(first));
        }
    }

    private void showFigures() {
        Optional<Component> only =
                session.selection().components().stream().findFirst().flatMap(session.design()::component);
        Map<String, Map<String, String>> all =
                session.resultProperty().get().map(StateFigures::of).orElse(Map.of());
        only.ifPresent(c -> steps.ifPresent(s -> s.figures(all.getOrDefault(c.name(), Map.of()))));
    }

    // ---- the template

    private List<Integer> saidOf(Component c) {
        return code.why(c.name())
                .map(r -> IntStream.rangeClosed(r.first(), r.last()).boxed().toList())
                .orElse(List.of());
    }

    private List<Integer> saidOf(Connection c) {
        return code.why(c.id()).stream().distinct().sorted().toList();
    }

    /** The lines that the template says what is selected with; when they change, they are shown anew. */
    private List<String> why(List<Component> components, Optional<Connection> connection) {
        List<Integer> lines = components.size() == 1
                ? saidOf(components.get(0))
                : components.isEmpty() ? connection.map(this::saidOf).orElse(List.of()) : List.of();
        return lines.stream().map(l -> l + " " + code.line(l)).toList();
    }

    private void addWhy(String title, List<Integer> lines) {
        if (!lines.isEmpty()) {
            addSection(title, new VBox(new SaidLines(lines, code, goToLine)));
        }
    }

    private Node header(List<Component> components, boolean sameKind) {
        Component first = components.get(0);
        VBox words = new VBox(2);
        if (components.size() == 1) {
            words.getChildren().addAll(nameField(first));
        } else {
            Label title = new Label(
                    components.size() + (sameKind ? " × " + first.kind().title() : " components"));
            title.getStyleClass().add("inspector-title");
            words.getChildren().addAll(title, quiet("Changes go to all of them."));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox header = new HBox(12, new KindIcon(first.kind(), theme, 40), words);
        header.getStyleClass().add("inspector-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private List<Node> nameField(Component c) {
        TextField name = new TextField(c.name());
        name.getStyleClass().add("inspector-name");
        name.setId("inspector-name");
        Label problem = new Label();
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        name.setOnAction(e -> rename(c, name, problem));
        name.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                rename(c, name, problem);
            }
        });
        return List.of(name, quiet(c.kind().title() + " · " + c.kind().awsName()), problem);
    }

    private void rename(Component c, TextField field, Label problem) {
        String to = field.getText().strip();
        if (to.equals(c.name()) || session.design().component(c.name()).isEmpty()) {
            return;
        }
        if (!Component.NAME.matcher(to).matches()) {
            problem.setText("A name begins with a letter and has up to 64 letters and digits.");
        } else if (session.design().component(to).isPresent()) {
            problem.setText("There is a component “" + to + "” already.");
        } else {
            session.apply(new Rename(c.name(), to));
        }
    }

    private <T> Node row(Property<T> p, List<Component> components) {
        Optional<T> first = components.get(0).set().find(p);
        boolean mixed = components.stream().anyMatch(c -> !c.set().find(p).equals(first));
        return new PropertyRow<>(
                p,
                mixed ? Optional.empty() : first,
                mixed,
                v -> together(
                        "Set " + p.title().toLowerCase(Locale.ROOT),
                        components,
                        c -> new SetProperty<>(c.name(), p, v)),
                () -> together(
                        "Reset " + p.title().toLowerCase(Locale.ROOT),
                        components,
                        c -> new UnsetProperty(c.name(), p)));
    }

    /** One step, however many components are selected. */
    private void together(String what, List<Component> components, Function<Component, Edit> edit) {
        List<Edit> edits = components.stream().map(edit).toList();
        session.apply(
                edits.size() == 1 ? edits.get(0) : new Together(what + " of " + edits.size() + " components", edits));
    }

    // ---- connections

    private void showConnection(Connection c) {
        Label title = new Label(c.from() + "  →  " + c.to());
        title.getStyleClass().add("inspector-title");
        title.setWrapText(true);
        VBox header = new VBox(3, title, quiet("Connection"));
        header.getStyleClass().add("inspector-header");
        content.getChildren().addAll(header, paragraph(c.as().doc()));
        VBox basics = new VBox(interaction(c));
        if (c.as().style() == Interaction.Style.CALL || c.as().style() == Interaction.Style.HANDOVER) {
            basics.getChildren().add(step(c));
        }
        for (Property.Section section : Property.Section.values()) {
            VBox rows = section == Property.Section.BASICS ? basics : new VBox();
            for (Property<?> p : c.as().properties()) {
                if (p.section() == section) {
                    rows.getChildren().add(row(p, c));
                }
            }
            addSection(section.title(), rows);
        }
        addWhy("Why is this line here?", saidOf(c));
    }

    private <T> Node row(Property<T> p, Connection c) {
        return new PropertyRow<>(
                p,
                c.set().find(p),
                false,
                v -> session.apply(new SetConnectionProperty<>(c.id(), p, v)),
                () -> session.apply(new UnsetConnectionProperty(c.id(), p)));
    }

    private Node interaction(Connection c) {
        Design d = session.design();
        ComboBox<Interaction> box = new ComboBox<>();
        box.getItems()
                .setAll(ConnectionRules.between(
                                d.component(c.from()).orElseThrow(),
                                d.component(c.to()).orElseThrow())
                        .interactions());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setId("edit-interaction");
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Interaction i) {
                return i == null ? "" : i.title();
            }

            @Override
            public Interaction fromString(String s) {
                return null;
            }
        });
        box.setValue(c.as());
        box.valueProperty().addListener((o, was, is) -> {
            if (is != null && is != c.as()) {
                session.apply(new ChangeInteraction(c.id(), is));
                session.select(Selection.of(new Connection.Id(c.from(), is.name(), c.to(), c.step())));
            }
        });
        return labelled("What happens", box);
    }

    private Node step(Connection c) {
        Spinner<Integer> spinner = new Spinner<>(1, 99, c.step());
        spinner.setMaxWidth(Double.MAX_VALUE);
        spinner.setId("edit-step");
        spinner.valueProperty().addListener((o, was, is) -> {
            session.apply(new SetStep(c.id(), is));
            session.select(Selection.of(c.inStep(is).id()));
        });
        return labelled("Step (equal numbers run in parallel)", spinner);
    }

    // ---- the design

    private void showDesign(Design d) {
        TextField title = new TextField(d.name());
        title.getStyleClass().add("inspector-name");
        title.setId("design-title");
        title.setOnAction(e -> retitle(title));
        title.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                retitle(title);
            }
        });
        VBox header = new VBox(
                3,
                title,
                quiet(d.components().size() + " components · " + d.connections().size() + " connections"));
        header.getStyleClass().add("inspector-header");
        VBox rows = new VBox(region(d), account(d, Account.CONCURRENCY), account(d, Account.NAT_GATEWAYS));
        content.getChildren().add(header);
        addSection("Account", rows);
        content.getChildren()
                .add(paragraph("Select a component or a connection to see what can be set. Drag from the port at a"
                        + " component's right side to connect it."));
    }

    private PropertyRow<Long> account(Design d, Property<Long> property) {
        return new PropertyRow<>(
                property,
                d.account().find(property),
                false,
                v -> session.apply(new SetAccount(d.account().with(property, v))),
                () -> session.apply(new SetAccount(d.account().without(property))));
    }

    private void retitle(TextField field) {
        String to = field.getText().strip();
        if (!to.isEmpty() && !to.equals(session.design().name())) {
            session.apply(new Retitle(to));
        }
    }

    private Node region(Design d) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems()
                .setAll(PriceBook.load(d.provider()).regions().stream()
                        .filter(r -> r.matches("[a-z]+-[a-z]+-\\d"))
                        .toList());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setId("edit-region");
        box.setValue(d.region());
        box.valueProperty().addListener((o, was, is) -> {
            if (is != null && !is.equals(d.region())) {
                session.apply(new SetRegion(is));
            }
        });
        return labelled("Region", box);
    }

    // ---- parts

    private void addSection(String title, VBox rows) {
        if (rows.getChildren().isEmpty()) {
            return;
        }
        rows.getStyleClass().add("section-rows");
        TitledPane pane = new TitledPane(title, rows);
        pane.getStyleClass().add("section");
        pane.setAnimated(false);
        pane.setExpanded(expanded.getOrDefault(title, true));
        pane.expandedProperty().addListener((o, was, is) -> expanded.put(title, is));
        content.getChildren().add(pane);
    }

    private static Node labelled(String title, Node editor) {
        Label label = new Label(title);
        label.getStyleClass().add("property-title");
        VBox row = new VBox(label, editor);
        row.getStyleClass().add("property-row");
        return row;
    }

    private static Label quiet(String text) {
        Label l = new Label(text);
        l.getStyleClass().add("quiet");
        return l;
    }

    private static Label paragraph(String text) {
        Label l = quiet(text);
        l.setWrapText(true);
        l.setPadding(new Insets(4, 16, 8, 16));
        l.setMinHeight(USE_PREF_SIZE);
        return l;
    }
}
