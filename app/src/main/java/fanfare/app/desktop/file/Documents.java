package fanfare.app.desktop.file;

import fanfare.app.desktop.Origin;
import fanfare.app.desktop.Report;
import fanfare.app.desktop.Session;
import fanfare.app.desktop.Workers;
import fanfare.app.service.Import;
import fanfare.exporters.Bundle;
import fanfare.exporters.BundleWriter;
import fanfare.exporters.Content;
import fanfare.model.check.Problem;
import fanfare.model.design.Design;
import fanfare.model.file.DesignFiles;
import fanfare.model.file.DesignReader;
import fanfare.model.file.Parsed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * New, open, save and close. Whatever takes time happens in the background, one file operation after the other; what the
 * user must decide is asked through {@link Questions}. To be used on the JavaFX thread.
 */
public final class Documents {
    private static final String UNTITLED = "Untitled";
    private static final int MOST_PROBLEMS = 6;

    /** What is known of a document's file. */
    private static final class Place {
        private final Path withoutFile;
        private Seen seen = Seen.NOTHING;
        private Design kept;
        private volatile boolean closed;

        private Place(Path withoutFile) {
            this.withoutFile = withoutFile;
        }
    }

    private record Opened(Parsed<Templates.Opened> parsed, Seen seen, Optional<Path> left) {}

    private final Questions questions;
    private final Consumer<Session> show;
    private final Path home;
    private final Map<Session, Place> places = new WeakHashMap<>();
    private final ReadOnlyObjectWrapper<RecentFiles> recent;
    private final Object disk = new Object();
    private int made;

    /**
     * Documents that are shown by a window.
     *
     * @param show given every document that is opened
     */
    public Documents(Questions questions, Consumer<Session> show) {
        this.questions = questions;
        this.show = show;
        this.home = Home.folder();
        this.recent = new ReadOnlyObjectWrapper<>(RecentFiles.read(home).present());
    }

    /** The files that were opened last. */
    public ReadOnlyObjectProperty<RecentFiles> recentProperty() {
        return recent.getReadOnlyProperty();
    }

    /** A new, empty document. */
    public void create() {
        show(new Session(Design.named(UNTITLED), Optional.empty(), Map.of()), Seen.NOTHING);
    }

    /** A document that begins as a copy of something that ships, with the files that it names. */
    public void create(Design sample, Map<String, byte[]> attachments) {
        show(new Session(sample, Optional.empty(), attachments), Seen.NOTHING);
    }

    /** Asks for a file and opens it. */
    public void open() {
        open(questions.filesToOpen());
    }

    /** Opens a file, or several templates as one design that is not saved yet. */
    public void open(List<Path> files) {
        if (files.size() < 2) {
            files.forEach(this::open);
            return;
        }
        inBackground(() -> Templates.together(files), this::openedTogether, "The templates cannot be opened");
    }

    private void openedTogether(Parsed<Templates.Opened> parsed) {
        if (parsed.value().isEmpty()) {
            questions.failed("The templates cannot be opened together", sentences(parsed.errors()));
            return;
        }
        Templates.Opened opened = parsed.value().get();
        Session session = new Session(opened.design(), Optional.empty(), Map.of());
        session.tell(opened.report());
        session.neverSaved();
        show(session, Seen.NOTHING);
    }

    /** Opens a file. If an earlier session left unsaved changes of it, they are offered. */
    public void open(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        inBackground(() -> read(absolute), found -> opened(absolute, found), "“" + name(file) + "” cannot be opened");
    }

    private static Opened read(Path file) throws IOException {
        Seen seen = Seen.of(file);
        Parsed<Templates.Opened> parsed = Import.isTemplate(file)
                ? Templates.open(file)
                : mapped(DesignReader.read(file), d -> new Templates.Opened(d, Optional.empty(), Report.NONE));
        return new Opened(parsed, seen, DesignFiles.leftBehind(file));
    }

    private static <A, B> Parsed<B> mapped(Parsed<A> parsed, Function<A, B> by) {
        return new Parsed<>(parsed.value().map(by), parsed.problems());
    }

