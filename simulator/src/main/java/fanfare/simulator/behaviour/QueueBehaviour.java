package fanfare.simulator.behaviour;

import fanfare.model.design.Connection;
import fanfare.model.kind.Container;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.HiddenCost;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.Queue;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.TimeAverage;
import java.util.List;
import java.util.Map;

/**
 * SQS: keeps messages until they are deleted, hides received ones for the visibility timeout, moves those received too
 * often to the dead-letter queue, and drops those past their retention.
 */
final class QueueBehaviour extends Behaviour {
    private static final int ACCEPTED = OWN;
    private static final int VISIBLE = OWN + 1;
    private static final int HIDDEN_ENDS = OWN + 2;
    private static final int RETENTION_ENDS = OWN + 3;
    private static final int REDRIVE = OWN + 4;
    private static final int READER = OWN + 8;
    private static final long UNIT = 64 * 1024;
    /** Messages in flight (SQS developer guide, queue quotas). */
    private static final long MOST_IN_FLIGHT = 120_000;
    /** Calls per second and action of a FIFO queue, and with high throughput (SQS developer guide, FIFO quotas). */
    private static final double FIFO_CALLS = 300;

    private static final double FIFO_HIGH_CALLS = 70_000;

    /** States of a message, kept in {@code requests.step}; a new one waits. */
    private static final int WAITING = 0;

    private static final int IN_FLIGHT = 1;
    private static final int FAILED = 2;
    private static final int DELETED = 3;
    private static final int GHOST = 4;

    private final Waiting waiting;
    private final Sampler acceptance;
    private final RandomStream random;
    private final long delay;
    private final long visibility;
    private final long retention;
    private final TokenBucket calls;
    private final Outlet deadLetter;
    private final long maxReceives;
    private final QueueReader[] readers;
    private final Deadlines hidden = new Deadlines();
    private boolean hiddenArmed;
    private boolean retentionArmed;
    private int turn;

    private final Counter sent;
    private final Counter received;
    private final Counter delivered;
    private final double duplicateRate;
    private final RandomStream duplicates;
    private final Counter deleted;
    private final Counter moved;
    private final Counter expired;
    private final Counter empty;
    private final Billed billed;
    private final TimeAverage visible;
    private final TimeAverage notVisible;
    private final OldestAge oldest;
    private final Redrive redrive;

    QueueBehaviour(Site site) {
        super(site);
        boolean fifo = site.get(Queue.FLAVOUR).equals("fifo");
        waiting = fifo ? new GroupedWaiting(requests) : new Waiting(requests);
        acceptance = site.sampler(Queue.SEND_LATENCY);
        random = site.stream("send latency");
        delay = site.get(Queue.DELIVERY_DELAY);
        visibility = Math.max(1, site.get(Queue.VISIBILITY_TIMEOUT));
        retention = site.get(Queue.RETENTION);
        double rate = site.get(Queue.HIGH_THROUGHPUT) ? FIFO_HIGH_CALLS : FIFO_CALLS;
        calls = fifo ? new TokenBucket(rate, rate) : null;
        deadLetter = site.outlet(DeadLetter.INTERACTION);
        maxReceives = deadLetter == null ? Long.MAX_VALUE : deadLetter.connection.get(DeadLetter.MAX_RECEIVE_COUNT);
        sent = site.count("NumberOfMessagesSent");
        delivered = site.count("DuplicatesDelivered");
        duplicateRate = fifo ? 0 : site.get(Queue.DUPLICATE_RATE);
        duplicates = site.stream("duplicates");
        received = site.count("NumberOfMessagesReceived");
        deleted = site.count("NumberOfMessagesDeleted");
        moved = site.count("MessagesMovedToDeadLetterQueue");
        expired = site.count("MessagesExpired");
        empty = site.count("NumberOfEmptyReceives");
        billed = site.billed(fifo ? Queue.FIFO_REQUESTS : Queue.STANDARD_REQUESTS);
        visible = site.level("ApproximateNumberOfMessagesVisible");
        notVisible = site.level("ApproximateNumberOfMessagesNotVisible");
        redrive = new Redrive(this, REDRIVE);
        oldest = new OldestAge(site.time("ApproximateAgeOfOldestMessage"));
        List<Outlet> polls = site.outlets(Poll.INTERACTION);
        readers = new QueueReader[polls.size()];
        for (int i = 0; i < readers.length; i++) {
            int timers = READER + i * QueueReader.TIMERS;
            readers[i] = polls.get(i).target == Container.KIND
                    ? new QueueConsumers(this, polls.get(i), timers)
                    : new QueueMapping(this, polls.get(i), fifo, timers);
        }
    }

    @Override
    void mappings(Map<Connection, Collectors> all) {
        for (QueueReader reader : readers) {
            all.put(reader.connection(), reader.collectors());
        }
    }

