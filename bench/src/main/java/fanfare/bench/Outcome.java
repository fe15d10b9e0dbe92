package fanfare.bench;

/**
 * What one round of a contender gave.
 *
 * @param nanoseconds wall time of the measured part
 * @param events logical events in it: an arrival and an end of service for each customer
 * @param figures what {@link Work#checks} compares with its known answers
 */
record Outcome(long nanoseconds, long events, double... figures) {

    double eventsPerSecond() {
        return events * 1e9 / nanoseconds;
    }

    String line() {
        StringBuilder line = new StringBuilder().append(nanoseconds).append(' ').append(events);
        for (double figure : figures) {
            line.append(' ').append(figure);
        }
        return line.toString();
    }

    static Outcome parse(String line) {
        String[] parts = line.split(" ");
        double[] figures = new double[parts.length - 2];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = Double.parseDouble(parts[i + 2]);
        }
        return new Outcome(Long.parseLong(parts[0]), Long.parseLong(parts[1]), figures);
    }
}
