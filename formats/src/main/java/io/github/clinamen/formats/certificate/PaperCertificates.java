package io.github.clinamen.formats.certificate;

import io.github.clinamen.core.certificate.CertificateRejectedException;
import io.github.clinamen.core.certificate.ConeCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Certificates of the paper's claims that come with the program because they took a search: not yet checked when loaded. */
public final class PaperCertificates {
    private static final String LEMMA_3 = "cone-5-majority-3-lemma-3.json";

    private PaperCertificates() {}

    /**
     * The vectors of Lemma 3 for the triple (0.8842, 1.260, 0.9732).
     *
     * @throws CertificateRejectedException when the program's file is of another kind
     */
    public static ConeCertificate lemma3() {
        try (InputStream in = PaperCertificates.class.getResourceAsStream(LEMMA_3)) {
            String text = new String(Objects.requireNonNull(in, LEMMA_3).readAllBytes(), StandardCharsets.UTF_8);
            if (CertificateFile.parse(LEMMA_3, text) instanceof ConeCertificate c) {
                return c;
            }
            throw new CertificateRejectedException(LEMMA_3 + " is not a certificate of Lemma 3");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
