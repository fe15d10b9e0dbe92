package fanfare.simulator.behaviour;

/** The visible messages of a standard queue, oldest first. */
class Waiting {
    final Requests requests;
    private final IntQueue messages = new IntQueue();

    Waiting(Requests requests) {
        this.requests = requests;
    }

    void add(int m) {
        messages.add(m);
    }

    /** A message that was received before is visible again. */
    void addAgain(int m) {
        messages.add(m);
    }

    /** The next message to be received, or none; it stays. */
    int first() {
        return messages.isEmpty() ? Requests.NONE : messages.first();
    }

    /** The next message to be received, or none. */
    int take() {
        return messages.isEmpty() ? Requests.NONE : messages.take();
    }

    /** The messages taken so far make a batch. */
    void gathered() {}

    /** A received message no longer stands in the way of others. */
    void release(int m) {}
}
