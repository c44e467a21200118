package io.github.clinamen.core.device;

import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Reads the textual form of a device, as commands, plans and transcripts write it. */
public final class Devices {
    /** What {@link #parse} accepts. */
    public static final String FORMS = "ghz, ghz:DEPOL[,READOUT], local, local:U,V[;U,V...], box:FILE, rounds:FILE";

    private Devices() {}

    /** How the caller opens what devices are made of; core itself touches no file. */
    public interface Files {
        /** @throws io.github.clinamen.core.InputException when the file cannot be opened or is no box */
        BoxTable box(String path);

        /** @throws io.github.clinamen.core.InputException when the file cannot be opened or holds no rounds */
        Device rounds(String path);
    }

    /** What {@link #parse} accepts for CHSH. */
    public static final String PAIR_FORMS = "chsh[:NOISE], box:FILE, rounds:FILE";

    /**
     * Makes a device for a game: that of GHZ states for the Mermin games, of two entangled pairs' halves for CHSH, tables and
     * records for any. {@code local} alone is a classical strategy that is wrong at as few settings as possible.
     *
     * @param seed of simulated devices
     * @throws IllegalArgumentException when the form is none of those for the game, or the parties are not the game's
     */
    public static Device parse(String spec, Game game, long seed, Files files) {
        int colon = spec.indexOf(':');
        String kind = colon < 0 ? spec : spec.substring(0, colon);
        String rest = spec.substring(colon < 0 ? spec.length() : colon + 1);
        Device device = switch (kind) {
            case "box" -> new TableDevice(spec, files.box(required(spec, game, rest)), seed);
            case "rounds" -> files.rounds(required(spec, game, rest));
            default ->
                game.parties() == 2
                        ? pair(spec, kind, rest, colon < 0, seed)
                        : many(spec, kind, rest, colon < 0, game, seed);
        };
        if (device.parties() != game.parties()) {
            throw new IllegalArgumentException(
                    "device: " + spec + " has " + device.parties() + " parties, the game has " + game.parties());
        }
        return device;
    }

    /** Whether a textual form is that of simulated boxes, whatever the files say. */
    public static boolean isSimulated(String spec) {
        return !spec.startsWith("rounds:");
    }

    private static Device pair(String spec, String kind, String rest, boolean alone, long seed) {
        if (!kind.equals("chsh")) {
            throw new IllegalArgumentException(
                    "device: expected " + PAIR_FORMS + " for two parties, found \"" + spec + "\"");
        }
        return new TableDevice(spec, ChshBox.table(alone ? BigFraction.ZERO : Rationals.parse("noise", rest)), seed);
    }

    private static Device many(String spec, String kind, String rest, boolean alone, Game game, long seed) {
        int parties = game.parties();
        return switch (kind) {
            case "ghz" -> alone ? new GhzDevice(parties, seed) : noisy(rest, parties, seed);
            case "local" ->
                alone
                        ? new LocalDevice(List.of(LocalStrategy.leastLosing(new MerminGame(parties))), seed)
                        : local(rest, parties, seed);
            default -> throw unknown(spec);
        };
    }

    private static Device noisy(String rest, int parties, long seed) {
        String[] noise = rest.split(",", -1);
        if (noise.length > 2) {
            throw unknown("ghz:" + rest);
        }
        return new NoisyGhzDevice(
                parties,
                seed,
                Rationals.parse("depolarising", noise[0]),
                noise.length == 2 ? Rationals.parse("readout", noise[1]) : BigFraction.ZERO);
    }

    private static Device local(String rest, int parties, long seed) {
        return new LocalDevice(
                Arrays.stream(rest.split(";", -1))
                        .map(text -> LocalStrategy.parse(text, parties))
                        .toList(),
                seed);
    }

    private static String required(String spec, Game game, String path) {
        if (path.isEmpty()) {
            throw game.parties() == 2
                    ? new IllegalArgumentException(
                            "device: expected " + PAIR_FORMS + " for two parties, found \"" + spec + "\"")
                    : unknown(spec);
        }
        return path;
    }

    private static IllegalArgumentException unknown(String spec) {
        return new IllegalArgumentException("device: expected " + FORMS + ", found \"" + spec + "\"");
    }
}
