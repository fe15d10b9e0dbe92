/** Results as text for people, JSON for programs and CSV for spreadsheets. */
package fanfare.app.cli.report;
