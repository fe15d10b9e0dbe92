/** k6: scripts that send a scenario's traffic at what was deployed. */
package fanfare.exporters.k6;
