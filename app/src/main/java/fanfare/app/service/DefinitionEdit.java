package fanfare.app.service;

import fanfare.exporters.Imported;
import fanfare.exporters.picture.Look;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Point;
import fanfare.model.edit.AddComponent;
import fanfare.model.edit.Connect;
import fanfare.model.edit.Edit;
import fanfare.model.edit.SetProperty;
import fanfare.model.edit.Together;
import fanfare.model.kind.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A definition that is read into a workflow: what it calls is found by its name, and added where it is missing. */
public final class DefinitionEdit {
    private static final double COLUMN = Look.WIDTH + 120;
    private static final double ROW = Look.HEIGHT + 40;

    private DefinitionEdit() {}

    /**
     * The edit.
     *
     * @param imported the design that the definition describes
     * @throws IllegalArgumentException with a sentence for the user, if the design has something else of a called name
     */
    public static Edit of(Design design, String workflow, Imported imported) {
        Design from = imported.design();
        Component read = from.components().stream()
                .filter(c -> c.value(Workflow.DEFINITION).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This is not the definition of a state machine."));
        List<Edit> edits = new ArrayList<>();
        List<Point> taken = new ArrayList<>();
        design.components().forEach(c -> design.layout().of(c.name()).ifPresent(taken::add));
        Point at = design.layout().of(workflow).orElse(new Point(0, 0));
        List<Connection> calls = from.from(read.name()).toList();
        for (Component called : from.components()) {
            if (calls.stream().noneMatch(c -> c.to().equals(called.name()))) {
                continue;
            }
            Optional<Component> here = design.component(called.name());
            if (here.isPresent() && here.get().kind() != called.kind()) {
                throw new IllegalArgumentException("The definition calls the "
                        + called.kind().title() + " “" + called.name() + "”, but here this is a "
                        + here.get().kind().title() + ". Rename it and import again.");
            }
            if (here.isEmpty()) {
                Point free = free(at, taken);
                taken.add(free);
                edits.add(new AddComponent(called, free));
            }
        }
        for (Connection c : calls) {
            boolean drawn = design.from(workflow).anyMatch(x -> x.to().equals(c.to()) && x.as() == c.as());
            if (!drawn) {
                edits.add(new Connect(Connection.of(workflow, c.as(), c.to())));
            }
        }
        edits.add(new SetProperty<>(workflow, Workflow.DEFINITION, read.get(Workflow.DEFINITION)));
        return new Together("Import the definition of " + workflow, edits);
    }

    /** The uppermost place right of the workflow where nothing stands. */
    private static Point free(Point workflow, List<Point> taken) {
        Point place = new Point(workflow.x() + COLUMN, workflow.y());
        while (covers(place, taken)) {
            place = new Point(place.x(), place.y() + ROW);
        }
        return place;
    }

    private static boolean covers(Point place, List<Point> taken) {
        return taken.stream()
                .anyMatch(p -> Math.abs(p.x() - place.x()) < Look.WIDTH + 16
                        && Math.abs(p.y() - place.y()) < Look.HEIGHT + 16);
    }
}