    private void opened(Path file, Opened found) {
        if (found.parsed().value().isEmpty()) {
            questions.failed(
                    "“" + name(file) + "” cannot be opened",
                    sentences(found.parsed().errors()));
            return;
        }
        Templates.Opened opened = found.parsed().value().get();
        boolean foreign = opened.origin().isEmpty() && !opened.report().isEmpty();
        Session session = session(opened.design(), foreign ? Optional.empty() : Optional.of(file), opened.origin());
        session.tell(opened.report());
        remember(file);
        if (foreign) {
            session.neverSaved();
            show(session, Seen.NOTHING);
            return;
        }
        show(session, found.seen());
        found.left().ifPresent(left -> offer(session, file, left));
    }

    private static Session session(Design design, Optional<Path> file, Optional<Origin> origin) {
        return origin.map(o -> Session.of(design, o)).orElseGet(() -> new Session(design, file, Map.of()));
    }

    private void offer(Session saved, Path file, Path side) {
        inBackground(
                () -> DesignReader.read(side),
                found -> {
                    Optional<Design> left = found.value();
                    if (left.isEmpty() || left.get().equals(saved.design())) {
                        discard(file);
                    } else if (questions.recover(name(file))) {
                        Session recovered = session(
                                left.get(),
                                Optional.of(file),
                                saved.originProperty().get());
                        recovered.neverSaved();
                        show(recovered, place(saved).seen);
                    } else {
                        discard(file);
                    }
                },
                "The unsaved changes of “" + name(file) + "” cannot be read");
    }

    /** Offers the documents without a file that earlier sessions left behind. */
    public void recoverUntitled() {
        inBackground(
                () -> Untitled.leftBehind(Home.recovery()),
                left -> left.forEach(this::offerUntitled),
                "Unsaved documents cannot be looked for");
    }

    private void offerUntitled(Path file) {
        inBackground(
                () -> DesignReader.read(DesignFiles.autosaveOf(file)),
                found -> {
                    Optional<Design> left =
                            found.value().filter(d -> !d.components().isEmpty());
                    if (left.isPresent() && questions.recover(left.get().name())) {
                        Session recovered = new Session(left.get(), Optional.empty(), Map.of());
                        recovered.neverSaved();
                        show(recovered, Seen.NOTHING);
                    }
                    discard(file);
                },
                "Unsaved documents cannot be read");
    }

    private void show(Session session, Seen seen) {
        made++;
        Place place = new Place(Untitled.file(Home.recovery(), made));
        place.seen = seen;
        place.kept = session.dirtyProperty().get() ? null : session.design();
        places.put(session, place);
        show.accept(session);
    }

    private Place place(Session session) {
        return places.computeIfAbsent(session, s -> new Place(Untitled.file(Home.recovery(), ++made)));
    }

    /** Saves; asks where if the document has no file. Then does something, unless the user or the disk refused. */
    public void save(Session session, Runnable then) {
        Optional<Path> file = session.fileProperty().get();
        if (file.isEmpty()) {
            saveAs(session, then);
            return;
        }
        inBackground(
                () -> Seen.of(file.get()),
                now -> {
                    boolean foreign = now.differsFrom(place(session).seen);
                    if (!foreign || questions.overwriteChanged(file.get())) {
                        session.originProperty()
                                .get()
                                .ifPresentOrElse(
                                        o -> writeTemplate(session, o, then), () -> write(session, file.get(), then));
                    }
                },
                cannotSave(file.get()));
    }

    /** Asks where, and saves there. */
    public void saveAs(Session session, Runnable then) {
        questions.fileToSave(fileName(session.design().name())).ifPresent(chosen -> {
            String end = name(chosen).endsWith(".json") ? "" : DesignFiles.EXTENSION;
            write(
                    session,
                    chosen.resolveSibling(name(chosen) + end).toAbsolutePath().normalize(),
                    then);
        });
    }

    private void write(Session session, Path file, Runnable then) {
        Design design = titled(session, file);
        Path before = side(session);
        Map<String, byte[]> attachments = new LinkedHashMap<>(session.attachments());
        inBackground(
                () -> {
                    DesignFiles.save(file, design);
                    writeBeside(file, attachments);
                    DesignFiles.discardAutosave(file);
                    DesignFiles.discardAutosave(before);
                    return Seen.of(file);
                },
                seen -> {
                    place(session).seen = seen;
                    place(session).kept = design;
                    session.savedAs(file, design);
                    remember(file);
                    then.run();
                },
                cannotSave(file));
    }

