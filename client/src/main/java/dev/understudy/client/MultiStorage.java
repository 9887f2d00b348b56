package dev.understudy.client;

import dev.understudy.client.internal.GuardedFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps the credentials of many users or clients in one file: that of oauth2client's multiprocess_file_storage, which
 * programs in Python may share at the same time, lock file and all. A file of the older multistore_file is read, too,
 * and becomes one of the newer kind when something is saved.
 */
public final class MultiStorage {

    private final GuardedFile file;
    private final Consumer<String> report;

    private MultiStorage(GuardedFile file, Consumer<String> report) {
        this.file = file;
        this.report = report;
    }

    /** A storage in this file, which need not exist yet. */
    public static MultiStorage at(Path path) {
        var log = System.getLogger("dev.understudy.client");
        return new MultiStorage(new GuardedFile(path), what -> log.log(System.Logger.Level.WARNING, what));
    }

    /** A copy that reports a file set aside to this instead of to the log. */
    public MultiStorage withReport(Consumer<String> newReport) {
        return new MultiStorage(file, newReport);
    }

    /** The place of the credentials of this client, program and scopes. */
    public Storage storage(CredentialKey key) {
        return storage(key.text());
    }

    /** The place of the credentials that go by this name. */
    public Storage storage(String key) {
        return new Entry(key);
    }

    /** The keys that there are. */
    public java.util.Set<String> keys() {
        return java.util.Set.copyOf(read().keySet());
    }

    /** Where it is, not what is in it. */
    @Override
    public String toString() {
        return "MultiStorage[" + file.path() + "]";
    }

    private Map<String, SavedCredentials> read() {
        return GuardedAccess.read(file, report, MultiJson::read).orElseGet(TreeMap::new);
    }

    private <T> T changed(Consumer<Map<String, SavedCredentials>> change, Supplier<T> result) {
        return GuardedAccess.locked(file, () -> {
            var all = new TreeMap<>(read());
            change.accept(all);
            GuardedAccess.write(file, MultiJson.write(all));
            return result.get();
        });
    }

    /** One key's place. */
    private final class Entry implements Storage {

        private final String key;

        private Entry(String key) {
            this.key = key;
        }

        @Override
        public Optional<SavedCredentials> load() {
            return Optional.ofNullable(read().get(key));
        }

        @Override
        public void save(SavedCredentials credentials) {
            changed(all -> all.put(key, credentials), () -> key);
        }

        @Override
        public void delete() {
            changed(all -> all.remove(key), () -> key);
        }

        @Override
        public <T> T locked(Supplier<T> action) {
            return GuardedAccess.locked(file, action);
        }

        @Override
        public String toString() {
            return MultiStorage.this.toString();
        }
    }
}
