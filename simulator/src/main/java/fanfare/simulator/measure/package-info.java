/**
 * What a run observes: counts, tallies, time-weighted averages, timelines and latency histograms.
 *
 * <p>Recording never allocates (a histogram may while it first meets a range of values). What merges gives the same
 * bits when merged in the same order.
 */
package fanfare.simulator.measure;
