package fanfare.app.desktop.inspector;

import atlantafx.base.controls.ToggleSwitch;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Property;
import fanfare.model.kind.Source;
import fanfare.model.kind.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One property: title, editor, what is wrong with what was typed, the default with its source, and a way back to it.
 *
 * @param <T> the Java type of its values
 */
final class PropertyRow<T> extends VBox {
    private static final int DOCUMENT_ROWS = 16;
    private static final double SHORT = 124;

    private final Property<T> property;
    private final Optional<T> value;
    private final Consumer<T> set;
    private final Runnable unset;
    private final Label problem = new Label();

    /** A row for a value that may be unset; mixed means that several components differ. */
    PropertyRow(Property<T> property, Optional<T> value, boolean mixed, Consumer<T> set, Runnable unset) {
        this.property = property;
        this.value = value;
        this.set = set;
        this.unset = unset;
        getStyleClass().add("property-row");
        setId("property-" + property.name());
        problem.getStyleClass().add("problem");
        problem.setWrapText(true);
        show("");
        Region editor = editor(mixed);
        if (isShort(property.type())) {
            HBox line = head();
            editor.setMinWidth(SHORT);
            editor.setMaxWidth(editor instanceof ToggleSwitch ? USE_PREF_SIZE : SHORT);
            line.getChildren().add(editor);
            getChildren().addAll(line, problem);
        } else {
            getChildren().addAll(head(), editor, problem);
        }
    }

    /** Short values stand beside their title, longer ones below it. */
    private static boolean isShort(Type<?> type) {
        return !(type instanceof Type.Random || type instanceof Type.Text || type instanceof Type.Document);
    }

    private HBox head() {
        Label title = new Label(property.title());
        title.getStyleClass().add(value.isPresent() ? "property-title-set" : "property-title");
        Tooltip tip = new Tooltip(explanation());
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        tip.setShowDelay(Duration.millis(250));
        tip.setShowDuration(Duration.seconds(30));
        title.setWrapText(true);
        boolean assumed = property.source() != null && property.source().assumed();
        FontIcon info = new FontIcon(assumed ? "fth-help-circle" : "fth-info");
        info.getStyleClass().add(assumed ? "assumption-icon" : "info-icon");
        Label hint = new Label("", info);
        hint.setTooltip(tip);
        title.setTooltip(tip);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(5, title, hint, gap);
        head.setAlignment(Pos.CENTER_LEFT);
        if (value.isPresent()) {
            Button reset = new Button("", new FontIcon("fth-rotate-ccw"));
            reset.getStyleClass().add("reset");
            reset.setAccessibleText("Reset " + property.title());
            reset.setFocusTraversable(false);
            reset.setTooltip(new Tooltip("Back to the default: " + defaultText()));
            reset.setOnAction(e -> unset.run());
            head.getChildren().add(reset);
        }
        return head;
    }

    private String explanation() {
        Source s = property.source();
        return property.doc() + "\n\nDefault: " + defaultText() + "\n" + origin(s);
    }

    private static String origin(Source s) {
        if (s == null) {
            return "";
        }
        return s.assumed() ? s.title() : "Source: " + s.title() + ", read " + s.date() + "\n" + s.url();
    }

    private String defaultText() {
        return property.defaultValue()
                .map(d -> property.type() instanceof Type.Random r
                        ? DistributionForm.summary((Distribution) d, r.unit())
                        : ValueEditor.text(property, d))
                .orElse("none");
    }

    private Region editor(boolean mixed) {
        Type<T> type = property.type();
        if (type instanceof Type.Flag) {
            return flag();
        } else if (type instanceof Type.Choice c) {
            return choice(c.options(), false);
        } else if (type instanceof Type.Text t && !t.suggestions().isEmpty()) {
            return choice(t.suggestions(), true);
        } else if (type instanceof Type.Random r) {
            return distribution(r);
        } else if (type instanceof Type.Document) {
            return document(mixed);
        }
        return text(mixed);
    }

    private Optional<T> effective() {
        return value.or(property::defaultValue);
    }

    private Region flag() {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setId("edit-" + property.name());
        toggle.setAccessibleText(property.title());
        toggle.setSelected(effective().filter(Boolean.TRUE::equals).isPresent());
        toggle.selectedProperty()
                .addListener(
                        (o, was, is) -> set.accept(property.type().valueClass().cast(is)));
        return toggle;
    }

