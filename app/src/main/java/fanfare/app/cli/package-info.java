/** The command line: one class per command over the services, results on standard output, all else on standard error. */
package fanfare.app.cli;
