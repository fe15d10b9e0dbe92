package fanfare.simulator.behaviour;

/** Takes no part in a run. */
final class ResourceBehaviour extends Behaviour {
    ResourceBehaviour(Site site) {
        super(site);
    }

    @Override
    void arrive(int r) {
        throw new IllegalStateException("Nothing can be sent to a resource");
    }
}
