package fanfare.simulator.kernel;

/**
 * The random streams of one replication, one for every component and purpose.
 *
 * <p>A stream depends on the seed, the replication and the two names alone. Adding, removing or editing one component
 * therefore leaves the draws of all others as they were, and two designs can be compared under the same randomness
 * (common random numbers).
 *
 * @param seed the scenario's seed
 * @param replication the replication's number, from 0
 */
public record Streams(long seed, int replication) {
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    /** The stream of a component's purpose, always from its beginning. */
    public RandomStream of(String component, String purpose) {
        long names = hash(hash(FNV_OFFSET, component) * FNV_PRIME, purpose);
        long run = RandomStream.mix(seed) + RandomStream.mix(~replication);
        return new RandomStream(RandomStream.mix(names) ^ run);
    }

    /** FNV-1a over the characters, 16 bits at a time. */
    private static long hash(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }
}
