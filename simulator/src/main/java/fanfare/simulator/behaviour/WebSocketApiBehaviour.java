package fanfare.simulator.behaviour;

import fanfare.model.kind.Interactions;
import fanfare.model.kind.WebSocketApi;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;
import fanfare.simulator.measure.LatencyHistogram;
import fanfare.simulator.measure.TimeAverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An API Gateway WebSocket API: sessions of clients whose messages invoke the function of a route, and messages that
 * functions push to open connections. Limits: WebSocket API quotas; billing: API Gateway pricing.
 */
final class WebSocketApiBehaviour extends Behaviour {
    private static final int THROUGH = OWN;
    private static final int PUSHED = OWN + 1;
    private static final int SESSION_ENDS = OWN + 2;
    private static final int IDLE = OWN + 3;
    private static final int EXPIRED = OWN + 4;

    private static final int NONE = Sessions.NONE;
    private static final long MS = 1_000_000L;
    private static final long MINUTE = 60_000 * MS;
    private static final long UNIT = 32 * 1024;
    private static final long LARGEST = 128 * 1024;
    private static final long IDLE_TIMEOUT = 10 * MINUTE;
    private static final long LONGEST_CONNECTION = 120 * MINUTE;

    private final Sessions sessions = new Sessions();
    private final Outlet connect;
    private final Outlet disconnect;
    private final Routes routes;
    private final TokenBucket throttle;
    private final TokenBucket connects;
    private final double opening;
    private final Sampler sessionLength;
    private final double goneShare;
    private final Sampler overhead;
    private final RandomStream latencies;
    private final RandomStream whose;
    private final RandomStream lengths;
    private final Lapse idle = new Lapse(IDLE_TIMEOUT, IDLE);
    private final Lapse expiry = new Lapse(LONGEST_CONNECTION, EXPIRED);
    private final Counter connected;
    private final Counter disconnected;
    private final Counter idleDisconnects;
    private final Counter expired;
    private final Counter messages;
    private final Counter pushed;
    private final Counter gone;
    private final Counter clientErrors;
    private final Counter integrationErrors;
    private final LatencyHistogram pushDelay;
    private final TimeAverage open;
    private final Counter billedMessages;
    private final Counter billedTime;
    private final Egress egress;
    private long since;
    private long unbilled;

    WebSocketApiBehaviour(Site site) {
        super(site);
        List<Outlet> messageRoutes = new ArrayList<>(site.outlets(Interactions.INVOKE));
        connect = route(messageRoutes, "$connect");
        disconnect = route(messageRoutes, "$disconnect");
        messageRoutes.removeIf(o -> o == connect || o == disconnect);
        routes = new Routes(messageRoutes, site.stream("routes"));
        throttle = new TokenBucket(site.get(WebSocketApi.THROTTLE_RATE), site.get(WebSocketApi.THROTTLE_BURST));
        double rate = site.get(WebSocketApi.CONNECT_RATE);
        connects = new TokenBucket(rate, rate);
        opening = 1 / site.get(WebSocketApi.MESSAGES_PER_SESSION);
        sessionLength = site.sampler(WebSocketApi.SESSION_LENGTH);
        goneShare = site.component().value(WebSocketApi.GONE_SHARE).orElse(-1.0);
        overhead = site.sampler(WebSocketApi.OVERHEAD);
        latencies = site.stream("overhead");
        whose = site.stream("sessions");
        lengths = site.stream("session lengths");
        connected = site.count("ConnectCount");
        disconnected = site.count("DisconnectCount");
        idleDisconnects = site.count("IdleDisconnects");
        expired = site.count("ExpiredConnections");
        messages = site.count("MessageCount");
        pushed = site.count("PushedMessages");
        gone = site.count("GoneConnections");
        clientErrors = site.count("ClientError");
        integrationErrors = site.count("IntegrationError");
        pushDelay = site.time("PushDelay");
        open = site.level("OpenConnections");
        site.answersAre("IntegrationLatency");
        billedMessages = site.meter(WebSocketApi.MESSAGES);
        billedTime = site.meter(WebSocketApi.CONNECTION_MINUTES);
        egress = new Egress(site);
    }

    private static Outlet route(List<Outlet> all, String key) {
        return all.stream()
                .filter(o -> o.connection
                        .value(Interactions.ROUTE)
                        .filter(key::equals)
                        .isPresent())
                .findFirst()
                .orElse(null);
    }

    @Override
    void arrive(int r) {
        if (!throttle.take(now(), 1)) {
            clientErrors.increment();
            refuse(r);
        } else if (world.outlets[requests.outlet(r)].as == Interactions.PUSH) {
            enter(r);
            after(overhead.next(latencies), PUSHED, r);
        } else {
            message(r);
        }
    }

    /** A client sends a message, over an open connection or a new one. */
    private void message(int r) {
        int s = sessions.size() == 0 || whose.chance(opening) ? NONE : sessions.any(whose);
        boolean isOpen = s != NONE && sessions.isOpen(s);
        if (!isOpen && !connects.take(now(), 1)) {
            clientErrors.increment();
            refuse(r);
            return;
        }
        enter(r);
        if (isOpen) {
            send(r, s);
            return;
        }
        int connecting = s == NONE ? sessions.begin(requests.source(r)) : s;
        sessions.connecting(connecting);
        requests.local(r, connecting);
        after(overhead.next(latencies), THROUGH, r);
    }

