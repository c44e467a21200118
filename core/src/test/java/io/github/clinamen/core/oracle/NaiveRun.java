package io.github.clinamen.core.oracle;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.SettingChoice;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The protocol a second time, as a reader of Box 1 would write it: one round at a time, lists of objects, bits drawn one
 * by one in the order that {@link SanthaVaziraniSource} documents. Shares with the engine only the plan and the game.
 */
public final class NaiveRun {
    /** The outcomes of one round, packed, given its number and packed settings. */
    public interface Boxes {
        int outcomes(long round, int settings);
    }

    /** Source words by place: picks are plane -1. Asked for in the source's time order, each once. */
    public interface Words {
        long word(long chunk, int plane, int index);
    }

    /**
     * How a run ends and what was counted on the way.
     *
     * @param end the verdict in finer kinds, such as {@code wrong-round:two-blocks}
     * @param tested how many rounds were tested: all that were kept, less those distilled
     * @param wrong positions of the wrong rounds that count, among the kept rounds
     */
    public record Result(Verdict verdict, String end, long kept, long tested, List<Long> wrong) {}

    private record Round(int settings, int outcomes) {}

    private record Place(long chunk, int plane, int index) {}

    private final ProtocolPlan plan;
    private final Words source;
    private final Boxes boxes;
    private final Map<Place, Long> drawn = new HashMap<>();
    private final int nb;
    private final int nd;

    public NaiveRun(ProtocolPlan plan, Words source, Boxes boxes) {
        this.plan = plan;
        this.source = source;
        this.boxes = boxes;
        this.nb = 1 << plan.layout().choiceBits();
        this.nd = (int) plan.layout().distilledRounds();
    }

    /** Runs; throws what the source throws. */
    public Result result() {
        int n = plan.measuredRounds().intValueExact();
        for (int first = 0; first < n; first += RoundChunk.ROUNDS) {
            draw(first, Math.min(RoundChunk.ROUNDS, n - first));
        }
        List<Round> rounds = new ArrayList<>();
        for (int r = 0; r < n; r++) {
            int x = settings(r);
            rounds.add(new Round(x, boxes.outcomes(r, x)));
        }
        return plan.layout() instanceof Layout.Scattered ? scattered(rounds) : blocks(rounds);
    }

    /** The picks of the bins that begin with the chunk, then its settings, word by word. */
    private void draw(int first, int rounds) {
        long chunk = first / RoundChunk.ROUNDS;
        if (plan.layout() instanceof Layout.Scattered && first % nb == 0) {
            int bins = Math.max(1, rounds / nb);
            int choiceBits = plan.layout().choiceBits();
            int words = choiceBits <= 6 ? choiceBits * ((bins + 63) / 64) : (bins * choiceBits + 63) / 64;
            for (int i = 0; i < words; i++) {
                draw(new Place(chunk, -1, i));
            }
        }
        for (int i = 0; i < (rounds + 63) / 64; i++) {
            for (int p = 0; p < drawnPlanes(); p++) {
                draw(new Place(chunk, p, i));
            }
        }
    }

    private void draw(Place place) {
        drawn.put(place, source.word(place.chunk, place.plane, place.index));
    }

    private boolean bit(long chunk, int plane, int i) {
        return (drawn.getOrDefault(new Place(chunk, plane, i / 64), 0L) >>> i % 64 & 1) == 1;
    }

    private int drawnPlanes() {
        return plan.settingChoice() == SettingChoice.PARITY_COMPLETION
                ? plan.game().parties() - 1
                : plan.game().parties();
    }

    private int settings(int r) {
        int n = plan.game().parties();
        int x = 0;
        for (int p = 0; p < drawnPlanes(); p++) {
            x |= bit(r / RoundChunk.ROUNDS, p, r % RoundChunk.ROUNDS) ? 1 << p : 0;
        }
        // Tested settings have an even number of Y's, that is of zeros.
        boolean evenZeros = (n - Integer.bitCount(x)) % 2 == 0;
        return drawnPlanes() < n && !evenZeros ? x | 1 << n - 1 : x;
    }

