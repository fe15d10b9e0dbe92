package fanfare.simulator.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Tasks on several threads whose outcomes come in the tasks' order, whoever was done first. */
final class InOrder {
    private static final ThreadFactory DAEMONS = task -> {
        Thread t = new Thread(task, "simulation");
        t.setDaemon(true);
        t.setPriority(Thread.MIN_PRIORITY);
        return t;
    };

    private InOrder() {}

    /**
     * The outcomes of tasks 0, 1, 2 and so on; an outcome may be null.
     *
     * @param begin which task is the nth to begin
     * @param cancel called when the waiting thread is interrupted; the outcomes are then without meaning
     */
    static <T> List<T> of(int tasks, int threads, IntUnaryOperator begin, IntFunction<T> task, Runnable cancel) {
        AtomicReferenceArray<T> outcomes = new AtomicReferenceArray<>(tasks);
        if (threads <= 1 || tasks == 1) {
            for (int i = 0; i < tasks; i++) {
                outcomes.set(begin.applyAsInt(i), task.apply(begin.applyAsInt(i)));
            }
        } else {
            together(outcomes, Math.min(threads, tasks), begin, task, cancel);
        }
        List<T> inOrder = new ArrayList<>(tasks);
        for (int i = 0; i < tasks; i++) {
            inOrder.add(outcomes.get(i));
        }
        return inOrder;
    }

    private static <T> void together(
            AtomicReferenceArray<T> outcomes,
            int threads,
            IntUnaryOperator begin,
            IntFunction<T> task,
            Runnable cancel) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, DAEMONS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < outcomes.length(); i++) {
                int number = begin.applyAsInt(i);
                running.add(pool.submit(() -> outcomes.set(number, task.apply(number))));
            }
            for (Future<?> f : running) {
                f.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            cancel.run();
            Thread.currentThread().interrupt();
        } finally {
            pool.shutdownNow();
        }
    }
}
