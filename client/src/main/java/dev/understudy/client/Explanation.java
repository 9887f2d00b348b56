package dev.understudy.client;

/**
 * What an error says to a person.
 *
 * @param happened what happened, one sentence
 * @param meaning what it means, one sentence
 * @param remedy what to do now, one sentence
 */
record Explanation(String happened, String meaning, String remedy) {

    String message() {
        return happened + "\n  It means: " + meaning + "\n  To do: " + remedy;
    }
}
