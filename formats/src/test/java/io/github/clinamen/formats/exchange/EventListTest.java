package io.github.clinamen.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.formats.BitOrder;
import io.github.clinamen.formats.RoundsStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of Bell tests: other names, other values, clicks that are missing. */
class EventListTest {
    private static final String GOOD = "2015-06-30 00:00:00,1,2,5426400,0,5676000,1,0,1,10400,10400,11000,0,0,0,0,251";

    @TempDir
    Path folder;

    @Test
    @DisplayName("settings a and b, outcomes 1 (our 0) and -1 (our 1)")
    void eth() throws IOException {
        assertThat(rounds("a,A,b,B\n0,1,0,1\n0,-1,1,-1\n1,1,0,1\n1,1,1,-1\n", Columns.ETH))
                .containsExactly("00 00", "01 11", "10 00", "11 01");
    }

    @ParameterizedTest
    @DisplayName("as people have them: byte order mark, quotes, spaces, other separators and columns, blank last lines")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\uFEFFx1,x2,a1,a2\\n1,0,0,1\\n`",
                "`x1,x2,a1,a2\\r\\n1,0,0,1\\r\\n\\r\\n\\n`",
                "`t,x1,note,x2,a1,a2\\n0.1,1,\"a, b\",0,0,1\\n`",
                "` x1 ; \"x2\";a1;a2\\n1; 0 ;\"0\";1`",
                "`x1\tx2\ta1\ta2\\n1\t0\t0\t1\\n`",
                "`# x1, x2, a1, a2\\n1.0, False, 0.0, true\\n`",
            })
    void asPeopleHaveThem(String text) throws IOException {
        assertThat(rounds(text.replace("\\n", "\n").replace("\\r", "\r"), Columns.PLAIN))
                .containsExactly("10 01");
    }

    @Test
    @DisplayName(
            "a missing click is an error until it is said which outcome it is; then it is that, never a dropped round")
    void noClick() throws IOException {
        String text = "x1,x2,a1,a2\n0,0,0,0\n0,1,,1\n1,1,NaN,\n";
        assertThatThrownBy(() -> rounds(text, Columns.PLAIN))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 3: column a1: expected 0 or 1, found nothing (--no-click says");
        Columns stated =
                new Columns(Map.of(), Columns.PLAIN.outcomes(), Columns.PLAIN.settings(), OptionalInt.of(1), 1);
        assertThat(rounds(text, stated)).containsExactly("00 00", "01 11", "11 11");
        assertThatThrownBy(() -> rounds("x1,x2,a1,a2\n,0,0,0\n", stated))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("line 2: column x1: expected 0 or 1, found nothing");
    }

    @Test
    @DisplayName("a column that is not there: the columns that are, and the one that may be meant")
    void columns() {
        Columns named = new Columns(
                Map.of("x1", "alice"), Columns.PLAIN.outcomes(), Columns.PLAIN.settings(), OptionalInt.empty(), 1);
        assertThatThrownBy(() -> rounds("Alice,x2,a1,a2\n0,0,0,0\n", named))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(
                        "line 1: expected one column \"alice\", found the columns \"Alice\", \"x2\", \"a1\","
                                + " \"a2\"; did you mean \"Alice\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Columns(Map.of("y1", "a"), Map.of(), Map.of(), OptionalInt.empty(), 1))
                .withMessageContaining("expected x1, x2, ... or a1, a2, ... before the equals sign, found \"y1\"");
    }

    @Test
    @DisplayName("Delft: heralded events are rounds, a click in the readout window is 0, none is 1")
    void delft() throws IOException {
        assertThat(rounds(GOOD + "\n", DelftWindows.FIRST)).containsExactly("01 01");
        String[] edges = {
            GOOD.replace(",11000,0,0,0,", ",10620,14320,0,0,"), // after the start, to the end with it
            GOOD.replace("5426400", "5426350"),
            GOOD.replace("5426400", "5478799"),
        };
        assertThat(rounds(String.join("\n", edges), DelftWindows.FIRST)).containsExactly("01 10", "01 01", "01 01");
        String[] others = {
            GOOD.replace("5426400", "5426349"), // before the first window
            GOOD.replace("5426400", "5478800"), // after it
            GOOD.replace("5676000", "5675699"), // before the second one
            GOOD.replace("5676000,1", "5676000,0"), // both clicks in one detector
            GOOD.replace(",11000,0,0,0,", ",11000,0,7,0,"), // a click after the excitation
            GOOD.replace(",0,251", ",250,251"), // an invalid marker
        };
        assertThat(rounds(String.join("\n", others), DelftWindows.FIRST)).isEmpty();
        assertThat(rounds(others[0], DelftWindows.FIRST.with(Map.of("start0", 5_426_349L))))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`1,2,3` | `line 1: expected 17 cells, found 3`",
                "`2015,1,2,x,0,5676000,1,0,1,0,0,11000,0,0,0,0,0` | `line 1: expected a whole number in column 4, found \"x\"`",
                "`2015,1,2,5426400,0,5676000,1,2,1,0,0,11000,0,0,0,0,0` | `line 1: expected 0 or 1 in column 8, found 2`",
            })
    void malformedDelft(String text, String message) {
        assertThatThrownBy(() -> rounds(text, DelftWindows.FIRST))
                .isInstanceOf(InputException.class)
                .hasMessageEndingWith(message);
    }

    @Test
    void windows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DelftWindows.FIRST.with(Map.of("start", 1L)))
                .withMessageContaining("found \"start\"; did you mean \"start0\"?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DelftWindows.FIRST.with(Map.of("length", -1L)))
                .withMessage("windows: expected numbers from 0 to 2^40, found -1");
    }

    /** Settings and outcomes of each round, party 1 first. */
    private List<String> rounds(String text, Table table) throws IOException {
        Path file = Files.writeString(folder.resolve("f.csv"), text);
        RoundsInput input = new RoundsInput(
                file, RoundsFormat.CSV, OptionalInt.empty(), Optional.empty(), BitOrder.FIRST_BIT_FIRST, table);
        List<String> rounds = new ArrayList<>();
        try (RoundsStream stream = input.open()) {
            RoundChunk chunk = RoundChunk.allocate(stream.parties(), RoundChunk.WORDS);
            int read = stream.read(chunk);
            for (int r = 0; r < read; r++) {
                rounds.add(BitOrder.FIRST_BIT_FIRST.format(chunk.settingsOf(r), stream.parties()) + " "
                        + BitOrder.FIRST_BIT_FIRST.format(chunk.outcomesOf(r), stream.parties()));
            }
        }
        return rounds;
    }
}
