package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.math.BigInteger;
import java.util.function.Supplier;

/**
 * One run of the protocol (Box 1, Appendix C, or its scattered form): a plan, the source and the boxes. It says what
 * each stretch of rounds contributes and what the whole amounts to; {@link ParallelRun} drives it.
 *
 * @param plan what is to be run; small enough to be run
 * @param source where picks, settings and the block index come from
 * @param device the boxes
 */
public record ProtocolRun(ProtocolPlan plan, SanthaVaziraniSource source, Device device) implements StretchedRun {
    /** Rounds that a run may have; beyond, a bound is a thought experiment. */
    public static final long MAX_ROUNDS = 1L << 60;

    /** Rounds that a run may have whose contributed bits must be kept in memory (one bit each). */
    public static final long MAX_COLLECTED = 1L << 35;

    public ProtocolRun {
        if (device.parties() != plan.game().parties()) {
            throw new IllegalArgumentException("device: expected " + plan.game().parties() + " parties, found "
                    + device.parties() + " (" + device.spec() + ")");
        }
        // Told apart before the number is made: plans that nobody can run may have gigabytes of digits.
        if (plan.layout().choiceBits() > 60) {
            throw new IllegalArgumentException(
                    "plan: 2^" + plan.layout().choiceBits() + " rounds or more cannot be run, at most 2^60");
        }
        if (plan.measuredRounds().compareTo(BigInteger.valueOf(MAX_ROUNDS)) > 0) {
            throw new IllegalArgumentException(
                    "plan: 2^" + (plan.measuredRounds().bitLength() - 1) + " rounds cannot be run, at most 2^60");
        }
        BigInteger collected = collectedBits(plan);
        if (collected.compareTo(BigInteger.valueOf(MAX_COLLECTED)) > 0) {
            throw new IllegalArgumentException("plan: the " + plan.layout().name() + " layout with distillation "
                    + plan.distillation().spec() + " keeps " + collected + " bits in memory, at most " + MAX_COLLECTED);
        }
    }

    private static BigInteger collectedBits(ProtocolPlan plan) {
        if (plan.layout() instanceof Layout.Blocks) {
            return plan.measuredRounds();
        }
        return plan.distillation() instanceof Distillation.Parity
                ? BigInteger.ZERO
                : BigInteger.valueOf(plan.layout().distilledRounds());
    }

    /** N, the rounds to measure. */
    public long rounds() {
        return plan.measuredRounds().longValueExact();
    }

    @Override
    public long chunks() {
        return Math.ceilDivExact(rounds(), (long) RoundChunk.ROUNDS);
    }

    /** Whether some part is a program's invention, so that the verdict says nothing about nature. */
    public boolean isSimulation() {
        return source.isSimulated() || device.isSimulated();
    }

    /** How many rounds chunk c has: all but the last are full. */
    int roundsIn(long c) {
        return (int) Math.min(RoundChunk.ROUNDS, rounds() - c * RoundChunk.ROUNDS);
    }

    /** A worker for one thread: for a positional source as many as wanted, for any other exactly one. */
    public Worker worker() {
        return new Worker(this, new SourceBits(this), 1);
    }

    @Override
    public Supplier<StretchWorker> workers(long done) {
        if (source.isPositional()) {
            return () -> new Worker(this, new SourceBits(this), ParallelRun.STRETCH);
        }
        SourceBits inOrder = new SourceBits(this);
        inOrder.skip(done);
        return () -> new Worker(this, inOrder, ParallelRun.STRETCH);
    }

    /**
     * Reads over the bits that a tally used, where another process made it: so that the source can be asked for the block
     * index and for what was read. A positional source has nothing to read over.
     */
    public void skip(Tally elsewhere) {
        if (!source.isPositional()) {
            new SourceBits(this).skip(Math.ceilDiv(elsewhere.rounds(), (long) RoundChunk.ROUNDS));
        }
    }

    /** Reads over the bits of all rounds, so that the source can be asked for the block index. */
    public void skipRounds() {
        if (!source.isPositional()) {
            new SourceBits(this).skip(chunks());
        }
    }

    @Override
    public boolean isHopeless(Tally prefix) {
        return switch (plan.layout()) {
            case Layout.Scattered s -> prefix.wrong() > plan.wrongAllowed();
            // All wrong rounds must lie in one block, and none beyond the last block.
            case Layout.Blocks b ->
                prefix.wrong() > 0
                        && (prefix.firstWrong() / b.distilledRounds() != prefix.lastWrong() / b.distilledRounds()
                                || prefix.lastWrong() >= b.arrangedRounds().longValueExact());
        };
    }

    /**
     * Steps 2 to 5 on the tally of all rounds (or of the rounds up to an early abort). Draws the block index from the
     * source where the layout asks for it, so a run is concluded once.
     */
    public Verdict conclude(Tally total) {
        if (isHopeless(total)) {
            return new Verdict.Aborted(plan.wrongAllowed() > 0 ? AbortReason.TOO_MANY_WRONG : AbortReason.WRONG_ROUND);
        }
        if (total.rounds() != rounds()) {
            throw new IllegalArgumentException("tally: expected " + rounds() + " rounds, found " + total.rounds());
        }
        return switch (plan.layout()) {
            case Layout.Scattered s ->
                new Verdict.Accepted(
                        plan.distillation() instanceof Distillation.Parity
                                ? BitString.of(total.parity())
                                : plan.distillation().distil(total.values()));
            case Layout.Blocks b -> concludeBlocks(b, total);
        };
    }

    /**
     * Step 3 of the blocks layout: l, 0 to Nb - 1. Drawn from the source after all rounds; {@link #conclude} draws it too,
     * so whoever asks for it here does not conclude.
     */
    public long distillationBlock() {
        return SourceBits.blockIndex(this);
    }

    private Verdict concludeBlocks(Layout.Blocks blocks, Tally total) {
        // Box 1 step 2; exactly N/3 is enough.
        if (Math.multiplyExact(3, total.kept()) < total.rounds()) {
            return new Verdict.Aborted(AbortReason.TOO_FEW_KEPT);
        }
        long nd = blocks.distilledRounds();
        long l = distillationBlock();
        // g of (C4): every wrong round must lie in the distillation block, whose own rightness does not matter.
        if (total.wrong() > 0 && total.firstWrong() / nd != l) {
            return new Verdict.Aborted(AbortReason.WRONG_ROUND);
        }
        return new Verdict.Accepted(plan.distillation().distil(total.values().slice(l * nd, (l + 1) * nd)));
    }
}
