package io.github.clinamen.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.BitString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Used bits are found again at any place, 128 of them and no fewer; settings that are missing; streams as they are heard. */
class UsedBitsTest {
    private static long[] random(long seed, int words) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] all = new long[words];
        Arrays.setAll(all, i -> random.nextLong());
        return all;
    }

    @Test
    void anyWindowIsFoundAnywhere() {
        long[] used = random(1, 300);
        BitString source = BitString.of(used, 64 * 300);
        UsedBits bits = new UsedBits();
        bits.add("other bits", random(1009, 77));
        bits.add("these", used);
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 200; i++) {
            int length = 127 + i % 3;
            int from = i < 2 ? 0 : i < 4 ? 64 * 300 - length : random.nextInt(64 * 300 - 200) + 1;
            // A bit before and after that differs, where there is one.
            BitString before = from == 0 ? BitString.EMPTY : BitString.of(!source.get(from - 1));
            BitString after = from + length == 64 * 300 ? BitString.EMPTY : BitString.of(!source.get(from + length));
            BitString padding = BitString.of(random(3 + i, 20), random.nextInt(1000));
            BitString fresh = padding.concat(before)
                    .concat(source.slice(from, from + length))
                    .concat(after)
                    .concat(BitString.of(random(300 + i, 5), random.nextInt(300)));
            assertThat(bits.findIn(fresh).isPresent())
                    .as("%d bits from %d", length, from)
                    .isEqualTo(length >= UsedBits.TELLING);
            bits.findIn(fresh).ifPresent(found -> assertThat(found).startsWith("these occur again at bit"));
        }
        assertThat(bits.findIn(BitString.of(random(4, 3000), 64 * 3000))).isEmpty();
        assertThat(new UsedBits().findIn(source)).isEmpty();
    }

    @Test
    void settingsThatAreMissingRefute() {
        BigFraction error = new BigFraction(1, 1_000_000);
        for (int parties : new int[] {2, 3, 5}) {
            SettingCounts all = new SettingCounts(parties, 10_000);
            SettingCounts few = new SettingCounts(parties, 10_000);
            SettingCounts brief = new SettingCounts(parties, 3);
            long[] words = random(5, 10_000 * parties / 64 + 1);
            for (long word : words) {
                all.take(word);
                few.take(word | 0x5555_5555_5555_5555L);
                brief.take(0);
            }
            assertThat(all.rounds()).isEqualTo(10_000);
            long[] counts = new long[1 << parties];
            BitString bits = BitString.of(words, 64L * words.length);
            for (int r = 0; r < 10_000; r++) {
                int setting = 0;
                for (int p = 0; p < parties; p++) {
                    setting |= (bits.get((long) r * parties + p) ? 1 : 0) << p;
                }
                counts[setting]++;
            }
            for (int s = 0; s < counts.length; s++) {
                assertThat(all.count(s)).isEqualTo(counts[s]);
            }
            Epsilon epsilon = Epsilon.parse("0.4");
            assertThat(all.note(epsilon, s -> true, error).refuted()).isFalse();
            assertThat(brief.note(epsilon, s -> s > 0, error).refuted()).isFalse();
            assertThat(few.note(epsilon, s -> s == 0, error).finding()).startsWith("none of 10000 rounds has");
            AuditNote missing = few.note(epsilon, s -> true, error);
            assertThat(missing.refuted()).isEqualTo(parties == 2 || few.count(0) == 0);
        }
    }

    @Test
    void aStreamIsHeardWholeHoweverItIsRead() throws IOException {
        byte[] bytes = new byte[1003];
        new SplittableRandom(6).nextBytes(bytes);
        for (int step : new int[] {1, 3, 8, 64, 1003}) {
            WordList heard = new WordList();
            try (AuditedStream stream = new AuditedStream(new ByteArrayInputStream(bytes), heard::add)) {
                byte[] buffer = new byte[step];
                assertThat(stream.read()).isEqualTo(bytes[0] & 0xff);
                assertThat(stream.skip(10)).isEqualTo(10);
                int all = 11;
                for (int found = stream.read(buffer); found >= 0; found = stream.read(buffer)) {
                    all += found;
                }
                assertThat(all).isEqualTo(bytes.length);
                assertThat(stream.read()).isEqualTo(-1);
            }
            long[] words = new long[125];
            java.nio.ByteBuffer.wrap(bytes, 0, 1000)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .asLongBuffer()
                    .get(words);
            assertThat(heard.toWords()).isEqualTo(words);
        }
    }
}
