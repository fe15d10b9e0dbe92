/** What both faces of the program, the desktop and the command line, ask for. Knows no screen and no stream. */
package fanfare.app.service;
