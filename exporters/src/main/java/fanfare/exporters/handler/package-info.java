/** Starter code: for every function a handler that reads its triggers' events and calls what the function is connected with. */
package fanfare.exporters.handler;
