package io.github.clinamen.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The audit finds what breaks the promise, says who found it, and spares what keeps it. */
class AuditTest {
    private static final BigFraction ERROR = new BigFraction(1, 1L << 40);
    private static final int MILLION = 1_000_000;

    /** Whether the next bit is pushed towards 1, given those before it. */
    private interface Strategy {
        boolean towards(boolean[] past, int at);
    }

    private static Strategy strategy(String name) {
        return switch (name) {
            case "ones" -> (past, i) -> true;
            case "same" -> (past, i) -> i > 0 && past[i - 1];
            case "opposite" -> (past, i) -> i > 0 && !past[i - 1];
            case "lag 37" -> (past, i) -> i >= 37 && past[i - 37];
            case "lag 999" -> (past, i) -> i >= 999 && past[i - 999];
            case "lag 4095" -> (past, i) -> i >= 4095 && past[i - 4095];
            case "parity" -> (past, i) -> i >= 9 && past[i - 2] ^ past[i - 5] ^ past[i - 9];
            case "hash" ->
                (past, i) -> {
                    int seen = 0;
                    for (int k = 1; k <= 14 && k <= i; k++) {
                        seen = 2 * seen + (past[i - k] ? 1 : 0);
                    }
                    return (seen * 0x9e3779b9 >>> 31) == 1;
                };
            case "round" -> (past, i) -> i % 5 == 4 ? past[i - 1] ^ past[i - 3] : (i * 7 & 8) == 0;
            case "halves" -> (past, i) -> i < MILLION / 2;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static long[] source(String name, double epsilon, int bits, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Strategy strategy = strategy(name);
        boolean[] all = new boolean[bits];
        long[] words = new long[(bits + 63) / 64];
        for (int i = 0; i < bits; i++) {
            all[i] = strategy.towards(all, i) ^ random.nextDouble() < epsilon;
            words[i >> 6] |= (all[i] ? 1L : 0) << i;
        }
        return words;
    }

    private static AuditReport audit(String epsilon, BigFraction error, long[] words) {
        Audit audit = new Audit(Epsilon.parse(epsilon), error);
        audit.take(words, 0, words.length);
        return audit.report();
    }

    @ParameterizedTest(name = "{0}: keeps {1}, claims {2}")
    @CsvSource({
        "ones,0.43,0.45",
        "ones,0.28,0.3",
        "ones,0.085,0.1",
        "same,0.43,0.45",
        "opposite,0.28,0.3",
        "lag 37,0.43,0.45",
        "lag 999,0.28,0.3",
        "lag 4095,0.43,0.45",
        "parity,0.28,0.3",
        "hash,0.28,0.3",
        "round,0.28,0.3",
    })
    void aBiasBeyondTheClaimIsFound(String name, double kept, String claimed) {
        AuditReport report = audit(claimed, ERROR, source(name, kept, MILLION, 1));
        assertThat(report.refuted()).isTrue();
        // What is refuted is not more than what is true.
        assertThat(report.greatestEpsilon())
                .isBetween(kept, Epsilon.parse(claimed).toDouble());
    }

    @ParameterizedTest(name = "{0}: keeps {1}")
    @CsvSource({"ones,0.45", "same,0.3", "lag 999,0.1", "hash,0.3", "round,0.4", "halves,0.2", "opposite,0.01"})
    void whatKeepsThePromiseIsSpared(String name, String epsilon) {
        double kept = Epsilon.parse(epsilon).toDouble();
        AuditReport report = audit(epsilon, ERROR, source(name, kept, MILLION, 2));
        assertThat(report.refuted()).isFalse();
        assertThat(report.greatestEpsilon()).isGreaterThanOrEqualTo(kept).isLessThan(kept + 0.03);
    }

    @Test
    void falseAlarmsAreRarerThanStated() {
        // With an error of 1/2 at most half of 200 honest streams may be refuted on average; by Hoeffding more than 130
        // have a probability below 2e-8, and union bounds make it far fewer.
        int alarms = 0;
        String[] names = {"ones", "same", "lag 37", "parity", "hash"};
        for (int run = 0; run < 200; run++) {
            long[] words = source(names[run % names.length], 0.3, 20_000, 100 + run);
            if (audit("0.3", BigFraction.ONE_HALF, words).refuted()) {
                alarms++;
            }
        }
        assertThat(alarms).isLessThan(20);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "zeros,0.01,PACKED,always 0",
        "text,0.05,BITS_AS_TEXT,what came most after the same",
        "hex,0.05,HEXADECIMAL,symbol of 8 bits",
        "bytes,0.05,BIT_A_BYTE,what came most after the same",
        "again,0.01,PACKED,the same stretch again",
    })
    void filesOfAnotherKindAreNamed(String kind, String epsilon, Encoding encoding, String predictor) {
        AuditReport report = audit(epsilon, ERROR, file(kind));
        assertThat(report.refuted()).isTrue();
        assertThat(report.encoding()).isEqualTo(encoding);
        assertThat(report.sentence()).contains(predictor);
        assertThat(report.sentence().contains("it looks like")).isEqualTo(encoding != Encoding.PACKED);
    }

    private static long[] file(String kind) {
        SplittableRandom random = new SplittableRandom(5);
        byte[] bytes = new byte[40_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = switch (kind) {
                case "zeros" -> 0;
                case "text" -> (byte) (i % 65 == 64 ? '\n' : '0' + random.nextInt(2));
                case "hex" -> (byte) "0123456789abcdef".charAt(random.nextInt(16));
                case "bytes" -> (byte) random.nextInt(2);
                case "again" -> i < 10_001 ? (byte) random.nextInt() : bytes[i - 10_001];
                default -> throw new IllegalArgumentException(kind);
            };
        }
        long[] words = new long[bytes.length / 8];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
        return words;
    }

    @Test
    void aStretchThatGoesBadIsFoundInALongStream() {
        // 6 % of the stream is biased: as a whole it would pass.
        long[] words = source("ones", 0.5, 60 * MILLION / 2, 3);
        System.arraycopy(source("ones", 0.38, 64 * 28_000, 6), 0, words, 300_000, 28_000);
        AuditReport report = audit("0.45", ERROR, words);
        assertThat(report.refuted()).isTrue();
        assertThat(report.strongest().predictor()).isEqualTo("always 1");
        assertThat(report.strongest().from()).isBetween(300_000L * 64 - Audit.WINDOW_BITS, 328_000L * 64);
        assertThat(report.sentence()).contains(" from bit ");
        assertThat(report.segments()).hasSizeBetween(16, 64);
        assertThat(report.segments().stream().mapToLong(Segment::bits).sum()).isEqualTo(report.bits());
        assertThat(report.segments().stream().mapToLong(Segment::ones).sum()).isEqualTo(report.ones());
    }

    @Test
    void theWayItIsFedDoesNotMatterAndItCanGoOnAfterAReport() {
        long[] words = source("same", 0.43, MILLION, 4);
        AuditReport whole = audit("0.45", ERROR, words);
        Audit slow = new Audit(Epsilon.parse("0.45"), ERROR);
        for (long word : words) {
            slow.take(word);
        }
        assertThat(slow.report()).isEqualTo(whole);
        Audit twice = new Audit(Epsilon.parse("0.45"), ERROR);
        twice.take(words, 0, 100);
        assertThat(twice.report().refuted()).isFalse();
        twice.take(words, 100, words.length - 100);
        assertThat(twice.report().refuted()).isTrue();
        assertThat(twice.report().bits()).isEqualTo(64L * words.length);
    }

    @Test
    void nothingIsRefutedByNothing() {
        AuditReport report = new Audit(Epsilon.HALF, ERROR).report();
        assertThat(report.refuted()).isFalse();
        assertThat(report.greatestEpsilon()).isEqualTo(0.5);
        assertThatThrownBy(() -> new Audit(Epsilon.HALF, BigFraction.ONE)).hasMessageContaining("error: expected");
    }
}