    /** The message itself, over an open connection; too large a one closes it with 1009. */
    private void send(int r, int s) {
        requests.local(r, NONE);
        if (requests.payload(r) > LARGEST) {
            clientErrors.increment();
            closeConnection(s);
            leave(r, Outcome.ERROR);
            return;
        }
        count(requests.payload(r));
        idle.again(s);
        after(overhead.next(latencies), THROUGH, r);
    }

    private void count(int bytes) {
        messages.increment();
        billedMessages.add(1 + Math.max(0, bytes - 1) / UNIT);
    }

    @Override
    void timer(int what, int subject) {
        switch (what) {
            case THROUGH -> through(subject);
            case PUSHED -> push(subject);
            case SESSION_ENDS -> endSession(subject);
            case IDLE -> idle.due(idleDisconnects);
            default -> expiry.due(expired);
        }
    }

    private void through(int r) {
        requests.charge(r, Cause.NETWORK, now());
        if (requests.local(r) != NONE) {
            if (connect == null || !connect.begin(r)) {
                opened(r);
            }
        } else if (!routes.begin(r)) {
            leave(r, Outcome.OK);
        }
    }

    private void opened(int r) {
        int s = requests.local(r);
        connected.increment();
        if (sessions.isNew(s)) {
            sessions.started(s);
            after(sessionLength.next(lengths), SESSION_ENDS, s);
        }
        sessions.open(s);
        level(1);
        idle.begin(s);
        expiry.begin(s);
        send(r, s);
        if (sessions.hasEnded(s)) {
            endSession(s);
        }
    }

    @Override
    void finished(int c) {
        Outlet by = world.outlets[requests.outlet(c)];
        boolean ok = requests.outcome(c) == Outcome.OK;
        if (!ok) {
            integrationErrors.increment();
        }
        if (by == disconnect) {
            requests.free(c);
            return;
        }
        int r = requests.parent(c);
        requests.adopt(r, c, now());
        requests.free(c);
        if (by != connect) {
            leave(r, ok ? Outcome.OK : Outcome.ERROR);
        } else if (ok) {
            opened(r);
        } else {
            notOpened(r);
        }
    }

    /** The function of $connect turned the client away: a new session has not begun, an old one tries again later. */
    private void notOpened(int r) {
        int s = requests.local(r);
        if (sessions.isNew(s) || sessions.hasEnded(s)) {
            sessions.forget(s);
        } else {
            sessions.closed(s);
        }
        leave(r, Outcome.ERROR);
    }

    private void endSession(int s) {
        if (sessions.isConnecting(s)) {
            sessions.ended(s);
            return;
        }
        if (sessions.isOpen(s)) {
            closeConnection(s);
        }
        sessions.forget(s);
    }

    private void closeConnection(int s) {
        idle.stop(s);
        expiry.stop(s);
        sessions.closed(s);
        disconnected.increment();
        level(-1);
        if (disconnect != null) {
            disconnect.once(sessions.source(s));
        }
    }

    /** A function pushes a message to one connection. */
    private void push(int r) {
        requests.charge(r, Cause.NETWORK, now());
        int s = disconnect == null ? sessions.any(whose) : sessions.anyOpen(whose);
        boolean there = goneShare < 0 ? s != NONE && sessions.isOpen(s) : !whose.chance(goneShare);
        if (!there) {
            gone.increment();
            tell("answers 410");
            station.leave(now(), requests.arrived(r), false);
            // A sender takes 410 for an answer: it forgets the connection and does not try again.
            world.answer(r, Outcome.OK);
            return;
        }
        if (requests.payload(r) > LARGEST) {
            clientErrors.increment();
            leave(r, Outcome.ERROR);
            return;
        }
        pushed.increment();
        count(requests.payload(r));
        egress.push(r, requests.payload(r));
        if (s != NONE && sessions.isOpen(s)) {
            idle.again(s);
        }
        pushDelay.record(now() - requests.born(r));
        leave(r, Outcome.OK);
    }

    private void level(int change) {
        bill(now());
        open.add(now(), change);
    }

    private void bill(long now) {
        unbilled += open.current() * (now - since);
        since = now;
        billedTime.add(unbilled / MS);
        unbilled %= MS;
    }

    @Override
    void warmedUp(long now) {
        since = now;
        unbilled = 0;
    }

    @Override
    void close(long now, long measured) {
        bill(now);
    }

    /** Closes the connections for which a fixed time has passed, with one timer for the first of them. */
    private final class Lapse {
        private final Deadlines deadlines = new Deadlines();
        private final long time;
        private final int timer;
        private int[] slot = new int[16];
        private boolean armed;

        Lapse(long time, int timer) {
            this.time = time;
            this.timer = timer;
        }

        void begin(int s) {
            if (s >= slot.length) {
                slot = Arrays.copyOf(slot, 2 * s);
            }
            slot[s] = deadlines.add(s, now() + time);
            arm(now() + time);
        }

        void stop(int s) {
            deadlines.remove(slot[s]);
        }

        void again(int s) {
            stop(s);
            begin(s);
        }

        private void arm(long due) {
            if (!armed) {
                armed = true;
                loop.at(due, self, timer, 0);
            }
        }

        void due(Counter closed) {
            while (!deadlines.isEmpty() && deadlines.firstDue() <= now()) {
                closed.increment();
                closeConnection(deadlines.firstId());
            }
            armed = false;
            if (!deadlines.isEmpty()) {
                arm(deadlines.firstDue());
            }
        }
    }
}