    @Override
    void arrive(int r) {
        if (calls != null && !calls.take(now(), 1)) {
            refuse(r);
        } else if (world.outlets[requests.outlet(r)].as == Interactions.SEND) {
            after(acceptance.next(random), ACCEPTED, r);
        } else {
            accept(r);
        }
    }

    private void accept(int r) {
        long now = now();
        requests.charge(r, Cause.WAITING, now);
        int m = requests.message(r, now);
        sent.increment();
        tell("takes a message");
        billed.add(units(requests.payload(m)), requests.hidden(r));
        keep(m, false);
        if (duplicateRate > 0 && duplicates.chance(duplicateRate)) {
            delivered.increment();
            keep(requests.message(r, now), true);
        }
        armRetention(now + retention);
        world.answer(r, Outcome.OK);
    }

    /** A message, or what the queue delivers a second time, lies in the queue. */
    private void keep(int m, boolean duplicate) {
        long now = now();
        requests.failed(m, duplicate);
        requests.session(m, oldest.enter(now));
        station.arrive(now);
        world.paths.arrived(requests.source(m), self);
        if (delay > 0) {
            notVisible.add(now, 1);
            after(delay, VISIBLE, m);
        } else {
            show(m);
        }
    }

    static long units(long bytes) {
        return 1 + Math.max(0, bytes - 1) / UNIT;
    }

    private void show(int m) {
        visible.add(now(), 1);
        waiting.add(m);
        wake();
    }

    private void wake() {
        for (int i = 0; i < readers.length; i++) {
            QueueReader reader = readers[turn];
            turn = turn + 1 == readers.length ? 0 : turn + 1;
            if (reader.messageVisible()) {
                return;
            }
        }
    }

    long visibleMessages() {
        return visible.current();
    }

    @Override
    void timer(int what, int subject) {
        switch (what) {
            case ACCEPTED -> accept(subject);
            case VISIBLE -> {
                notVisible.add(now(), -1);
                requests.charge(subject, Cause.QUEUEING, now());
                show(subject);
            }
            case HIDDEN_ENDS -> hiddenEnds();
            case RETENTION_ENDS -> retentionEnds();
            case REDRIVE -> redrive.due(subject != 0);
            default ->
                readers[(what - READER) / QueueReader.TIMERS].timer((what - READER) % QueueReader.TIMERS, subject);
        }
    }

    /**
     * Receives up to a number of messages, as a list linked by {@code next}.
     *
     * @return the first, or none
     */
    int receive(int most) {
        long now = now();
        int head = Requests.NONE;
        int last = Requests.NONE;
        int count = 0;
        long bytes = 0;
        while (count < most && notVisible.current() < MOST_IN_FLIGHT) {
            int m = waiting.take();
            if (m == Requests.NONE) {
                break;
            }
            if (requests.step(m) == DELETED) {
                waiting.release(m);
                requests.free(m);
                continue;
            }
            visible.add(now, -1);
            if (now - requests.arrived(m) >= retention) {
                waiting.release(m);
                expire(m);
                continue;
            }
            hide(m, now);
            bytes += requests.payload(m);
            if (last == Requests.NONE) {
                head = m;
            } else {
                requests.next(last, m);
            }
            last = m;
            count++;
        }
        waiting.gathered();
        if (count > 0) {
            received.add(count);
            billed.add(Math.max((count + 9) / 10, units(bytes)), why(head));
        }
        return head;
    }

    /** Why a batch is received: again, for the second time, or for neither reason if one message is new. */
    HiddenCost why(int head) {
        boolean again = true;
        boolean twice = true;
        for (int m = head; m != Requests.NONE && (again || twice); m = requests.next(m)) {
            again &= requests.attempts(m) > 1;
            twice &= requests.failed(m);
        }
        return twice ? HiddenCost.DUPLICATES : again ? HiddenCost.RETRIES : null;
    }

    private void hide(int m, long now) {
        requests.charge(m, Cause.QUEUEING, now);
        requests.attempts(m, requests.attempts(m) + 1);
        requests.step(m, IN_FLIGHT);
        requests.next(m, Requests.NONE);
        notVisible.add(now, 1);
        requests.deadline(m, hidden.add(m, now + visibility));
        armHidden(now + visibility);
    }

    private void armHidden(long due) {
        if (!hiddenArmed) {
            hiddenArmed = true;
            loop.at(due, self, HIDDEN_ENDS, 0);
        }
    }

    private void hiddenEnds() {
        hiddenArmed = false;
        long now = now();
        while (!hidden.isEmpty() && hidden.firstDue() <= now) {
            reappear(hidden.takeFirst(), now);
        }
        if (!hidden.isEmpty()) {
            armHidden(hidden.firstDue());
        }
    }