    private Region choice(List<String> options, boolean free) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(options);
        box.setEditable(free);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setValue(effective().map(String::valueOf).orElse(null));
        box.setId("edit-" + property.name());
        box.valueProperty().addListener((o, was, is) -> {
            if (is != null && !is.equals(was)) {
                accept(is);
            }
        });
        return box;
    }

    private String written() {
        return value.map(v -> ValueEditor.text(property, v)).orElse("");
    }

    private Region text(boolean mixed) {
        TextField field = new TextField(written());
        field.setPromptText(mixed ? "several values" : defaultText());
        field.setId("edit-" + property.name());
        field.textProperty()
                .addListener((o, was, is) ->
                        show(is.isBlank() ? "" : ValueEditor.read(property, is).problem()));
        field.setOnAction(e -> commit(field));
        field.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                commit(field);
            }
        });
        return field;
    }

    /** A text of several lines, taken when it is left. */
    private Region document(boolean mixed) {
        TextArea area = new TextArea(written());
        area.setPromptText(mixed ? "several values" : "{ }");
        area.setId("edit-" + property.name());
        area.getStyleClass().add("document");
        area.setPrefRowCount(value.isPresent() ? DOCUMENT_ROWS : 3);
        area.textProperty()
                .addListener((o, was, is) ->
                        show(is.isBlank() ? "" : ValueEditor.read(property, is).problem()));
        area.focusedProperty().addListener((o, was, is) -> {
            if (!is) {
                commit(area);
            }
        });
        return area;
    }

    private void commit(TextInputControl field) {
        String typed = field.getText().strip();
        if (typed.equals(written())) {
            return;
        }
        if (typed.isEmpty()) {
            unset.run();
        } else {
            accept(typed);
        }
    }

    private void accept(String typed) {
        ValueEditor.Read<T> read = ValueEditor.read(property, typed);
        show(read.problem());
        read.value().filter(v -> !Optional.of(v).equals(value)).ifPresent(set);
    }

    private void show(String text) {
        problem.setText(text);
        problem.setManaged(!text.isEmpty());
        problem.setVisible(!text.isEmpty());
    }

    private Region distribution(Type.Random type) {
        Optional<Distribution> current = effective().map(Distribution.class::cast);
        Distribution shown = current.orElse(Distribution.constant(0));
        ComboBox<DistributionForm> form = new ComboBox<>();
        form.getItems().setAll(DistributionForm.values());
        form.setMaxWidth(Double.MAX_VALUE);
        form.setPromptText("not set");
        form.setId("form-" + property.name());
        GridPane fields = new GridPane();
        fields.getStyleClass().add("distribution-fields");
        DensityPicture picture = new DensityPicture(shown, type.unit());
        if (current.isPresent()) {
            form.setValue(DistributionForm.of(shown));
            fill(fields, form.getValue(), shown, type);
        }
        form.valueProperty().addListener((o, was, is) -> {
            fill(fields, is, shown, type);
            accept(fields, is, type);
        });
        return new VBox(6, form, fields, picture);
    }

    private void fill(GridPane grid, DistributionForm form, Distribution shown, Type.Random type) {
        grid.getChildren().clear();
        List<String> texts = form.texts(shown, type.unit());
        grid.setUserData(DistributionForm.of(shown) == form ? texts : List.of());
        for (int i = 0; i < texts.size(); i++) {
            String part = form.fields().get(i);
            Label name = new Label(part);
            name.getStyleClass().add("quiet");
            name.setMinWidth(48);
            TextField field = new TextField(texts.get(i));
            field.setId("edit-" + property.name() + (i == 0 ? "" : "-" + part));
            field.setMaxWidth(Double.MAX_VALUE);
            GridPane.setHgrow(field, Priority.ALWAYS);
            field.textProperty().addListener((o, was, is) -> show(wrong(grid, form, type)));
            field.setOnAction(e -> accept(grid, form, type));
            field.focusedProperty().addListener((o, was, is) -> {
                if (!is) {
                    accept(grid, form, type);
                }
            });
            grid.addRow(i, name, field);
        }
    }

    private static List<String> typed(GridPane grid) {
        List<String> texts = new ArrayList<>();
        for (Node n : grid.getChildren()) {
            if (n instanceof TextField f) {
                texts.add(f.getText());
            }
        }
        return texts;
    }

    private String wrong(GridPane grid, DistributionForm form, Type.Random type) {
        try {
            return type.check(form.read(typed(grid), type.unit())).orElse("");
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void accept(GridPane grid, DistributionForm form, Type.Random type) {
        List<String> now = typed(grid);
        boolean untouched = now.equals(grid.getUserData());
        if (untouched || now.size() != form.fields().size()) {
            return;
        }
        String wrong = wrong(grid, form, type);
        show(wrong);
        if (wrong.isEmpty()) {
            T read = property.type().valueClass().cast(form.read(now, type.unit()));
            if (!effective().equals(Optional.of(read))) {
                set.accept(read);
            }
        }
    }
}
