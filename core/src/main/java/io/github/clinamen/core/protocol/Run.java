package io.github.clinamen.core.protocol;

import io.github.clinamen.core.InputFile;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.SettledSource;
import io.github.clinamen.core.source.Settling;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a protocol: all its source bits, drawn, and its boxes. {@link ParallelRun} takes it to its tally, chunk by chunk;
 * any chunk can be taken at any time, from any thread.
 */
public final class Run {
    /** Rounds that a run may have; beyond, a bound is a thought experiment. */
    public static final long MAX_ROUNDS = 1L << 60;

    /** Bits that a run may keep in memory, one for each round or outcome. */
    public static final long MAX_KEPT = 1L << 35;

    private final Protocol protocol;
    private final SanthaVaziraniSource source;
    private final Device device;
    private final long rounds;

    private Run(Protocol protocol, SanthaVaziraniSource source, Device device, long rounds) {
        this.protocol = protocol;
        this.source = source;
        this.device = device;
        this.rounds = rounds;
    }

    /**
     * Draws all source bits, unless they can be had again at any time, before the device is asked for anything.
     *
     * @param sourceIsBlind whether the user asserts that the source does not see outcomes, for boxes that may have been used
     *     before the bits were drawn
     * @param settling where settings are kept that must be
     * @throws IllegalArgumentException when the protocol cannot be run with these
     * @throws java.util.concurrent.CancellationException when nobody waits for the bits any more
     * @throws io.github.clinamen.core.source.SourceExhaustedException when a finite source has fewer bits than the run needs
     */
    public static Run of(
            Protocol protocol, SanthaVaziraniSource source, Device device, boolean sourceIsBlind, Settling settling) {
        long rounds = requireFit(protocol, device, sourceIsBlind);
        SettledSource.Demand demand = new SettledSource.Demand(
                rounds, protocol.settings().drawnBits(protocol.game()), protocol.laterBits(), protocol.order());
        return new Run(protocol, SettledSource.of(source, demand, settling), device, rounds);
    }

    /**
     * What can be said of a run before a bit is drawn.
     *
     * @return N, the rounds to measure
     * @throws IllegalArgumentException when the protocol cannot be run, or not with these boxes
     */
    public static long requireFit(Protocol protocol, Device device, boolean sourceIsBlind) {
        long rounds = requireSize(protocol);
        if (device.parties() != protocol.game().parties()) {
            throw new IllegalArgumentException("device: expected "
                    + protocol.game().parties() + " parties, found " + device.parties() + " (" + device.spec() + ")");
        }
        if (device.mayPrecedeSource() && !sourceIsBlind && needsBlindSource(protocol)) {
            throw new IllegalArgumentException("device: " + device.spec()
                    + " does not say that all settings were drawn before the first box was used; assert that the source"
                    + " does not see outcomes, or record so that it does");
        }
        return rounds;
    }

    /** A run whose settings, where they must be kept, lie in memory. */
    public static Run of(Protocol protocol, SanthaVaziraniSource source, Device device) {
        return of(protocol, source, device, false, Settling.inMemory());
    }

    private static boolean needsBlindSource(Protocol protocol) {
        return !protocol.assumptions().contains(Assumption.SOURCE_NOT_STEERED);
    }

    private static long requireSize(Protocol protocol) {
        // Told apart before the number is made: plans that nobody can run may have gigabytes of digits.
        if (protocol.laterBits() > 60) {
            throw new IllegalArgumentException(
                    "plan: 2^" + protocol.laterBits() + " rounds or more cannot be run, at most 2^60");
        }
        BigInteger rounds = protocol.measuredRounds();
        if (rounds.compareTo(BigInteger.valueOf(MAX_ROUNDS)) > 0) {
            throw new IllegalArgumentException(
                    "plan: 2^" + (rounds.bitLength() - 1) + " rounds cannot be run, at most 2^60");
        }
        BigInteger kept = switch (protocol.keeps()) {
            case PARITY -> BigInteger.ZERO;
            case VALUES -> rounds;
            case OUTCOMES -> rounds.multiply(BigInteger.valueOf(protocol.game().parties()));
        };
        if (kept.compareTo(BigInteger.valueOf(MAX_KEPT)) > 0) {
            throw new IllegalArgumentException("plan: " + kept + " bits cannot be kept in memory, at most " + MAX_KEPT);
        }
        return rounds.longValueExact();
    }

    public Protocol protocol() {
        return protocol;
    }

    /** Positional: any chunk can be drawn at any time. */
    public SanthaVaziraniSource source() {
        return source;
    }

    public Device device() {
        return device;
    }

    /** N, the rounds to measure. */
    public long rounds() {
        return rounds;
    }

    /** How many chunks they fill. */
    public long chunks() {
        return Math.ceilDiv(rounds, (long) RoundChunk.ROUNDS);
    }

    /** How many rounds chunk c has: all but the last are full. */
    public int roundsIn(long c) {
        return (int) Math.min(RoundChunk.ROUNDS, rounds - c * RoundChunk.ROUNDS);
    }

    /** Whether some part is a program's invention, so that the run says nothing about nature. */
    public boolean isSimulation() {
        return source.isSimulated() || device.isSimulated();
    }

    /** The files and streams that were read, each once. */
    public List<InputFile> inputs() {
        List<InputFile> all = new ArrayList<>(source.inputs());
        device.inputs().stream().filter(input -> !all.contains(input)).forEach(all::add);
        return List.copyOf(all);
    }

    /** The ledger: the protocol's assumptions, and how the source is kept from seeing outcomes. */
    public List<Assumption> assumptions() {
        return assumptions(protocol, device.mayPrecedeSource());
    }

    /** The ledger of a run of this protocol. */
    public static List<Assumption> assumptions(Protocol protocol, boolean mayPrecedeSource) {
        List<Assumption> all = new ArrayList<>(protocol.assumptions());
        if (needsBlindSource(protocol)) {
            all.add(mayPrecedeSource ? Assumption.SOURCE_DOES_NOT_SEE_OUTCOMES : Assumption.DRAWN_BEFORE_MEASURING);
        }
        return List.copyOf(all);
    }

    /** A worker for one thread. */
    public Worker worker() {
        return new Worker(this);
    }

    /** How the run ends; any number of times the same. */
    public Verdict verdict(Tally total) {
        return protocol.judge(total, this::laterBits);
    }

    /** The bits after all rounds, as a number. */
    private long laterBits() {
        int bits = protocol.laterBits();
        if (bits == 0) {
            return 0;
        }
        long[] word = new long[1];
        source.draw(chunks(), word, RoundChunk.allocate(1, 0), 0);
        return word[0] & (1L << bits) - 1;
    }

    /**
     * Fresh bits of a source, for an extractor: in order, after whatever a run drew.
     *
     * @param source this run's own, or another
     * @param chunk the first of its chunks that is not in use: {@link #chunks()}, or 0
     * @param bits how many
     */
    public static BitString fresh(SanthaVaziraniSource source, long chunk, long bits) {
        int most = 1 << 10;
        RoundChunk none = RoundChunk.allocate(1, 0);
        BitString all = BitString.EMPTY;
        for (long i = 0; all.length() < bits; i++) {
            long left = bits - all.length();
            long[] some = new long[(int) Math.min(most, Math.ceilDiv(left, 64L))];
            source.draw(chunk + i, some, none, 0);
            all = all.concat(BitString.of(some, Math.min(left, 64L * some.length)));
        }
        return all;
    }
}
