package fanfare.model.kind;

import static fanfare.model.kind.Property.Section.COST;
import static fanfare.model.kind.Property.Section.SIMULATION;
import static fanfare.model.kind.Property.choice;
import static fanfare.model.kind.Property.document;
import static fanfare.model.kind.Property.megabytes;
import static fanfare.model.kind.Property.property;
import static fanfare.model.kind.Property.randomTime;

/** A state machine: Step Functions. */
public final class Workflow {
    /** Standard or express. */
    public static final Property<String> TYPE = property("type", choice("standard", "express"))
            .byDefault("standard")
            .doc(
                    "standard: up to a year, billed by the state transition, started asynchronously; express: up to 5 minutes, billed by request and duration, also answers its caller.")
            .from(Sources.STEP_FUNCTIONS);
    /** The states. */
    public static final Property<String> DEFINITION = property("definition", document())
            .doc(
                    "States in the Amazon States Language; a Task names the component that it calls as ${Name}. “Probability” in a rule of a Choice and “ItemCount” in a Map say what a run cannot know; “Compensates” in a Task names the task that it undoes, for sagas. Unset: the connections in the order of their steps.")
            .from(Sources.STEP_FUNCTIONS);
    /** Time before the first state. */
    public static final Property<Distribution> START_LATENCY = property("startLatency", randomTime(60e9))
            .doc(
                    "Time from the start of an execution to its first state. Unset: measured values, with a median of 99 ms (standard) and 77 ms (express), which include the first transition.")
            .from(Sources.LATENCY)
            .in(SIMULATION);
    /** Time between two states. */
    public static final Property<Distribution> TRANSITION_LATENCY = property("transitionLatency", randomTime(60e9))
            .doc("Time that a Task adds to what it calls. Unset: 20 to 40 ms (standard), 10 to 30 ms (express).")
            .from(Source.assumption(
                    "20 to 40 ms a standard transition; 17.6 to 24.1 ms measured by the authors of the V4 data"))
            .in(SIMULATION);
    /** Memory that an express execution is billed for. */
    public static final Property<Long> MEMORY = property("memory", megabytes(1, 10_240))
            .byDefault(64L)
            .doc("Memory that an express execution uses, billed in steps of 64 MB.")
            .from(Sources.STEP_FUNCTIONS)
            .in(COST);
    /** Billed transitions of standard workflows. */
    public static final Meter TRANSITIONS = Meter.of("step-functions", "state-transition", "transition");
    /** Billed executions of express workflows. */
    public static final Meter REQUESTS = Meter.of("step-functions", "express-request", "request");
    /** Billed duration of express workflows, counted in MB·ms. */
    public static final Meter GB_SECONDS = new Meter("step-functions", "express-gb-second", "GB-second", 1_024_000);

    /** The declaration. */
    public static final Kind KIND = Kind.kind("workflow")
            .title("Workflow", "Step Functions")
            .in(Group.COMPUTE)
            .doc("Calls functions and services state by state: in sequence, in parallel, by choice, with retries.")
            .properties(TYPE, DEFINITION, MEMORY, START_LATENCY, TRANSITION_LATENCY)
            .metrics(
                    Metric.count("ExecutionsStarted", "Executions begun."),
                    Metric.count("ExecutionsSucceeded", "Executions that ended well."),
                    Metric.count("ExecutionsFailed", "Executions that failed."),
                    Metric.count("ExecutionsTimedOut", "Executions that ran into their time-out."),
                    Metric.count("ExecutionThrottled", "Starts refused by the quota."),
                    Metric.count("StatesEntered", "States entered, retries included."),
                    Metric.time("ExecutionTime", "Time from the start of an execution to its end."),
                    Metric.count("CompensationsRun", "Compensating tasks that came to a good end.")
                            .as(Role.COMPENSATIONS_RUN),
                    Metric.count("CompensationsFailed", "Compensating tasks that were given up.")
                            .as(Role.COMPENSATIONS_FAILED),
                    Metric.count("SagasCompensated", "Executions that failed and undid all that they had done.")
                            .as(Role.SAGAS_COMPENSATED),
                    Metric.count(
                                    "SagasInconsistent",
                                    "Executions that failed with steps done that were not all undone.")
                            .as(Role.SAGAS_INCONSISTENT))
            .meters(TRANSITIONS, REQUESTS, GB_SECONDS)
            .build();

    private Workflow() {}
}