    private Result scattered(List<Round> rounds) {
        MerminGame game = plan.game();
        List<Long> wrong = new ArrayList<>();
        List<Boolean> contributed = new ArrayList<>();
        boolean pickedWrong = false;
        long tested = 0;
        for (int bin = 0; bin < nd; bin++) {
            long pick = pick(bin, rounds.size());
            for (int i = 0; i < nb; i++) {
                Round round = rounds.get(bin * nb + i);
                boolean lost = game.isWrong(round.outcomes, round.settings);
                if (i == pick) {
                    contributed.add(plan.function().value(round.outcomes));
                    pickedWrong |= lost;
                } else {
                    tested++;
                    if (lost) {
                        wrong.add((long) bin * nb + i);
                    }
                }
            }
        }
        if (wrong.size() > plan.wrongAllowed()) {
            boolean strict = plan.wrongAllowed() == 0;
            return new Result(
                    new Verdict.Aborted(strict ? AbortReason.WRONG_ROUND : AbortReason.TOO_MANY_WRONG),
                    strict ? "wrong-round:tested" : "too-many-wrong",
                    rounds.size(),
                    tested,
                    wrong);
        }
        String end = !wrong.isEmpty() ? "accepted:some-wrong" : pickedWrong ? "accepted:picked-wrong" : "accepted";
        return new Result(new Verdict.Accepted(output(contributed)), end, rounds.size(), tested, wrong);
    }

    private long pick(int bin, int rounds) {
        int choiceBits = plan.layout().choiceBits();
        long firstRound = (long) bin * nb;
        long chunk = firstRound / RoundChunk.ROUNDS;
        int inChunk = (int) Math.min(RoundChunk.ROUNDS, rounds - chunk * RoundChunk.ROUNDS);
        int binsInChunk = Math.max(1, inChunk / nb);
        int b = (int) (firstRound % RoundChunk.ROUNDS / nb);
        long pick = 0;
        for (int j = 0; j < choiceBits; j++) {
            int place = choiceBits <= 6 ? j * ((binsInChunk + 63) / 64) * 64 + b : b * choiceBits + j;
            pick |= bit(chunk, -1, place) ? 1L << j : 0;
        }
        return pick;
    }

    private Result blocks(List<Round> rounds) {
        MerminGame game = plan.game();
        List<Round> kept = rounds.stream().filter(r -> game.tests(r.settings)).toList();
        List<Long> wrong = new ArrayList<>();
        for (int r = 0; r < kept.size(); r++) {
            if (game.isWrong(kept.get(r).outcomes, kept.get(r).settings)) {
                wrong.add((long) r);
            }
        }
        List<Long> wrongBlocks = wrong.stream().map(r -> r / nd).distinct().toList();
        AbortReason reason = AbortReason.WRONG_ROUND;
        String end = "wrong-round:two-blocks";
        if (wrongBlocks.size() <= 1) {
            if (!wrongBlocks.isEmpty() && wrongBlocks.getFirst() >= nb) {
                end = "wrong-round:after-the-blocks";
            } else if (3 * kept.size() < rounds.size()) {
                reason = AbortReason.TOO_FEW_KEPT;
                end = "too-few-kept";
            } else {
                int l = blockIndex(rounds.size());
                if (wrongBlocks.isEmpty() || wrongBlocks.getFirst() == l) {
                    List<Boolean> contributed = new ArrayList<>();
                    for (Round round : kept.subList(l * nd, (l + 1) * nd)) {
                        contributed.add(plan.function().value(round.outcomes));
                    }
                    return new Result(
                            new Verdict.Accepted(output(contributed)),
                            wrongBlocks.isEmpty() ? "accepted" : "accepted:chosen-block-wrong",
                            kept.size(),
                            kept.size() - nd,
                            wrong);
                }
                end = "wrong-round:another-block";
            }
        }
        return new Result(new Verdict.Aborted(reason), end, kept.size(), Math.max(0, kept.size() - nd), wrong);
    }

    /** l, from bits drawn after all rounds, the first being the lowest. */
    private int blockIndex(int rounds) {
        long after = (rounds + RoundChunk.ROUNDS - 1) / RoundChunk.ROUNDS;
        int l = 0;
        if (nb > 1) {
            draw(new Place(after, -1, 0));
        }
        for (int j = 0; j < plan.layout().choiceBits(); j++) {
            l |= bit(after, -1, j) ? 1 << j : 0;
        }
        return l;
    }

    private BitString output(List<Boolean> contributed) {
        BitString bits = BitString.EMPTY;
        for (boolean bit : NaiveDistillation.distil(plan.distillation(), contributed)) {
            bits = bits.concat(BitString.of(bit));
        }
        return bits;
    }
}
