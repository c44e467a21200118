package io.github.clinamen.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What share of an iteration the measuring thread spent on a processor: below 1 where the machine has other work. */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class ProcessorShare {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long processor;
    private long clock;

    @Setup(Level.Iteration)
    public void start() {
        processor = THREADS.getCurrentThreadCpuTime();
        clock = System.nanoTime();
    }

    /** Read by JMH at the end of the iteration. */
    public double share() {
        return (double) (THREADS.getCurrentThreadCpuTime() - processor) / (System.nanoTime() - clock);
    }
}
