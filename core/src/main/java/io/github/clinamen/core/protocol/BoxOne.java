package io.github.clinamen.core.protocol;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.bound.Claim;
import io.github.clinamen.core.bound.PaperBound;
import io.github.clinamen.core.bound.ProductBound;
import io.github.clinamen.core.bound.SettingProbability;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.source.DrawOrder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The paper's protocol (Box 1, Appendix C): Nb blocks of Nd rounds, one of which the source chooses after all rounds and
 * distils; all other rounds are tested and none may be wrong. Kept as the paper has it, and as the baseline; no planner
 * chooses it unasked, because (P3) is proven only where the choice of the block is epsilon-free given everything else.
 *
 * @param mermin the Mermin game of n parties; the paper's n is 5
 * @param function what each distilled round contributes, of the first m parties, m at most n
 * @param epsilon the promise of the source
 * @param settings {@code independent} is the paper's: rounds with untested settings are discarded (step 2)
 * @param distilledRounds Nd, at least 1
 * @param choiceBits log2 Nb, 0 or more
 * @param distillation how the Nd values become the bit
 * @param frontier certified pairs (alpha, beta) of (P1) for this game and function, on which (P3) rests
 */
public record BoxOne(
        MerminGame mermin,
        OutcomeFunction function,
        Epsilon epsilon,
        SettingRule settings,
        long distilledRounds,
        int choiceBits,
        Distillation distillation,
        Frontier frontier)
        implements Protocol {
    public BoxOne {
        if (function.arity() > mermin.parties()) {
            throw new IllegalArgumentException("function: " + function.spec() + " needs " + function.arity()
                    + " parties, the game has " + mermin.parties());
        }
        if (distilledRounds < 1) {
            throw new IllegalArgumentException("nd: expected at least 1 round to distil, found " + distilledRounds);
        }
        if (choiceBits < 0) {
            throw new IllegalArgumentException("log2Nb: expected 0 or more, found " + choiceBits);
        }
    }

    @Override
    public String name() {
        return "box-1";
    }

    @Override
    public Game game() {
        return Game.mermin(mermin.parties(), function);
    }

    /** Nd Nb: how many rounds fill the blocks. */
    public BigInteger arrangedRounds() {
        return BigInteger.valueOf(distilledRounds).shiftLeft(choiceBits);
    }

    /** Nd Nb, or three times that when rounds are discarded (step 2). */
    @Override
    public BigInteger measuredRounds() {
        BigInteger arranged = arrangedRounds();
        return settings == SettingRule.INDEPENDENT ? arranged.multiply(BigInteger.valueOf(3)) : arranged;
    }

    @Override
    public long wrongAllowed() {
        return 0;
    }

    @Override
    public DrawOrder order() {
        return DrawOrder.WORDS;
    }

    @Override
    public long outputBits() {
        return 1;
    }

    @Override
    public Keeps keeps() {
        return Keeps.VALUES;
    }

    @Override
    public int laterBits() {
        return choiceBits;
    }

    /** All wrong rounds must lie in one block, and none beyond the last block. */
    @Override
    public boolean isHopeless(Tally prefix) {
        return prefix.wrong() > 0
                && (prefix.firstWrong() / distilledRounds != prefix.lastWrong() / distilledRounds
                        || prefix.lastWrong() >= arrangedRounds().longValueExact());
    }

    /** Wrong rounds so far apart are never in one block. */
    @Override
    public boolean isHopelessAnywhere(Tally stretch) {
        return stretch.wrong() > 0 && stretch.lastWrong() - stretch.firstWrong() >= distilledRounds;
    }

    @Override
    public Verdict judge(Tally total, LongSupplier later) {
        if (isHopeless(total)) {
            return new Verdict.Aborted(AbortReason.WRONG_ROUND);
        }
        total.requireRounds(measuredRounds());
        if (hasTooFewKept(total)) {
            return new Verdict.Aborted(AbortReason.TOO_FEW_KEPT);
        }
        // Step 3.
        long l = later.getAsLong();
        // g of (C4): every wrong round must lie in the distillation block, whose own rightness does not matter.
        if (total.wrong() > 0 && total.firstWrong() / distilledRounds != l) {
            return new Verdict.Aborted(AbortReason.WRONG_ROUND);
        }
        BitString block = total.values().slice(l * distilledRounds, (l + 1) * distilledRounds);
        return new Verdict.Accepted(distillation.distil(block));
    }

    @Override
    public boolean agrees(Tally counts, Verdict verdict) {
        boolean complete = measuredRounds().equals(BigInteger.valueOf(counts.rounds()));
        return switch (verdict) {
            case Verdict.Accepted accepted -> complete && !isHopeless(counts) && !hasTooFewKept(counts);
            // Of wrong rounds it is enough that there are some: the source may have chosen another block than theirs.
            case Verdict.Aborted aborted ->
                aborted.reason() == AbortReason.TOO_FEW_KEPT
                        ? complete && hasTooFewKept(counts)
                        : counts.wrong() > 0 && (complete || isHopeless(counts));
        };
    }

    /** Step 2; exactly N/3 is enough. */
    private boolean hasTooFewKept(Tally total) {
        return settings == SettingRule.INDEPENDENT && Math.multiplyExact(3, total.kept()) < total.rounds();
    }

    /** (P3) for parity, (C7) as printed for the paper's function family. */
    @Override
    public Claim.Distance claim() {
        return switch (distillation) {
            case Distillation.Parity parity ->
                new ProductBound(
                                epsilon,
                                frontier,
                                SettingProbability.least(settings, mermin.parties(), epsilon),
                                distilledRounds,
                                choiceBits)
                        .claim();
            case Distillation.Family family -> paperBound().claim();
        };
    }

    private PaperBound paperBound() {
        if (mermin.parties() != 5
                || !function.equals(new OutcomeFunction.Majority(3))
                || settings != SettingRule.INDEPENDENT) {
            throw new IllegalArgumentException(
                    "analysis: (C7) is for 5 parties, majority:3 and discarded rounds, found " + mermin.parties() + ", "
                            + function.spec() + " and " + settings.word());
        }
        return new PaperBound(epsilon, distilledRounds, choiceBits);
    }

    @Override
    public List<Assumption> assumptions() {
        List<Assumption> all = new ArrayList<>(List.of(
                Assumption.SANTHA_VAZIRANI,
                Assumption.BLOCK_CHOICE_LAST,
                Assumption.SOURCE_BOX_INDEPENDENCE,
                Assumption.NO_SIGNALLING,
                Assumption.BOXES_USED_ONCE,
                Assumption.PLAN_FIXED,
                Assumption.TRUSTED_PROCESSING));
        all.add(
                distillation instanceof Distillation.Parity
                        ? Assumption.NON_SIGNALLING_FRONTIER
                        : Assumption.PAPER_CONSTANTS);
        if (settings == SettingRule.PARITY_COMPLETION) {
            all.add(Assumption.PARITY_COMPLETION);
        }
        return List.copyOf(all);
    }
}
