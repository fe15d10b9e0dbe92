package fanfare.exporters.editing;

import fanfare.exporters.sam.SamExporter;
import fanfare.exporters.template.Beside;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes what changed in a design into the template that it was read from. Both designs are exported, and what differs
 * between the two exports is done to the text: nothing else is touched. What belongs to the simulation only stands in no
 * template and changes nothing here.
 */
public final class TemplateEdits {
    private static final String RESOURCES = "Resources";
    private static final int WHOLE_EVENT = 5;
    private static final Set<String> NOT_OURS =
            Set.of("LoggingConfig", "Tracing", "CodeUri", "Handler", "FunctionName");

    private final Design before;
    private final Included included;
    private final List<String> remarks = new ArrayList<>();
    private TemplateText text;
    private Map<String, Object> exported = Map.of();

    private TemplateEdits(String text, Design before, Beside beside) {
        this.text = new TemplateText(text);
        this.before = before;
        this.included = new Included(text, beside);
    }

    /**
     * A template after its changes.
     *
     * @param text the template
     * @param beside files that the template includes and that changed too, by their path from it
     * @param remarks what could not be written, a sentence each
     */
    public record Edited(String text, Map<String, String> beside, List<String> remarks) {}

    /**
     * Applies changes.
     *
     * @param text the template as it is
     * @param before the design that was read from it
     * @param after the design as it is to be
     * @param beside the files beside the template, of which it may include some
     */
    public static Edited apply(String text, Design before, Design after, Beside beside) {
        TemplateEdits edits = new TemplateEdits(text, before, beside);
        Design from = edits.renamed(after);
        edits.exported = SamExporter.sectionsToEdit(from);
        Change.between(edits.exported, SamExporter.sectionsToEdit(after)).forEach(edits::change);
        return new Edited(edits.text.text(), edits.included.changed(), List.copyOf(edits.remarks));
    }

    /** Renames first, so that a renamed component is not one that went and one that came. */
    private Design renamed(Design after) {
        Design from = before;
        List<Component> gone = only(before, after);
        for (Component came : only(after, before)) {
            Optional<Component> was = gone.stream()
                    .filter(g -> g.kind() == came.kind() && g.set().sameValues(came.set()))
                    .findFirst();
            if (was.isPresent() && text.has(List.of(RESOURCES, was.get().name()))) {
                gone.remove(was.get());
                from = from.renamed(was.get().name(), came.name());
                included.rename(was.get().name(), came.name());
                text = new TemplateText(text.renamed(was.get().name(), came.name()));
            }
        }
        return from;
    }

    private static List<Component> only(Design these, Design others) {
        Set<String> known = new HashSet<>();
        others.components().forEach(c -> known.add(c.name()));
        return new ArrayList<>(these.components().stream()
                .filter(c -> !known.contains(c.name()))
                .toList());
    }

    private void change(Change change) {
        List<String> path = place(change);
        if (path.isEmpty() || !isInText(change) || path.size() >= 4 && NOT_OURS.contains(path.get(3))) {
            return;
        }
        if (change instanceof Change.Put put) {
            text = new TemplateText(text.put(path, put.value()));
        } else if (change instanceof Change.Remove) {
            if (text.has(path)) {
                text = new TemplateText(text.remove(path));
            }
        } else if (change instanceof Change.Append append) {
            text = new TemplateText(text.append(path, append.item()));
        } else if (change instanceof Change.Drop drop) {
            Optional<String> without = text.drop(path, drop.item());
            if (without.isPresent()) {
                text = new TemplateText(without.get());
            } else {
                remarks.add(String.join("/", path) + " says it in another way and was left as it is.");
            }
        }
    }

    /** Where a change goes; empty if it is about an event that the template says in another way. */
    private List<String> place(Change change) {
        List<String> path = change.path();
        boolean whole = path.size() == WHOLE_EVENT && change instanceof Change.Put;
        if (!EventNames.isInEvent(path) || whole) {
            return path;
        }
        return EventNames.inText(path, exported, text).orElseGet(() -> {
            remarks.add(path.get(1) + ": its event is said in another way and was left as it is.");
            return List.of();
        });
    }

    /** New resources are added; of others, only what the template itself says may change. */
    private boolean isInText(Change change) {
        List<String> path = change.path();
        if (path.size() <= 2) {
            return change instanceof Change.Put || text.has(path);
        }
        if (!path.get(0).equals(RESOURCES)) {
            return false;
        }
        boolean there = text.has(path.subList(0, 2));
        if (!there) {
            remarks.add(path.get(1) + " is no resource of the template; its change was not written.");
        }
        return there;
    }
}
