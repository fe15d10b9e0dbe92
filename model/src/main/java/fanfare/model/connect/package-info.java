/** What may be connected with what, and why not. */
package fanfare.model.connect;
