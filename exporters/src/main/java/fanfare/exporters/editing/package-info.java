/** Changes of a design go into the template that it came from: line by line, and nothing else is touched. */
package fanfare.exporters.editing;
