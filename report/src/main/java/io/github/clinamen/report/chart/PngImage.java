package io.github.clinamen.report.chart;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * A drawing as PNG, on light paper. Letters are filled outlines of the font that comes with the program, so that the
 * bytes depend on the drawing and the JDK and not on the fonts of the machine.
 */
public final class PngImage {
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final Font REGULAR = font("Arimo-Regular.ttf");
    private static final Font BOLD = font("Arimo-Bold.ttf");
    private static final double RAISED = 0.75;

    private PngImage() {}

    /** @param scale pixels of the image for each pixel of the drawing, at least 1 */
    public static byte[] of(Drawing drawing, int scale) {
        BufferedImage image =
                new BufferedImage(drawing.width() * scale, drawing.height() * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Tone.PAPER.onLightPaper());
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.scale(scale, scale);
        drawing.shapes().forEach(shape -> draw(pen, shape));
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void draw(Graphics2D pen, Drawing.Shape shape) {
        switch (shape) {
            case Drawing.Line line -> {
                float[] dash = new float[line.dash().size()];
                for (int i = 0; i < dash.length; i++) {
                    dash[i] = line.dash().get(i).floatValue();
                }
                pen.setColor(line.tone().onLightPaper());
                pen.setStroke(new BasicStroke(
                        (float) line.width(),
                        BasicStroke.CAP_ROUND,
                        BasicStroke.JOIN_ROUND,
                        1,
                        dash.length == 0 ? null : dash,
                        0));
                pen.draw(path(line.points(), false));
            }
            case Drawing.Area area -> {
                java.awt.Color colour = area.tone().onLightPaper();
                pen.setColor(new java.awt.Color(
                        colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * area.opacity())));
                pen.fill(path(area.corners(), true));
            }
            case Drawing.Box box -> {
                pen.setColor(box.tone().onLightPaper());
                pen.fill(new RoundRectangle2D.Double(
                        box.x(), box.y(), box.width(), box.height(), 2 * box.radius(), 2 * box.radius()));
            }
            case Drawing.Dot dot -> {
                circle(pen, dot, dot.radius(), dot.rim());
                circle(pen, dot, Math.max(0, dot.radius() - 1.5), dot.tone());
            }
            case Drawing.Words words -> write(pen, words);
        }
    }

    private static void circle(Graphics2D pen, Drawing.Dot dot, double radius, Tone tone) {
        pen.setColor(tone.onLightPaper());
        pen.fill(new Ellipse2D.Double(dot.x() - radius, dot.y() - radius, 2 * radius, 2 * radius));
    }

    private static Path2D path(List<Point> points, boolean closed) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.size(); i++) {
            Point p = points.get(i);
            if (i == 0) {
                path.moveTo(p.x(), p.y());
            } else {
                path.lineTo(p.x(), p.y());
            }
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }

    private static void write(Graphics2D pen, Drawing.Words words) {
        Font font = words.bold() ? BOLD : REGULAR;
        Path2D outline = new Path2D.Double();
        List<String> pieces = words.pieces();
        double x = 0;
        for (int i = 0; i < pieces.size(); i++) {
            boolean raised = i % 2 == 1;
            double size = raised ? RAISED * words.size() : words.size();
            GlyphVector glyphs = font.deriveFont((float) size).createGlyphVector(EXACT, pieces.get(i));
            Shape letters = glyphs.getOutline((float) x, (float) (raised ? -0.34 * words.size() : 0));
            outline.append(letters, false);
            x += glyphs.getLogicalBounds().getWidth();
        }
        double shift = switch (words.anchor()) {
            case START -> 0;
            case MIDDLE -> -x / 2;
            case END -> -x;
        };
        AffineTransform place = AffineTransform.getTranslateInstance(words.x(), words.y());
        if (words.turned()) {
            place.rotate(-Math.PI / 2);
        }
        place.translate(shift, 0);
        pen.setColor(words.tone().onLightPaper());
        pen.fill(place.createTransformedShape(outline));
    }

    private static Font font(String name) {
        try (InputStream in = PngImage.class.getResourceAsStream(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(name + ": no font", e);
        }
    }
}
