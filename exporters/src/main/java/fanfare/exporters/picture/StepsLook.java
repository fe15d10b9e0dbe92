package fanfare.exporters.picture;

import fanfare.exporters.picture.StepsLayout.Node;
import fanfare.exporters.picture.StepsLayout.Sort;
import fanfare.exporters.picture.StepsLayout.Why;
import fanfare.model.kind.Group;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Kind;
import java.util.List;
import java.util.Optional;

/** How the states of a workflow look, on paper and on screen; sizes and units are those of {@link Look}. */
public final class StepsLook {
    /** Corner radius of a state. */
    public static final double RADIUS = 8;
    /** Side of the coloured square behind a state's icon. */
    public static final double TILE = 20;
    /** Distance from the state's left edge to the square. */
    public static final double PADDING = 5;
    /** Scale of an icon in its square. */
    public static final double ICON_SCALE = 0.58;
    /** The sign of a retry, in a box of 24 × 24. */
    public static final String RETRY = "M19.5 8.5a8.2 8.2 0 1 0 .7 5.5 M20 3.5v5h-5";
    /** Dashes of a line that an error takes. */
    public static final List<Double> CAUGHT = List.of(4.0, 3.0);

    private StepsLook() {}

    /** The icon of a state; a task has that of what it calls. */
    public static String icon(Sort sort, Optional<Kind> called) {
        return switch (sort) {
            case TASK -> called.map(Look::iconPath).orElse("M5.5 5.5h13v13h-13z");
            case CHOICE -> "M12 3.5l8.5 8.5l-8.5 8.5l-8.5-8.5z";
            case PARALLEL -> "M6 5v14 M12 5v14 M18 5v14";
            case MAP -> "M4 9h11v11h-11z M8.5 9v-4.5h11v11h-4.5";
            case WAIT -> "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z M12 7.5v4.7l3.2 2";
            case PASS -> "M4 12h15.5 M13.5 6l6 6l-6 6";
            case SUCCEED -> "M4.5 12.5l5 5l10-11";
            case FAIL -> "M6 6l12 12 M18 6l-12 12";
            case START, END -> "";
        };
    }

    /** The coloured square of a state. */
    public static String fill(Look look, Sort sort, Optional<Kind> called) {
        return switch (sort) {
            case TASK -> look.fill(called.map(Kind::group).orElse(Group.ANYTHING_ELSE));
            case SUCCEED -> look.fill(Group.STORES);
            case FAIL -> look.line(Interaction.Style.OUTCOME);
            default -> look.fill(Group.OUTSIDE);
        };
    }

    /** The colour of a line. */
    public static String line(Look look, Why why) {
        return look.line(why == Why.CATCH ? Interaction.Style.OUTCOME : Interaction.Style.CALL);
    }

    /** Corner radius; a choice is rounder than what is done. */
    public static double radius(Node node) {
        return node.sort() == Sort.CHOICE ? StepsLayout.ROW / 2 : RADIUS;
    }
}
