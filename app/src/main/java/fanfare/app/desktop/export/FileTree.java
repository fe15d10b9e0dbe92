package fanfare.app.desktop.export;

import fanfare.app.desktop.export.Comparison.State;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The files of a bundle in their folders, each with a mark that says what is new about it. */
final class FileTree extends TreeView<FileTree.Entry> {
    private static final Pattern MAIN =
            Pattern.compile("(template|picture|serverless|functions)\\.[a-z]+|lib/[^/]+-stack\\.ts");

    /**
     * A file or a folder.
     *
     * @param path from the bundle's root
     * @param state of a file; empty for a folder
     */
    record Entry(String path, Optional<State> state) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    FileTree(Consumer<String> picked) {
        setShowRoot(false);
        getStyleClass().addAll("dense", "file-tree");
        setAccessibleText("Files");
        setCellFactory(tree -> new EntryCell());
        getSelectionModel().selectedItemProperty().addListener((o, before, now) -> {
            if (now != null && now.getValue().state().isPresent()) {
                picked.accept(now.getValue().path());
            }
        });
    }

    /** Shows files; what was selected stays so if it is still there, else the first file is. */
    void show(Comparison comparison) {
        String before = selected().orElse("");
        TreeItem<Entry> root = new TreeItem<>(new Entry("", Optional.empty()));
        Map<String, TreeItem<Entry>> folders = new LinkedHashMap<>();
        folders.put("", root);
        TreeItem<Entry> first = null;
        TreeItem<Entry> same = null;
        for (Map.Entry<String, State> file : comparison.states().entrySet()) {
            TreeItem<Entry> item = new TreeItem<>(new Entry(file.getKey(), Optional.of(file.getValue())));
            folder(parent(file.getKey()), folders).getChildren().add(item);
            first = first == null || rank(file.getKey()) < rank(first.getValue().path()) ? item : first;
            same = file.getKey().equals(before) ? item : same;
        }
        setRoot(root);
        TreeItem<Entry> select = same != null ? same : first;
        if (select != null) {
            getSelectionModel().select(select);
        }
    }

    /** What a reader wants to see first: the template, the picture or the stack; then what is at the root and not hidden. */
    private static int rank(String path) {
        boolean deep = path.indexOf('/') >= 0;
        boolean hidden = path.startsWith(".");
        return MAIN.matcher(path).matches() ? 0 : hidden ? 3 : deep ? 2 : 1;
    }

    private Optional<String> selected() {
        TreeItem<Entry> item = getSelectionModel().getSelectedItem();
        return item == null ? Optional.empty() : Optional.of(item.getValue().path());
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static TreeItem<Entry> folder(String path, Map<String, TreeItem<Entry>> folders) {
        TreeItem<Entry> known = folders.get(path);
        if (known != null) {
            return known;
        }
        TreeItem<Entry> folder = new TreeItem<>(new Entry(path, Optional.empty()));
        folder.setExpanded(true);
        folder(parent(path), folders).getChildren().add(folder);
        folders.put(path, folder);
        return folder;
    }

    private static final class EntryCell extends TreeCell<Entry> {
        private final Label name = new Label();
        private final Label mark = new Label();
        private final HBox row = new HBox(6, name, room(), mark);

        EntryCell() {
            row.setAlignment(Pos.CENTER_LEFT);
            mark.getStyleClass().add("state");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            setPrefWidth(0);
        }

        private static Region room() {
            Region room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            return room;
        }

        @Override
        protected void updateItem(Entry e, boolean empty) {
            super.updateItem(e, empty);
            setGraphic(empty ? null : row);
            setText(null);
            if (!empty) {
                name.setText(e.name());
                name.setGraphic(new FontIcon(e.state().isEmpty() ? "fth-folder" : "fth-file-text"));
                String word = e.state()
                        .filter(s -> s != State.SAME)
                        .map(s -> s.name().toLowerCase(Locale.ROOT))
                        .orElse("");
                mark.setText(word);
                mark.getStyleClass().removeAll("new", "changed");
                mark.getStyleClass().add(word.isEmpty() ? "same" : word);
                mark.setVisible(!word.isEmpty());
            }
        }
    }
}
