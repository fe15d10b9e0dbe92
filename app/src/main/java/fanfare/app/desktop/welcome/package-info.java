/** The page to begin on: a blank design, a file, a sample, or where one left off. */
package fanfare.app.desktop.welcome;
