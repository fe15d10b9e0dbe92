package fanfare.exporters.handler;

/** What is said about handlers that are not written to the end. */
final class Remarks {
    private Remarks() {}

    static String skeleton(Plan plan, String language) {
        return plan.function().name() + ": the handler in " + language
                + (plan.calls().isEmpty()
                        ? " is a skeleton that answers every event."
                        : " is a skeleton; its " + plan.calls().size()
                                + (plan.calls().size() == 1 ? " call is" : " calls are") + " left to you.");
    }
}
