package fanfare.simulator.behaviour;

import static fanfare.simulator.behaviour.Facts.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.simulator.kernel.RandomStream;
import fanfare.simulator.kernel.Streams;
import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pauses before another attempt, and the buckets that limit attempts, against the policies that are published. */
class BackoffTest {
    private static final long FOREVER = Long.MAX_VALUE;
    private final RandomStream random = new Streams(1, 0).of("backoff", "test");

    private long pause(Backoff b, int failed) {
        return b.pause(failed, 0, random);
    }

    @Test
    @DisplayName("Exponential backoff doubles its base up to the maximum, for as many retries as are allowed")
    void exponential() {
        Backoff b = Backoff.exponential(5, SECOND, 6 * SECOND, false, FOREVER);
        assertThat(new long[] {pause(b, 1), pause(b, 2), pause(b, 3), pause(b, 4), pause(b, 5)})
                .containsExactly(SECOND, 2 * SECOND, 4 * SECOND, 6 * SECOND, 6 * SECOND);
        assertThat(pause(b, 6)).isEqualTo(Backoff.GIVE_UP);
        assertThat(pause(Backoff.exponential(0, SECOND, SECOND, false, FOREVER), 1))
                .isEqualTo(Backoff.GIVE_UP);
    }

    @Test
    @DisplayName("However many attempts there were, the pause stays at the maximum")
    void manyAttempts() {
        Backoff b = Backoff.exponential(1_000, SECOND, 600 * SECOND, false, FOREVER);
        for (int failed : new int[] {20, 34, 40, 41, 64, 65, 1_000}) {
            assertThat(pause(b, failed)).as("after " + failed).isEqualTo(600 * SECOND);
        }
    }

    @Test
    @DisplayName("Full jitter is even between zero and the backoff: its mean is half of it")
    void jitter() {
        Backoff b = Backoff.exponential(9, SECOND, 60 * SECOND, true, FOREVER);
        double sum = 0;
        double least = 1e18;
        double most = 0;
        for (int i = 0; i < 20_000; i++) {
            double p = pause(b, 3);
            sum += p;
            least = Math.min(least, p);
            most = Math.max(most, p);
        }
        assertThat(sum / 20_000).isCloseTo(2e9, Percentage.withPercentage(2));
        assertThat(least).isLessThan(0.01e9);
        assertThat(most).isBetween(3.99e9, 4e9);
    }

    @Test
    @DisplayName("An event that is too old is not tried again")
    void age() {
        Backoff b = Backoff.exponential(185, SECOND, 600 * SECOND, false, 60 * SECOND);
        assertThat(b.pause(1, 60 * SECOND - 1, random)).isEqualTo(SECOND);
        assertThat(b.pause(1, 60 * SECOND, random)).isEqualTo(Backoff.GIVE_UP);
    }

    @Test
    @DisplayName(
            "SNS to AWS services: 3 at once, 2 after 1 s, 10 from 1 to 20 s, 100,000 after 20 s (SNS message delivery retries)")
    void sns() {
        Backoff b = Backoff.sns();
        for (int failed = 1; failed <= 3; failed++) {
            assertThat(pause(b, failed)).isZero();
        }
        for (int failed = 4; failed <= 5; failed++) {
            assertThat(pause(b, failed)).isEqualTo(SECOND);
        }
        assertThat(pause(b, 6)).isEqualTo(SECOND);
        assertThat((double) pause(b, 15)).isCloseTo(20e9, Offset.offset(1.0));
        for (int failed = 7; failed <= 15; failed++) {
            assertThat(pause(b, failed) / (double) pause(b, failed - 1))
                    .as("grows evenly")
                    .isCloseTo(Math.pow(20, 1 / 9.0), Offset.offset(1e-6));
        }
        assertThat(pause(b, 16)).isEqualTo(20 * SECOND);
        assertThat(pause(b, 100_015)).isEqualTo(20 * SECOND);
        assertThat(pause(b, 100_016)).isEqualTo(Backoff.GIVE_UP);
    }

    @Test
    @DisplayName("SNS to HTTP endpoints: 3 retries, 20 s apart (SNS message delivery retries)")
    void snsHttp() {
        Backoff b = Backoff.snsHttp();
        assertThat(new long[] {pause(b, 1), pause(b, 2), pause(b, 3)})
                .containsExactly(20 * SECOND, 20 * SECOND, 20 * SECOND);
        assertThat(pause(b, 4)).isEqualTo(Backoff.GIVE_UP);
        assertThat(pause(Backoff.NONE, 1)).isEqualTo(Backoff.GIVE_UP);
    }

    @Test
    @DisplayName("A token bucket takes its size at once and its rate from then on, and never holds more")
    void tokenBucket() {
        TokenBucket b = new TokenBucket(10, 5);
        for (int i = 0; i < 5; i++) {
            assertThat(b.take(0, 1)).isTrue();
        }
        assertThat(b.take(0, 1)).isFalse();
        assertThat(b.take(SECOND / 10 - 1_000, 1)).isFalse();
        assertThat(b.take(SECOND / 10, 1)).isTrue();
        assertThat(b.take(100 * SECOND, 6)).as("more than its size").isFalse();
        assertThat(b.take(100 * SECOND, 5)).isTrue();
    }

    @Test
    @DisplayName("Reserving a token tells when it is there: the n-th of an empty bucket after n / rate")
    void reserving() {
        TokenBucket b = new TokenBucket(4, 1);
        assertThat(b.reserve(0)).isZero();
        assertThat(b.reserve(0)).isEqualTo(SECOND / 4);
        assertThat(b.reserve(0)).isEqualTo(SECOND / 2);
        assertThat(b.reserve(SECOND)).isZero();
    }

    @Test
    @DisplayName("Two buckets are taken from together or not at all")
    void both() {
        TokenBucket one = new TokenBucket(1, 2);
        TokenBucket other = new TokenBucket(1, 10);
        assertThat(one.take(0, 1, other, 11)).isFalse();
        assertThat(one.take(0, 3, other, 1)).isFalse();
        assertThat(one.take(0, 2, other, 10)).isTrue();
        assertThat(other.take(0, 1)).isFalse();
    }

    @Test
    @DisplayName(
            "On-demand capacity serves twice its previous peak after 30 minutes, up to its quota (DynamoDB on-demand)")
    void doubling() {
        Capacity c = Capacity.doubling(100, 250);
        assertThat(served(c, 0, 200)).isEqualTo(100);
        assertThat(served(c, 60, 90)).isEqualTo(90);
        assertThat(served(c, 29 * 60, 200)).as("not before").isEqualTo(100);
        assertThat(served(c, 30 * 60 + 1, 300)).isEqualTo(200);
        assertThat(served(c, 61 * 60, 400)).as("the quota").isEqualTo(250);
    }

    @Test
    @DisplayName("Provisioned capacity saves up to 300 s of what was not used (DynamoDB burst capacity)")
    void burst() {
        Capacity c = Capacity.provisioned(10);
        assertThat(served(c, 0, 4_000)).isEqualTo(3_000);
        assertThat(served(c, 1, 4_000)).isEqualTo(10);
        assertThat(served(c, 101, 4_000)).isEqualTo(1_000);
        assertThat(served(Capacity.UNLIMITED, 0, 1_000_000)).isEqualTo(1_000_000);
    }

    private static int served(Capacity c, long second, int wanted) {
        int served = 0;
        for (int i = 0; i < wanted; i++) {
            served += c.take(second * SECOND, 1) ? 1 : 0;
        }
        return served;
    }
}
