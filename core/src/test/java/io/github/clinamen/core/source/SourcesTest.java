package io.github.clinamen.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.bits.Bias;
import io.github.clinamen.core.bits.RoundChunk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {
    private static final Sources.Streams STREAMS = new Sources.Streams() {
        @Override
        public InputStream file(String path) {
            return filled(path.length());
        }

        @Override
        public InputStream standardInput() {
            return filled(100);
        }

        @Override
        public InputStream operatingSystem() {
            return filled(200);
        }
    };

    private static InputStream filled(int value) {
        byte[] bytes = new byte[1 << 12];
        Arrays.fill(bytes, (byte) value);
        return new ByteArrayInputStream(bytes);
    }

    private static SanthaVaziraniSource parse(String spec) {
        return Sources.parse(spec, Epsilon.parse("0.1"), 1, STREAMS);
    }

    @ParameterizedTest
    @CsvSource({
        "fair,fair,true,true",
        "biased,biased:1,true,true",
        "biased:0,biased:0,true,true",
        "biased:1,biased:1,true,true",
        "adversarial,adversarial,true,true",
        "adversarial:fixed,adversarial:fixed,true,true",
        "adversarial:sequential,adversarial:sequential:hash,true,false",
        "adversarial:sequential:drift,adversarial:sequential:drift,true,false",
        "file:abc,file:abc,false,false",
        "file:a:b,file:a:b,false,false",
        "-,stdin,false,false",
        "stdin,stdin,false,false",
        "os,os,false,false"
    })
    void everyFormGivesItsSource(String spec, String canonical, boolean simulated, boolean positional) {
        SanthaVaziraniSource source = parse(spec);
        assertThat(source.spec()).isEqualTo(canonical);
        assertThat(source.isSimulated()).isEqualTo(simulated);
        assertThat(source.isPositional()).isEqualTo(positional);
        assertThat(source.epsilon()).isEqualTo(spec.equals("fair") ? Epsilon.HALF : Epsilon.parse("0.1"));
    }

    @ParameterizedTest
    @CsvSource({"file:abc,3", "-,100", "os,200"})
    void realSourcesReadWhatIsOpened(String spec, long value) {
        long[] picks = new long[1];
        parse(spec).draw(0, picks, RoundChunk.allocate(1, 1), 0);
        assertThat(picks[0]).isEqualTo(value * 0x0101_0101_0101_0101L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "moon",
                "fair:1",
                "biased:2",
                "biased:",
                "file",
                "file:",
                "os:1",
                "stdin:x",
                "-:x",
                "adversarial:",
                "adversarial:fast",
                "adversarial:sequential:",
                "adversarial:sequential:psychic",
                "adversarial:sequentialhash"
            })
    void everyOtherFormIsRefused(String spec) {
        assertThatThrownBy(() -> parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }

    @ParameterizedTest
    @CsvSource({"fair", "biased:0", "adversarial", "adversarial:sequential", "file:abc"})
    @DisplayName("a counted source is in all else the one that is counted")
    void countingChangesNothing(String spec) {
        SanthaVaziraniSource plain = parse(spec);
        CountingSource counted = new CountingSource(parse(spec));
        RoundChunk expected = RoundChunk.allocate(5, 70).withRounds(65);
        RoundChunk found = RoundChunk.allocate(5, 70).withRounds(65);
        long[] expectedPicks = new long[3];
        long[] picks = new long[3];
        plain.draw(0, expectedPicks, expected, 4);
        counted.draw(0, picks, found, 4);
        assertThat(picks).isEqualTo(expectedPicks);
        assertThat(found.planes().mismatch(expected.planes())).isEqualTo(-1);
        assertThat(counted.spec()).isEqualTo(plain.spec());
        assertThat(counted.epsilon()).isEqualTo(plain.epsilon());
        assertThat(counted.isSimulated()).isEqualTo(plain.isSimulated());
        assertThat(counted.isPositional()).isEqualTo(plain.isPositional());
    }

    @Test
    @DisplayName("closing a source, counted or not, closes its stream; a stream that does not close says which it was")
    void closing() {
        AtomicInteger closed = new AtomicInteger();
        InputStream stream = new InputStream() {
            @Override
            public int read() {
                return -1;
            }

            @Override
            public void close() throws IOException {
                if (closed.incrementAndGet() > 1) {
                    throw new IOException("gone");
                }
            }
        };
        SanthaVaziraniSource source = new CountingSource(new ByteSource("file:x", Epsilon.HALF, stream));
        source.close();
        assertThat(closed).hasValue(1);
        assertThatThrownBy(source::close).hasMessage("file:x: cannot be closed: gone");
    }

    @Test
    void aBiasOfAnotherEpsilonIsRefused() {
        Epsilon tenth = Epsilon.parse("0.1");
        assertThatThrownBy(() -> new SteeringSource(1, tenth, LaneStrategy.FIXED, Bias.HALF))
                .hasMessageContaining("rarer: expected");
        assertThat(new SteeringSource(1, tenth, LaneStrategy.FIXED, Bias.of(tenth)))
                .isEqualTo(new SteeringSource(1, tenth, LaneStrategy.FIXED));
    }

    @Test
    void countingCountsWholeWords() {
        CountingSource source = new CountingSource(parse("adversarial:sequential"));
        RoundChunk rounds = RoundChunk.allocate(5, 70).withRounds(65);
        source.draw(0, new long[3], rounds, 4);
        assertThat(source.bitsDrawn()).isEqualTo(64 * (3 + 2 * 4));
        source.draw(1, new long[0], rounds, 5);
        assertThat(source.bitsDrawn()).isEqualTo(64 * (3 + 2 * 4 + 2 * 5));
        assertThat(source.spec()).isEqualTo("adversarial:sequential:hash");
        assertThat(source.isPositional()).isFalse();
    }
}