    private void reappear(int m, long now) {
        notVisible.add(now, -1);
        if (requests.step(m) == IN_FLIGHT) {
            redeliver(m, now);
        } else {
            requests.charge(m, Cause.RETRY, now);
            waiting.release(m);
            again(m, now);
        }
    }

    /** The visibility timeout ends while the message is still being processed: it can be received a second time. */
    private void redeliver(int m, long now) {
        int twin = requests.message(m, now);
        requests.arrived(twin, requests.arrived(m));
        requests.attempts(twin, requests.attempts(m));
        requests.failed(twin, requests.failed(m));
        requests.session(twin, requests.session(m));
        requests.step(m, GHOST);
        requests.pending(m, twin);
        requests.remaining(m, requests.epoch(twin));
        waiting.release(m);
        again(twin, now);
    }

    private void again(int m, long now) {
        if (requests.attempts(m) >= maxReceives) {
            moved.increment();
            tell("moves a message received too often");
            gone(m, now, false);
            requests.step(m, 0);
            bury(m, deadLetter);
        } else {
            requests.step(m, WAITING);
            visible.add(now, 1);
            tell("shows a message again");
            waiting.addAgain(m);
            wake();
        }
    }

    /** A message was processed. */
    void delete(int m, boolean processed) {
        long now = now();
        deleted.increment();
        tell("deletes a message");
        if (requests.step(m) == GHOST) {
            deleteTwin(m, now);
            requests.free(m);
            return;
        }
        removeHidden(m, now);
        waiting.release(m);
        gone(m, now, true);
        requests.free(m);
    }

    private void deleteTwin(int m, long now) {
        int twin = requests.pending(m);
        if (requests.epoch(twin) == requests.remaining(m) && requests.step(twin) == WAITING) {
            requests.step(twin, DELETED);
            visible.add(now, -1);
            gone(twin, now, true);
        }
    }

    /** A message is no longer in the queue. */
    private void gone(int m, long now, boolean processed) {
        oldest.leave(requests.session(m), now);
        station.leave(now, requests.arrived(m), processed);
    }

    private void removeHidden(int m, long now) {
        hidden.remove(requests.deadline(m));
        notVisible.add(now, -1);
    }

    /** Delete calls of a batch: up to ten messages each. */
    void meterDeletes(int messages, HiddenCost why) {
        billed.add((messages + 9) / 10, why);
    }

    /** Receive calls that found nothing. */
    void meterEmpty(long receives) {
        empty.add(receives);
        billed.add(receives, HiddenCost.EMPTY_POLLS);
    }

    /** A message was not processed: it stays hidden until its visibility timeout ends. */
    void fail(int m) {
        if (requests.step(m) == GHOST) {
            requests.free(m);
        } else {
            requests.step(m, FAILED);
        }
    }

    /** When a received message becomes visible again; now if it already has. */
    long hiddenUntil(int m) {
        return requests.step(m) == GHOST ? now() : hidden.due(requests.deadline(m));
    }

    private void armRetention(long due) {
        if (!retentionArmed) {
            retentionArmed = true;
            loop.at(due, self, RETENTION_ENDS, 0);
        }
    }

    private void retentionEnds() {
        retentionArmed = false;
        long now = now();
        while (true) {
            int m = waiting.first();
            if (m == Requests.NONE) {
                return;
            }
            boolean gone = requests.step(m) == DELETED;
            if (!gone && now - requests.arrived(m) < retention) {
                armRetention(requests.arrived(m) + retention);
                return;
            }
            waiting.take();
            waiting.gathered();
            waiting.release(m);
            if (gone) {
                requests.free(m);
            } else {
                visible.add(now, -1);
                expire(m);
            }
        }
    }

    private void expire(int m) {
        expired.increment();
        tell("drops an expired message");
        gone(m, now(), false);
        world.paths.lost(requests.source(m), self);
        requests.free(m);
    }

    @Override
    void answered(int r) {
        for (QueueReader reader : readers) {
            if (reader.outletId() == requests.outlet(r)) {
                reader.answered(r);
                return;
            }
        }
        if (redrive.owns(r)) {
            redrive.answered(r);
            return;
        }
        super.answered(r);
    }

    @Override
    void offered(Outlet to) {
        for (QueueReader reader : readers) {
            if (reader.outletId() == to.id) {
                reader.offered();
            }
        }
    }

    @Override
    void finished(int c) {
        handedOver(c);
    }

    @Override
    void start() {
        redrive.start();
        for (QueueReader reader : readers) {
            reader.start();
        }
    }

    @Override
    void warmedUp(long now) {
        oldest.restart(now);
        for (QueueReader reader : readers) {
            reader.warmedUp(now);
        }
    }

    @Override
    void close(long now, long measured) {
        oldest.close(now);
        for (QueueReader reader : readers) {
            reader.close(now);
        }
    }
}
