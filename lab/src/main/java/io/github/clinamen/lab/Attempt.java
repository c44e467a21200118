package io.github.clinamen.lab;

import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;

/** One attempt of a conspiracy at the real protocol. */
public final class Attempt {
    /** How an attempt ends. */
    public enum End {
        ABORTED,
        EVE_WRONG,
        EVE_RIGHT
    }

    private final ProtocolRun run;
    private final LabSource source;

    Attempt(ProtocolRun run, LabSource source) {
        this.run = run;
        this.source = source;
    }

    /** Runs the protocol, then asks Eve. */
    public End play() {
        Tally tally = run.worker().tally(0, run.chunks());
        return switch (run.conclude(tally)) {
            case Verdict.Aborted a -> End.ABORTED;
            case Verdict.Accepted a -> a.output().get(0) == source.guess() ? End.EVE_RIGHT : End.EVE_WRONG;
        };
    }
}
