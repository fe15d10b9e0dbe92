package fanfare.app.service;

import fanfare.simulator.run.Result;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run found at the states of workflows, in a few words each. */
public final class StateFigures {
    private StateFigures() {}

    /** By workflow and state: how often it was entered, how long it took on average, and how many were given up. */
    public static Map<String, Map<String, String>> of(Result result) {
        Map<String, Map<String, String>> all = new LinkedHashMap<>();
        for (Result.OfState s : result.states()) {
            all.computeIfAbsent(s.workflow(), w -> new LinkedHashMap<>()).put(s.state(), words(s));
        }
        return all;
    }

    private static String words(Result.OfState s) {
        if (s.entered() == 0) {
            return "never entered";
        }
        String words = Numbers.count(s.entered()) + " ×";
        if (s.time().count() > 0) {
            words += " · " + Numbers.time(s.time().mean());
        }
        return s.failed() > 0 ? words + " · " + Numbers.percent(s.failed() / s.entered()) + " failed" : words;
    }
}
