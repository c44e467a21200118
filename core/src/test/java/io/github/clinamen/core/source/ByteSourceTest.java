package io.github.clinamen.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSourceTest {
    private static final Epsilon EPS = Epsilon.parse("0.3");

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(1).nextBytes(bytes);
        return bytes;
    }

    private static ByteSource source(byte[] bytes) {
        return new ByteSource("file:bits.bin", EPS, new ByteArrayInputStream(bytes));
    }

    @Test
    @DisplayName("the first bit is the lowest bit of the first byte; picks first, then word by word, party by party")
    void bitOrder() {
        byte[] bytes = bytes(8 * 8);
        RoundChunk rounds = RoundChunk.allocate(3, 3);
        long[] picks = new long[1];
        source(bytes).draw(0, picks, rounds, 2);
        for (int bit = 0; bit < 64; bit++) {
            assertThat(picks[0] >>> bit & 1).isEqualTo(bytes[bit / 8] >> bit % 8 & 1);
        }
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int w = 0; w < 3; w++) {
            assertThat(rounds.setting(0, w)).isEqualTo(words.getLong(8 * (1 + 2 * w)));
            assertThat(rounds.setting(1, w)).isEqualTo(words.getLong(8 * (2 + 2 * w)));
            assertThat(rounds.setting(2, w)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 65, 127, 4097})
    @DisplayName("contract: a chunk of any length takes whole words, and small reads of the stream change nothing")
    void lengths(int length) throws Exception {
        byte[] bytes = bytes(8 * 5 * 65 + 100);
        RoundChunk rounds = RoundChunk.allocate(5, 65).withRounds(length);
        InputStream slow = new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int count) {
                return super.read(into, offset, Math.min(count, 13));
            }
        };
        ByteSource source = new ByteSource("stdin", EPS, slow);
        source.draw(0, new long[0], rounds, 5);
        int taken = 8 * 5 * rounds.usedWords();
        assertThat(source.bitsDrawn()).isEqualTo(8L * taken);
        assertThat(slow.available()).isEqualTo(bytes.length - taken);
        assertThat(source.digest()).isEqualTo(sha256(Arrays.copyOf(bytes, taken)));
        RoundChunk again = RoundChunk.allocate(5, 65).withRounds(length);
        source(bytes).draw(0, new long[0], again, 5);
        for (int w = 0; w < rounds.usedWords(); w++) {
            for (int p = 0; p < 5; p++) {
                assertThat(rounds.setting(p, w)).isEqualTo(again.setting(p, w));
            }
        }
    }

    @Test
    void skippingResumesWhereAnEarlierPartStopped() throws Exception {
        byte[] bytes = bytes(200_000);
        ByteSource source = source(bytes);
        source.skip(64 * 20_000);
        RoundChunk rounds = RoundChunk.allocate(1, 2);
        source.draw(5, new long[0], rounds, 1);
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(rounds.setting(0, 0)).isEqualTo(words.getLong(160_000));
        assertThat(rounds.setting(0, 1)).isEqualTo(words.getLong(160_008));
        assertThat(source.digest()).isEqualTo(sha256(Arrays.copyOf(bytes, 160_016)));
        // Asking does not change it, and it goes on from there.
        assertThat(source.digest()).isEqualTo(sha256(Arrays.copyOf(bytes, 160_016)));
        source.draw(6, new long[0], rounds, 1);
        assertThat(source.digest()).isEqualTo(sha256(Arrays.copyOf(bytes, 160_032)));
        assertThatThrownBy(() -> source.skip(65)).hasMessageContaining("65");
        assertThatThrownBy(() -> source.skip(-64)).hasMessageContaining("-64");
        source.skip(0);
        assertThat(source.bitsDrawn()).isEqualTo(8 * 160_032);
        assertThatThrownBy(() -> source.skip(64 * 20_000)).isInstanceOf(SourceExhaustedException.class);
    }

    @Test
    void runningDrySaysHowManyBitsThereWereAndHowManyWereNeeded() {
        RoundChunk rounds = RoundChunk.allocate(5, 10);
        ByteSource source = source(bytes(101));
        assertThatThrownBy(() -> source.draw(0, new long[] {0, 0}, rounds, 4))
                .isInstanceOf(SourceExhaustedException.class)
                .hasMessage("file:bits.bin: the source ran dry: it had 808 bits, the run needs at least 2688");
        assertThatThrownBy(() -> source(new byte[0]).draw(0, new long[1], rounds, 0))
                .hasMessageContaining("it had 0 bits");
        long[] exactly = new long[1];
        source(bytes(8)).draw(0, exactly, rounds, 0);
        assertThat(exactly[0]).isNotZero();
    }

    @Test
    void aStreamThatFailsIsBadInput() {
        ByteSource source = new ByteSource("stdin", EPS, new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken pipe");
            }
        });
        assertThatThrownBy(() -> source.draw(0, new long[1], RoundChunk.allocate(1, 1), 0))
                .isInstanceOf(InputException.class)
                .hasMessage("stdin: cannot be read: broken pipe");
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
