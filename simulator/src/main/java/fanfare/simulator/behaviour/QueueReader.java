package fanfare.simulator.behaviour;

import fanfare.model.design.Connection;

/** Whoever takes messages out of a queue: an event source mapping, or tasks that poll by themselves. */
interface QueueReader {
    /** How many timers a reader has. */
    int TIMERS = 5;

    int outletId();

    Connection connection();

    /** What is observed of the reader. */
    Collectors collectors();

    void start();

    void warmedUp(long now);

    /** A message has become visible; true if this reader will look for it. */
    boolean messageVisible();

    /** The receiver has room for other numbers of messages than before. */
    void offered();

    void timer(int what, int subject);

    /** What was handed to the receiver has come back. */
    void answered(int r);

    void close(long now);
}
