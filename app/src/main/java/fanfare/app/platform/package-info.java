/** What the program needs from the operating system, and how to get it. */
package fanfare.app.platform;
