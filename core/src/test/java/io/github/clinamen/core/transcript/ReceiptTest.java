package io.github.clinamen.core.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.ParallelRun;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Tally;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.source.FairSource;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final int ROUNDS = 20_000;
    private static final String HASH = "0".repeat(64);

    /** Boxes of three parties that are wrong just where they are told to be, and say otherwise whatever a seed says. */
    private record Chosen(long seed, BitSet wrong) implements Device {
        @Override
        public int parties() {
            return 3;
        }

        @Override
        public String spec() {
            return "chosen";
        }

        @Override
        public boolean isSimulated() {
            return true;
        }

        @Override
        public void measure(long chunk, RoundChunk rounds) {
            for (int r = 0; r < rounds.rounds(); r++) {
                int required = Integer.bitCount(rounds.settingsOf(r)) == 3 ? 0 : 1;
                int flip = wrong.get((int) (chunk * RoundChunk.ROUNDS + r)) ? 1 : 0;
                int a = new SplittableRandom(seed ^ chunk * 7919 + r).nextInt(4);
                a |= (Integer.bitCount(a) + required + flip & 1) << 2;
                for (int p = 0; p < 3; p++) {
                    long others = rounds.outcome(p, r >> 6) & ~(1L << (r & 63));
                    rounds.setOutcome(p, r >> 6, others | (a >> p & 1L) << (r & 63));
                }
            }
        }
    }

    private static Run run(long outcomes, BitSet wrong, long settings) {
        Amplification plan = Amplification.ofParity(CertifiedGauge.a3(), Epsilon.parse("0.4"), ROUNDS, 50);
        return Run.of(plan, new FairSource(settings), new Chosen(outcomes, wrong));
    }

    private static Transcript transcript(Run run) {
        Tally tally = ParallelRun.finish(run, ParallelRun.Prefix.START, 1, p -> {}, () -> false);
        return Transcript.of(run, 0, tally);
    }

    private static Receipt receipt(Run run) {
        return Receipt.of(run, transcript(run));
    }

    private static boolean bit(Transcript t) {
        return ((Verdict.Accepted) t.verdict()).output().get(0);
    }

    private static BitSet places(int... places) {
        BitSet set = new BitSet();
        for (int place : places) {
            set.set(place);
        }
        return set;
    }

    @Test
    @DisplayName(
            "no bit of a receipt changes when outcomes change and flags do not, though the transcript's output does")
    void nothingDependsOnOutcomes() {
        SplittableRandom random = new SplittableRandom(4);
        int differentOutputs = 0;
        for (int i = 0; i < 12; i++) {
            BitSet wrong = new BitSet();
            for (int w = random.nextInt(50); w > 0; w--) {
                wrong.set(random.nextInt(ROUNDS));
            }
            Run one = run(random.nextLong(), wrong, i);
            Run other = run(random.nextLong(), wrong, i);
            assertThat(receipt(one)).isEqualTo(receipt(other));
            differentOutputs += bit(transcript(one)) == bit(transcript(other)) ? 0 : 1;
        }
        assertThat(differentOutputs).isPositive();
    }

    @Test
    @DisplayName("flags and settings do change it")
    void flagsAndSettings() {
        BitSet wrong = places(0, 63, 64, 16_383, 16_384, ROUNDS - 1);
        Receipt receipt = receipt(run(1, wrong, 1));
        assertThat(receipt.wrong()).containsExactly(0L, 63L, 64L, 16_383L, 16_384L, (long) ROUNDS - 1);
        assertThat(receipt.reason()).isEmpty();
        assertThat(receipt.simulation()).isTrue();
        assertThat(receipt(run(1, places(5), 1)).wrong()).containsExactly(5L);
        assertThat(receipt(run(1, wrong, 2)).settingsSha256()).isNotEqualTo(receipt.settingsSha256());
        assertThat(receipt(run(1, places(), 1)).settingsSha256()).isEqualTo(receipt.settingsSha256());
    }

    private static Receipt with(Amplification plan, long rounds, List<Long> wrong, String hash, BitString digest) {
        return new Receipt(plan, "s", "d", false, false, rounds, wrong, hash, Optional.empty(), digest);
    }

    @Test
    @DisplayName("too many wrong rounds are an abort, and a receipt that says otherwise cannot be built")
    void contradictions() {
        BitSet wrong = new BitSet();
        wrong.set(0, 51);
        Receipt aborted = receipt(run(1, wrong, 1));
        assertThat(aborted.reason()).contains(AbortReason.TOO_MANY_WRONG);
        Amplification plan = aborted.plan();
        BitString none = BitString.EMPTY;
        assertThatThrownBy(() -> with(plan, ROUNDS, aborted.wrong(), HASH, none))
                .hasMessageContaining("accepted contradicts 51 wrong rounds");
        assertThatThrownBy(() -> with(plan, ROUNDS - 1, List.of(), HASH, none)).hasMessageContaining("contradicts");
        assertThatThrownBy(() -> with(plan, ROUNDS, List.of(4L, 4L), HASH, none))
                .hasMessageContaining("ascending places");
        assertThatThrownBy(() -> with(plan, ROUNDS, List.of((long) ROUNDS), HASH, none))
                .hasMessageContaining("ascending places");
        assertThatThrownBy(() -> with(plan, ROUNDS, List.of(), "x", none))
                .hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> with(plan, ROUNDS, List.of(), HASH, BitString.of(true)))
                .hasMessageContaining("digest: expected 0 bits, found 1");
    }

    private static Transcript like(Transcript t, Tally counts, Verdict verdict) {
        return new Transcript(t.protocol(), t.provenance(), counts, verdict, false, Optional.empty(), true);
    }

    @Test
    @DisplayName("a transcript cannot contradict its own counts")
    void transcripts() {
        Transcript t = transcript(run(1, places(3), 1));
        assertThat(t.verdict().isAccepted()).isTrue();
        assertThat(t.differences(t)).isEmpty();
        Tally tooMany = new Tally(ROUNDS, ROUNDS, 51, 0, 60, false, BitString.EMPTY);
        assertThatThrownBy(() -> like(t, tooMany, t.verdict()))
                .hasMessageContaining("accepted contradicts 20000 rounds with 51 wrong");
        assertThatThrownBy(() -> like(t, t.counts(), new Verdict.Accepted(BitString.EMPTY)))
                .hasMessageContaining("output: expected 1 bits, found 0");
        assertThatThrownBy(() -> like(t, t.counts(), new Verdict.Aborted(AbortReason.TOO_MANY_WRONG)))
                .hasMessageContaining("aborted contradicts");
        Transcript flipped = like(t, t.counts(), new Verdict.Accepted(BitString.of(!bit(t))));
        assertThat(t.differences(flipped)).hasSize(1);
    }

    @Test
    @DisplayName("one flipped outcome anywhere changes acceptance or the bit as computed; a wrong round still enters k")
    void oneFlippedOutcome() {
        Run right = run(1, places(), 1);
        boolean bit = bit(transcript(right));
        for (int place = 700; place < 740; place++) {
            Transcript wrong = transcript(run(1, places(place), 1));
            assertThat(wrong.counts().firstWrong()).isEqualTo(place);
            int before = right.worker().rounds(0).outcomesOf(place);
            boolean changes = Integer.bitCount(before) >= 2 != Integer.bitCount(before ^ 4) >= 2;
            assertThat(bit(wrong)).isEqualTo(bit ^ changes);
        }
    }
}
