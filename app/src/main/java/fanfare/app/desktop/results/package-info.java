/** What a run found, for people: figures, tables and charts of one {@link fanfare.simulator.run.Result}. */
package fanfare.app.desktop.results;
