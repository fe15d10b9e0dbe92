package fanfare.simulator.behaviour;

import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Delivery;
import fanfare.model.kind.External;
import fanfare.model.kind.Topic;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;

/** SNS: accepts a message, then delivers a copy to every matching subscriber by its own retry policy. */
final class TopicBehaviour extends Behaviour {
    private static final int ACCEPTED = OWN;
    private static final long UNIT = 64 * 1024;

    private final boolean fifo;
    private final Sampler acceptance;
    private final RandomStream random;
    private final Subscriptions subscriptions;
    private final Counter published;
    private final Billed publishes;
    private final Counter publishBytes;
    private final Counter deliveries;
    private final Counter deliveryBytes;
    private final Counter httpDeliveries;
    private final Counter deliveryStreams;

    TopicBehaviour(Site site) {
        super(site);
        fifo = site.get(Topic.FLAVOUR).equals("fifo");
        acceptance = site.sampler(Topic.PUBLISH_LATENCY);
        random = site.stream("publish latency");
        published = site.count("NumberOfMessagesPublished");
        subscriptions = new Subscriptions(
                this,
                site.outlets(Deliver.INTERACTION),
                site.outlet(DeadLetter.INTERACTION),
                null,
                site.count("NumberOfNotificationsFilteredOut"),
                site.count("NumberOfNotificationsDelivered"),
                site.count("NumberOfNotificationsFailed"));
        publishes = site.billed(fifo ? Topic.FIFO_PUBLISHES : Topic.PUBLISHES);
        publishBytes = site.meter(Topic.FIFO_PUBLISH_GB);
        deliveries = site.meter(Topic.FIFO_DELIVERIES);
        deliveryBytes = site.meter(Topic.FIFO_DELIVERY_GB);
        httpDeliveries = site.meter(Topic.HTTP_DELIVERIES);
        deliveryStreams = site.meter(Topic.DELIVERY_STREAMS);
    }

    @Override
    void arrive(int r) {
        enter(r);
        after(acceptance.next(random), ACCEPTED, r);
    }

    @Override
    void timer(int what, int r) {
        requests.charge(r, Cause.WAITING, now());
        int bytes = requests.payload(r);
        published.increment();
        publishes.add(fifo ? 1 : units(bytes), requests.hidden(r));
        if (fifo) {
            publishBytes.add(bytes);
        }
        for (int i = 0; i < subscriptions.size(); i++) {
            if (subscriptions.passes(i)) {
                meterDelivery(i, bytes);
                subscriptions.outlet(i).begin(subscriptions.copy(r));
            }
        }
        leave(r, Outcome.OK);
    }

    private void meterDelivery(int i, int bytes) {
        if (fifo) {
            deliveries.increment();
            deliveryBytes.add(bytes);
        } else if (subscriptions.outlet(i).target == External.KIND) {
            httpDeliveries.add(units(bytes));
        } else if (subscriptions.outlet(i).target == Delivery.KIND) {
            deliveryStreams.add(units(bytes));
        }
    }

    private static long units(int bytes) {
        return 1 + Math.max(0, bytes - 1) / UNIT;
    }

    @Override
    void finished(int c) {
        subscriptions.finished(c);
    }
}
