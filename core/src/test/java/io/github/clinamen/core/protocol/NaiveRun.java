package io.github.clinamen.core.protocol;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The protocol a second time, as a reader of Box 1 would write it: one round at a time, lists of objects, bits drawn one
 * by one in the order that {@link SanthaVaziraniSource} documents. Shares with the engine only the plan and the game.
 */
final class NaiveRun {
    /** The outcomes of one round, packed, given its number and packed settings. */
    interface Boxes {
        int outcomes(long round, int settings);
    }

    /** Source words by place: picks are plane -1. */
    interface Words {
        long word(long chunk, int plane, int index);
    }

    record Round(int settings, int outcomes) {}

    private final ProtocolPlan plan;
    private final Words source;
    private final Boxes boxes;
    private final int chunkRounds;

    NaiveRun(ProtocolPlan plan, Words source, Boxes boxes, int chunkRounds) {
        this.plan = plan;
        this.source = source;
        this.boxes = boxes;
        this.chunkRounds = chunkRounds;
    }

    Verdict verdict() {
        long n = plan.measuredRounds().longValueExact();
        List<Round> rounds = new ArrayList<>();
        for (long r = 0; r < n; r++) {
            int x = settings(r);
            rounds.add(new Round(x, boxes.outcomes(r, x)));
        }
        return plan.layout() instanceof Layout.Scattered ? scattered(rounds) : blocks(rounds);
    }

    private int settings(long r) {
        int n = plan.game().parties();
        boolean complete = plan.settingChoice() == SettingChoice.PARITY_COMPLETION;
        int x = 0;
        for (int p = 0; p < (complete ? n - 1 : n); p++) {
            long within = r % chunkRounds;
            x |= (int) (source.word(r / chunkRounds, p, (int) (within / 64)) >>> within % 64 & 1) << p;
        }
        if (complete && Integer.bitCount(x) % 2 == 0) {
            x |= 1 << n - 1;
        }
        return x;
    }

    private Verdict scattered(List<Round> rounds) {
        MerminGame game = plan.game();
        int nb = 1 << plan.layout().choiceBits();
        long wrong = 0;
        List<Boolean> contributed = new ArrayList<>();
        for (int bin = 0; bin < plan.layout().distilledRounds(); bin++) {
            long pick = pick(bin, nb, rounds.size());
            for (int i = 0; i < nb; i++) {
                Round round = rounds.get(bin * nb + i);
                if (i == pick) {
                    contributed.add(plan.function().value(round.outcomes));
                } else if (game.isWrong(round.outcomes, round.settings)) {
                    wrong++;
                }
            }
        }
        if (wrong > plan.wrongAllowed()) {
            return new Verdict.Aborted(plan.wrongAllowed() == 0 ? AbortReason.WRONG_ROUND : AbortReason.TOO_MANY_WRONG);
        }
        return new Verdict.Accepted(output(contributed));
    }

    private long pick(int bin, int nb, int rounds) {
        int choiceBits = plan.layout().choiceBits();
        long firstRound = (long) bin * nb;
        long chunk = firstRound / chunkRounds;
        int binsInChunk = Math.max(1, (int) Math.min(chunkRounds, rounds - chunk * chunkRounds) / nb);
        int b = (int) (firstRound % chunkRounds / nb);
        long pick = 0;
        for (int j = 0; j < choiceBits; j++) {
            int place = choiceBits <= 6 ? (j * ((binsInChunk + 63) / 64) * 64 + b) : b * choiceBits + j;
            pick |= (source.word(chunk, -1, place / 64) >>> place % 64 & 1) << j;
        }
        return pick;
    }

    private Verdict blocks(List<Round> rounds) {
        MerminGame game = plan.game();
        List<Round> kept = rounds.stream().filter(r -> game.tests(r.settings)).toList();
        int nd = (int) plan.layout().distilledRounds();
        int nb = 1 << plan.layout().choiceBits();
        List<Integer> wrongBlocks = new ArrayList<>();
        for (int r = 0; r < kept.size(); r++) {
            if (game.isWrong(kept.get(r).outcomes, kept.get(r).settings)) {
                wrongBlocks.add(r < nd * nb ? r / nd : -1);
            }
        }
        boolean oneBlock = wrongBlocks.stream().distinct().count() <= 1 && !wrongBlocks.contains(-1);
        if (!oneBlock) {
            return new Verdict.Aborted(AbortReason.WRONG_ROUND);
        }
        if (3 * kept.size() < rounds.size()) {
            return new Verdict.Aborted(AbortReason.TOO_FEW_KEPT);
        }
        long chunks = (rounds.size() + chunkRounds - 1) / chunkRounds;
        int l = (int) (source.word(chunks, -1, 0) & nb - 1);
        if (!wrongBlocks.isEmpty() && wrongBlocks.getFirst() != l) {
            return new Verdict.Aborted(AbortReason.WRONG_ROUND);
        }
        List<Boolean> contributed = new ArrayList<>();
        for (Round round : kept.subList(l * nd, (l + 1) * nd)) {
            contributed.add(plan.function().value(round.outcomes));
        }
        return new Verdict.Accepted(output(contributed));
    }

    private BitString output(List<Boolean> contributed) {
        BitString bits = BitString.EMPTY;
        for (boolean bit : contributed) {
            bits = bits.concat(BitString.of(bit));
        }
        return plan.distillation() instanceof Distillation.Parity
                ? BitString.of(contributed.stream().filter(b -> b).count() % 2 == 1)
                : plan.distillation().distil(bits);
    }
}
