/** Questions about how components are connected: circles, paths, reach. */
package fanfare.model.graph;
