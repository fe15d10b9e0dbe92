package fanfare.app.desktop.export;

import fanfare.app.desktop.Workers;
import fanfare.app.desktop.export.Comparison.State;
import fanfare.app.desktop.results.Labels;
import fanfare.exporters.Bundle;
import fanfare.exporters.BundleWriter;
import fanfare.exporters.BundleWriter.Outcome;
import fanfare.exporters.Content;
import fanfare.exporters.Exporter;
import fanfare.model.design.Design;
import fanfare.simulator.run.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One design in one of the formats: its files, what the format could not say, and the way to disk. Exporting, comparing
 * and writing happen in the background; only the latest answer is shown.
 */
public final class ExportView extends BorderPane {
    private static final double TREE = 0.27;

    private record Made(Bundle bundle, Comparison comparison) {}

    private final ExportQuestions questions;
    private final ComboBox<Exporter> format = new ComboBox<>();
    private final FileTree tree = new FileTree(this::pick);
    private final FilePane file = new FilePane();
    private final Label fileName = new Label();
    private final Button copy = new Button("Copy", new FontIcon("fth-copy"));
    private final VBox remarks = new VBox();
    private final Label summary = new Label();
    private final Label place = new Label();
    private final Label answer = new Label();
    private final Button write = new Button("Write files", new FontIcon("fth-download"));
    private Design design = Design.named("");
    private Optional<Result> result = Optional.empty();
    private Optional<Path> folder = Optional.empty();
    private Optional<Made> made = Optional.empty();
    private String picked = "";
    private long asked;

    /** A view of formats, in the order of the menu. */
    public ExportView(List<Exporter> formats, ExportQuestions questions) {
        this.questions = questions;
        getStyleClass().add("export");
        getStylesheets()
                .add(ExportView.class
                        .getResource("/fanfare/app/desktop/export/export.css")
                        .toExternalForm());
        format.setConverter(Labels.of(Exporter::title));
        format.getItems().setAll(formats);
        format.setAccessibleText("Format");
        format.getSelectionModel().selectFirst();
        format.valueProperty().addListener((o, before, now) -> make());
        setTop(head());
        setCenter(body());
        setBottom(foot());
        setPrefSize(1040, 700);
    }

    /**
     * Exports a design.
     *
     * @param of its latest result, shown by formats that show results
     * @param into where to write; asked for if empty
     */
    public void show(Design exported, Optional<Result> of, Optional<Path> into) {
        design = exported;
        result = of;
        folder = into;
        make();
    }

    /** Goes to the format of this id. */
    public void choose(String id) {
        format.getItems().stream().filter(e -> e.id().equals(id)).findFirst().ifPresent(format::setValue);
    }

    private Node head() {
        Label title = new Label("Export as");
        title.getStyleClass().add("dialog-title");
        summary.getStyleClass().add("quiet");
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        HBox head = new HBox(10, title, format, room, summary);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("export-head");
        return head;
    }

