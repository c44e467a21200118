package io.github.clinamen.core.oracle;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The protocols a second time, as a reader of Theorem A and of Box 1 would write them: one round at a time, lists of objects,
 * bits drawn one by one in the order that {@link SanthaVaziraniSource} documents. Shares with the engine only the plan.
 */
public final class NaiveRun {
    /** The outcomes of one round, packed, given its number and packed settings. */
    public interface Boxes {
        int outcomes(long round, int settings);
    }

    /** Source words by place: whole words are plane -1. Asked for in the source's time order, each once. */
    public interface Words {
        long word(long chunk, int plane, int index);
    }

    /**
     * How a run ends and what was counted on the way.
     *
     * @param end the verdict in finer kinds, such as {@code wrong-round:two-blocks}
     * @param wrong positions of the wrong rounds, among the kept rounds
     */
    public record Result(Verdict verdict, String end, long kept, List<Long> wrong) {}

    private record Round(int settings, int outcomes) {}

    private record Place(long chunk, int plane, int index) {}

    private final Protocol plan;
    private final Words source;
    private final Boxes boxes;
    private final Map<Place, Long> drawn = new HashMap<>();

    public NaiveRun(Protocol plan, Words source, Boxes boxes) {
        this.plan = plan;
        this.source = source;
        this.boxes = boxes;
    }

    /** Runs; throws what the source throws. All bits are drawn before the first box is used. */
    public Result result() {
        int n = plan.measuredRounds().intValueExact();
        for (int first = 0; first < n; first += RoundChunk.ROUNDS) {
            draw(first, Math.min(RoundChunk.ROUNDS, n - first));
        }
        if (plan.laterBits() > 0) {
            draw(new Place((n + RoundChunk.ROUNDS - 1) / RoundChunk.ROUNDS, -1, 0));
        }
        List<Round> rounds = new ArrayList<>();
        for (int r = 0; r < n; r++) {
            int x = settings(r);
            rounds.add(new Round(x, boxes.outcomes(r, x)));
        }
        return switch (plan) {
            case Amplification a -> everyRound(a, rounds);
            case BoxOne b -> blocks(b, rounds);
            case Expansion e -> throw new IllegalArgumentException("not here");
        };
    }

    /** Settings word by word. */
    private void draw(int first, int rounds) {
        for (int i = 0; i < (rounds + 63) / 64; i++) {
            for (int p = 0; p < drawnPlanes(); p++) {
                draw(new Place(first / RoundChunk.ROUNDS, p, i));
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
        int n = plan.game().parties();
        return plan.settings() == SettingRule.PARITY_COMPLETION ? n - 1 : n;
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

    /** Every round tested, every round used, wrong ones too. */
    private static Result everyRound(Amplification plan, List<Round> rounds) {
        List<Long> wrong = new ArrayList<>();
        List<Boolean> values = new ArrayList<>();
        for (int r = 0; r < rounds.size(); r++) {
            Round round = rounds.get(r);
            boolean chsh = plan.game().parties() == 2;
            boolean odd = Integer.bitCount(round.outcomes) % 2 == 1;
            boolean lost = chsh
                    ? odd != (round.settings == 3)
                    : new MerminGame(plan.game().parties()).isWrong(round.outcomes, round.settings);
            if (lost) {
                wrong.add((long) r);
            }
            values.add(chsh ? round.outcomes % 2 == 1 : Integer.bitCount(round.outcomes & 7) >= 2);
        }
        if (wrong.size() > plan.wrongAllowed()) {
            boolean strict = plan.wrongAllowed() == 0;
            return new Result(
                    new Verdict.Aborted(strict ? AbortReason.WRONG_ROUND : AbortReason.TOO_MANY_WRONG),
                    strict ? "wrong-round" : "too-many-wrong",
                    rounds.size(),
                    wrong);
        }
        List<Boolean> all = NaiveDistillation.encode(plan.code(), values);
        int k = all.size() - plan.digestBits();
        return new Result(
                new Verdict.Accepted(bits(all.subList(0, k)), bits(all.subList(k, all.size()))),
                wrong.isEmpty() ? "accepted" : "accepted:some-wrong",
                rounds.size(),
                wrong);
    }

    private Result blocks(BoxOne plan, List<Round> rounds) {
        MerminGame game = plan.mermin();
        int nd = (int) plan.distilledRounds();
        int nb = 1 << plan.choiceBits();
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
                            new Verdict.Accepted(bits(NaiveDistillation.distil(plan.distillation(), contributed))),
                            wrongBlocks.isEmpty() ? "accepted" : "accepted:chosen-block-wrong",
                            kept.size(),
                            wrong);
                }
                end = "wrong-round:another-block";
            }
        }
        return new Result(new Verdict.Aborted(reason), end, kept.size(), wrong);
    }

    /** l, from bits drawn after all settings, the first being the lowest. */
    private int blockIndex(int rounds) {
        long after = (rounds + RoundChunk.ROUNDS - 1) / RoundChunk.ROUNDS;
        int l = 0;
        for (int j = 0; j < plan.laterBits(); j++) {
            l |= bit(after, -1, j) ? 1 << j : 0;
        }
        return l;
    }

    private static BitString bits(List<Boolean> list) {
        BitString bits = BitString.EMPTY;
        for (boolean bit : list) {
            bits = bits.concat(BitString.of(bit));
        }
        return bits;
    }
}
