/**
 * Checks exact certificates: Theorem 1 and (P1), for any odd number of parties, by rational arithmetic only. The key type is
 * {@link io.github.clinamen.core.certificate.CertificateChecker}; how a certificate was found does not matter here.
 */
@NullMarked
package io.github.clinamen.core.certificate;

import org.jspecify.annotations.NullMarked;
