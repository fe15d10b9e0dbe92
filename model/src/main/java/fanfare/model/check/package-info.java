/** Whether a design makes sense, before anything is simulated. */
package fanfare.model.check;
