package fanfare.model.check;

import static fanfare.model.check.Problem.error;

import fanfare.model.design.Component;
import fanfare.model.kind.DailyLevels;
import fanfare.model.kind.Function;
import fanfare.model.kind.Property;
import java.util.List;
import java.util.Optional;

/** What properties of a function exclude each other. */
final class FunctionCheck {
    private static final long SNAP_START_STORAGE = 512;

    private final Component function;
    private final String where;
    private final List<Problem> problems;

    FunctionCheck(Component function, String where, List<Problem> problems) {
        this.function = function;
        this.where = where;
        this.problems = problems;
    }

    void run() {
        function.value(Function.PROVISIONED_CONCURRENCY)
                .ifPresent(level -> withinReserved(Function.PROVISIONED_CONCURRENCY, level));
        function.value(Function.PROVISIONED_SCHEDULE)
                .filter(text -> Function.PROVISIONED_SCHEDULE.type().check(text).isEmpty())
                .ifPresent(text -> schedule(DailyLevels.of(text)));
        if (function.get(Function.SNAP_START)) {
            snapStart();
        }
    }

    private void withinReserved(Property<?> property, long level) {
        Optional<Long> reserved = function.value(Function.RESERVED_CONCURRENCY);
        if (reserved.isPresent() && level > reserved.get()) {
            add(
                    property,
                    "provisioned concurrency " + level + " exceeds the reserved concurrency " + reserved.get(),
                    "Lower the provisioned or raise the reserved concurrency.");
        }
    }

    private void schedule(DailyLevels levels) {
        if (function.value(Function.PROVISIONED_CONCURRENCY).isEmpty()) {
            add(
                    Function.PROVISIONED_SCHEDULE,
                    "a schedule of provisioned concurrency needs a level to begin with",
                    "Set the provisioned concurrency that holds at midnight.");
        }
        if (levels.ambiguous()) {
            add(
                    Function.PROVISIONED_SCHEDULE,
                    "two levels begin at the same time",
                    "Leave one level for each time of the day.");
        }
        withinReserved(Function.PROVISIONED_SCHEDULE, levels.highest());
    }

    private void snapStart() {
        if (!Function.canSnapStart(function.get(Function.RUNTIME))) {
            add(
                    Function.SNAP_START,
                    "SnapStart does not exist for " + function.get(Function.RUNTIME)
                            + ": it needs Java 11, Python 3.12 or .NET 8, or newer",
                    "Switch it off, or use one of these runtimes.");
        }
        if (function.value(Function.PROVISIONED_CONCURRENCY).isPresent()) {
            add(
                    Function.SNAP_START,
                    "SnapStart and provisioned concurrency exclude each other",
                    "Keep one of them: provisioned environments have no cold start.");
        }
        if (function.get(Function.EPHEMERAL_STORAGE) > SNAP_START_STORAGE) {
            add(
                    Function.SNAP_START,
                    "SnapStart allows at most 512 MB of temporary storage",
                    "Set ephemeralStorage to 512 MB, or switch SnapStart off.");
        }
    }

    private void add(Property<?> property, String what, String remedy) {
        problems.add(error(where + "/" + property, what, remedy));
    }
}
