package io.github.clinamen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ConvertCommandTest {
    private static final String CSV = "x1,x2,x3,a1,a2,a3\n" + "1,0,0,0,1,1\n".repeat(64);

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({"f.rounds", "f.01", "f.b8", "f.ptb64", "f.parquet", "f.json"})
    @DisplayName("there and back again")
    void roundTrip(String between) throws IOException {
        Path csv = Files.writeString(folder.resolve("in.csv"), CSV);
        Path back = folder.resolve("back.csv");
        assertThat(run("convert", csv, folder.resolve(between))).isEqualTo(Exit.OK);
        assertThat(run("convert", folder.resolve(between), back, "--parties", 3))
                .isEqualTo(Exit.OK);
        assertThat(back).hasContent(CSV);
        assertThat(out.toString()).contains("64 rounds of 3 parties");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void json() throws IOException {
        Path csv = Files.writeString(folder.resolve("in.csv"), CSV);
        assertThat(run("convert", csv, folder.resolve("f.rounds"), "--rounds", 10, "--simulated", "--json"))
                .isEqualTo(Exit.OK);
        assertThat(out.toString())
                .contains("\"from\" : \"csv\"", "\"to\" : \"rounds\"", "\"parties\" : 3", "\"rounds\" : 10")
                .contains("\"simulation\" : true");
    }

    @Test
    @DisplayName("malformed input leaves the old output alone and says where it is malformed")
    void malformed() throws IOException {
        Path csv = Files.writeString(folder.resolve("in.csv"), CSV + "1,0,0,0,1\n");
        Path old = Files.writeString(folder.resolve("f.rounds"), "precious");
        assertThat(run("convert", csv, old, "--force")).isEqualTo(Exit.BAD_INPUT);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines("clinamen: " + csv + ": line 66: expected 6 cells, found 5\n");
        assertThat(old).hasContent("precious");
    }

    @ParameterizedTest
    @CsvSource({
        "f.b8,g.rounds,,2,parties: the format b8 does not tell them",
        "f.b8,g.xyz,,4,the name does not tell its format",
        "f.b8,g.rounds,--to=xyz,2,format: expected one of rounds",
        "f.b8,g.rounds,--part=outcomes,2,part: the format rounds holds settings and outcomes in one file",
        "f.b8,g.01,--part=all,2,expected round, settings or outcomes",
        "f.b8,g.01,--party-1=left,2,expected first or last",
        "none.b8,g.01,--parties=3,4,none.b8: cannot be read: no such file or directory",
        "f.b8,no/such/g.01,--parties=3,4,cannot be written: no such file or directory"
    })
    void refused(String in, String to, String option, int exit, String message) throws IOException {
        Files.write(folder.resolve("f.b8"), new byte[] {1, 2});
        int code = option == null
                ? run("convert", folder.resolve(in), folder.resolve(to))
                : run("convert", folder.resolve(in), folder.resolve(to), option);
        assertThat(code).isEqualTo(exit);
        assertThat(err.toString()).contains(message).hasLineCount(1);
    }

    private int run(Object... args) {
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        String[] words = new String[args.length];
        for (int i = 0; i < args.length; i++) {
            words[i] = String.valueOf(args[i]);
        }
        return command.execute(words);
    }
}
