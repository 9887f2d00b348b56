package dev.understudy.lessons.shell;

/**
 * An app as the API console registered it.
 *
 * @param id the client id, which is public
 * @param secret the client secret
 */
public record App(String id, String secret) {

    static App named(String name) {
        return new App(Setting.ofWorld("client." + name), Setting.ofWorld("secret." + name));
    }
}