    private Node body() {
        fileName.getStyleClass().add("file-name");
        copy.getStyleClass().addAll("flat", "small");
        copy.setOnAction(e -> copy());
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        HBox bar = new HBox(8, fileName, room, copy);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("file-bar");
        VBox right = new VBox(bar, file);
        VBox.setVgrow(file, Priority.ALWAYS);
        SplitPane split = new SplitPane(tree, right);
        split.setDividerPositions(TREE);
        SplitPane.setResizableWithParent(tree, false);
        remarks.getStyleClass().add("remarks");
        ScrollPane scroll = new ScrollPane(remarks);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(130);
        scroll.getStyleClass().add("remarks-scroll");
        scroll.managedProperty().bind(scroll.visibleProperty());
        scroll.visibleProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(remarks.getChildren()));
        VBox.setVgrow(split, Priority.ALWAYS);
        return new VBox(split, scroll);
    }

    private Node foot() {
        place.getStyleClass().add("place");
        place.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        place.setMinWidth(60);
        answer.getStyleClass().add("answer");
        answer.setMinWidth(0);
        Button choose = new Button("Choose folder…", new FontIcon("fth-folder"));
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(e -> questions.folder(folder).ifPresent(this::into));
        write.getStyleClass().add("accent");
        write.setMinWidth(Region.USE_PREF_SIZE);
        write.setId("write");
        write.setDefaultButton(true);
        write.setOnAction(e -> write());
        Region room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        HBox foot = new HBox(10, choose, place, room, answer, write);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("export-foot");
        return foot;
    }

    private void into(Path chosen) {
        folder = Optional.of(chosen);
        make();
    }

    private void make() {
        long mine = ++asked;
        Exporter exporter = format.getValue();
        Design of = design;
        Optional<Result> run = result;
        Optional<Path> where = folder;
        write.setDisable(true);
        answer("", "");
        summary.setText("exporting…");
        place.setText(where.map(Path::toString).orElse("no folder chosen"));
        Workers.run(
                () -> {
                    Bundle bundle = exporter.export(of, run);
                    return new Made(bundle, Comparison.of(bundle, where));
                },
                m -> {
                    if (mine == asked) {
                        show(m);
                    }
                },
                e -> {
                    if (mine == asked) {
                        failed(e);
                    }
                });
    }

    private void show(Made m) {
        made = Optional.of(m);
        summary.setText(m.comparison().sentence());
        tree.show(m.comparison());
        if (!m.bundle().files().containsKey(picked)) {
            clear();
        }
        remarks.getChildren().clear();
        for (String remark : m.bundle().remarks()) {
            Label line = new Label(remark, new FontIcon("fth-info"));
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
            remarks.getChildren().add(line);
        }
        boolean all = folder.isPresent()
                && m.comparison().count(State.SAME) == m.comparison().states().size();
        write.setDisable(m.bundle().files().isEmpty() || all);
        if (all) {
            answer("The folder holds exactly this.", "good");
        }
    }

    private void failed(Exception e) {
        made = Optional.empty();
        summary.setText("");
        tree.setRoot(null);
        clear();
        answer(String.valueOf(e.getMessage()), "bad");
    }

    private void clear() {
        picked = "";
        fileName.setText("");
        file.clear();
        copy.setDisable(true);
    }

    private void pick(String path) {
        picked = path;
        Content content = made.orElseThrow().bundle().files().get(path);
        fileName.setText(path);
        copy.setDisable(!content.isText());
        file.show(path, content);
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(made.orElseThrow().bundle().files().get(picked).text());
        Clipboard.getSystemClipboard().setContent(content);
        answer("Copied " + picked, "good");
    }

    private void write() {
        if (folder.isEmpty()) {
            folder = questions.folder(folder);
            place.setText(folder.map(Path::toString).orElse("no folder chosen"));
        }
        folder.ifPresent(f -> write(made.orElseThrow().bundle(), f, false));
    }

    private void write(Bundle bundle, Path into, boolean overwrite) {
        write.setDisable(true);
        Workers.run(() -> BundleWriter.write(bundle, into, overwrite), outcome -> written(bundle, into, outcome), e -> {
            write.setDisable(false);
            answer("Not written: " + e.getMessage(), "bad");
        });
    }

    private void written(Bundle bundle, Path into, Outcome outcome) {
        if (outcome.done()) {
            int n = outcome.written().size();
            show(new Made(bundle, Comparison.allSame(bundle)));
            answer("Wrote " + n + (n == 1 ? " file." : " files."), "good");
        } else if (questions.replace(into, outcome.inTheWay())) {
            write(bundle, into, true);
        } else {
            write.setDisable(false);
            answer("Nothing was written.", "");
        }
    }

    private void answer(String text, String tone) {
        answer.setText(text);
        answer.getStyleClass().removeAll("good", "bad");
        if (!tone.isEmpty()) {
            answer.getStyleClass().add(tone);
        }
    }
}
