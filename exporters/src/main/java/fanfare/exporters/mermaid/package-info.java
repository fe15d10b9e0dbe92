/** Mermaid: flowcharts as text, for Markdown and documentation sites. */
package fanfare.exporters.mermaid;
