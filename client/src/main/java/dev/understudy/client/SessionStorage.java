package dev.understudy.client;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps credentials in the session of a web app, of whatever framework. The session must stay on the server: in a cookie
 * they would be the browser's.
 */
public final class SessionStorage implements Storage {

    private static final String KEY = "understudy.credentials";

    private final Map<String, ? super String> attributes;

    private SessionStorage(Map<String, ? super String> attributes) {
        this.attributes = attributes;
    }

    /** A storage in the attributes of this session. */
    public static SessionStorage of(Map<String, ? super String> attributes) {
        return new SessionStorage(attributes);
    }

    @Override
    public Optional<SavedCredentials> load() {
        return Optional.ofNullable(attributes.get(KEY)).map(Object::toString).map(SavedCredentials::fromJson);
    }

    @Override
    public void save(SavedCredentials credentials) {
        attributes.put(KEY, credentials.toJson());
    }

    @Override
    public void delete() {
        attributes.remove(KEY);
    }

    /** One at a time for this session. */
    @Override
    public <T> T locked(Supplier<T> action) {
        synchronized (attributes) {
            return action.get();
        }
    }

    /** Without what is kept. */
    @Override
    public String toString() {
        return "SessionStorage";
    }
}
