package fanfare.exporters.k6;

import fanfare.model.design.Component;
import fanfare.model.design.Scenario;
import fanfare.model.design.Traffic;
import fanfare.simulator.run.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How traffic is sent: one k6 scenario per source. */
final class Executors {
    private static final double ASSUMED_SECONDS = 1;
    private static final int ROOM = 5;
    private static final int LEAST = 10;

    private final Scenario scenario;
    private final Optional<Result> result;
    private final List<String> remarks = new ArrayList<>();

    Executors(Scenario scenario, Optional<Result> result) {
        this.scenario = scenario;
        this.result = result;
    }

    List<String> remarks() {
        return remarks;
    }

    private Traffic traffic(Component source) {
        return scenario.traffic().get(source.name());
    }

    /** The logs that are replayed, read before anything is sent. */
    void logs(List<Component> sources, Lines out) {
        for (Component source : sources) {
            if (traffic(source) instanceof Traffic.Replay replay) {
                boolean counts = replay.of() == Traffic.Replay.Of.COUNTS_PER_MINUTE;
                out.line(
                        0,
                        "const log_" + source.name() + " = column(" + Js.text(plain(replay.file())) + ", "
                                + Js.text(replay.column()) + ")" + (counts ? "" : ".reduce(perSecond, [])") + ";");
                out.line(0, "");
                remarks.add(source.name() + " replays " + replay.file() + ": put it beside the script"
                        + (plain(replay.file()).equals(replay.file())
                                ? "."
                                : ", unpacked, since k6 reads plain text."));
            }
        }
        if (sources.stream().anyMatch(s -> traffic(s) instanceof Traffic.Replay)) {
            Replays.write(out);
        }
    }

    private static String plain(String file) {
        return file.replaceFirst("\\.gz$", "");
    }

    void executor(Component source, Lines out) {
        out.line(2, source.name() + ": {");
        Traffic traffic = traffic(source);
        if (traffic instanceof Traffic.Users users) {
            out.line(3, "executor: 'constant-vus',");
            out.line(3, "vus: " + users.count() + ",");
            out.line(3, "duration: " + Js.duration(scenario.duration()) + ",");
        } else if (traffic instanceof Traffic.Replay replay) {
            replay(source, replay, out);
        } else {
            rate(source, Pace.of(traffic, scenario.duration()), out);
            if (!(traffic instanceof Traffic.Constant)) {
                remarks.add(
                        "k6 spaces requests evenly, where the simulation sends them at random times of the same rate.");
            }
        }
        out.line(3, "exec: " + Js.text(Script.function(source)) + ",");
        out.line(3, "tags: { source: " + Js.text(source.name()) + " },");
        out.line(2, "},");
    }

    private void rate(Component source, Pace pace, Lines out) {
        if (pace.isConstant()) {
            out.line(3, "executor: 'constant-arrival-rate',");
            out.line(3, "rate: " + pace.start() + ",");
        } else {
            out.line(3, "executor: 'ramping-arrival-rate',");
            out.line(3, "startRate: " + pace.start() + ",");
        }
        out.line(3, "timeUnit: '" + pace.unit() + "s',");
        if (pace.isConstant()) {
            out.line(3, "duration: " + Js.duration(scenario.duration()) + ",");
        } else {
            out.line(3, "stages: [");
            pace.stages()
                    .forEach(s -> out.line(
                            4, "{ target: " + s.target() + ", duration: " + Js.duration(s.nanoseconds()) + " },"));
            out.line(3, "],");
        }
        long users = users(source, pace.peak());
        out.line(3, "preAllocatedVUs: " + users + ",");
        out.line(3, "maxVUs: " + users * ROOM + ",");
    }

    private void replay(Component source, Traffic.Replay replay, Lines out) {
        boolean counts = replay.of() == Traffic.Replay.Of.COUNTS_PER_MINUTE;
        String log = "log_" + source.name();
        out.line(3, "executor: 'ramping-arrival-rate',");
        out.line(3, "timeUnit: '" + (counts ? 60 : 1) + "s',");
        out.line(3, "stages: stages(" + log + ", " + (counts ? 60 : 1) + ", " + Js.seconds(scenario.duration()) + "),");
        out.line(3, "preAllocatedVUs: " + LEAST + ",");
        out.line(
                3,
                "maxVUs: " + "Math.max(" + LEAST * ROOM + ", Math.ceil(most(" + log + ")" + (counts ? " / 60" : "")
                        + ") * " + ROOM + "),");
    }

    /** Little's law: as many at work at once as arrive while one is answered. */
    private long users(Component source, double peak) {
        double seconds = result.flatMap(r -> r.component(source.name()))
                .map(c -> c.latency().p99() / 1000)
                .filter(s -> s > 0)
                .orElse(ASSUMED_SECONDS);
        return Math.max(LEAST, (long) StrictMath.ceil(peak * seconds));
    }
}
