package fanfare.app.service;

import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run found at the states of workflows, in a few words each. */
public final class StateFigures {
    /** Executions in flight at both ends of a run make no difference. */
    private static final double ONCE = 0.005;

    private StateFigures() {}

    /**
     * By workflow and state: its mean time, how often an execution entered it unless that is once, and how many entries were
     * given up.
     */
    public static Map<String, Map<String, String>> of(Result result) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (Result.OfState s : result.states()) {
            double executions = result.component(s.workflow())
                    .map(c -> c.counts().getOrDefault("ExecutionsStarted", 0.0))
                    .orElse(0.0);
            all.computeIfAbsent(s.workflow(), w -> new LinkedHashMap<>()).put(s.state(), words(s, executions));
        }
        return all;
    }

    private static String words(Result.OfState s, double executions) {
        if (s.entered() == 0) {
            return "never entered";
        }
        List<String> words = new ArrayList<>();
        if (s.time().mean() > 0) {
            words.add(Numbers.time(s.time().mean()));
        }
        double often = executions > 0 ? s.entered() / executions : 1;
        if (Math.abs(often - 1) > ONCE) {
            words.add(Numbers.percent(often));
        }
        if (s.failed() > 0) {
            words.add(Numbers.percent(s.failed() / s.entered()) + " failed");
        }
        return String.join(" · ", words);
    }
}
