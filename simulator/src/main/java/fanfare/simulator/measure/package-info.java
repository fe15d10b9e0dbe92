/**
 * What a run observes: counts, tallies, time-weighted averages, series and latency histograms.
 *
 * <p>Recording never allocates (a histogram may while it first meets a range of values). Everything merges, and gives
 * the same bits when merged in the same order.
 */
package fanfare.simulator.measure;
