package io.github.clinamen.report.page;

import java.util.List;

/**
 * The certificate that a bound rests on.
 *
 * @param statement what it proves, in one or two sentences
 * @param name of the file that comes with the program
 * @param sha256 of its bytes
 * @param checked whether it was checked when the page was made
 * @param commands how to check it again
 */
public record CertificateNote(String statement, String name, String sha256, boolean checked, List<String> commands) {
    public CertificateNote {
        commands = List.copyOf(commands);
    }
}
