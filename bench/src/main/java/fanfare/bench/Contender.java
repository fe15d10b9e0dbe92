package fanfare.bench;

/** A way of simulating the works. */
interface Contender {

    /** Simulates the work's warm-up and then, against the clock, so many customers. */
    Outcome run(Work work, long customers, long seed);
}
