/** draw.io (diagrams.net): a drawing to go on with by hand. */
package fanfare.exporters.drawio;
