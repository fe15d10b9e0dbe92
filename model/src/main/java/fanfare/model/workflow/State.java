package fanfare.model.workflow;

import java.util.List;
import java.util.Optional;

/** A state of a workflow, with the words of the Amazon States Language. An empty {@code next} ends the workflow. */
public sealed interface State {
    /** The machines inside: branches, or the iterator of a map. */
    default List<StateMachine> machines() {
        if (this instanceof Parallel p) {
            return p.branches();
        }
        return this instanceof Repeat r ? List.of(r.iterator()) : List.of();
    }

    /**
     * Calls a component.
     *
     * @param target the component's name
     * @param action what is done there, such as {@code getItem}; empty where the language does not say
     * @param timeout nanoseconds; 0 for none of its own
     * @param compensates the state that it undoes; empty if it says nothing
     */
    record Task(
            String target,
            String action,
            long timeout,
            List<Retry> retries,
            List<Catch> catches,
            Optional<String> next,
            Optional<String> compensates)
            implements State {
        public Task {
            retries = List.copyOf(retries);
            catches = List.copyOf(catches);
        }

        /** One that does not say that it undoes anything. */
        public Task(
                String target,
                String action,
                long timeout,
                List<Retry> retries,
                List<Catch> catches,
                Optional<String> next) {
            this(target, action, timeout, retries, catches, next, Optional.empty());
        }
    }

    /** Goes one of several ways, each with its probability; they add up to 1. */
    record Choice(List<Way> ways) implements State {
        public Choice {
            ways = List.copyOf(ways);
        }
    }

    /** Goes several ways at once and waits for all. */
    record Parallel(List<StateMachine> branches, List<Retry> retries, List<Catch> catches, Optional<String> next)
            implements State {
        public Parallel {
            branches = List.copyOf(branches);
            retries = List.copyOf(retries);
            catches = List.copyOf(catches);
        }
    }

    /**
     * Does the same for every item.
     *
     * @param items how many items there are
     * @param concurrency how many at once
     */
    record Repeat(
            StateMachine iterator,
            int items,
            int concurrency,
            List<Retry> retries,
            List<Catch> catches,
            Optional<String> next)
            implements State {
        public Repeat {
            retries = List.copyOf(retries);
            catches = List.copyOf(catches);
        }
    }

    /** Waits; a Pass state waits no time. */
    record Wait(long nanoseconds, Optional<String> next) implements State {}

    /** Ends the workflow, well or not. */
    record End(boolean succeeds) implements State {}

    /** One way of a choice. */
    record Way(double probability, String next) {}

    /**
     * When and how often something is tried again.
     *
     * @param errors the errors that it is for
     * @param interval nanoseconds before the first retry
     * @param attempts most retries
     * @param rate by which the interval grows
     * @param longest pause in nanoseconds
     * @param jitter the pause is drawn evenly between zero and the interval
     */
    record Retry(List<String> errors, long interval, int attempts, double rate, long longest, boolean jitter) {
        public Retry {
            errors = List.copyOf(errors);
        }
    }

    /** Where the workflow goes on after an error. */
    record Catch(List<String> errors, String next) {
        public Catch {
            errors = List.copyOf(errors);
        }
    }
}
