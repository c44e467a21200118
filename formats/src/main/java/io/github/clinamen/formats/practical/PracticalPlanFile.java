package io.github.clinamen.formats.practical;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.practical.BoxModel;
import io.github.clinamen.core.practical.PracticalPlan;
import io.github.clinamen.formats.CanonicalJson;
import io.github.clinamen.formats.StrictJson;
import java.nio.file.Path;
import org.hipparchus.fraction.BigFraction;

/** A practical plan as a sealed JSON document; exact numbers are strings, and a plan read back equals the plan written. */
public final class PracticalPlanFile {
    private static final String FORMAT = "clinamen-practical-plan";
    /** 2: untested rounds have their own curve, so the same fields certify more than in version 1. */
    private static final int VERSION = 2;

    private PracticalPlanFile() {}

    /** The fields of a plan, in the order of the document; also how a plan stands inside other documents. */
    record Document(
            String format,
            int version,
            String model,
            int parties,
            Epsilon epsilon,
            long rounds,
            BigFraction ratio,
            BigFraction power,
            BigFraction near,
            long lostAllowed,
            BigFraction estimateError,
            BigFraction extractionError,
            String extractor) {
        static Document of(PracticalPlan plan) {
            return new Document(
                    FORMAT,
                    VERSION,
                    plan.model().word(),
                    plan.parties(),
                    plan.epsilon(),
                    plan.rounds(),
                    plan.ratio(),
                    plan.power(),
                    plan.near(),
                    plan.lostAllowed(),
                    plan.estimateError(),
                    plan.extractionError(),
                    plan.extractor());
        }

        /** @throws IllegalArgumentException when the fields do not make a plan */
        PracticalPlan plan() {
            // Not only as a document of its own: a plan inside another is held to it too.
            if (!format.equals(FORMAT) || version != VERSION) {
                throw new IllegalArgumentException("format: expected " + FORMAT + " version " + VERSION + ", found "
                        + format + " version " + version);
            }
            return new PracticalPlan(
                    BoxModel.parse(model),
                    parties,
                    epsilon,
                    rounds,
                    ratio,
                    power,
                    near,
                    lostAllowed,
                    estimateError,
                    extractionError,
                    extractor);
        }
    }

    /** Writes the plan, whole or not at all. */
    public static void write(Path target, PracticalPlan plan) {
        CanonicalJson.write(target, Document.of(plan));
    }

    /**
     * Reads a plan whose seal is whole.
     *
     * @throws InputException when it cannot be read, was changed, or its fields make no plan
     */
    public static PracticalPlan read(Path file) {
        byte[] bytes = StrictJson.bytesOf(file);
        StrictJson.requireFormat(file, bytes, FORMAT, VERSION);
        Document document = CanonicalJson.open(file, bytes, Document.class);
        try {
            return document.plan();
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }
}
