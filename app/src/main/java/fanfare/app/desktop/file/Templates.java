package fanfare.app.desktop.file;

import fanfare.app.desktop.Origin;
import fanfare.app.desktop.Report;
import fanfare.app.desktop.arrange.AutoLayout;
import fanfare.app.service.Import;
import fanfare.app.service.OpenTemplate;
import fanfare.exporters.Imported;
import fanfare.exporters.Imported.Remark;
import fanfare.exporters.Imported.Sort;
import fanfare.exporters.editing.Overlay;
import fanfare.exporters.editing.SideFile;
import fanfare.exporters.editing.TemplateEdits;
import fanfare.exporters.template.FolderBeside;
import fanfare.model.check.Problem;
import fanfare.model.design.Design;
import fanfare.model.design.Layout;
import fanfare.model.file.DesignFiles;
import fanfare.model.file.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Templates as documents: laid out when they are opened, and saved without touching what has not changed. */
final class Templates {
    private Templates() {}

    /**
     * A document that was opened.
     *
     * @param origin the template in which it is to be saved; empty if it is a design, or a format that is only read
     * @param report empty for a design
     */
    record Opened(Design design, Optional<Origin> origin, Report report) {}

    /** A document that was saved in its template. */
    record Saved(Origin origin, Seen seen, Report report) {}

    static Parsed<Opened> open(Path file) {
        Parsed<OpenTemplate> parsed = Import.template(file);
        return new Parsed<>(parsed.value().map(t -> opened(t, parsed.problems())), parsed.problems());
    }

    static Parsed<Opened> together(List<Path> files) {
        Parsed<Imported> read = Import.together(files);
        return new Parsed<>(
                read.value().map(i -> {
                    Remark readOnly = new Remark(
                            Sort.UNDERSTOOD, 0, "The templates are only read: saving writes a design file of its own.");
                    return new Opened(
                            arranged(i.design()), Optional.empty(), report(i, List.of(readOnly), read.problems()));
                }),
                read.problems());
    }

    private static Opened opened(OpenTemplate template, List<Problem> warnings) {
        Design design = template.over(arranged(template.imported().design()));
        Optional<Origin> origin = template.editable()
                ? Optional.of(new Origin(template.file(), template.text(), design))
                : Optional.empty();
        List<Remark> readOnly = template.editable()
                ? List.of()
                : List.of(new Remark(
                        Sort.UNDERSTOOD,
                        0,
                        template.file().getFileName() + " is only read: saving writes a design file of its own."));
        return new Opened(design, origin, report(template.imported(), readOnly, warnings));
    }

    private static Report report(Imported imported, List<Remark> more, List<Problem> warnings) {
        List<Remark> remarks = new ArrayList<>(imported.remarks());
        remarks.addAll(more);
        warnings.forEach(w -> remarks.add(new Remark(
                Sort.NOT_UNDERSTOOD,
                w.line(),
                w.remedy().isEmpty() ? w.message() + "." : w.message() + ". " + w.remedy())));
        return new Report("", remarks);
    }

    private static Design arranged(Design design) {
        return design.components().isEmpty() ? design : AutoLayout.of(design).apply(design);
    }

    /**
     * Saves a document in its template, and beside it what no template can say, if there is such a thing.
     *
     * @throws IOException also if the changed template could not be read again; then nothing is written
     */
    static Saved save(Origin origin, Design design) throws IOException {
        Path file = origin.file();
        TemplateEdits.Edited edited =
                TemplateEdits.apply(origin.text(), origin.design(), design, FolderBeside.of(file));
        Parsed<Imported> read = Import.read(file, edited.text());
        if (read.value().isEmpty()) {
            throw new IOException(read.errors().stream().map(Problem::text).collect(Collectors.joining("\n"))
                    + "\nNothing was written. Save the design under another name.");
        }
        for (Map.Entry<String, String> included : edited.beside().entrySet()) {
            DesignFiles.save(file.resolveSibling(included.getKey()), included.getValue());
        }
        if (!edited.text().equals(origin.text())) {
            DesignFiles.save(file, edited.text());
        }
        saveBeside(file, arranged(read.value().get().design()), design);
        List<Remark> remarks = edited.remarks().stream()
                .map(r -> new Remark(Sort.NOT_UNDERSTOOD, 0, r))
                .toList();
        return new Saved(
                new Origin(file, edited.text(), design),
                Seen.of(file),
                new Report("Saved, but the template does not say everything that the drawing shows.", remarks));
    }

    private static void saveBeside(Path template, Design says, Design design) throws IOException {
        Path file = SideFile.of(template);
        boolean there = Files.exists(file);
        String text = new SideFile(says.with(Layout.EMPTY), design).text();
        boolean wanted = there ? !Files.readString(file).equals(text) : Overlay.adds(says, design);
        if (wanted) {
            DesignFiles.save(file, text);
        }
    }
}
