package dev.understudy.server.console;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sentences for the page that somebody is sent to, each told once: no link can make a page say anything else. */
final class Notices {

    private static final int MOST = 100;

    private final Map<String, String> sentences = new LinkedHashMap<>();
    private int kept;

    /** Keeps a sentence, and gives the key to it. */
    synchronized String keep(String sentence) {
        String key = Integer.toString(++kept);
        sentences.put(key, sentence);
        if (sentences.size() > MOST) {
            sentences.remove(sentences.keySet().iterator().next());
        }
        return key;
    }

    /** The sentence of this key, if it was not told yet. */
    synchronized Optional<String> take(String key) {
        return Optional.ofNullable(sentences.remove(key));
    }
}
