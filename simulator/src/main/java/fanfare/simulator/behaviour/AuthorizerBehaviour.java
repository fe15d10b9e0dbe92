package fanfare.simulator.behaviour;

import fanfare.model.design.Component;
import fanfare.model.kind.Api;
import fanfare.model.kind.Authorizer;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Interactions;
import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.measure.Counter;

/**
 * An authorizer: a verdict from what it has kept for the identity, from its function, or from a token that it checks
 * itself. Only verdicts of functions are kept (API Gateway API reference, CreateAuthorizer).
 */
final class AuthorizerBehaviour extends Behaviour {
    private static final int CHECKED = OWN;
    private static final long REST_TTL = 300_000_000_000L;

    private final Outlet function;
    private final Sampler latency;
    private final RandomStream latencies;
    private final Zipf identities;
    private final RandomStream identity;
    private final TimedCache kept;
    private final boolean[] keptDenial;
    private final double denied;
    private final RandomStream verdicts;
    private final Counter asked;
    private final Counter hits;
    private final Counter misses;
    private final Counter denials;
    private final Counter errors;

    AuthorizerBehaviour(Site site) {
        super(site);
        boolean lambda = site.get(Authorizer.TYPE).equals("lambda");
        function = site.outlet(Interactions.INVOKE);
        Sampler own = site.sampler(Authorizer.LATENCY);
        latency = own != null || lambda ? own : site.sampler(new Distribution.Uniform(1e6, 5e6));
        latencies = site.stream("latency");
        identities = new Zipf(site.get(Authorizer.IDENTITIES), site.get(Authorizer.IDENTITY_SKEW));
        identity = site.stream("identities");
        long ttl = lambda ? site.component().value(Authorizer.RESULT_TTL).orElseGet(() -> usualTtl(site)) : 0;
        kept = ttl == 0 ? null : new TimedCache(identities.size(), ttl, Long.MAX_VALUE);
        keptDenial = new boolean[kept == null ? 0 : identities.size()];
        denied = site.get(Authorizer.DENIED);
        verdicts = site.stream("verdicts");
        asked = site.count("Requests");
        hits = site.count("CacheHits");
        misses = site.count("CacheMisses");
        denials = site.count("Denied");
        errors = site.count("Errors");
        site.answersAre("Latency");
    }

    private static long usualTtl(Site site) {
        return site.callers().stream().anyMatch(AuthorizerBehaviour::isRest) ? REST_TTL : 0;
    }

    private static boolean isRest(Component caller) {
        return caller.kind() == Api.KIND && caller.get(Api.FLAVOUR).equals("rest");
    }

    @Override
    void arrive(int r) {
        asked.increment();
        enter(r);
        if (kept != null) {
            int who = identities.next(identity);
            if (kept.holds(who, now())) {
                hits.increment();
                say(r, keptDenial[who]);
                return;
            }
            misses.increment();
            requests.local(r, who);
        }
        if (latency == null) {
            ask(r);
        } else {
            after(latency.next(latencies), CHECKED, r);
        }
    }

    @Override
    void timer(int what, int r) {
        requests.charge(r, Cause.WAITING, now());
        ask(r);
    }

    private void ask(int r) {
        if (function == null || !function.begin(r)) {
            decide(r);
        }
    }

    @Override
    void finished(int c) {
        int r = requests.parent(c);
        boolean ok = requests.outcome(c) == Outcome.OK;
        requests.adopt(r, c, now());
        requests.free(c);
        if (ok) {
            decide(r);
        } else {
            errors.increment();
            leave(r, Outcome.ERROR);
        }
    }

    private void decide(int r) {
        boolean no = denied > 0 && verdicts.chance(denied);
        if (kept != null) {
            int who = requests.local(r);
            keptDenial[who] = no;
            kept.keep(who, now());
        }
        say(r, no);
    }

    private void say(int r, boolean no) {
        if (no) {
            denials.increment();
        }
        leave(r, no ? Outcome.REJECTED : Outcome.OK);
    }
}
