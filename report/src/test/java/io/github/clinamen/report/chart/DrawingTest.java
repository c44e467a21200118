package io.github.clinamen.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.report.chart.Drawing.Anchor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class DrawingTest {
    private static final Drawing ALL_SHAPES = new Drawing(
            60,
            40,
            "a < b & \"c\"",
            List.of(
                    new Drawing.Box(0, 0, 60, 40, 0, Tone.PAPER),
                    new Drawing.Line(List.of(new Point(0, 0), new Point(60, 40)), Tone.INK, 1.5, List.of(4.0, 2.0)),
                    new Drawing.Area(List.of(new Point(0, 0), new Point(9, 0), new Point(0, 9)), Tone.FIRST, 0.5),
                    new Drawing.Dot(30, 20, 5, Tone.SECOND, Tone.INK),
                    new Drawing.Words(30, 30, "10^{\u22126} <", Anchor.MIDDLE, Tone.BAD, 12),
                    new Drawing.Words(10, 30, "up", Anchor.END, Tone.MUTED, 12, true, true)));

    @Test
    @DisplayName(
            "SVG is well-formed XML, words are escaped, exponents raised, and the same drawing gives the same bytes")
    void svg() throws Exception {
        String svg = SvgText.file(ALL_SHAPES);
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a < b & \"c\"");
        assertThat(root.getElementsByTagName("tspan").item(0).getTextContent()).isEqualTo("\u22126");
        assertThat(svg).contains("prefers-color-scheme:dark").isEqualTo(SvgText.file(ALL_SHAPES));
        assertThat(SvgText.element(ALL_SHAPES)).doesNotContain("<style>");
    }

    @Test
    @DisplayName("PNG has the drawing's size times the scale, shows its colours, and is the same each time")
    void png() throws IOException {
        byte[] bytes = PngImage.of(ALL_SHAPES, 3);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(180, 120);
        assertThat(image.getRGB(90, 60)).isEqualTo(Tone.SECOND.onLightPaper().getRGB());
        assertThat(image.getRGB(170, 5)).isEqualTo(Tone.PAPER.onLightPaper().getRGB());
        assertThat(bytes).isEqualTo(PngImage.of(ALL_SHAPES, 3));
    }

    @Test
    void refusesWhatIsNoPicture() {
        assertThatThrownBy(() -> new Drawing(0, 5, "", List.of())).hasMessageContaining("size above 0, found 0 by 5");
        assertThatThrownBy(() -> SvgText.element(
                        new Drawing(5, 5, "", List.of(new Drawing.Words(0, 0, "10^{3", Anchor.START, Tone.INK, 12)))))
                .hasMessageContaining("expected }");
    }

    @Test
    @DisplayName("words on light and dark paper have a contrast of 4.5 or more (WCAG AA), lines of 3")
    void contrast() {
        String css = Tone.css();
        for (Tone tone :
                List.of(Tone.INK, Tone.MUTED, Tone.FIRST, Tone.SECOND, Tone.THIRD, Tone.FOURTH, Tone.FIFTH, Tone.BAD)) {
            assertThat(contrast(
                            colours(css, tone).get(0), colours(css, Tone.PAPER).get(0)))
                    .as(tone + " light")
                    .isGreaterThan(4.5);
            assertThat(contrast(
                            colours(css, tone).get(1), colours(css, Tone.PAPER).get(1)))
                    .as(tone + " dark")
                    .isGreaterThan(4.5);
        }
        assertThat(contrast(
                        colours(css, Tone.AXIS).get(0), colours(css, Tone.PAPER).get(0)))
                .isGreaterThan(3);
    }

    private static List<Integer> colours(String css, Tone tone) {
        return java.util.regex.Pattern.compile("\\." + tone.fill() + "\\{fill:#([0-9a-f]{6})}")
                .matcher(css)
                .results()
                .map(m -> Integer.parseInt(m.group(1), 16))
                .toList();
    }

    private static double contrast(int a, int b) {
        double one = luminance(a);
        double other = luminance(b);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
