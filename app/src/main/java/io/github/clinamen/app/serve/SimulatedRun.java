package io.github.clinamen.app.serve;

import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.Settling;
import io.github.clinamen.core.source.Sources;
import io.github.clinamen.core.transcript.Transcript;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** A run whose source and boxes are made by the program: a page must not open the files of the machine that it is served by. */
record SimulatedRun(Protocol plan, String source, String device, long seed) {
    private static final String SIMULATED_SOURCES =
            "a simulated source: fair, biased[:0|1], adversarial[:fixed], adversarial:sequential[:STRATEGY]";
    private static final String SIMULATED_BOXES = "simulated boxes: ghz, ghz:DEPOL[,READOUT], local, local:U,V";

    /** The run of a transcript, to compute it again. */
    static SimulatedRun of(Transcript t) {
        return new SimulatedRun(
                t.protocol(),
                t.provenance().source(),
                t.provenance().device(),
                t.provenance().seed());
    }

    /**
     * Looks at what can be seen before a bit is drawn.
     *
     * @return the rounds to measure
     * @throws Refusal when they are not simulated, or the run is longer than the server allows
     * @throws IllegalArgumentException when their textual forms are none
     */
    long check(Limits limits) {
        if (plan.measuredRounds().compareTo(BigInteger.valueOf(limits.rounds())) > 0) {
            throw new Refusal(
                    400,
                    "plan",
                    "at most " + limits.rounds() + " rounds on this page",
                    plan.measuredRounds().bitLength() > 60 ? "more" : plan.measuredRounds() + " rounds");
        }
        bits().close();
        return Run.requireFit(plan, boxes(), false);
    }

    /**
     * Draws what can be drawn in order only, at most as much as the server allows.
     *
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    Run open(Limits limits, BooleanSupplier cancelled) {
        check(limits);
        return Run.of(plan, bits(), boxes(), false, new Settling() {
            @Override
            public MemorySegment keep(long bytes) {
                return Settling.inMemory().keep(bytes);
            }

            @Override
            public boolean isCancelled() {
                return cancelled.getAsBoolean();
            }
        });
    }

    private SanthaVaziraniSource bits() {
        return Sources.parse(source, plan.epsilon(), seed, new NoStreams());
    }

    private Device boxes() {
        return Devices.parse(device, plan.game(), seed, new NoFiles());
    }

    /**
     * Runs to the end.
     *
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    Transcript transcript(Limits limits, Consumer<ParallelRun.Prefix> listener, BooleanSupplier cancelled) {
        Run run = open(limits, cancelled);
        Tally tally = ParallelRun.finish(
                run, ParallelRun.Prefix.START, Runtime.getRuntime().availableProcessors(), listener, cancelled);
        return Transcript.of(run, seed, tally);
    }

    private record NoStreams() implements Sources.Streams {
        @Override
        public InputStream file(String path) {
            throw refused("file:" + path);
        }

        @Override
        public InputStream standardInput() {
            throw refused("stdin");
        }

        @Override
        public InputStream operatingSystem() {
            throw refused("os");
        }

        private static Refusal refused(String found) {
            return new Refusal(400, "source", SIMULATED_SOURCES, found + ", which only the command line opens");
        }
    }

    private record NoFiles() implements Devices.Files {
        @Override
        public BoxTable box(String path) {
            throw refused("box:" + path);
        }

        @Override
        public Device rounds(String path) {
            throw refused("rounds:" + path);
        }

        private static Refusal refused(String found) {
            return new Refusal(400, "device", SIMULATED_BOXES, found + ", which only the command line opens");
        }
    }
}
