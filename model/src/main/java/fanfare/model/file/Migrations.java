package fanfare.model.file;

import java.util.List;
import java.util.function.UnaryOperator;

/** How files of older formats become files of this one: one named step for every format version. */
final class Migrations {
    /** The format version that is written. */
    static final int CURRENT = 1;

    /**
     * What changed with one format version.
     *
     * @param to the version that it leads to
     * @param what the change in words
     * @param change the tree of the version before, made one of this version
     */
    record Step(int to, String what, UnaryOperator<Json.Obj> change) {}

    /** All steps, oldest first. The first format has none before it. */
    static final List<Step> STEPS = List.of();

    private Migrations() {}

    /** The tree as of the last of these steps. */
    static Json.Obj apply(Json.Obj root, long version, List<Step> steps) {
        Json.Obj tree = root;
        for (Step step : steps) {
            if (step.to() > version) {
                tree = step.change().apply(tree);
            }
        }
        return tree;
    }
}
