package fanfare.simulator.run;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.design.Scenario;
import fanfare.model.design.Settings;
import fanfare.model.design.Traffic;
import fanfare.model.kind.Distribution;
import fanfare.simulator.behaviour.ColdStartData;
import fanfare.simulator.behaviour.Replication;
import fanfare.simulator.behaviour.Routing;
import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.traffic.Arrivals;
import fanfare.simulator.traffic.Log;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;

/** The files that a design names, read once before the replications begin. */
final class Recordings {
    private final Inputs inputs;
    private final Map<Distribution.Measured, double[]> columns = new HashMap<>();
    private final Map<Traffic.Replay, Log.Times> logs = new HashMap<>();

    private Recordings(Inputs inputs) {
        this.inputs = inputs;
    }

    static Recordings of(Design design, Scenario scenario, Inputs inputs) throws InvalidRun {
        Recordings r = new Recordings(inputs);
        for (Component c : design.components()) {
            r.read(c.set());
        }
        for (Connection c : design.connections()) {
            r.read(c.set());
        }
        for (Traffic t : scenario.traffic().values()) {
            r.read(t);
        }
        return r;
    }

    private void read(Settings set) throws InvalidRun {
        for (Settings.Entry<?> e : set.entries()) {
            if (e.value() instanceof Distribution.Measured m) {
                read(m);
            }
        }
    }

    private void read(Distribution.Measured m) throws InvalidRun {
        if (columns.containsKey(m)) {
            return;
        }
        double[] values = open(m.file(), in -> Log.column(m.file(), in, m.column()));
        if (values.length == 0) {
            throw new InvalidRun(m.file() + ": column “" + m.column() + "” has no numbers to draw from");
        }
        for (int i = 0; i < values.length; i++) {
            values[i] *= m.unit();
        }
        columns.put(m, values);
    }

    private void read(Traffic traffic) throws InvalidRun {
        if (traffic instanceof Traffic.Replay replay) {
            logs.put(replay, open(replay.file(), in -> Log.read(replay, in)));
        } else if (traffic instanceof Traffic.Users users && users.thinkTime() instanceof Distribution.Measured m) {
            read(m);
        }
    }

    private interface Reader<T> {
        T read(InputStream in) throws IOException;
    }

    private <T> T open(String file, Reader<T> reader) throws InvalidRun {
        try (InputStream in = inputs.open(file)) {
            return reader.read(in);
        } catch (NoSuchFileException | FileNotFoundException e) {
            throw new InvalidRun(file + ": no such file; the design names it relative to its own folder");
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            throw new InvalidRun(message.startsWith(file) ? message : file + ": cannot be read: " + message);
        }
    }

    Replication.Setting setting(Routing routing) {
        return new Replication.Setting(this::sampler, this::arrivals, ColdStartData.shipped(), routing);
    }

    private Sampler sampler(Distribution d) {
        return d instanceof Distribution.Measured m ? Sampler.bootstrap(columns.get(m)) : Sampler.of(d);
    }

    private Arrivals arrivals(Traffic traffic) {
        return traffic instanceof Traffic.Replay replay ? logs.get(replay).arrivals() : Arrivals.of(traffic);
    }
}
