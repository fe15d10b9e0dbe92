package fanfare.simulator.behaviour;

import fanfare.simulator.kernel.Sampler;
import fanfare.simulator.traffic.Arrivals;

/**
 * The traffic of one source: an open arrival process, or a number of users who think between their requests.
 *
 * @param source the source's number
 * @param arrivals open traffic; null for users
 * @param users how many users; 0 for open traffic
 * @param thinkTime of the users; null for open traffic
 */
public record Traffics(int source, Arrivals arrivals, int users, Sampler thinkTime) {}
