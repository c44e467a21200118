package io.github.clinamen.report.chart;

import java.awt.Color;

/**
 * What a shape's colour means. Each has a value for light and one for dark paper; the series are told apart by people
 * with any kind of colour vision (after Okabe and Ito), and come with other dashes and markers too.
 */
public enum Tone {
    PAPER("#ffffff", "#15181e"),
    PANEL("#f3f5f8", "#1f242d"),
    GRID("#dfe3e8", "#2f3540"),
    AXIS("#8b939e", "#7d8693"),
    MUTED("#5b6470", "#a3adba"),
    INK("#1b1f24", "#e8ebef"),
    FIRST("#0067a5", "#5db7f5"),
    SECOND("#c8500a", "#ff9a57"),
    THIRD("#00785a", "#3ad3a4"),
    FOURTH("#8f3f97", "#dd95e4"),
    FIFTH("#7a6a00", "#e3cf4a"),
    BAD("#c1121f", "#ff7b7b"),
    PALE("#c3d4e6", "#33465c");

    private final String light;
    private final String dark;

    Tone(String light, String dark) {
        this.light = light;
        this.dark = dark;
    }

    /** The class that fills with this tone in {@link #css()}. */
    String fill() {
        return "f-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The class that strokes with this tone. */
    String line() {
        return "l-" + name().toLowerCase(java.util.Locale.ROOT);
    }

    Color onLightPaper() {
        return Color.decode(light);
    }

    /** The rules that colour drawings: in a picture of its own or in the page around it. Print is light always. */
    public static String css() {
        StringBuilder rules =
                new StringBuilder("text{font-family:Arimo,Arial,\"Liberation Sans\",Helvetica,sans-serif}\n");
        StringBuilder dark = new StringBuilder("@media screen and (prefers-color-scheme:dark){\n");
        for (Tone tone : values()) {
            rules.append(tone.rules(tone.light)).append('\n');
            dark.append(tone.rules(tone.dark)).append('\n');
        }
        return rules.append(dark).append("}\n").toString();
    }

    private String rules(String colour) {
        return "." + fill() + "{fill:" + colour + "}." + line() + "{stroke:" + colour + ";fill:none}";
    }
}
