package io.github.clinamen.app.serve;

import io.github.clinamen.core.transcript.Transcript;

/** Makes the self-contained page of {@code clinamen report}. */
public interface Reports {
    /**
     * @param name of the transcript
     * @param rounds how many of its rounds are made again at most
     * @return HTML
     */
    String html(String name, Transcript transcript, long rounds);
}
