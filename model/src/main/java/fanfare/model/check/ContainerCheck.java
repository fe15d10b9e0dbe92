package fanfare.model.check;

import static fanfare.model.check.Problem.error;

import fanfare.model.design.Component;
import fanfare.model.kind.Container;
import java.util.List;

/** A container: a size of task that there is, and bounds of its number of tasks that leave something between. */
record ContainerCheck(Component container, String where, List<Problem> problems) {
    private static final double LEAST_TARGET = 0.01;

    void run() {
        if (Container.CPU.type().check(container.get(Container.CPU)).isEmpty()) {
            Container.wrongMemory(container.get(Container.CPU), container.get(Container.MEMORY))
                    .ifPresent(wrong -> add(Container.MEMORY, wrong, "Change the memory, or the vCPU."));
        }
        tasks();
        if (container.get(Container.TARGET_CPU) < LEAST_TARGET) {
            add(Container.TARGET_CPU, "a CPU utilisation below 1 % is no target for scaling", "Use 1 % to 100 %.");
        }
    }

    private void tasks() {
        long least = container.get(Container.MIN_TASKS);
        long most = container.get(Container.MAX_TASKS);
        long desired = container.value(Container.DESIRED_TASKS).orElse(least);
        if (least > most) {
            add(
                    Container.MIN_TASKS,
                    "the least number of tasks, " + least + ", exceeds the most, " + most,
                    "Raise maxTasks or lower minTasks.");
        } else if (desired < least || desired > most) {
            add(
                    Container.DESIRED_TASKS,
                    desired + " tasks are out of bounds: expected " + least + " to " + most,
                    "Use a number from minTasks to maxTasks.");
        }
    }

    private void add(Object property, String message, String remedy) {
        problems.add(error(where + "/" + property, message, remedy));
    }
}
