package io.github.clinamen.formats.circuit;

import io.github.clinamen.formats.CanonicalJson;
import io.github.clinamen.formats.Malformed;
import io.github.clinamen.formats.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What ties shots to rounds: which circuit has which setting, and for a schedule, in which order they are to be run. A
 * sealed document, specified in docs/real-boxes.md.
 *
 * @param openQasm {@code 2} or {@code 3}
 * @param circuits in the order in which results without names are understood
 * @param schedule the rounds one by one; its number of rounds is 0 when every circuit is run many times instead
 */
public record CircuitManifest(
        String format, int version, int parties, String openQasm, List<Circuit> circuits, Schedule schedule) {
    private static final String FORMAT = "clinamen-circuits";
    private static final int VERSION = 1;

    /** One circuit: its name, its file beside the manifest, and its settings in letters, party 1 first. */
    public record Circuit(String name, String file, String setting) {}

    /**
     * The rounds one by one.
     *
     * @param rounds how many, 0 for none
     * @param settings the file beside the manifest with the settings of every round (format 01), empty for none
     * @param sha256 of that file, in hexadecimal, empty for none
     * @param source where the settings came from, in textual form, empty for none
     */
    public record Schedule(long rounds, String settings, String sha256, String source) {
        public static final Schedule NONE = new Schedule(0, "", "", "");
    }

    public CircuitManifest {
        circuits = List.copyOf(circuits);
    }

    public static CircuitManifest of(int parties, GhzCircuit.Qasm qasm, List<Circuit> circuits, Schedule schedule) {
        return new CircuitManifest(FORMAT, VERSION, parties, qasm.version(), circuits, schedule);
    }

    /** Reads a manifest. */
    public static CircuitManifest read(Path file) {
        byte[] bytes = StrictJson.bytesOf(file);
        StrictJson.requireFormat(file, bytes, FORMAT, VERSION);
        return CanonicalJson.open(file, bytes, CircuitManifest.class);
    }

    /** The SHA-256 of a file beside a manifest, in hexadecimal. */
    public static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw Malformed.unreadable(file, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Names of the circuits in order. */
    public List<String> names() {
        return circuits.stream().map(Circuit::name).toList();
    }
}
