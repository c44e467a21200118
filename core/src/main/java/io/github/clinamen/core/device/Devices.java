package io.github.clinamen.core.device;

import io.github.clinamen.core.Rationals;
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

    /**
     * Makes a device for a game; {@code local} alone is a classical strategy that is wrong at as few settings as possible.
     *
     * @param seed of simulated devices
     * @throws IllegalArgumentException when the form is none of {@link #FORMS}, or the parties are not the game's
     */
    public static Device parse(String spec, MerminGame game, long seed, Files files) {
        int colon = spec.indexOf(':');
        String kind = colon < 0 ? spec : spec.substring(0, colon);
        String rest = spec.substring(colon < 0 ? spec.length() : colon + 1);
        Device device = switch (kind) {
            case "ghz" -> colon < 0 ? new GhzDevice(game.parties(), seed) : noisy(rest, game.parties(), seed);
            case "local" ->
                colon < 0
                        ? new LocalDevice(List.of(LocalStrategy.leastLosing(game)), seed)
                        : local(rest, game.parties(), seed);
            case "box" -> new TableDevice(spec, files.box(required(spec, rest)), seed);
            case "rounds" -> files.rounds(required(spec, rest));
            default -> throw unknown(spec);
        };
        if (device.parties() != game.parties()) {
            throw new IllegalArgumentException(
                    "device: " + spec + " has " + device.parties() + " parties, the game has " + game.parties());
        }
        return device;
    }

    /** What {@link #parse(String, int, long, Files)} accepts for two parties. */
    public static final String PAIR_FORMS = "chsh[:NOISE], box:FILE, rounds:FILE";

    /**
     * Makes a device for so many parties: with three or more that of the Mermin game, with two that of CHSH.
     *
     * @throws IllegalArgumentException when the form is none of {@link #FORMS}, or for two parties of {@link #PAIR_FORMS}, or
     *     the parties are others
     */
    public static Device parse(String spec, int parties, long seed, Files files) {
        if (parties > 2) {
            return parse(spec, new MerminGame(parties), seed, files);
        }
        int colon = spec.indexOf(':');
        String rest = spec.substring(colon < 0 ? spec.length() : colon + 1);
        Device device = switch (colon < 0 ? spec : spec.substring(0, colon)) {
            case "chsh" ->
                new TableDevice(
                        spec, ChshBox.table(colon < 0 ? BigFraction.ZERO : Rationals.parse("noise", rest)), seed);
            case "box" -> new TableDevice(spec, files.box(required(spec, rest)), seed);
            case "rounds" -> files.rounds(required(spec, rest));
            default ->
                throw new IllegalArgumentException(
                        "device: expected " + PAIR_FORMS + " for two parties, found \"" + spec + "\"");
        };
        if (device.parties() != parties) {
            throw new IllegalArgumentException(
                    "device: " + spec + " has " + device.parties() + " parties, expected " + parties);
        }
        return device;
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

    private static String required(String spec, String path) {
        if (path.isEmpty()) {
            throw unknown(spec);
        }
        return path;
    }

    private static IllegalArgumentException unknown(String spec) {
        return new IllegalArgumentException("device: expected " + FORMS + ", found \"" + spec + "\"");
    }
}
