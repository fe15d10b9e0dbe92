/** Charts of the desktop, drawn by hand in the colours of the theme. */
package fanfare.app.desktop.results.chart;
