package fanfare.app.desktop.code;

import fanfare.app.desktop.Origin;
import fanfare.app.desktop.Selection;
import fanfare.app.desktop.Session;
import fanfare.app.desktop.Workers;
import fanfare.app.service.TemplateSource;
import fanfare.app.service.TemplateSource.Range;
import fanfare.exporters.editing.TemplateEdits;
import fanfare.exporters.template.Beside;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/**
 * The template of a session: the one that it was read from as it will be saved, or else the one that its design becomes.
 * Follows the design, a moment later, in the background.
 */
public final class CodeModel {
    private static final Duration PAUSE = Duration.millis(250);

    private final Session session;
    private final ReadOnlyObjectWrapper<TemplateSource> source = new ReadOnlyObjectWrapper<>(TemplateSource.NONE);
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private boolean wanted;
    private Design shown;

    /** The template of a session. */
    public CodeModel(Session session) {
        this.session = session;
        pause.setOnFinished(e -> refresh());
        session.designProperty().addListener((o, was, is) -> pause.playFromStart());
        session.originProperty().addListener((o, was, is) -> {
            shown = null;
            refresh();
        });
        refresh();
    }

    /** The text and its lines. */
    public ReadOnlyObjectProperty<TemplateSource> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** Whether the text is looked at; if not, that of a design is not made. */
    public void want(boolean is) {
        wanted = is;
        refresh();
    }

    /** True if the document lives in the template. */
    public boolean isOrigin() {
        return session.originProperty().get().isPresent();
    }

    private void refresh() {
        Design design = session.design();
        Optional<Origin> origin = session.originProperty().get();
        if (design == shown || !wanted && origin.isEmpty()) {
            return;
        }
        shown = design;
        Workers.run(
                () -> made(design, origin),
                made -> {
                    if (shown == design) {
                        source.set(made);
                    }
                },
                e -> source.set(TemplateSource.NONE));
    }

    /** The text of a design: its template as it will be saved, or the one that it becomes. */
    static TemplateSource made(Design design, Optional<Origin> origin) {
        if (origin.isEmpty()) {
            return TemplateSource.exported(design);
        }
        Origin from = origin.get();
        String text = design.equals(from.design())
                ? from.text()
                : TemplateEdits.apply(from.text(), from.design(), design, Beside.NOTHING)
                        .text();
        return TemplateSource.of(from.file(), text);
    }

    /** The lines that say what is selected, in their order. */
    public List<Range> said(Selection selection) {
        List<Range> all = new ArrayList<>();
        selection.components().forEach(c -> source.get().range(c).ifPresent(all::add));
        selection.connections().forEach(c -> source.get().of(c).forEach(l -> all.add(new Range(l, l))));
        all.sort(Comparator.comparingInt(Range::first));
        return all;
    }

    /** The numbers of the lines that say a connection of the template; none for a design. */
    public List<Integer> why(Connection.Id connection) {
        return isOrigin() ? source.get().of(connection) : List.of();
    }

    /** Where the template says a component; nowhere for a design. */
    public Optional<Range> why(String component) {
        return isOrigin() ? source.get().range(component) : Optional.empty();
    }

    /** The text of a line. */
    public String line(int number) {
        return source.get().line(number);
    }

    /** Selects the component that a line belongs to, if there is one. */
    public Optional<String> selectAt(int line) {
        Optional<String> component = source.get()
                .componentAt(line)
                .filter(c -> session.design().component(c).isPresent());
        component.ifPresent(c -> session.select(Selection.of(c)));
        return component;
    }
}
