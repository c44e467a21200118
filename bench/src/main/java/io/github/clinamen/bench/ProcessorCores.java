package io.github.clinamen.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * How many processors the whole process kept busy during an iteration, by the clock: what a benchmark of several threads
 * needs beside its rate, so that a busy machine is seen and the work of no thread is forgotten.
 */
@AuxCounters(AuxCounters.Type.EVENTS)
@State(Scope.Thread)
public class ProcessorCores {
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private long processor;
    private long clock;

    @Setup(Level.Iteration)
    public void start() {
        processor = PROCESS.getProcessCpuTime();
        clock = System.nanoTime();
    }

    /** Read by JMH at the end of the iteration. */
    public double cores() {
        return (double) (PROCESS.getProcessCpuTime() - processor) / (System.nanoTime() - clock);
    }
}