    private void writeTemplate(Session session, Origin origin, Runnable then) {
        Design design = session.design();
        Path file = origin.file();
        inBackground(
                () -> {
                    Templates.Saved saved = Templates.save(origin, design);
                    DesignFiles.discardAutosave(file);
                    return saved;
                },
                saved -> {
                    place(session).seen = saved.seen();
                    place(session).kept = design;
                    session.savedIn(saved.origin());
                    if (!saved.report().isEmpty()) {
                        session.tell(saved.report());
                    }
                    then.run();
                },
                cannotSave(file));
    }

    /** A document that was never named gets the name of its file. */
    private static Design titled(Session session, Path file) {
        Design design = session.design();
        if (design.name().equals(UNTITLED)) {
            session.apply(new fanfare.model.edit.Retitle(name(file).replaceFirst("(\\.fanfare)?\\.json$", "")));
        }
        return session.design();
    }

    private static void writeBeside(Path file, Map<String, byte[]> attachments) throws IOException {
        Map<String, Content> files = new LinkedHashMap<>();
        attachments.forEach((name, bytes) -> files.put(name, Content.binary(bytes)));
        BundleWriter.write(Bundle.of(files), file.getParent(), false);
    }

    /** Asks what becomes of unsaved changes, if there are any, and then closes. */
    public void close(Session session, Runnable then) {
        Runnable closed = () -> {
            forget(session);
            then.run();
        };
        if (!session.dirtyProperty().get()) {
            closed.run();
            return;
        }
        switch (questions.unsaved(session.design().name())) {
            case SAVE -> save(session, closed);
            case DISCARD -> closed.run();
            case CANCEL -> {}
        }
    }

    private void forget(Session session) {
        place(session).closed = true;
        discard(side(session));
    }

    /** Keeps the unsaved state beside the file, if there is something new to keep. */
    public void autosave(Session session) {
        Place place = place(session);
        Design design = session.design();
        if (!session.dirtyProperty().get() || design.equals(place.kept) || place.closed) {
            return;
        }
        Path side = side(session);
        Optional<Path> file = session.fileProperty().get();
        inBackground(
                () -> {
                    if (!place.closed) {
                        DesignFiles.autosave(side, design);
                    }
                    return design;
                },
                kept -> {
                    if (session.dirtyProperty().get()
                            && session.fileProperty().get().equals(file)) {
                        place.kept = kept;
                    } else {
                        discard(side);
                    }
                },
                "The unsaved changes cannot be kept");
    }

    /** The file beside which the unsaved state is kept. */
    private Path side(Session session) {
        return session.fileProperty().get().orElse(place(session).withoutFile);
    }

    private void discard(Path file) {
        inBackground(
                () -> {
                    DesignFiles.discardAutosave(file);
                    return file;
                },
                done -> {},
                "The copy of the unsaved changes cannot be removed");
    }

    private void remember(Path file) {
        RecentFiles next = recent.get().with(file);
        recent.set(next);
        inBackground(
                () -> {
                    next.write(home);
                    return next;
                },
                done -> {},
                "The list of recent files cannot be written");
    }

    private interface Work<T> {
        T get() throws IOException;
    }

    private <T> void inBackground(Work<T> work, Consumer<T> then, String failure) {
        Workers.run(
                () -> {
                    synchronized (disk) {
                        return work.get();
                    }
                },
                then,
                e -> questions.failed(failure, reason(e)));
    }

    private static String reason(Exception e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "You may not write there.";
        } else if (e instanceof java.nio.file.NoSuchFileException) {
            return "There is no such folder or file: " + e.getMessage();
        }
        return String.valueOf(e.getMessage());
    }

    private static String sentences(List<Problem> problems) {
        String first = problems.stream().limit(MOST_PROBLEMS).map(Problem::text).collect(Collectors.joining("\n"));
        int more = problems.size() - MOST_PROBLEMS;
        return more > 0 ? first + "\n… and " + more + " more" : first;
    }

    private static String cannotSave(Path file) {
        return "“" + name(file) + "” cannot be saved";
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** A file name made of a title. */
    private static String fileName(String title) {
        String words = title.strip().replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return (words.isEmpty() ? "design" : words.toLowerCase(java.util.Locale.ROOT)) + DesignFiles.EXTENSION;
    }
}
