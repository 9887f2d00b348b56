package dev.understudy.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;

/** Speaks with the user in text. */
public interface Terminal {

    /** Says a line. */
    void say(String line);

    /**
     * Asks, and returns what the user typed.
     *
     * @throws IOException if the user closed the input
     */
    String ask(String question) throws IOException;

    /** Standard output and input. */
    static Terminal system() {
        var input = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        return new Terminal() {
            @Override
            public void say(String line) {
                System.out.println(line);
            }

            @Override
            public String ask(String question) throws IOException {
                System.out.print(question);
                System.out.flush();
                String line = input.readLine();
                if (line == null) {
                    System.out.println();
                    throw new IOException("the input ended before a code was pasted");
                }
                return line;
            }
        };
    }
}
