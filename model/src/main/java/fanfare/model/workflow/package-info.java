/** What a workflow does: its states, read from the Amazon States Language or made from the connections of a design. */
package fanfare.model.workflow;
